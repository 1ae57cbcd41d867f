using Entente.Answers.Compare;
using Entente.Answers.Explain;
using Entente.Answers.Holds;
using Entente.Answers.Moves;
using Entente.Answers.Why;
using Entente.Ensembles;

namespace Entente.Answers;

/// <summary>What an option of a question takes.</summary>
internal enum AskKind
{
    /// <summary>A whole number.</summary>
    Count,

    /// <summary>The name of a package.</summary>
    Package,

    /// <summary>Names of variants or levers.</summary>
    Changes,

    /// <summary>Changes of values, each written `path=value`.</summary>
    Settings,

    /// <summary>The name of an actor.</summary>
    Actor,

    /// <summary>The names of two actors.</summary>
    TwoActors,

    /// <summary>The names of two issues, each on a scale.</summary>
    TwoScales,

    /// <summary>Terms that are kept: on the command line a file of them.</summary>
    Terms,

    /// <summary>A date.</summary>
    Day,

    /// <summary>What is explained: the odds, whether a deal holds, or its terms.</summary>
    Explained,

    /// <summary>A name.</summary>
    Text,

    /// <summary>Nothing: it is there or not.</summary>
    Switch,
}

/// <summary>Something that can be said with a question: an option of its command, and a field of its form in the workbench. Both take name
/// and words from here.</summary>
/// <param name="Name">What it is called, without the dashes of the command line.</param>
/// <param name="Help">What it is for, as the help of the command says it.</param>
/// <param name="Kind">What it takes.</param>
internal sealed record AskOption(string Name, string Help, AskKind Kind)
{
    /// <summary>The draw that is told, unless somebody names another.</summary>
    private const int FirstDraw = 0;

    /// <summary>Begins every name on the command line.</summary>
    public const string Dashes = "--";

    /// <summary>`--seed` of a question about many worlds.</summary>
    public static readonly AskOption Seed = new("seed", "Where chance begins: the same seed gives the same results.", AskKind.Count)
    {
        Usual = (long)new EnsembleSettings().Seed,
    };

    /// <summary>`--seed` of a question about one world.</summary>
    public static readonly AskOption SeedOfRun = Seed with { Help = "Where chance begins: the seed of the run." };

    /// <summary>`--set`.</summary>
    public static readonly AskOption Set =
        new("set", "Change a value for this call only, such as --set talks.pace=0; may be given several times.", AskKind.Settings)
        {
            InForm = "Change values for this question only, each named by its path in the file, such as talks.pace.",
        };

    /// <summary>`solve --package`.</summary>
    public static readonly AskOption PackageSolved =
        new("package", "The package to solve; the one that covers most issues if left out.", AskKind.Package);

    /// <summary>`holds --package`.</summary>
    public static readonly AskOption PackageFollowed = PackageSolved with
    {
        Help = "The package to follow; the one that covers most issues if left out.",
    };

    /// <summary>`solve --terms`.</summary>
    public static readonly AskOption TermsTested =
        new("terms", "Test the terms in this file, such as a published plan: who accepts, who refuses and why.", AskKind.Terms)
        {
            InForm = "Test the terms of a plan that is kept: who accepts, who refuses and why.",
        };

    /// <summary>`holds --terms`.</summary>
    public static readonly AskOption TermsFollowed = new(
        "terms", "Follow the terms in this file, such as a published peace plan, instead of what each world agrees.", AskKind.Terms)
    {
        InForm = "Follow the terms of a plan that is kept, instead of what each world agrees.",
    };

    /// <summary>`solve --explain`.</summary>
    public static readonly AskOption Explain =
        new("explain", "Show how what no deal is worth to this actor comes about.", AskKind.Actor);

    /// <summary>`solve --frontier`.</summary>
    public static readonly AskOption Frontier = new("frontier", "Show the Pareto frontier between two actors.", AskKind.TwoActors);

    /// <summary>`solve --region`.</summary>
    public static readonly AskOption Region =
        new("region", "Show which positions on two scale issues could be agreed.", AskKind.TwoScales);

