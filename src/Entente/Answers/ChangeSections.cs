using Entente.Answers.Compare;
using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers;

/// <summary>What differs between two ensembles, in tables and pictures: odds, terms, payoffs, holding.</summary>
/// <param name="words">Words for the quantities.</param>
/// <param name="before">What the one is called.</param>
/// <param name="after">What the other is called.</param>
internal sealed class ChangeSections(Words words, string before, string after)
{
    /// <summary>Options that hardly any world chooses are left out.</summary>
    private const double MinShare = 0.005;

    /// <summary>Payoffs named in a sentence.</summary>
    private const int MaxNamed = 3;

    /// <summary>The sections; those without numbers are left out.</summary>
    public IEnumerable<Section> Of(IReadOnlyCollection<ChangedQuantity> quantities)
    {
        ChangedQuantity[] Kind(params QuantityKind[] kinds) => [.. quantities.Where(one => kinds.Contains(one.Quantity.Kind))];
        ChangedQuantity[] dates = Kind(QuantityKind.AgreementBy),
            payoffs = [.. Kind(QuantityKind.Payoff).Where(one => words.Wants(one.Quantity.Name))],
            outcomes = [.. Kind(QuantityKind.Outcome).Where(IsPossible)];
        ChangedQuantity[] last = [.. Kind(QuantityKind.PackageBy).GroupBy(one => one.Quantity.Name).Select(package => package.Last())];
        return
        [
            .. dates.Length > 1 ? [new Section("The odds by date", [OverTime(dates)])] : Array.Empty<Section>(),
            .. outcomes.Length > 0 ? [
                new Section("How it stands on the last day",
                [new ChartGroup([Differences("Difference of the odds of each state", outcomes)],
                [Table("State", "Share of worlds in each state on the last day", outcomes)])])] : Array.Empty<Section>(),
            .. last.Length == 0 ? []
                : Plain("What is agreed",
                    Table("Package", $"Share of worlds in which each package has been agreed by {QuantityWords.Day(last[0].Quantity)}",
                    last)),
            .. Kind(QuantityKind.Position, QuantityKind.Option).FirstOrDefault(IsAgreed) is ChangedQuantity landed && IsTooRare(landed)
                ? [Rare(landed)] : Plain($"Where {words.TheMain} would land", Table(
                "Issue", $"Mean position {TermsWords.Counting(words.Scenario)}, and share of each option, over the worlds in which it is "
                    + "agreed",
                    [.. Kind(QuantityKind.Position).Where(IsAgreed), .. Kind(QuantityKind.Option).Where(IsPossible)]),
                [.. Kind(QuantityKind.Position).Where(IsAgreed).Select(one => QuantityWords.Scale(one.Quantity.Name, words) + ".")]),
            .. payoffs.Length > 0 ? [
                new Section("Who wins and who loses",
                [new ChartGroup([Differences("Difference of what each actor gets", payoffs)],
                [Table("Actor", $"What each gets on average (0 = {UtilityScale.Worst(words.Scenario)} for ever, 1 = the best), "
                + "counted in what it wants in the file as it is", payoffs)])])] : Array.Empty<Section>(),
            .. Plain("Would it hold?",
                Table("Once agreed, it holds for", $"Share of the worlds with {words.TheMain} in which it holds so long",
                [.. Kind(QuantityKind.Holds).Where(one => IsAgreed(one) && !IsTooRare(one))])),
        ];
    }

    /// <summary>Who gains and who loses, in a sentence.</summary>
    public static string WhoWins(IEnumerable<ChangedQuantity> quantities, Words words, string with)
    {
        ChangedQuantity[] clear =
            [.. quantities.Where(one => one.Quantity.Kind == QuantityKind.Payoff && one.Change.IsClear && words.Wants(one.Quantity.Name))
            .OrderByDescending(one => Math.Abs(one.Change.Difference!.Value))];
        string[] better = Named(clear.Where(one => one.Change.Difference > 0)),
            worse = Named(clear.Where(one => one.Change.Difference < 0));
        return (better.Length, worse.Length) switch
        {
            (0, 0) => $"Nobody clearly gets more or less {with}.",
            (_, 0) => $"{Say.List(better)} {Gets(better, "more")} {with}.",
            (0, _) => $"{Say.List(worse)} {Gets(worse, "less")} {with}.",
            _ => $"{Say.List(better)} {Gets(better, "more")} {with}, {Say.List(worse)} less.",
        };

        string[] Named(IEnumerable<ChangedQuantity> some) =>
            [.. some.Take(MaxNamed).Select(one => $"{words.Actor(one.Quantity.Name)} ({ChangeText.Difference(one.Change, false)})")];

        static string Gets(string[] names, string what) => names.Length == 1 ? $"gets {what}" : $"get {what}";
    }

    /// <summary>What the numbers mean.</summary>
    public static Section HowToRead(params ReadOnlySpan<string> more) =>
        new("How to read this", [
            new Paragraph("\"±\" is the error of the simulation, 19 times in 20. Differences in brackets are within it. Where few worlds "
            + "differ, the range in which the difference lies, 19 times in 20, is written out."), .. more.ToArray().Select(text =>
            new Paragraph(text))]);

