using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>An actor in a table of positions.</summary>
/// <param name="Key">Its name in a scenario.</param>
/// <param name="Name">What it is called in sentences.</param>
internal sealed record TableActor(string Key, string Name)
{
    /// <summary>How far its ideal follows the position of others, by their keys; none if the format does not say.</summary>
    public Named<double> Accommodates { get; init; } = [];
}

/// <summary>An issue in a table of positions.</summary>
/// <param name="Key">Its name in a scenario.</param>
/// <param name="Words">What it is called in sentences.</param>
/// <param name="Proposal">What it was decided with; empty = alone or unknown.</param>
internal sealed record TableIssue(string Key, string Words, string Proposal = "")
{
    /// <summary>The proposal in words.</summary>
    public string ProposalWords { get; init; } = "";

    /// <summary>The year of the proposal, if known.</summary>
    public int? Year { get; init; }

    /// <summary>Where it stands if nothing is decided, on 0 to 100, if known.</summary>
    public double? Today { get; init; }

    /// <summary>Where it was decided, on 0 to 100, if known.</summary>
    public double? Outcome { get; init; }
}

/// <summary>Where one actor stands on one issue.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Position">Range [0, 100].</param>
/// <param name="Salience">Range [0, 100].</param>
/// <param name="Capability">Zero or more.</param>
internal readonly record struct TableRow(int Actor, int Issue, double Position, double Salience, double Capability);

/// <summary>Who stands where on what, as tables of other programs say it: one row for each actor and issue.</summary>
internal sealed record StakeholderTable
{
    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>More about it, if the format says more.</summary>
    public string? Summary { get; init; }

    /// <summary>Actors in the order in which they first stand in the file.</summary>
    public required IReadOnlyList<TableActor> Actors { get; init; }

    /// <summary>Issues in the order in which they first stand in the file.</summary>
    public required IReadOnlyList<TableIssue> Issues { get; init; }

    /// <summary>Rows in file order; no actor stands twice on an issue.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>Ends of the scale in the file's own units; 0 and 100 if they are those of scenarios.</summary>
    public (double Low, double High) Scale { get; init; } = (ScaleIssue.Min, ScaleIssue.Max);

    /// <summary>The file it was read from, for problems.</summary>
    public string File { get; init; } = "";

    /// <summary>The files it was read from, as they are to be cited.</summary>
    public required string Source { get; init; }
}