    /// <summary>`holds --signed`.</summary>
    public static readonly AskOption Signed =
        new("signed", "The day on which these terms are signed; the first day of the scenario if left out.", AskKind.Day);

    /// <summary>`holds --years`.</summary>
    public static readonly AskOption Years =
        new("years", "For how many years a deal is followed; what `holds-for` says if left out.", AskKind.Count) { Least = 1 };

    /// <summary>`explain --of`.</summary>
    public static readonly AskOption Explained = new(
        "of", "What to explain: odds; holding or holding.YEARS, whether the package that covers most issues, once agreed, holds for a year "
            + "or so many; terms.ISSUE, where it lands on a scale, or terms.ISSUE.OPTION, whether it has the option. The odds if left out.",
        AskKind.Explained)
    {
        InForm = "What to explain: the odds, whether the package that covers most issues holds once agreed, or where it lands on an issue.",
    };

    /// <summary>`compare --variant`.</summary>
    public static readonly AskOption Compared = new(
        "variant", "A variant or a lever of the file; may be given several times, each is compared by itself.", AskKind.Changes)
    {
        InForm = "Variants or levers of the file; each is compared by itself.",
    };

    /// <summary>`compare --all`.</summary>
    public static readonly AskOption All = new("all", "Every variant of the file, in one table.", AskKind.Switch);

    /// <summary>`trace --draw`.</summary>
    public static readonly AskOption Draw =
        new("draw", "Which world: the draw of this number in `run`, from 0.", AskKind.Count) { Usual = FirstDraw };

    /// <summary>`trace --variant`.</summary>
    public static readonly AskOption Told = new(
        "variant", "Tell the same world with a variant of the file, or with a lever pulled; may be given several times.", AskKind.Changes)
    {
        InForm = "Tell the same world with variants of the file, or with levers pulled.",
    };

    /// <summary>`solve --redact`.</summary>
    public static readonly AskOption Redact = new("redact", "Leave out speakers' names and source titles.", AskKind.Switch);

    /// <summary>`run --redact`.</summary>
    public static readonly AskOption RedactRun = Redact with
    {
        Help = "Leave speakers' names and source titles out of the results; the numbers are the same.",
    };

    /// <summary>What it is for, where the form of the workbench says it otherwise.</summary>
    public string? InForm { get; init; }

    /// <summary>The least number that it takes.</summary>
    public long Least { get; init; }

    /// <summary>What stands if it is left out; null where the words say it.</summary>
    public long? Usual { get; init; }

    /// <summary>Its name on the command line.</summary>
    public string Typed => Dashes + Name;

    /// <summary>The options of a command that an asker can give, in the order of its form; those of where an answer goes, and of how it is
    /// computed, are not among them.</summary>
    public static ValueList<AskOption> Of(Verb verb) => verb.Name switch
    {
        "check" => [Set],
        "solve" => [PackageSolved, TermsTested, Explain, Frontier, Region, Redact, Set],
        "run" => [Draws(EnsembleSettings.DefaultDraws, 1), Seed, RedactRun, Set],
        "why" => [Draws(WhyNoDeal.UsualDraws), Seed, Set],
        "explain" => [Explained, Draws(ForecastSensitivity.UsualDraws, ForecastSensitivity.MinDraws), Seed, Set],
        "holds" => [PackageFollowed, TermsFollowed, Signed, Years, Draws(HoldingAnswer.UsualDraws), Seed, Set],
        "moves" => [Draws(LeverGame.UsualDraws), Seed, Set],
        "compare" => [Compared, All, Draws(Comparison.UsualDraws), Seed, Set],
        "trace" => [Draw, Told, SeedOfRun, Set],
        _ => [],
    };

    /// <summary>`--draws`.</summary>
    /// <param name="usual">How many, unless somebody says otherwise.</param>
    /// <param name="least">The fewest that make sense: one, or one for each of the 16 scrambles where errors matter.</param>
    public static AskOption Draws(int usual, int least = EnsembleSettings.OneAScramble) =>
        new("draws", "How many worlds to draw.", AskKind.Count) { Least = least, Usual = usual };
}
