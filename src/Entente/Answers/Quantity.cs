using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers;

/// <summary>What kind of thing a number about a draw is.</summary>
public enum QuantityKind
{
    /// <summary>Whether an agreement that stops the fighting (any agreement where there is no war) was made by a date.</summary>
    AgreementBy,

    /// <summary>Whether a package was agreed by a date.</summary>
    PackageBy,

    /// <summary>Whether the draw ended in an outcome.</summary>
    Outcome,

    /// <summary>Position of a scale issue when the main package was first agreed.</summary>
    Position,

    /// <summary>Whether an option was chosen when the main package was first agreed.</summary>
    Option,

    /// <summary>Realised payoff of an actor, in utility.</summary>
    Payoff,

    /// <summary>The chance that the main package, once agreed, stands after so many years, with
    /// <see cref="TalksOptions.FollowsDeals"/>.</summary>
    Holds,

    /// <summary>The chance of an agreement that stops the fighting (any agreement where there is no war) by the last day, along the path on
    /// which nobody agrees. It has the mean of <see cref="AgreementBy"/> and far less noise, and is known of
    /// the draws whose path is followed (<see cref="TalksOptions.WholePaths"/>).</summary>
    AgreementChance,
}

/// <summary>A number that every draw has, such as whether a package was agreed by a date. Questions compare and explain these.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The key of the package, outcome, issue or actor; for <see cref="QuantityKind.AgreementBy"/> and
/// <see cref="QuantityKind.Holds"/> the main package.</param>
/// <param name="Detail">The date, the option or the number of years; empty if there is none.</param>
public sealed record Quantity(QuantityKind Kind, string Name, string Detail)
{
    internal Quantity(QuantityKind kind, string name, string detail, Func<Draw, double> number)
        : this(kind, name, detail) => In = number;

    /// <summary>The number in a draw that did not fail; NaN where the draw does not count.</summary>
    internal Func<Draw, double> In { get; } = _ => double.NaN;

    /// <summary>Whether it is a yes or no, so that its mean is a share of draws.</summary>
    public bool IsShare => Kind is not (QuantityKind.Position or QuantityKind.Payoff);

    /// <summary>Everything that can be asked of the draws of a scenario, in a fixed order.</summary>
    internal static IReadOnlyList<Quantity> All(Scenario scenario)
    {
        Named<Package> packages = scenario.AllPackages;
        bool[] stops = [.. packages.Values.Select(package => package.Stops(scenario))];
        string main = scenario.MainPackage;
        packages.TryIndexOf(main, out int mainIndex);
        DateOnly[] dates = ForecastBuilder.Dates(scenario);
        int years = packages[main].EndsFighting ? HoldingTest.WholeYears(scenario) : 0;
        return
        [
            .. dates.Select(date => new Quantity(QuantityKind.AgreementBy, main, Iso(date), draw =>
                Flag(draw.Agreements.Any(one => stops[one.Package] && one.Date <= date)))),
            .. packages.Names.Index().SelectMany(package => dates.Select(date => new Quantity(
                QuantityKind.PackageBy, package.Item, Iso(date), draw =>
                    Flag(draw.Agreements.Any(one => one.Package == package.Index && one.Date <= date))))),
            .. ForecastBuilder.OutcomeKeys.Select(outcome =>
                new Quantity(QuantityKind.Outcome, outcome.Key, "", draw => Flag(draw.Outcome == outcome.Outcome))),
            .. scenario.Issues.Index().Where(issue => packages[main].Covers.Includes(issue.Item.Key))
                .SelectMany(issue => OfTerms(issue.Item, issue.Index, mainIndex)),
            .. scenario.Actors.Names.Index()
                .Select(actor => new Quantity(QuantityKind.Payoff, actor.Item, "", draw => draw.Payoffs[actor.Index])),
            .. Enumerable.Range(1, years).Select(year => new Quantity(
                QuantityKind.Holds, main, year.ToString(CultureInfo.InvariantCulture), draw => Held(draw.First(mainIndex), year))),
        ];
    }

    /// <summary>The chance of an agreement by the last day; not among all, for draws of a run stop following that path when they
    /// agree.</summary>
    internal static Quantity Chance(Scenario scenario) =>
        new(QuantityKind.AgreementChance, "", Iso(scenario.Until), draw => draw.PathAgreement is [.., double last] ? last : double.NaN);

    private static IEnumerable<Quantity> OfTerms(KeyValuePair<string, Issue> issue, int index, int package) =>
        issue.Value is OptionsIssue options
        ? options.Options.Names.Index().Select(option => new Quantity(
            QuantityKind.Option, issue.Key, option.Item, draw =>
                draw.First(package) is Agreement first ? Flag((int)first.Terms[index] == option.Index) : double.NaN))
        : [new Quantity(QuantityKind.Position, issue.Key, "", draw => draw.First(package) is Agreement first
            ? TermsJson.Own(issue.Value, first.Terms[index]) : double.NaN)];

    private static double Held(Agreement? first, int years) => first is null ? double.NaN : first.Stands[years - 1];

    private static double Flag(bool claim) => claim ? 1 : 0;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
