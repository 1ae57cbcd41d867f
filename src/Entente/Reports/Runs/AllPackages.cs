using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Reports.Runs;

/// <summary>Every package: how often it is agreed, when, what it gains whom, and how its terms are spread.</summary>
internal static class AllPackages
{
    public static Section Section(RunResults results, RunWords words, RunDraws? draws) => new("Every package", [Overview(results.Forecast, words)])
    {
        Inner = [.. results.Forecast.Packages.Where(package => package.Value.Draws > 0).Select(package => OfPackage(package.Key, package.Value, words, draws))],
    };

    private static DataTable Overview(Forecast forecast, RunWords words) => new(
        "How often each package was agreed at least once, and when; ± points",
        ["Package", .. words.IsWar ? new Column[] { "Fighting" } : [], Column.Number("Chance"), Column.Number("Middle wait, years"), Column.Number("Broken later")],
        [
            .. forecast.Packages.Select(package => new ValueList<string>(
            [
                Answer.Capital(words.Package(package.Key)), .. words.IsWar ? [package.Value.StopsFighting ? "stops" : "goes on"] : Array.Empty<string>(), Odds.Of(package.Value.P, package.Value.Se),
                package.Value.YearsUntil.P50 is double years ? Say.Number(years, 2) : "", Odds.Of(package.Value.Broken),
            ])),
        ]);

    private static Section OfPackage(string key, PackageForecast package, RunWords words, RunDraws? draws) => new(
        Answer.Capital(words.Package(key)),
        [
            new DataTable(
                $"What it is worth to each, on the day it is first agreed ({Say.Count(package.Draws)} worlds)",
                ["Actor", Column.Number("This deal, if it holds"), Column.Number("No deal"), Column.Number("Gain"), Column.Number("Gain, eight worlds in ten")],
                [
                    .. words.Scenario.Actors.Names.Select(actor => new ValueList<string>(
                    [
                        words.Actor(actor), Utility(Mean(package.Utility, actor)), Utility(Mean(package.NoDeal, actor)), Utility(Mean(package.Gain, actor)),
                        package.Gain.TryGet(actor, out Spread? gain) && gain is { P10: double low, P90: double high } ? $"{Say.Utility(low)} to {Say.Utility(high)}" : "",
                    ])),
                ]),
            .. HowGainsRead(package, words) is { Length: > 0 } text ? [new Paragraph(text)] : Array.Empty<Block>(),
            .. package.Terms.Select(terms => Picture(key, terms.Key, terms.Value, words, draws)).OfType<Chart>(),
        ]);

    /// <summary>Why the columns may not add up to what was agreed.</summary>
    private static string HowGainsRead(PackageForecast package, RunWords words) =>
        !package.StopsFighting && words.IsWar ? "The fighting goes on, so the gain is what the bargain adds to the value of fighting on, for those who made it; the terms alone, without the war around them, are in the first column."
        : words.Scenario.Holding is not null || words.Scenario.Deadlines.Values.Any(deadline => deadline.MattersTo.Count > 0)
            ? "Those who agree weigh more than this table: that the deal may be broken and the war return at a better moment for them, and what meeting a deadline is worth. So somebody may agree to what this table calls a loss."
        : "";

    private static Chart? Picture(string package, string issue, TermsSpread terms, RunWords words, RunDraws? draws)
    {
        if (words.Scenario.Issues[issue] is OptionsIssue options)
        {
            return TermsOfDeal.AmongOptions(issue, options, terms, words);
        }

        if (draws is null || words.Scenario.Issues[issue] is not ScaleIssue scale || terms.P50 is not double middle)
        {
            return null;
        }

        double[] positions = [.. draws.Numbers($"terms.{package}.{issue}").Where(double.IsFinite)];
        return new HistogramChart(words.Question(issue), $"The middle world lies at {Say.Number(middle, 1)}, eight in ten {TermsOfDeal.Spread(terms.P10!.Value, terms.P90!.Value)}.", scale.Scale.Points, HistogramChart.Count(positions))
        {
            Key = [TermsOfDeal.Key(scale)],
        };
    }

    private static double? Mean(Named<Spread> spreads, string actor) => spreads.TryGet(actor, out Spread? spread) ? spread.Mean : null;

    private static string Utility(double? utility) => utility is double known ? Say.Utility(known) : "";
}
