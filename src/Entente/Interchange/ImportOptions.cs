using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>What a file of another program does not say, and the analyst may.</summary>
internal sealed record ImportOptions
{
    /// <summary>A date for formats that know none; the analyst puts the real one in its place.</summary>
    internal static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <summary>The title; made from the file's name if not given.</summary>
    public string? Title { get; init; }

    /// <summary>Date of the forecast; the year of the data, else 1 January 2000, if not given.</summary>
    public DateOnly? From { get; init; }

    /// <summary>End of the forecast; a year later if not given.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The ends of the scale on which a table gives positions; 0 to 100 if not given.</summary>
    public (double Low, double High)? PositionScale { get; init; }

    /// <summary>The salience that means "all that matters"; told from the data (1 or 100) if not given. Above 0.</summary>
    public double? GreatestSalience { get; init; }

    /// <summary>Which column of capabilities to take, where a table has several; the first if not given.</summary>
    public string? Capability { get; init; }

    /// <summary>The one proposal to import out of a table of many; all if not given.</summary>
    public string? Proposal { get; init; }

    /// <summary>How Genius evaluations become utilities.</summary>
    public EvaluationReading Evaluations { get; init; } = EvaluationReading.ByIssue;
}

/// <summary>The two ways in which programs read the evaluations of a Genius profile; they give different utilities.</summary>
public enum EvaluationReading
{
    /// <summary>As Genius does: each issue's evaluations over their own greatest, then weighted.</summary>
    ByIssue,

    /// <summary>Weighted evaluations over the greatest total that any outcome reaches.</summary>
    ByTotal,
}

/// <summary>What came of an import.</summary>
/// <param name="Text">The scenario file, or null if there is an error.</param>
/// <param name="Problems">Everything that is wrong.</param>
/// <param name="Notes">How the input was understood, and what could not be kept, as sentences.</param>
internal sealed record Imported(string? Text, ValueList<Problem> Problems, ValueList<string> Notes);