    private TimeChart OverTime(ChangedQuantity[] dates)
    {
        PairedChange last = dates[^1].Change;
        return new(
            words.IsWar ? "Chance of an agreement that stops the fighting by the end of a day" : "Chance of an agreement by the "
                + "end of a day",
            $"By {QuantityWords.Day(dates[^1].Quantity)} the chance is {ChangeText.Value(last.Before, true)} ({before.ToLowerInvariant()}) "
                + $"and {ChangeText.Value(last.After, true)} ({after.ToLowerInvariant()}); the difference "
                + $"is {ChangeText.Difference(last, true)}.",
            "",
            [.. dates.Select(one => DateOnly.ParseExact(one.Quantity.Detail, "yyyy-MM-dd", CultureInfo.InvariantCulture))],
            [Line(before, change => (change.Before, change.BeforeSe)), Line(after, change => (change.After, change.AfterSe))])
        {
            InPercent = true,
        };

        TimeLine Line(string name, Func<PairedChange, (double? Value, double? Se)> of)
        {
            (double? Value, double? Se)[] points = [.. dates.Select(one => of(one.Change))];
            return new(name, [.. points.Select(one => one.Value ?? double.NaN)])
            {
                Low = [.. points.Select(one => Math.Max(0, (one.Value - (Chance.ErrorsInInterval * (one.Se ?? 0))) ?? double.NaN))],
                High = [.. points.Select(one => Math.Min(1, (one.Value + (Chance.ErrorsInInterval * (one.Se ?? 0))) ?? double.NaN))],
                Band = Odds.Meaning,
            };
        }
    }

    private IntervalChart Differences(string caption, ChangedQuantity[] quantities)
    {
        bool isShare = quantities[0].Quantity.IsShare;
        return new(
            caption,
            $"The difference between \"{before.ToLowerInvariant()}\" and \"{after.ToLowerInvariant()}\" with its error; what crosses the "
                + "line at 0 may be none.",
            isShare ? "Difference" : "Difference of utility",
            [.. quantities.Select(one => ChangeText.Row(QuantityWords.Of(one.Quantity, words), one.Change, isShare))])
        {
            InPercent = isShare,
        };
    }

    private DataTable Table(string what, string caption, ChangedQuantity[] quantities) => new(
        caption,
        [what, Column.Number(before), Column.Number(after), Column.Number("Difference")],
        [.. quantities.Select(one => new ValueList<string>(
        [
            QuantityWords.Of(one.Quantity, words), Told(one.Change.Before, one.Change.BeforeSe, one.Change.BeforeDraws, one.Quantity),
                Told(one.Change.After, one.Change.AfterSe, one.Change.AfterDraws, one.Quantity),
            FewWorlds.AreTooFew(Math.Min(one.Change.BeforeDraws, one.Change.AfterDraws))
                ? "" : ChangeText.Difference(one.Change, one.Quantity.IsShare, ScaleOf(one.Quantity)),
        ]))]);

    /// <summary>A mean with its error; only how many worlds there are where they are too few for one.</summary>
    private string Told(double? mean, double? se, int worlds, Quantity quantity) =>
        worlds == 0 ? "" : FewWorlds.AreTooFew(worlds)
            ? $"only {Say.Count(worlds)} {(worlds == 1 ? "world" : "worlds")}"
            : ChangeText.WithError(mean, se, quantity.IsShare, ScaleOf(quantity));

    private Scenarios.Anchors? ScaleOf(Quantity quantity) => quantity.Kind == QuantityKind.Position
        && words.Scenario.Issues.TryGet(quantity.Name, out Scenarios.Issue? issue) ? (issue as Scenarios.ScaleIssue)?.Scale : null;

    private static IEnumerable<Section> Plain(string title, DataTable table, params string[] notes) =>
        table.Rows.Count == 0 ? [] : [new(title, [table, .. notes.Length > 0 ? [new Bullets(new(notes))] : Array.Empty<Block>()])];

    private Section Rare(ChangedQuantity landed) => new($"Where {words.TheMain} would land",
        [new Paragraph($"{Say.Capital(words.TheMain)} is agreed in {Say.Count(landed.Change.BeforeDraws)} ({before.ToLowerInvariant()}) "
            + $"and {Say.Count(landed.Change.AfterDraws)} ({after.ToLowerInvariant()}) worlds: too few to say where it would land, or "
            + "whether it would hold. More --draws would tell.")]);

    private static bool IsTooRare(ChangedQuantity one) =>
        FewWorlds.AreTooFew(one.Change.BeforeDraws) && FewWorlds.AreTooFew(one.Change.AfterDraws);

    private static bool IsAgreed(ChangedQuantity one) => one.Change.BeforeDraws + one.Change.AfterDraws > 0;

    private static bool IsPossible(ChangedQuantity one) => one.Change.Before >= MinShare || one.Change.After >= MinShare;
}
