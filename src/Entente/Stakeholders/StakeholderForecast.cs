
namespace Entente.Stakeholders;

/// <summary>Where a model says the issues settle, and how it comes to say so.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Settings">The settings it ran with.</param>
/// <param name="Forecast">Where each issue settles, in the order of the problem; null where the model cannot tell.</param>
/// <param name="Rounds">The positions at the start, and after each round.</param>
/// <param name="End">Why the rounds ended, as a sentence.</param>
/// <param name="Notes">What a reader should know of this run: actors or issues that could not count, and why.</param>
public sealed record StakeholderForecast(
    string Model,
    ModelSettings Settings,
    ValueList<double?> Forecast,
    ValueList<StakeholderRound> Rounds,
    string End,
    ValueList<string> Notes);

/// <summary>Where everybody stands at one point, and what was offered and done to get there from the round before.</summary>
public sealed record StakeholderRound
{
    private readonly double?[,] positions;

    internal StakeholderRound(double?[,] positions, ValueList<double?> median, ValueList<double?> mean)
    {
        this.positions = positions;
        (Median, Mean) = (median, mean);
    }

    /// <summary>The weighted median of each issue, the lower one on ties; null where nobody has weight.</summary>
    public ValueList<double?> Median { get; }

    /// <summary>The weighted mean of each issue; null where nobody has weight.</summary>
    public ValueList<double?> Mean { get; }

    /// <summary>What was offered in this round; none for the start. Where an actor received very many offers, only the best of
    /// them.</summary>
    public ValueList<Offer> Offers { get; init; } = [];

    /// <summary>How many offers were made, whether or not they stand in <see cref="Offers"/>.</summary>
    public int OffersMade { get; init; }

    /// <summary>Who moved in this round, and why.</summary>
    public ValueList<Move> Moves { get; init; } = [];

    /// <summary>The position of an actor on an issue; null if it takes none.</summary>
    public double? Position(int actor, int issue) => positions[actor, issue];
}

/// <summary>Something that one actor asked another to do, or offered to do in return.</summary>
/// <param name="From">The actor that made it.</param>
/// <param name="To">The actor that received it.</param>
/// <param name="Kind">What it was, such as `confrontation`, `compromise`, `proposal` or `exchange`.</param>
/// <param name="Steps">The moves it would mean.</param>
/// <param name="Gain">What the actor that made it expected to gain, in the model's own measure.</param>
/// <param name="Taken">Whether any of its moves was made.</param>
public sealed record Offer(int From, int To, string Kind, ValueList<PositionChange> Steps, double Gain, bool Taken)
{
    /// <summary>What it brings each actor that is not party to it, by actor, in the measure of <see cref="Gain"/>; empty where the model
    /// does not say.</summary>
    public ValueList<double> Externalities { get; init; } = [];
}

/// <summary>A change of one actor's position on one issue.</summary>
public sealed record PositionChange(int Actor, int Issue, double From, double To);

/// <summary>A change of position that was made.</summary>
/// <param name="Step">Who moved, on what, from where to where.</param>
/// <param name="With">The other actor of the offer that was followed; null if there was none.</param>
/// <param name="Why">Why, as the end of a sentence such as "South moved from 0 to 20, …".</param>
public sealed record Move(PositionChange Step, int? With, string Why);
