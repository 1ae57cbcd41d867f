using System.Text.Json.Serialization;
using Entente.History;

namespace Entente.Ensembles;

/// <summary>What history says beside a forecast, and the two pooled: a line of its own, never mixed in.</summary>
/// <remarks>History counts agreements from the day on which somebody began to mediate, which is taken to be the first day of the
/// forecast.</remarks>
public sealed record HistoryBeside
{
    /// <summary>What the case is counted among.</summary>
    public required string Class { get; init; }

    /// <summary>The weight of the model in what is pooled, in [0, 1].</summary>
    public required double ModelWeight { get; init; }

    /// <summary>An agreement that stops the fighting, or any where there is none, by the dates for which the odds are told and history has
    /// a figure.</summary>
    public required ValueList<HistoryByDate> Agreement { get; init; }

    /// <summary>The questions that ask for nothing but such an agreement by a day.</summary>
    public required Named<HistoryOfQuestion> Questions { get; init; }

    /// <summary>How many agreements were in force after so many years.</summary>
    public required ValueList<HistoryOfHolding> Holds { get; init; }

    /// <summary>How often conflicts as old as this one end by agreement or ceasefire until the last day, mediated or not; null where the
    /// file does not say how old it is, or history has no figure.</summary>
    public required HistoryFigure? ByAge { get; init; }

    /// <summary>The last day for which history has a figure of agreements.</summary>
    [JsonIgnore]
    internal HistoryByDate? Last => Agreement.Count == 0 ? null : Agreement[^1];
}

/// <summary>Model and history on an agreement by a date, that day included.</summary>
/// <param name="Date">The date.</param>
/// <param name="Model">Chance of an agreement that stops the fighting, in the model.</param>
/// <param name="ModelSe">Its standard error.</param>
/// <param name="History">What history says.</param>
/// <param name="Pool">The two pooled; null where the model has no figure.</param>
public sealed record HistoryByDate(DateOnly Date, double? Model, double? ModelSe, HistoryFigure History, double? Pool);

/// <summary>What history says beside a question.</summary>
/// <param name="History">What history says.</param>
/// <param name="Pool">That and the model's answer pooled; null where the model has none.</param>
public sealed record HistoryOfQuestion(HistoryFigure History, double? Pool);

/// <summary>What history says of how long agreements hold.</summary>
/// <param name="Years">After so many years.</param>
/// <param name="History">The share that was in force.</param>
public sealed record HistoryOfHolding(int Years, HistoryFigure History);
