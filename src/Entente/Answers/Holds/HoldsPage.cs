using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Holds;

/// <summary>The answer of `holds`: whether a deal would hold, who would break it and when, and what would make it hold better.</summary>
internal static class HoldsPage
{
    private const int MaxClauses = 6;

    /// <summary>A rise of a temptation that is worth a sentence, in utility.</summary>
    private const double WorthSaying = 0.002;

    private const double Nearly = 0.5; // years: a median over few worlds may peak a little early

    private const double Nothing = 0.0005; // shows as 0.000

    private const double MinError = 0.001; // as small as three decimals show

    /// <summary>The page.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(Scenario scenario, HoldingAnswer answer, AskedAs asked) => asked.Page(
        scenario,
        $"Whether a deal would hold, followed for {Years(answer.Question.Years)}. {Say.Count(answer.Draws)} worlds, each with its own draw "
            + "of every uncertain number.",
        [
            Deal(scenario, answer),
            .. CourseWords.Of(answer.Question.Package, scenario) is string course
                ? [new Section("How long it runs", [new Paragraph(course)])] : Array.Empty<Section>(),
            .. FewWorlds.AreTooFew(answer.Followed) ? Array.Empty<Section>() :
            [
                Survival(scenario, answer),
                Gains(scenario, answer),
                .. Temptation(scenario, answer),
                .. answer.Breakers.Count > 0 ? [Clauses(scenario, answer)] : Array.Empty<Section>(),
                .. Spoilers(scenario, answer),
                new("How to read this", [new Paragraph($"\"±\" is {Odds.Meaning}; the assumptions of the file may be further off.")]),
            ],
        ]);

    private static Section Deal(Scenario scenario, HoldingAnswer answer)
    {
        string package = Words.The(scenario.AllPackages[answer.Question.Package].Name ?? Words.Issue(answer.Question.Package)),
            years = Years(answer.Question.Years);
        int computed = answer.Draws - answer.Failed;
        Block[] failed = answer.Failed > 0 && computed > 0
            ? [new Paragraph($"{Say.Count(answer.Failed)} more {(answer.Failed == 1 ? "world" : "worlds")} could not be computed.")] : [];
        if (answer.Question.Given is not GivenTerms signed)
        {
            string agreed = computed == 0 ? $"Whether {package} is agreed by {Say.Day(scenario.Until)} is not known: no world could "
                + "be computed."
                : $"In {Say.Count(answer.Followed)} of {Say.Count(computed)} "
                    + $"worlds{(FewWorlds.AreTooFew(computed) ? "" : $" ({Say.Percent(answer.Followed / (double)computed)})")} {package} "
                    + $"is agreed by {Say.Day(scenario.Until)}. "
                + (answer.Followed == 0 ? $"There is no deal to follow; --terms FILE follows given terms{Others(scenario, answer)}."
                    : TooFew(answer) ?? $"Each of these deals is followed for {years} from the day on which it is made.");
            return new("The deal", [new Paragraph(agreed) { IsMain = true }, .. failed]);
        }

        return new("The deal",
        [
            new Paragraph($"These terms are signed as {package} on {Say.Day(signed.Date)}, whatever talks would have brought, and followed "
                + $"for {years} in {Say.Count(answer.Followed)} worlds:"),
            new Bullets([.. scenario.Issues.Index().Where(issue => !double.IsNaN(signed.Terms[issue.Index]))
                .Select(issue => $"{Words.Issue(issue.Item.Key)}: {TermsWords.Of(issue.Item.Value, signed.Terms[issue.Index])}")]),
            new Paragraph("What they do not name stands as it does that day."),
            .. TooFew(answer) is string tooFew ? [new Paragraph(tooFew) { IsMain = true }] : Array.Empty<Block>(),
            .. answer.EndedByForce > 0
                ? [new Paragraph($"In {Say.Count(answer.EndedByForce)} more {(answer.EndedByForce == 1 ? "world" : "worlds")} the war is "
                    + "over by force before that day.")] : Array.Empty<Block>(),
            .. failed,
        ]);
    }

    /// <summary>Why nothing more is told, where there is too little to tell it from.</summary>
    private static string? TooFew(HoldingAnswer answer) => FewWorlds.AreTooFew(answer.Followed)
        ? $"That is too little to say how such deals fare: it takes {FewWorlds.MinWorlds} worlds with a deal. More worlds are drawn "
            + "with --draws." : null;

    /// <summary>What else could be followed: the other packages that end the fighting.</summary>
    private static string Others(Scenario scenario, HoldingAnswer answer)
    {
        string[] others = [.. scenario.AllPackages.Where(one => one.Value.EndsFighting && one.Key != answer.Question.Package)
            .Select(one => $"--package {one.Key}")];
        return others.Length == 0 ? "" : $", and {string.Join(" or ", others)} asks about another deal";
    }

    private static Section Survival(Scenario scenario, HoldingAnswer answer)
    {
        ChanceByYear first = answer.Survival.FirstOrDefault(one => one.Years >= 1, answer.Survival[^1]), last = answer.Survival[^1];
        (int Index, ChanceByYear Item)[] told =
            [.. answer.Survival.Index().Where(one => one.Item.Years > 0
            && (one.Item.Years == Math.Floor(one.Item.Years) || one.Index == answer.Survival.Count - 1))];
        return new("Would it hold?",
        [
            new Paragraph($"Once made, the deal still stands after {Years(first.Years)} in {Odds.Of(first.P, first.Se)} "
                + "of the worlds" + (last.Years > first.Years
                ? $" and after {Years(last.Years)} in {Odds.Of(last.P, last.Se)}." : ".")) { IsMain = true },
            new ChartGroup(
                [
                    new CurveChart(
                        "Chance that the deal still stands, and by whom it has been ended",
                        "The first line falls as time goes by; the others show who has ended the deal until then. At every time they add "
                            + "up to 100 %.",
                        "Years after the deal",
                        (0, answer.Question.Years),
                        [Line("it still stands", answer.Survival),
                            .. answer.Breakers.Select(one => Line($"ended by {Breaker(scenario, one)}", one.Ended))]),
                ],
                [
                    new(
                        "Chance that the deal still stands, and by whom it has been ended; each row adds up to 100 %",
                        ["After", Column.Number("It still stands"),
                            .. answer.Breakers.Select(one => Column.Number($"Ended by {Breaker(scenario, one)}"))],
                        [.. told.Select(at => new ValueList<string>(
                            [Years(at.Item.Years), Odds.Of(at.Item.P, at.Item.Se),
                            .. answer.Breakers.Select(one => Odds.Of(one.Ended[at.Index].P, one.Ended[at.Index].Se))]))]),
                ]),
            new Paragraph(answer.Breakers.Count > 0
                ? "The chances of each world follow from its own course of events; nothing is thrown for whether the deal breaks there."
                : "That is so because the file names nobody who could break a deal: it has no sides at war, and no `spoilers` "
                    + "under `holding`."),
        ]);

        static CurveLine Line(string name, IEnumerable<ChanceByYear> course) =>
            new(name, [.. course.Where(one => one.P is not null).Select(one => (one.Years, one.P!.Value))]);
    }

    private static Section Gains(Scenario scenario, HoldingAnswer answer)
    {
        string[] refuses = answer.Accepted is null ? [] : ["Refuses in"];
        bool hurries = answer.Actors.Any(one => one.Deadline.Mean > 0);
        string[] deadline = hurries ? ["Of it for the deadline"] : [];
        return new("Who gains against no deal",
        [
            new ChartGroup(
                [
                    new IntervalChart(
                        "What the deal is worth to each against no deal",
                        "For each actor the mean gain, the danger of a breach and deadlines counted, and eight worlds in ten; what lies "
                            + "left of the line at 0 is a loss.",
                        "Gain in utility",
                        [.. answer.Actors.Select(one =>
                            new IntervalRow(Name(scenario, one), one.Gain.Mean!.Value, one.Gain.P10!.Value,
                            one.Gain.P90!.Value) { Label = Mean(one.Gain) })]),
                ],
                [
                    new(
                        $"Gain against no deal on a scale on which 0 are {UtilityScale.Worst(scenario)} for ever and 1 the best, "
                            + "seen from the day of the deal",
                        ["Actor", Column.Number("Gain"), Column.Number("Eight worlds in ten"), .. deadline.Select(Column.Number),
                            Column.Number("If all kept it"), Column.Number("No worse than no deal in"), .. refuses.Select(Column.Number)],
                        [
                            .. answer.Actors.Select(one => new ValueList<string>(
                            [
                                Name(scenario, one), Mean(one.Gain), $"{Signed(one.Gain.P10!.Value)} to {Signed(one.Gain.P90!.Value)}",
                                    .. deadline.Select(_ => one.Deadline.Mean > 0 ? Mean(one.Deadline) : ""), Mean(one.GainIfKept),
                                    Odds.Of(one.NotWorse),
                                .. refuses.Select(_ => one.IsRequired ? Odds.Of(one.Refuses) : ""),
                            ])),
                        ]),
                ]),
            new Paragraph("The gain counts the danger that the deal is "
                + $"broken{(hurries ? " and what agreeing before a deadline is worth" : "")}; \"if all kept it\" does not."),
            .. answer.Actors.Any(one => one.ForABreach.P > 0) ? [new Paragraph(SignedToBeBroken.Sentence(
                answer.ForABreach,
                [.. answer.Actors.Where(one => one.ForABreach.P > 0).Select(one => (Name(scenario, one), one.ForABreach.P!.Value))]))]
                : Array.Empty<Block>(),
            .. answer.Accepted is Chance accepted ? [new Paragraph(Consent(scenario, answer, accepted))] : Array.Empty<Block>(),
        ]);
    }

    private static string Consent(Scenario scenario, HoldingAnswer answer, Chance accepted)
    {
        HoldingActorOutcome[] crossed = [.. answer.Actors.Where(one => one.Crosses.P > 0.005)];
        return $"Everybody whose consent is needed would take these terms in {Odds.Of(accepted)} of the worlds."
            + (crossed.Length > 0 ? " They cross a red line "
            + $"of {Say.List([.. crossed.Select(one => $"{scenario.NameOf(one.Actor)} in {Odds.Of(one.Crosses)}")])}, where it would "
            + "refuse at any price." : "")
            + (answer.KeepsRules.P < 1 ? $" They keep the file's own rules on terms in {Odds.Of(answer.KeepsRules)}." : "");
    }

    private static IEnumerable<Section> Temptation(Scenario scenario, HoldingAnswer answer)
    {
        if (answer.Breakers.Count == 0)
        {
            yield break;
        }

        yield return new("Who is tempted, and when",
        [
            new Bullets([.. answer.Breakers.Select(one => FewWorlds.AreTooFew(one.Touched) ? Untouched(scenario, answer, one)
                : Tempted(scenario, answer, one))]),
            new Paragraph("Temptation is what breaking the deal is worth (to a side the war after both have re-armed, to a spoiler life "
                + "without the deal), less what the deal is worth to it and what breaking costs: "
                + "in the typical world (the median), and in brackets in eight worlds of ten. Above 0 breaking pays. A party below 0 "
                + "breaks it too, from a misjudgement or because somebody in it acts alone, but more rarely the further below it is."),
        ]);
    }

    private static string Untouched(Scenario scenario, HoldingAnswer answer, HoldingBreakerCourse one) =>
        $"{Breaker(scenario, one)}: "
            + $"{(one.Touched == 0 ? "" : $"in all but {Say.Count(one.Touched)} of {Say.Count(answer.Followed)} worlds ")}the deal leaves "
            + $"it where it was, so it has no reason to break it{(one.Touched == 0 ? "" : " there; the others are too few to say more")}.";

    private static string Tempted(Scenario scenario, HoldingAnswer answer, HoldingBreakerCourse one)
    {
        double rearmed = Math.Min(scenario.Holding!.HoldsFor.Years, answer.Question.Years);
        TemptationByYear peak = one.Temptation.First(at => at.Years == one.Peak), first = one.Temptation[0];
        double? pays = one.Temptation.Where(at => at.Tempted.P50 > 0).Select(at => (double?)at.Years).FirstOrDefault();
        int left = answer.Followed - one.Touched;
        string where = left == 0 ? "In the typical world"
            : $"In {Say.Count(left)} of {Say.Count(answer.Followed)} worlds the deal leaves it where it was, so it has no reason to break "
                + "it there. In the typical one of the others";
        string when = pays is null ? $"{where} it is better off keeping the deal, from the first day to the last"
            : pays == 0 ? $"{where} breaking pays from the first day"
            : $"{where} breaking begins to pay after {Years(pays.Value)}";
        string most = peak.Tempted.P50 - first.Tempted.P50 < WorthSaying ? $"; the temptation is {Range(first.Tempted)} at first and "
            + "hardly grows."
            : $"; the temptation grows from {Range(first.Tempted)} at first to {Range(peak.Tempted)} "
                + $"after {Years(peak.Years)}{(one.IsSpoiler || peak.Years < rearmed - Nearly ? "" : ", as the sides re-arm")}.";
        ChanceByYear opening = one.Yearly[0], closing = one.Yearly[^1];
        return $"{Breaker(scenario, one)}: {when}{most} The chance of a breach from this side{(left == 0 ? "" : ", over all worlds")}, "
            + $"while the deal stands, is {Odds.Of(opening.P, opening.Se)} in {(opening.Years < 1 ? "that time" : "the first year")}"
            + (one.Yearly.Count > 1 ? $" and {Odds.Of(closing.P, closing.Se)} in the last." : ".");
    }

    private static Section Clauses(Scenario scenario, HoldingAnswer answer)
    {
        ClauseEffect[] raising = [.. answer.Clauses.Where(one => one.Survival.IsClear && one.Survival.Difference > 0)];
        return new("Which clause would make it hold better", raising.Length == 0
            ? [new Paragraph("No single clause, chosen or moved otherwise, clearly raises the chance that it stands in the end.")]
            :
            [
                new Paragraph($"The chance that it stands after {Years(answer.Question.Years)}, with one clause changed and all else as it "
                    + "is, in the same worlds:"),
                new Bullets([.. raising.Take(MaxClauses).Select(one => Effect(scenario, one))]),
                new IntervalChart(
                    "What each of these clauses adds to the chance that the deal stands in the end",
                    "For each clause the difference of the chance, with its error.",
                    "Difference of the chance",
                    [.. raising.Take(MaxClauses).Select(one => ChangeText.Row(Clause(scenario, one), one.Survival, isShare: true))])
                {
                    InPercent = true,
                },
                .. raising.Length > MaxClauses
                    ? [new Paragraph($"{Say.Count(raising.Length - MaxClauses)} "
                        + $"more {(raising.Length == MaxClauses + 1 ? "raises" : "raise")} it less; --json lists all.")]
                        : Array.Empty<Block>(),
                .. Unwilling(scenario, answer, raising.Take(MaxClauses)).Select(text => new Paragraph(text)),
            ]);
    }

    private static IEnumerable<string> Unwilling(Scenario scenario, HoldingAnswer answer, IEnumerable<ClauseEffect> told)
    {
        string[] unwilling =
            [.. answer.Actors.Where(one => one.Refuses.P > HoldingTally.Majority).Select(one => scenario.NameOf(one.Actor))];
        if (unwilling.Length > 0 || told.Any(one => one.NewlyRefused.Count > 0))
        {
            yield return "\"Would then refuse\" means in most of the worlds in which the change makes a difference"
                + (unwilling.Length > 0 ? $"; {Say.List(unwilling)}, which {(unwilling.Length == 1 ? "refuses" : "refuse")} the terms as "
                + $"they are in most worlds, {(unwilling.Length == 1 ? "is" : "are")} not named again." : ".");
        }
    }

    private static string Effect(Scenario scenario, ClauseEffect one)
    {
        string refused = one.NewlyRefused.Count > 0 ? $" But {Say.List([.. one.NewlyRefused.Select(actor => scenario.NameOf(actor))])} "
            + "would then refuse." : "";
        string already = one.Option is not null && one.Changed < 0.995 ? $" (agreed in {Say.Percent(1 - one.Changed!.Value)} of the "
            + "worlds as it is)" : "";
        string rules = one.KeepsRules ? "" : " But it breaks a rule on terms of the file.";
        return $"{Clause(scenario, one)}{already}: {ChangeText.Difference(one.Survival, true)}, "
            + $"to {Say.Percent(one.Survival.After!.Value)}.{refused}{rules}";
    }

    private static IEnumerable<Section> Spoilers(Scenario scenario, HoldingAnswer answer)
    {
        HoldingBreakerCourse[] spoilers = [.. answer.Breakers.Where(one => one.IsSpoiler)];
        if (spoilers.Length > 0)
        {
            yield return new("What spoilers can do",
            [
                new Bullets(
                [
                    .. spoilers.Select(one => Leverage(scenario, answer, one)),
                    .. spoilers.Length > 1 ? [$"Without any of them: {Say.Percent(answer.WithoutSpoilers.After!.Value)} "
                        + $"({ChangeText.Difference(answer.WithoutSpoilers, true).Trim('(', ')')})."] : Array.Empty<string>(),
                ]),
            ]);
        }
    }

    private static string Leverage(Scenario scenario, HoldingAnswer answer, HoldingBreakerCourse one)
    {
        if (one.Touched == 0)
        {
            return Untouched(scenario, answer, one);
        }

        string among = one.Touched < answer.Followed ? " in which the deal touches them" : "";
        string price = FewWorlds.AreTooFew(one.Touched)
            ? $"The deal touches them in {Say.Count(one.Touched)} of {Say.Count(answer.Followed)} worlds, too few to say what would keep "
                + "them from it."
            : Price(one.Enforcement.P50!.Value, one.Enforcement.P90!.Value, among);
        return $"Without {Breaker(scenario, one)} it would stand after {Years(answer.Question.Years)} "
            + $"in {Say.Percent(one.Without.After!.Value)} instead of {Say.Percent(one.Without.Before!.Value)} "
            + $"({ChangeText.Difference(one.Without, true).Trim('(', ')')}). {price}";
    }

    /// <summary>What breaking would have to cost more for them to be better off keeping the deal, in half of the worlds and in nine of
    /// ten.</summary>
    private static string Price(double half, double most, string among) =>
        most < Nothing ? $"They are better off keeping it in nearly every world{among}, and break it only by misjudgement."
        : half < Nothing ? $"In most worlds{among} they are better off keeping it as it is; in nine of ten they would be if breaking "
            + $"cost {Say.Utility(most)} more."
        : $"For them to be better off keeping it, breaking would have to cost {Say.Utility(half)} more in half of the worlds{among}, "
            + $"and {Say.Utility(most)} more in nine of ten.";

    private static string Clause(Scenario scenario, ClauseEffect clause)
    {
        Issue issue = scenario.Issues[clause.Issue];
        if (issue is OptionsIssue options)
        {
            return $"{Words.Issue(clause.Issue)}: {options.Options[clause.Option!]}";
        }

        Scenarios.Anchors scale = ((ScaleIssue)issue).Scale;
        string far = scale.IsPlain ? $"{Say.Number(Math.Abs(clause.Step), 0)} points"
            : $"{scale.TextOfLength(Math.Abs(clause.Step))} {scale.Unit}".TrimEnd();
        return $"{Words.Issue(clause.Issue)} moved {far} towards \"{scale.Points[clause.Step > 0 ? ^1 : 0].Meaning}\"";
    }

    private static string Name(Scenario scenario, HoldingActorOutcome one) =>
        scenario.NameOf(one.Actor) + (one.IsRequired ? "" : " (not asked)");

    private static string Mean(Spread spread) => Signed(spread.Mean!.Value)
        + (spread.Se is double error ? $" ± {Say.Utility(Math.Max(MinError, Chance.ErrorsInInterval * error))}" : "");

    private static string Range(Spread spread) =>
        $"{Signed(spread.P50!.Value)} ({Signed(spread.P10!.Value)} to {Signed(spread.P90!.Value)})";

    private static string Signed(double utility)
    {
        string size = Say.Utility(Math.Abs(utility));
        return size == "0.000" ? size : (utility > 0 ? "+" : "−") + size;
    }

    private static string Years(double years) => years switch
    {
        1 => "a year",
        0.25 => "a quarter of a year",
        0.5 => "half a year",
        < 1 and not 0.75 => Weeks(years),
        _ => $"{Say.Number(years, 2)} years",
    };

    private static string Weeks(double years)
    {
        int weeks = Math.Max(1, (int)Math.Round(years * Duration.DaysInYear / 7));
        return weeks == 1 ? "a week" : $"{Say.Count(weeks)} weeks";
    }

    private static string Breaker(Scenario scenario, HoldingBreakerCourse one) =>
        one.IsSpoiler ? scenario.Holding!.Spoilers[one.Key].Name ?? one.Key : scenario.NameOf(one.Key);
}
