using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>Who gains by the main package and who pays, against no deal.</summary>
internal static class WhoGains
{
    public static Section Section(RunResults results, Words words)
    {
        Forecast forecast = results.Forecast;
        PackageForecast main = forecast.Packages[forecast.ToldPackage];
        RunSentences says = new(forecast, words);
        if (!says.TellsOfADeal)
        {
            return new("Who gains and who pays", [new Paragraph(says.ToldInstead), Payoffs(forecast, words)]);
        }

        return new("Who gains and who pays",
        [
            new Paragraph($"What made them sign, against no deal{Counted(words.Scenario)}. On average over the worlds with this deal, on "
                + $"each actor's own scale from 0 ({UtilityScale.Worst(words.Scenario)} on every issue) to 1 (the best):"),
            new Bullets([.. Differences(forecast, words).OrderByDescending(one => one.Difference).Select(one => Sentence(one, words))]),
            Compared(main, words),
            new Fact(
                "An issue counts as much as it matters to the actor; the numbers of two actors cannot be compared.",
                [
                    "Utility U = 1 − Σ wₖ·Lₖ, with the issue's weight w (its salience over the sum of the actor's saliences) and its loss "
                        + "L: the distance from the ideal on a scale, raised to the actor's curvature; on options 1 − score/100.",
                    words.Scenario.War is FrontWar
                        ? "No deal is worth what the actor expects of fighting on by its own belief about relative strength, the cost of "
                            + "war included, in the week of the agreement."
                        : words.IsWar ? "No deal is worth one throw of the war between both sides' terms, less its cost, or the "
                            + "reservation value that the file states."
                        : "No deal is worth the reservation value that the file states, or today's terms.",
                    "Sources: the scenario's wants and saliences; docs/explanation/deal-space.md" + (words.IsWar
                        ? " and docs/explanation/value-of-fighting.md." : "."),
                ]),
            new Disclosure("What the whole year is worth to each, with or without a deal", [Payoffs(forecast, words)]),
        ]);
    }

    /// <summary>What each actor gains by the package that is told, its part in it, and what it would gain if it held, on average over the
    /// worlds in which it was agreed.</summary>
    public static IEnumerable<(string Name, Role Role, double Difference, double IfHeld)> Differences(Forecast forecast, Words words) =>
        from package in new[] { forecast.Packages[forecast.ToldPackage] }
        from actor in words.Scenario.Actors.Names
        let gain = package.Gain.TryGet(actor, out Spread? gains) ? gains.Mean : null
        let ifHeld = package.GainIfHeld.TryGet(actor, out Spread? kept) ? kept.Mean : null
        where gain is not null && ifHeld is not null
        select (words.Actor(actor), words.Packages[forecast.ToldPackage].RoleOf(actor, words.Scenario), gain.Value, ifHeld.Value);

    private static string Sentence((string Name, Role Role, double Difference, double IfHeld) one, Words words)
    {
        string part = one.Role.InWords;
        string gain = Math.Abs(one.Difference) < InShort.NoDifference ? "is about as well off as without a deal"
            : one.Difference > 0 ? $"gains {Say.Utility(one.Difference)}" : "pays: it would be better off without the deal, "
                + $"by {Say.Utility(-one.Difference)}";
        bool counts = Math.Abs(one.IfHeld - one.Difference) >= InShort.NoDifference;
        string aside = (words.Scenario.Holding is not null, HasDeadlines(words.Scenario)) switch
        {
            (true, true) => "if the deal held, and deadlines aside",
            (true, false) => "if the deal held",
            _ => "deadlines aside",
        };
        return $"{one.Name} ({part}) {gain}{(counts ? $" ({aside}: {(one.IfHeld >= 0 ? "+" : "")}{Say.Utility(one.IfHeld)})" : "")}.";
    }

    /// <summary>What a gain counts beyond the terms, where the file has anything of it.</summary>
    private static string Counted(Scenario scenario) => (scenario.Holding is not null, HasDeadlines(scenario)) switch
    {
        (true, true) => ": the danger that the deal is broken and the worth of meeting a deadline are counted",
        (true, false) => ": the danger that the deal is broken is counted",
        (false, true) => ": the worth of meeting a deadline is counted",
        _ => "",
    };

    private static bool HasDeadlines(Scenario scenario) => scenario.Deadlines.Values.Any(deadline => deadline.MattersTo.Count > 0);

    private static RangeChart Compared(PackageForecast package, Words words) => new(
        $"What the deal is worth to each{(words.Scenario.Holding is null ? "" : ", the danger of a breach counted")}, against no deal",
        "For each actor the upper bar is the deal, the lower one no deal; a bar spans eight worlds in ten, the mark in it the "
            + "middle world.",
        $"Utility, from 0 ({UtilityScale.Worst(words.Scenario)}) to 1 (the best)",
        [
            .. from actor in words.Scenario.Actors.Names
               let utility = package.Worth.TryGet(actor, out Spread? worth) ? worth : null
               let noDeal = package.NoDeal.TryGet(actor, out Spread? without) ? without : null
               where utility?.P50 is not null
               select new RangeRow(words.Actor(actor), Band(utility), Band(noDeal)),
        ])
    {
        Names = ("This deal", "No deal"),
    };

    private static RangeBand? Band(Spread? spread) =>
        spread is { P10: double low, P50: double middle, P90: double high } ? new(low, middle, high) : null;

    private static DataTable Payoffs(Forecast forecast, Words words) => new(
        "Realised payoff over all worlds: the years until the last day and what follows, discounted, on the scale of utility",
        ["Actor", Column.Number("Mean"), Column.Number("±"), Column.Number("Eight worlds in ten")],
        [
            .. forecast.Utility.Select(one => new ValueList<string>(
            [
                words.Actor(one.Key), Number(one.Value.Mean), one.Value.Se is double se ? Say.Number(se * Chance.ErrorsInInterval, 4) : "",
                one.Value is { P10: double low, P90: double high } ? $"{Number(low)} to {Number(high)}" : "",
            ])),
        ]);

    private static string Number(double? utility) => utility is double known ? Say.Utility(known) : "";
}
