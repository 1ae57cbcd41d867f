using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Run;

/// <summary>Where the main package lands: a range on each named scale, a share for each option.</summary>
internal static class TermsOfDeal
{
    public static Section Section(RunResults results, Words words)
    {
        Forecast forecast = results.Forecast;
        PackageForecast main = forecast.Packages[forecast.ToldPackage];
        string deal = words.APackage(forecast.ToldPackage);
        RunSentences says = new(forecast, words);
        if (!says.TellsOfADeal)
        {
            return new("Where a deal would land", [new Paragraph(says.ToldInstead)]);
        }

        double[] today = StandingTerms.Today(words.Scenario, number => number.Central);
        return new($"Where {deal} would land",
        [
            new Paragraph($"{Say.Capital(deal)} was agreed in {Say.Count(main.Draws)} of {Say.Count(forecast.Draws - forecast.Failed)} "
                + "worlds. The terms are those of the day on which it was first agreed."),
            new ChartGroup([.. main.Terms.Select(terms => Picture(terms.Key, terms.Value, today[IndexOf(terms.Key, words)], words))],
                [Table(main, today, words), .. Origins(main, words), .. GaveWay(main, words)])
            {
                HowToRead = main.Terms.Any(terms => terms.Value.P50 is not null)
                    ? "A bar spans eight worlds in ten, the upright mark in it stands at the middle world, the small triangle "
                        + "above at today." : "",
            },
            .. (main.NotCarriedOut ?? []).Where(one => one.P is not null).Select(one => new Paragraph(
                $"{Say.Capital(words.Actor(one.Actor))}, which was not asked, does not carry out {Words.Issue(one.Issue)} in "
                    + $"{Odds.Of(one.P, one.Se)} of these worlds: there it stays as it was, though agreed.")),
            .. Origins(main, words).Any() ? [new Paragraph(OriginWords.MeaningIn(words.Scenario)
                + " Where the terms mostly repeat one number of the file, "
                + "that number is the answer: look at what it rests on.")] : Array.Empty<Block>(),
        ]);
    }

    /// <summary>The named points of a scale, in a line.</summary>
    public static string Key(ScaleIssue scale) =>
        string.Join(" · ", scale.Scale.Points.Select(point => $"{TermsWords.Number(scale, point.Position)} {point.Meaning}"));

    /// <summary>Where eight worlds in ten lie.</summary>
    public static string Spread(ScaleIssue scale, double low, double high) =>
        TermsWords.Number(scale, low) == TermsWords.Number(scale, high) ? "at " + TermsWords.Number(scale, low)
            : $"from {TermsWords.Range(scale, low, high)}";

    /// <summary>The tenth, the half and the nine tenths of the positions of results, in points.</summary>
    public static (double Low, double Middle, double High) InPoints(ScaleIssue scale, TermsSpread terms) =>
        (scale.Scale.Inside(terms.P10!.Value), scale.Scale.Inside(terms.P50!.Value), scale.Scale.Inside(terms.P90!.Value));

    private static Chart Picture(string name, TermsSpread terms, double today, Words words) => words.Scenario.Issues[name] switch
    {
        ScaleIssue scale => OnScale(name, scale, terms, today, words),
        OptionsIssue options => AmongOptions(name, options, terms, words),
        Issue other => throw new ArgumentException($"{other.GetType().Name} is no kind of issue."),
    };

    private static ScaleChart OnScale(string name, ScaleIssue scale, TermsSpread terms, double today, Words words)
    {
        (double low, double middle, double high) = InPoints(scale, terms);
        string moved = Math.Abs(middle - today) < 0.5 ? "where it stands today" : $"today it stands at {TermsWords.Counted(scale, today)} "
            + $"({TermsWords.Meaning(scale, today)})";
        return new(
            words.Question(name),
            $"In the middle world at {TermsWords.Counted(scale, middle)} ({TermsWords.Meaning(scale, middle)}), in eight of "
                + $"ten {Spread(scale, low, high)}; {moved}."
                + OriginWords.Sentence(terms.From, words),
            scale.Scale.Points, low, middle, high, today)
        {
            Key = [Key(scale)],
            Scale = scale.Scale,
        };
    }

