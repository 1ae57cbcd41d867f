using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A negotiation as an analyst sees it on one day: who sits at the table, what each wants, what each gets without a
/// deal, and what may happen until the end of the forecast.</summary>
/// <remarks>Immutable, and checked: a scenario that <see cref="ScenarioReader"/> returns obeys every rule of
/// docs/reference/scenario-format.md. The order of the properties is the order in which a file is read and written; what is changed by
/// events, levers and variants comes before them.</remarks>
public sealed record Scenario
{
    /// <summary>The latest version of the file format. Every version from 1 on is read; they differ in some defaults
    /// only.</summary>
    public const int FormatVersion = 2;

    private static readonly Named<Package> OnlyOne = [new(Package.Default, new())];

    /// <summary>Format version of the file.</summary>
    [Key("Version of the file format: 1 or 2. They differ in what some keys mean if left out.")]
    public required int Entente { get; init; }

    /// <summary>Title.</summary>
    [Key("What the scenario is about, in a few words.")]
    public required string Title { get; init; }

    /// <summary>Date of the forecast: nothing later may be used.</summary>
    [Key("Date of the forecast: nothing later may be used.")]
    public required DateOnly From { get; init; }

    /// <summary>End of the forecast.</summary>
    [Key("End of the forecast.")]
    public required DateOnly Until { get; init; }

    /// <summary>Length of a step of the simulation.</summary>
    [Key("Length of a step of the simulation, such as 1 week.")]
    public Duration Step { get; init; } = new(1, DurationUnit.Week);

    /// <summary>One or two sentences.</summary>
    [Key("One or two sentences.")]
    public string? Summary { get; init; }

    /// <summary>Words for numbers, where the file overrides the defaults.</summary>
    [Key("Words for numbers, where they differ from the defaults, such as {salience: {vital: 85..100}}.")]
    public Named<Named<Uncertain>> Words { get; init; } = [];

    /// <summary>How many times as wide as written every range of the file is. Range [1, 10].</summary>
    [Key("How many times as wide as written every range is taken to be, about its central value and within its legal range; 1 if left out. "
        + "Ranges of experts want 2.35."), Number(1, 10)]
    public double Spread { get; init; } = 1;

    /// <summary>Whose numbers stand in the file, where several people give theirs.</summary>
    [Key("Analysts who give numbers of their own, written {by: {NAME: 30..40}} where a number may stand."), Defines(NameKind.Analyst)]
    public Named<Analyst> Analysts { get; init; } = [];

    /// <summary>The one analyst whose numbers are taken; null = all, in proportion to their weights.</summary>
    [Key("Take the numbers of this analyst alone; of all, in proportion to their weights, if left out. What this one did not give is still "
        + "the others'."), RefersTo(NameKind.Analyst)]
    public string? Analyst { get; init; }

    /// <summary>What a draw takes from one analyst.</summary>
    [Key("What a draw takes from one analyst: all numbers that it gave (analyst), or each number from another (number).")]
    public Pooling Pool { get; init; }

    /// <summary>What a utility of 1 stands for; null = as the version of the file has it (<see cref="Scenarios.FormatVersion"/>).</summary>
    [Key("What a utility of 1 stands for: an actor's saliences on all issues listed, or what it has in dispute. If left out, listed in "
        + "version 1 of the format and disputed in version 2.", Part = ModelPart.Wants)]
    public UtilityUnit? UtilityUnit { get; init; }

    /// <summary>Who takes part.</summary>
    [Key("Who takes part."), Defines(NameKind.Actor), Changeable]
    public required Named<Actor> Actors { get; init; }

    /// <summary>What is to be settled.</summary>
    [Key("What is to be settled."), Defines(NameKind.Issue), Changeable]
    public required Named<Issue> Issues { get; init; }

    /// <summary>Rules that all terms obey.</summary>
    [Key("Rules that all terms obey.")]
    public ValueList<Constraint> Constraints { get; init; } = [];

    /// <summary>What can be agreed; empty = one package `settlement` that covers all issues.</summary>
    [Key("What can be agreed; if left out, one settlement that covers all issues."), Defines(NameKind.Package)]
    public Named<Package> Packages { get; init; } = [];

    /// <summary>What happens without a deal, if there is a war.</summary>
    [Key("The war that goes on while there is no deal; left out for a dispute without a war.", Part = ModelPart.War), Changeable]
    public WarSettings? War { get; init; }

    /// <summary>How talks come to an end.</summary>
    [Key("How talks come to an end once a deal is possible.", Part = ModelPart.Talks), Changeable]
    public TalksSettings Talks { get; init; } = new();

    /// <summary>Whether a deal holds; none = every deal holds.</summary>
    [Key("Whether a deal holds; if left out, every deal holds.", Part = ModelPart.Holding), Changeable]
    public Holding? Holding { get; init; }

    /// <summary>What the case is counted among; none = no history stands beside the forecast.</summary>
    [Key("What the case is counted among, so that what happened in others like it stands beside the forecast.")]
    public HistorySettings? History { get; init; }

    /// <summary>What may happen on a date.</summary>
    [Key("What may happen on a date, whoever wants it.")]
    public ValueList<Event> Events { get; init; } = [];

    /// <summary>Dates that make actors hurry.</summary>
    [Key("Dates that make actors hurry."), Defines(NameKind.Deadline)]
    public Named<Deadline> Deadlines { get; init; } = [];

    /// <summary>What actors can choose to do.</summary>
    [Key("What actors can choose to do."), Defines(NameKind.Lever)]
    public Named<Lever> Levers { get; init; } = [];

    /// <summary>Named bundles of changes to compare with.</summary>
    [Key("Named bundles of changes, to compare with the scenario as it is."), Defines(NameKind.Variant)]
    public Named<Variant> Variants { get; init; } = [];

    /// <summary>Uncertain numbers that hang together.</summary>
    [Key("Uncertain numbers that hang together, such as [{between: [war.pace, actors.north.power], rank: 0.6}]; all others are "
        + "independent.")]
    public ValueList<Correlation> Correlations { get; init; } = [];

    /// <summary>Questions with a date.</summary>
    [Key("Questions with a date, answered with a probability."), Defines(NameKind.Question)]
    public Named<Question> Questions { get; init; } = [];

    /// <summary>Documents that evidence is taken from.</summary>
    [Key("Documents that evidence is taken from."), Defines(NameKind.Source)]
    public Named<Source> Sources { get; init; } = [];

    /// <summary>What the numbers rest on.</summary>
    [Key("What the numbers rest on."), Defines(NameKind.Evidence)]
    public Named<PieceOfEvidence> Evidence { get; init; } = [];

    /// <summary>What can be agreed: the packages of the file, or the one that a file without any has.</summary>
    public Named<Package> AllPackages => Packages.Count > 0 ? Packages : OnlyOne;

    /// <summary>What an actor is called in sentences: its name, or else its key.</summary>
    public string NameOf(string actor) => Actors[actor].Name ?? actor;

    /// <summary>Whether an actor is asked about an issue: for its own role, or because it has to carry out what some package settles
    /// there.</summary>
    internal bool Asks(string actor, string issue) =>
        Actors[actor].IsRequired || AllPackages.Values.Any(package => package.IsPerformed(actor, issue, this));

    /// <summary>The package that every command calls the main one: of those that end the dispute the one that covers most issues, the first
    /// of equals. In a war a package that lets the fighting go on comes after all that stop it.</summary>
    public string MainPackage => AllPackages.MaxBy(one => (one.Value.Stops(this), Issues.Names.Count(one.Value.Covers.Includes))).Key;
}
