using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A question with a date, answered with a probability: whether one agreement is made that meets all that the question
/// says.</summary>
public sealed record Question : Reasoned
{
    /// <summary>The question in words.</summary>
    [Key("The question in words.")]
    public required string Asks { get; init; }

    /// <summary>The packages of which one must be agreed for a yes; none named = all that cover <see cref="Issue"/>.</summary>
    [Key("The package, or a list of them, of which one must be agreed for a yes; with an issue, all that cover it if left out."),
     RefersTo(NameKind.Package)]
    public ValueList<string> Package { get; init; } = [];

    /// <summary>The first day that counts; none = from the start.</summary>
    [Key("The first day that counts; from the start if left out. Only with `by`.")]
    public DateOnly? From { get; init; }

    /// <summary>The last day on which an agreement counts. Either this or <see cref="On"/>.</summary>
    [Key("The last day that counts. Either `by` or `on`.")]
    public DateOnly? By { get; init; }

    /// <summary>The day on which the agreement must be in force, whenever it was made.</summary>
    [Key("The day on which the agreement must be in force, whenever it was made. Either `by` or `on`.")]
    public DateOnly? On { get; init; }

    /// <summary>How long the agreement, once made, must stay unbroken; none = it need only be made.</summary>
    [Key("How long the agreement must then stay unbroken, such as 30 days; it need only be made if left out. Only with `by`.")]
    public Duration? HoldsFor { get; init; }

    /// <summary>The issue whose agreed terms are asked about; none = any terms.</summary>
    [Key("The issue whose agreed terms are asked about, with `at-least`, `at-most` or `is`."), RefersTo(NameKind.Issue)]
    public string? Issue { get; init; }

    /// <summary>Least position on the issue, a scale. Range [0, 100].</summary>
    [Key("Least position on the issue, a scale."), Number(ScaleIssue.Min, ScaleIssue.Max, Counted = Counted.Position)]
    public Uncertain? AtLeast { get; init; }

    /// <summary>Greatest position on the issue, a scale. Range [0, 100].</summary>
    [Key("Greatest position on the issue, a scale."), Number(ScaleIssue.Min, ScaleIssue.Max, Counted = Counted.Position)]
    public Uncertain? AtMost { get; init; }

    /// <summary>The option of the issue that must be agreed.</summary>
    [Key("The option of the issue that must be agreed."), Name]
    public string? Is { get; init; }

    /// <summary>The lever or variant under which the question is asked; none = the scenario as it is.</summary>
    [Key("The lever or variant under which the question is asked; the scenario as it is if left out."), Name]
    public string? If { get; init; }

    /// <summary>What counts as a yes in the real world, and who says so.</summary>
    [Key("What counts as a yes in the real world, and who says so.")]
    public string? Resolves { get; init; }

    /// <summary>The day on which the question is decided, but for what <see cref="HoldsFor"/> asks of the time after it.</summary>
    /// <exception cref="InvalidOperationException">The question names no day; checks refuse that.</exception>
    public DateOnly Day => On ?? By ?? throw new InvalidOperationException("A question names the day by which, or on which, it is asked.");
}
