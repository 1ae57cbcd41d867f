namespace Entente.Scoring;

/// <summary>Whether something happened.</summary>
internal enum Happened
{
    /// <summary>It did not.</summary>
    No,

    /// <summary>It did.</summary>
    Yes,

    /// <summary>Nobody can say yet.</summary>
    Unknown,
}

/// <summary>What the world answered: to a question of a run, about a package, about how things stood at the end, or about an
/// issue.</summary>
/// <remarks>Exactly one of <see cref="Question"/>, <see cref="Package"/>, <see cref="Issue"/> is given, or none of them: then
/// <see cref="Was"/> is the outcome as a whole.</remarks>
internal sealed record Resolution
{
    /// <summary>A question of the scenario.</summary>
    public string? Question { get; init; }

    /// <summary>A package.</summary>
    public string? Package { get; init; }

    /// <summary>An issue on which something was agreed.</summary>
    public string? Issue { get; init; }

    /// <summary>The date that the answer is about; none = every date of the forecast.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Whether it happened.</summary>
    public Happened Happened { get; init; } = Happened.Unknown;

    /// <summary>The day on which it happened.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The day until which it has not happened; none = the last day of the forecast.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What came out: a position, an option, or an outcome such as settlement.</summary>
    public string? Was { get; init; }

    /// <summary>Where that can be read.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where the answer stands in its file.</summary>
    public required (int Line, int Column) Place { get; init; }
}
