using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A rule that all terms obey: an <see cref="Implication"/> or a <see cref="WeightedSum"/>.</summary>
public abstract record Constraint : Reasoned;

/// <summary>When some issues have given values, others must too.</summary>
internal sealed record Implication : Constraint
{
    /// <summary>The values that bring the rule into force: all of them together.</summary>
    [Key("The values that bring the rule into force, by issue; all of them together."), RefersTo(NameKind.Issue)]
    public required Named<IssueSet> When { get; init; }

    /// <summary>The values that are then required.</summary>
    [Key("The values that are then required, by issue."), RefersTo(NameKind.Issue)]
    public required Named<IssueSet> Then { get; init; }
}

/// <summary>A weighted sum of positions on scales stays within limits.</summary>
internal sealed record WeightedSum : Constraint
{
    /// <summary>Weight of each scale issue. Range [-1,000,000, 1,000,000].</summary>
    [Key("Weight of each scale issue in the sum."), RefersTo(NameKind.Issue), Number(-1e6, 1e6)]
    public required Named<Uncertain> Sum { get; init; }

    /// <summary>Greatest legal sum, if there is one.</summary>
    [Key("Greatest legal sum."), Number(-1e9, 1e9)]
    public Uncertain? Max { get; init; }

    /// <summary>Least legal sum, if there is one.</summary>
    [Key("Least legal sum."), Number(-1e9, 1e9)]
    public Uncertain? Min { get; init; }
}

/// <summary>Values of one issue: <see cref="Positions"/> of a scale or <see cref="Choices"/> among options.</summary>
public abstract record IssueSet;

/// <summary>Positions on a scale.</summary>
internal sealed record Positions(Interval Interval) : IssueSet;

/// <summary>Some of an issue's options.</summary>
public sealed record Choices(ValueList<string> Options) : IssueSet;

/// <summary>One value of one issue: a <see cref="Position"/> or a <see cref="Choice"/>.</summary>
public abstract record IssueValue;

/// <summary>A position on a scale.</summary>
public sealed record Position(Uncertain Value) : IssueValue;

/// <summary>An option.</summary>
public sealed record Choice(string Option) : IssueValue;
