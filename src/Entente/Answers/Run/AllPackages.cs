using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>Every package: how often it is agreed, when, what it gains whom, and how its terms are spread.</summary>
internal static class AllPackages
{
    public static Section Section(RunResults results, Words words, RunDraws? draws) =>
        new("Every package", [Overview(results.Forecast, words)])
        {
            Inner = [.. results.Forecast.Packages.Where(package => !FewWorlds.AreTooFew(package.Value.Draws))
            .Select(package => OfPackage(package.Key, package.Value, words, draws))],
        };

    private static DataTable Overview(Forecast forecast, Words words) => new(
        "How often each package was agreed at least once, and when; ± points. Packages agreed in fewer than "
            + $"{Say.Count(FewWorlds.MinWorlds)} worlds have a count alone",
        ["Package", .. words.IsWar ? new Column[] { "Fighting" } : [], Column.Number("Worlds"), Column.Number("Chance"),
            Column.Number("Middle wait"), Column.Number("Broken later"),
            .. forecast.Packages.Values.Any(package => package.Expired is not null)
                ? new Column[] { Column.Number("Ran its course") } : []],
        [
            .. forecast.Packages.Select(package => new ValueList<string>(
            [
                Say.Capital(words.Package(package.Key)), .. words.IsWar ? [package.Value.StopsFighting ? "stops" : "goes on"]
                    : Array.Empty<string>(), Say.Count(package.Value.Draws), FewWorlds.AreTooFew(package.Value.Draws)
                        ? "" : Odds.Of(package.Value.Chance),
                package.Value.YearsUntil.P50 is double years ? Say.Wait(years) : "", Odds.Of(package.Value.Broken),
                .. forecast.Packages.Values.Any(one => one.Expired is not null)
                    ? [package.Value.Expired is Chance expired ? Odds.Of(expired) : ""] : Array.Empty<string>(),
            ])),
        ]);

    private static Section OfPackage(string key, PackageForecast package, Words words, RunDraws? draws) => new(
        Say.Capital(words.Package(key)),
        [
            new DataTable(
                $"What it is worth to each, on the day it is first agreed ({Say.Many(package.Draws, "world")})",
                ["Actor", Column.Number("This deal"), Column.Number("No deal"), Column.Number("Gain"),
                    Column.Number("Gain, eight worlds in ten"), Column.Number("Gain if it held")],
                [
                    .. words.Scenario.Actors.Names.Select(actor => new ValueList<string>(
                    [
                        words.Actor(actor), Utility(Mean(package.Worth, actor)), Utility(Mean(package.NoDeal, actor)),
                            Utility(Mean(package.Gain, actor)),
                        package.Gain.TryGet(actor, out Spread? gain) && gain is { P10: double low, P90: double high }
                            ? $"{Say.Utility(low)} to {Say.Utility(high)}" : "",
                        Utility(Mean(package.GainIfHeld, actor)),
                    ])),
                ]),
            .. HowGainsRead(package, words) is { Length: > 0 } text ? [new Paragraph(text)] : Array.Empty<Block>(),
            .. package.Terms.Select(terms => Picture(key, terms.Key, terms.Value, words, draws)).OfType<Chart>(),
        ]);

    /// <summary>What the gain counts.</summary>
    private static string HowGainsRead(PackageForecast package, Words words) =>
        !package.StopsFighting && words.IsWar ? "The fighting goes on, so the gain is what the bargain adds to the value of fighting on."
        : words.Scenario.Holding is not null || words.Scenario.Deadlines.Values.Any(deadline => deadline.MattersTo.Count > 0)
            ? "The gain is what made them sign: it counts that the deal may be broken, and what meeting a deadline is worth. The last "
                + "column counts neither."
        : "";

    private static Chart? Picture(string package, string issue, TermsSpread terms, Words words, RunDraws? draws)
    {
        if (words.Scenario.Issues[issue] is OptionsIssue options)
        {
            return TermsOfDeal.AmongOptions(issue, options, terms, words);
        }

        if (draws is null || words.Scenario.Issues[issue] is not ScaleIssue scale || terms.P50 is null)
        {
            return null;
        }

        IEnumerable<double> positions = draws.Numbers($"terms.{package}.{issue}").Where(double.IsFinite).Select(scale.Scale.Inside);
        (double low, double middle, double high) = TermsOfDeal.InPoints(scale, terms);
        return new HistogramChart(words.Question(issue), $"The middle world lies at {TermsWords.Counted(scale, middle)}, eight in "
            + $"ten {TermsOfDeal.Spread(scale, low, high)}."
            + OriginWords.Sentence(terms.From, words), scale.Scale.Points, HistogramChart.Count(positions))
        {
            Key = [TermsOfDeal.Key(scale)],
            Scale = scale.Scale,
        };
    }

    private static double? Mean(Named<Spread> spreads, string actor) => spreads.TryGet(actor, out Spread? spread) ? spread.Mean : null;

    private static string Utility(double? utility) => utility is double known ? Say.Utility(known) : "";
}
