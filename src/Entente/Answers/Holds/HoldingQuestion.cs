using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Holds;

/// <summary>What `holds` asks: which deals are followed, and for how long.</summary>
/// <param name="Package">The package.</param>
/// <param name="Years">For how many years; positive.</param>
/// <param name="Given">Terms that are signed whatever the talks would bring; nothing to follow what each world agrees.</param>
public sealed record HoldingQuestion(string Package, double Years, GivenTerms? Given)
{
    /// <summary>Steps of a quarter of a year.</summary>
    private const int PointsInYear = 4;

    /// <summary>By how many points of a scale a clause is moved.</summary>
    public const double Step = 10;

    /// <summary>The greatest number of years that can be asked for.</summary>
    public const int MaxYears = 50;

    /// <summary>The question about a scenario, or everything that is wrong with it, in sentences.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="package">The package asked for; null = the one that covers most issues.</param>
    /// <param name="years">The years asked for; null = as long as the file follows a deal.</param>
    /// <param name="date">The day of signing; null = the first day.</param>
    /// <param name="terms">Terms asked about, or null.</param>
    internal static (HoldingQuestion? Question, IReadOnlyList<string> Mistakes) Of(Scenario scenario, string? package, int? years,
        DateOnly? date, Named<IssueValue>? terms)
    {
        Named<Package> packages = scenario.AllPackages;
        string name = package ?? scenario.MainPackage;
        packages.TryGet(name, out Package? known);
        DateOnly day = date ?? scenario.From;
        string[] mistakes =
        [
            .. scenario.Holding is null
                ? new[] { "the scenario has no `holding` section, so that every deal in it holds for ever. Add one that says how readily "
                    + "deals are broken, such as `holding: {break-rate: 0.3, tremble: 0.05, holds-for: 5 years}`; "
                    + "docs/reference/scenario-keys.md has all its keys." }
                : [],
            .. known is null ? [$"the scenario has no package `{name}`. {NearestName.Hint(name, packages.Names)}"]
                : known.EndsFighting ? Array.Empty<string>()
                : [$"the package `{name}` is a bargain beside which all else goes on as before, and nothing in the model breaks such a "
                    + $"bargain. {Stopping(packages)}"],
            .. day < scenario.From || day > scenario.Until
                ? new[] { $"--signed is {Iso(day)}; it should be a day from {Iso(scenario.From)} to {Iso(scenario.Until)}." } : [],
            .. date is not null && terms is null ? new[] { "--signed says when given terms are signed, so it needs --terms FILE." } : [],
            .. known is null || terms is null ? Array.Empty<string>()
                : [.. terms.Names.Where(issue => !known.Covers.Includes(issue))
                    .Select(issue => $"the terms name `{issue}`, which the package `{name}` leaves as it is. Leave it out, or choose a "
                    + "package that settles it with --package.")],
        ];
        return (mistakes.Length > 0 ? null
            : new(name, years ?? scenario.Holding!.HoldsFor.Years, terms is null ? null : new(day, Numbers(scenario, terms))), mistakes);
    }

    /// <summary>The question as a draw understands it.</summary>
    internal HoldingTest Test(Scenario scenario)
    {
        int whole = (int)Math.Ceiling((Years * PointsInYear) - 1e-9);
        Package package = scenario.AllPackages[Package];
        return new(Package, [.. Enumerable.Range(0, whole).Select(quarter => (double)quarter / PointsInYear), Years])
        {
            Given = Given,
            Clauses = [.. scenario.Issues.Index().Where(issue => package.Covers.Includes(issue.Item.Key))
                .SelectMany(issue => Changes(issue.Index, issue.Item.Value))],
        };
    }

    private static IEnumerable<ClauseChange> Changes(int issue, Issue kind) => kind is OptionsIssue options
        ? Enumerable.Range(0, options.Options.Count).Select(option => new ClauseChange(issue, 0, option))
        : [new ClauseChange(issue, Step, -1), new ClauseChange(issue, -Step, -1)];

    /// <summary>As `solve` takes them: the central value of a number that the terms leave open.</summary>
    private static ValueList<double> Numbers(Scenario scenario, Named<IssueValue> terms) =>
        [.. scenario.Issues.Select(issue => terms.TryGet(issue.Key, out IssueValue? given)
            ? StandingTerms.Number(given, issue.Value, number => number.Central) : double.NaN)];

    private static string Stopping(Named<Package> packages)
    {
        string[] stopping = [.. packages.Where(one => one.Value.EndsFighting).Select(one => $"`{one.Key}`")];
        return stopping.Length == 0 ? "No package of the file ends it." : "Choose one that ends the "
            + $"dispute: {string.Join(", ", stopping)}.";
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
