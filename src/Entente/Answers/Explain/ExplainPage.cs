using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Explain;

/// <summary>The answer of `explain`: what the odds hang on, and what is worth finding out next.</summary>
internal static class ExplainPage
{
    private const int GroupsInSentence = 3;

    /// <summary>Groups in a picture: the rest stands in the table.</summary>
    private const int GroupsInPicture = 12;

    /// <summary>Bars that would show as 0.0 points are counted, not drawn.</summary>
    private const double MinBar = 0.05;

    /// <summary>The page.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(ScenarioFile file, ForecastSensitivity answer, AskedAs asked)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors cannot be explained.", nameof(file));
        string failed = answer.Failed == 0 ? "" : $" {Say.Count(answer.Failed)} of them could not be computed and are left out.";
        ExplainedWords words = new(scenario, answer);
        return asked.Page(
            scenario,
            $"{Say.Count(answer.Draws)} draws, each simulated again with every group of assumptions drawn anew: {Say.Count(answer.Worlds)} "
                + $"worlds in all.{failed}",
            answer.Mean is not double mean
                ? [new("In brief", [new Paragraph(words.TooFew)])]
            : answer.HardlyVaries ? [new("In brief", [Main(words.Size(mean)), Main(words.Steady)]), .. Terms(answer)]
            : [
                new("In brief", [Main(words.Size(mean)), Main(Carriers(answer, words)), Main(Noise(scenario, answer))]),
                Groups(answer, words),
                .. Tornado(file, answer, words),
                FindOut(file, answer, words),
                .. Terms(answer),
            ]) with
        {
            Title = words.Question,
        };
    }

    /// <summary>A lower share shows as 0 %.</summary>
    private const double ShowsAsSome = 0.01;

    private const string Unknown = "unknown";

    private static Paragraph Main(string text) => new(text) { IsMain = true };

    private static string Carriers(ForecastSensitivity answer, ExplainedWords words)
    {
        (string Name, IndexEstimate Total)[] strongest =
        [
            .. answer.Groups.SkipLast(1).Zip(answer.Indices).Where(one => one.Second.Total.IsTold)
                .OrderByDescending(one => one.Second.Total.Value)
                .Select(one => (one.First.Name, one.Second.Total)).Take(GroupsInSentence),
        ];
        return answer.Groups.Count == 1 ? "No number of the file is uncertain, so only chance does."
            : strongest.Length == 0 ? words.NothingStandsOut
            : $"Most of all {Say.List([.. strongest.Select(one => $"{one.Name} (with a part in {Told(one.Total)} of the differences)")])}.";
    }

    private static string Noise(Scenario scenario, ForecastSensitivity answer)
    {
        string chance = $"Chance ({(scenario.War is null ? "what happens and when" : "how the front moves, what happens and when")})";
        return Estimate(answer.Noise) is var share && share == Unknown
            ? "What part chance has is too rough to tell at so few draws."
            : $"{chance} has a part in {share} of the differences; no evidence about the assumptions would take that away.";
    }

    private static Section Groups(ForecastSensitivity answer, ExplainedWords words)
    {
        (InputGroup Group, SobolIndices Index, int Bare)[] all = [.. answer.Groups.Zip(answer.Indices, answer.WithoutEvidence)];
        (InputGroup Group, SobolIndices Index, int Bare)[] told =
            [.. all.Where(one => one.Index.Total.IsTold).OrderByDescending(one => one.Index.Total.Value)];
        string[] untold = [.. all.Where(one => !one.Index.Total.IsTold).Select(one => one.Group.Name)];
        Block[] table = told.Length == 0 ? [] :
        [
            new ChartGroup(
                [
                    Intervals("With all it has a part in", words,
                        told.Take(GroupsInPicture).Select(one => (one.Group.Name, one.Index.Total))),
                    Intervals("By itself", words, told.Take(GroupsInPicture).Select(one => (one.Group.Name, one.Index.First))),
                ],
                [
                    new(
                        $"How much of the differences between worlds each group carries (shares of the variance of {words.Name})",
                        ["Group of assumptions", Column.Number("By itself"), Column.Number("With all it has a part in"),
                            Column.Number("Without evidence")],
                        [.. told.Select(one => new ValueList<string>(
                            [one.Group.Name, Estimate(one.Index.First), Estimate(one.Index.Total), Bare(one.Group, one.Bare)]))]),
                ]),
            new Paragraph("\"±\" is the error of the simulation, in points, 19 times in 20; where it is larger than half of the share, or "
                + "reaches to none or to all, only bounds are given. What a group carries only together with others counts in the third "
                + "column for each of them. The last column says how many of the group's numbers no evidence stands behind."),
        ];
        Block[] caution = words.Caution.Length > 0 && told.Length > 0 ? [new Paragraph(words.Caution)] : [];
        Block[] rest = untold.Length == 0 ? [] : [new Paragraph($"Within the error of none, or too rough to tell: {Say.List(untold)}.")];
        Block[] together = answer.CorrelatedPaths.Count == 0 ? []
            :
            [
                new Paragraph("Numbers that hang together in the file count as one group: what each of them carries alone cannot be told."),
            ];
        return new("What carries the differences",
            [.. table, .. together, .. caution, .. rest,
                .. Warning(answer.Draws, told.SelectMany(one => new[] { one.Index.First, one.Index.Total }))]);
    }

    private static IntervalChart Intervals(
        string caption, ExplainedWords words, IEnumerable<(string Name, IndexEstimate Estimate)> groups) => new(
        $"{caption}: share of the variance of {words.Name}",
        "For each group of assumptions the share of the variance, with its error; what crosses the line at 0 may be none.",
        "Share of the variance",
        [.. groups.Where(one => !double.IsNaN(one.Estimate.Value)).Select(one =>
            new IntervalRow(one.Name, one.Estimate.Value, one.Estimate.Value - one.Estimate.HalfWidth, one.Estimate.Value
            + one.Estimate.HalfWidth) { Label = Estimate(one.Estimate) })])
        {
            InPercent = true,
        };

    private static IEnumerable<Block> Warning(int draws, IEnumerable<IndexEstimate> estimates)
    {
        IndexEstimate[] all = [.. estimates.Where(one => !double.IsNaN(one.Value))];
        if (all.Count(one => one.IsWide) is int wide and > 0)
        {
            double needed = Math.Ceiling(all.Max(one => one.WorldsNeeded) * draws / 100) * 100;
            yield return new Paragraph($"Mind this: {Say.Count(wide)} of these {Say.Count(all.Length)} shares {(wide == 1 ? "is" : "are")} "
                + $"known only within a range wider than 10 points. About --draws {needed.ToString("0", CultureInfo.InvariantCulture)} "
                + "would narrow all of them to that.");
        }
    }

    private static IEnumerable<Section> Tornado(ScenarioFile file, ForecastSensitivity answer, ExplainedWords words)
    {
        if (answer.Central is not double central || answer.Tornado.Count == 0)
        {
            if (answer.Explained.IsGivenADeal && answer.Tornado.Count > 0)
            {
                yield return new("One number at a time",
                    [new Paragraph("With every number at its central value there was a deal in too few of the worlds that were tried to "
                        + "tell how far single numbers move it.")]);
            }

            yield break;
        }

        string atCenter = $"With every number at its central value {words.NameIs} {words.Value(central)}";
        bool isOdds = !answer.Explained.IsGivenADeal;

        TornadoBar[] seen = [.. answer.Tornado.Where(bar => words.Points(bar.Length) >= MinBar && bar.IsClear)];
        if (seen.Length == 0)
        {
            yield return new("One number at a time",
                [new Paragraph($"{atCenter}. Moving any one of "
                    + $"the {Say.Count(answer.Tornado.Count)} that were tried to its low or high value changes "
                    + (isOdds ? "them" : "it") + " by nothing beyond the error.")]);
            yield break;
        }

        // The picture is one of shares.
        Chart[] picture = answer.Explained.IsPosition ? [] :
        [
            new TornadoChart(
                $"{(isOdds ? "Odds of an agreement" : Say.Capital(words.Name))} with one number at its low or at its high value",
                $"{atCenter}; each bar reaches to {(isOdds ? "the odds" : "it")} with one number moved.",
                central,
                [.. seen.Select(bar => new TornadoRow(RunReport.NumberInWords(file, bar.Path), Say.Digits(bar.Low), Say.Digits(bar.High),
                    bar.AtLow, bar.AtHigh))]),
        ];
        string moves = isOdds ? "Odds move by" : "Moves by";
        yield return new("One number at a time",
        [
            new ChartGroup(new(picture),
            [
                new(
                    $"By how many {words.Counted} {words.Name} {(isOdds ? "move" : "moves")} with one number at its low or at its high value",
                    ["Number", Column.Number("Low"), Column.Number(moves), Column.Number("High"), Column.Number(moves)],
                    [
                        .. seen.Select(bar => new ValueList<string>(
                            [RunReport.NumberInWords(file, bar.Path), Say.Digits(bar.Low), Change(bar.AtLow - central, words),
                                Say.Digits(bar.High), Change(bar.AtHigh - central, words)])),
                    ]),
            ]),
            new Paragraph($"{atCenter}. Each row moves one number to its "
                + $"low and its high value (a tenth of worlds lie beyond either) and says by how many {words.Counted} "
                + $"{(isOdds ? "the odds" : "it")} then {(isOdds ? "move" : "moves")}.{(seen.Length < answer.Tornado.Count
                    ? $" Moving others that were tried ({Say.Count(answer.Tornado.Count - seen.Length)}) changes "
                        + (isOdds ? "them" : "it") + " by nothing beyond the error." : "")}"
                + (answer.Tornado.Any(bar => answer.CorrelatedPaths.Contains(bar.Path))
                    ? " A number that hangs together with others is moved alone here, which the worlds seldom do." : "")),
        ]);
    }

    private static Section FindOut(ScenarioFile file, ForecastSensitivity answer, ExplainedWords words)
    {
        InputLean[] shown = [.. answer.FindOut.Where(lean => lean.Share is null || answer.IsBeyondChance(lean))
            .OrderByDescending(lean => lean.Share ?? double.PositiveInfinity)];
        return new("What to find out next",
        [
            .. shown.Length == 0 ? [new Paragraph($"No single number moves with {words.Name} by more than chance would.")] : new Block[]
            {
                new DataTable(
                    $"Numbers that {words.Name} {(answer.Explained.IsGivenADeal ? "moves" : "move")} with, and what they rest on",
                    ["Number", "Assumed", Column.Number("Carries"), "Rests on"],
                    [
                        .. shown.Select(lean => new ValueList<string>(
                        [
                            RunReport.NumberInWords(file, lean.Path), lean.Assumed, lean.Share is double share ? Say.Percent(share)
                                : "is not varied", lean.Evidence.Count == 0 ? "nothing" : string.Join(", ", lean.Evidence),
                        ])),
                    ]),
                new Paragraph($"{Begin(file, shown)} \"Carries\": how much of the differences between worlds the number explains by itself "
                    + "(the share of the variance along a straight line)."
                    + (shown.Any(lean => answer.CorrelatedPaths.Contains(lean.Path))
                        ? " A number that hangs together with others also carries what they do." : "")),
            },
            new Paragraph(Unproven(answer)),
        ]);
    }

    private static string Begin(ScenarioFile file, InputLean[] shown)
    {
        string[] bare = [.. shown.Where(lean => lean.Evidence.Count == 0 && lean.Share is not null)
            .Select(lean => RunReport.NumberInWords(file, lean.Path))];
        return bare.Length > 0
            ? "No evidence stands behind "
                + $"{Say.List(bare.Take(GroupsInSentence).ToArray())}{(bare.Length > GroupsInSentence
                    ? $" and {Say.Count(bare.Length - GroupsInSentence)} more of these" : "")}: begin there."
            : shown.FirstOrDefault(lean => lean.Evidence.Count == 0) is InputLean fixedNumber
                ? $"No evidence stands behind the {RunReport.NumberInWords(file, fixedNumber.Path)}; written as one number, it cannot show "
                    + "what it carries. Write a range to see."
                : "All of these rest on some evidence.";
    }

    private static string Unproven(ForecastSensitivity answer)
    {
        string[] groups =
        [
            .. answer.Groups.Zip(answer.Indices, answer.WithoutEvidence)
                .Where(one => one.Third > 0 && one.Second.Total.IsTold && one.Second.Total.Value >= IndexEstimate.WideInterval)
                .OrderByDescending(one => one.Second.Total.Value)
                .Take(GroupsInSentence)
                .Select(one => $"{one.First.Name} ({Bare(one.First, one.Third)} numbers)"),
        ];
        return groups.Length == 0
            ? "No group that carries a tenth or more has numbers without evidence."
            : $"Of the groups that carry a tenth or more, evidence is missing for {Say.List(groups)}.";
    }

    private static string Bare(InputGroup group, int bare) =>
        group.Places.Count == 0 ? "" : $"{Say.Count(bare)} of {Say.Count(group.Places.Count)}";

    private static IEnumerable<Section> Terms(ForecastSensitivity answer)
    {
        TermSensitivity[] told = [.. answer.Terms.Where(term => term.IsTold && Strongest(term, answer).Any())];
        string[] untold = [.. answer.Terms.Except(told).Select(term => TermsWords.Spaced(term.Issue))];
        Block[] blocks =
        [
            .. told.Length == 0 ? Array.Empty<Block>() :
            [
                new DataTable(
                    "Shares of the variance of each position",
                    ["Issue", "Group", Column.Number("By itself"), Column.Number("With all it has a part in")],
                    [.. told.SelectMany(term => Rows(term, answer))]),
                new Paragraph("These shares rest only on draws in which the deal is made in every version of the world that is "
                    + "compared; \"unknown\" where they are too few."),
                .. Warning(answer.Draws, told.SelectMany(term => Strongest(term, answer))
                    .SelectMany(one => new[] { one.Index.First, one.Index.Total }).Where(TermSensitivity.IsEnough)),
            ],
            .. untold.Length == 0 ? Array.Empty<Block>() :
                [new Paragraph($"Nothing is said of what moves the terms on {Say.List(untold)}: nothing stands out from the error, or in "
                    + "too few draws is the deal made in every version of the world that is compared.")],
        ];
        return blocks.Length == 0 ? [] : [new("Where the terms land hangs most on", new(blocks))];
    }

    private static IEnumerable<ValueList<string>> Rows(TermSensitivity term, ForecastSensitivity answer) =>
        Strongest(term, answer).Select((one, place) => new ValueList<string>(
        [
            place == 0 ? TermsWords.Spaced(term.Issue) : "", one.Group.Name, TermSensitivity.IsEnough(one.Index.First)
                ? Estimate(one.Index.First) : Unknown, Estimate(one.Index.Total),
        ]));

    private static IEnumerable<(InputGroup Group, SobolIndices Index)> Strongest(TermSensitivity term, ForecastSensitivity answer) =>
        answer.Groups.Zip(term.Indices).Where(one => one.Second.Total.IsTold).OrderByDescending(one => one.Second.Total.Value)
            .Take(GroupsInSentence);

    /// <summary>A share with its error; where that is larger than half of the share, or reaches to none or beyond all, only its
    /// bounds.</summary>
    private static string Estimate(IndexEstimate estimate) => double.IsNaN(estimate.Value) ? Unknown : Bounds(estimate) switch
    {
        ( < ShowsAsSome, >= 1) or (_, <= 0) => Unknown,
        ( < ShowsAsSome, double high) => $"at most {Up(high)} %",
        (double low, > 1) => $"at least {Down(low)} %",
        (double low, double high) when !estimate.IsTold => $"{Down(low)} to {Up(high)} %",
        _ => $"{Say.Percent(estimate.Value)} ± {Say.Number(estimate.HalfWidth * 100, 0)}",
    };

    /// <summary>A share as sentences tell it, without its error.</summary>
    private static string Told(IndexEstimate estimate) =>
        Bounds(estimate) is (double low, > 1) ? $"at least {Down(low)} %" : Say.Percent(estimate.Value);

    private static string Down(double share) => Say.Number(Math.Floor(share * 100), 0);

    private static string Up(double share) => Say.Number(Math.Ceiling(share * 100), 0);

    private static (double Low, double High) Bounds(IndexEstimate estimate) =>
        (estimate.Value - estimate.HalfWidth, estimate.Value + estimate.HalfWidth);


    private static string Change(double difference, ExplainedWords words) => double.IsNaN(difference) ? ""
        : words.Distance(difference) is var told && told == "0" ? told : $"{(difference > 0 ? "+" : "−")}{told}";
}