    /// <summary>Shares of the options of an issue.</summary>
    public static BarChart AmongOptions(string name, OptionsIssue options, TermsSpread terms, Words words)
    {
        Bar[] bars = [.. terms.Share!.Where(one => one.Value > 0).Select(one => new Bar(options.Options[one.Key], one.Value!.Value))];
        Bar first = bars.MaxBy(bar => bar.Share)!;
        string others = bars.Length < options.Options.Count ? " Options that are not shown were never agreed." : "";
        return new(words.Question(name), $"Most often: {first.Name} ({Say.Percent(first.Share)}). "
            + $"Today: {options.Options[options.Today]}.{others}", [.. bars])
        { What = "Option" };
    }

    /// <summary>One row an issue, its error beside the middle.</summary>
    private static DataTable Table(PackageForecast main, double[] today, Words words) => new(
        $"Positions {TermsWords.Counting(words.Scenario)}, and shares of the options; ± is the error of the simulation, 19 times in 20",
        ["Issue", "Today", "Eight worlds in ten, or shares", "Middle world, or most often"],
        [
            .. from terms in main.Terms
               let issue = words.Scenario.Issues[terms.Key]
               let told = Told(issue, terms.Value)
               select new ValueList<string>([Words.Issue(terms.Key), TermsWords.Of(issue, today[IndexOf(terms.Key, words)]), told.Spread,
               told.Middle]),
        ]);

    /// <summary>How far red lines had given way; nothing where none does.</summary>
    private static IEnumerable<DataTable> GaveWay(PackageForecast main, Words words)
    {
        string counted = TermsWords.Counting(words.Scenario) is var unit && unit == TermsWords.InPoints ? "in points" : unit;
        return main.GaveWay is not { Count: > 0 } lines ? [] : [new(
            $"How far red lines had given way on the day of the agreement, {counted}: war had gone worse than on the first day",
            ["Line", Column.Number("Mean"), Column.Number("Eight worlds in ten")],
            [
                .. lines.Select(line => new ValueList<string>(
                [
                    $"{words.Actor(line.Actor)}, {Words.Issue(line.Issue)}",
                    line.Points.Mean is double mean ? Length(line, mean) : "",
                    line.Points is { P10: double low, P90: double high }
                        ? Length(line, low) == Length(line, high) ? Length(line, low) : $"{Length(line, low)} to {Length(line, high)}" : "",
                ])),
            ])];

        string Length(LineGiven line, double own) =>
            TermsWords.Length(words.Scenario.Issues[line.Issue], ((ScaleIssue)words.Scenario.Issues[line.Issue]).Scale.PointsIn(own));
    }

    /// <summary>What the positions stand at; nothing where results do not tell.</summary>
    private static IEnumerable<DataTable> Origins(PackageForecast main, Words words)
    {
        ValueList<string>[] rows = [.. main.Terms.Where(terms => terms.Value.From is { Count: > 0 })
            .Select(terms => new ValueList<string>([Words.Issue(terms.Key), OriginWords.Cell(terms.Value.From!, words)]))];
        return rows.Length == 0 ? [] : [new("What the terms stand at; shares of the worlds with this deal, ± points",
            ["Issue", "Where the terms come from"], [.. rows])];
    }

    private static (string Spread, string Middle) Told(Issue issue, TermsSpread terms) => issue is OptionsIssue options
        ? (string.Join("; ", terms.Share!.Where(one => one.Value > 0).OrderByDescending(one => one.Value)
            .Select(one => $"{options.Options[one.Key]} {Say.Percent(one.Value!.Value)}")),
            options.Options[terms.Share!.MaxBy(one => one.Value).Key])
        : OnScale((ScaleIssue)issue, terms);

    private static (string Spread, string Middle) OnScale(ScaleIssue scale, TermsSpread terms)
    {
        (double low, double middle, double high) = InPoints(scale, terms);
        return (TermsWords.Range(scale, low, high), TermsWords.WithError(scale, middle,
            terms.P50Se is double error ? scale.Scale.PointsIn(error) : null));
    }

    private static int IndexOf(string issue, Words words) => words.Scenario.Issues.Index().First(one => one.Item.Key == issue).Index;
}
