using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Compare;

/// <summary>The answer of `compare`: what a change does, or what several do side by side.</summary>
internal static class ComparePage
{
    /// <summary>The page.</summary>
    /// <param name="scenario">The scenario as it is.</param>
    /// <param name="comparison">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(Scenario scenario, Comparison comparison, AskedAs asked)
    {
        Words words = new(scenario);
        string subtitle = $"{Say.Count(comparison.Base.Draws)} worlds, each once as the file has it and once "
            + $"with {(comparison.Alternatives.Count > 1 ? "each" : "the")} change: the same chance in both, so that what differs is the "
            + "change's doing.";
        return asked.Page(scenario, subtitle, comparison.Alternatives.Count > 1 ? Many(scenario, comparison, words)
            : One(scenario, comparison, comparison.Alternatives[0], words));
    }

    private static IEnumerable<Section> One(Scenario scenario, Comparison comparison, Alternative alternative, Words words) =>
    [
        new(Title(scenario, alternative.Title),
        [
            new Paragraph($"{Agreement(scenario, alternative.Agreement)}{Chance(alternative.Chance, comparison)}") { IsMain = true },
            new Paragraph(ChangeSections.WhoWins(alternative.Quantities, words, "with the change")) { IsMain = true },
        ]),
        .. new ChangeSections(words, "As it is", "With the change").Of(alternative.Quantities),
        .. alternative.Neutrality is NeutralityWarning warning
            ? [new Section("Why the odds move with power", [new Paragraph(Neutrality(warning))])] : Array.Empty<Section>(),
        ChangeSections.HowToRead(),
    ];

    private static IEnumerable<Section> Many(Scenario scenario, Comparison comparison, Words words)
    {
        string[] titles = [.. comparison.Alternatives.Select(one => Title(scenario, one.Title))];
        PairedChange first = comparison.Alternatives[0].Agreement;
        if (comparison.Alternatives.Any(one => ChangeText.IsTooFew(one.Agreement)))
        {
            DataTable counts = new(
                "In how many worlds there is such an agreement by the last day; they are too few to tell a difference, or what each actor "
                    + "gets. More --draws would",
                ["Change", Column.Number(words.IsWar ? "Agreement to stop the fighting" : "Agreement")],
                [
                    ["As it is", ChangeText.Count(first.Before, first.BeforeDraws)],
                    .. comparison.Alternatives.Zip(titles, (one, title) =>
                        new ValueList<string>([title, ChangeText.Count(one.Agreement.After, one.Agreement.AfterDraws)])),
                ]);
            return [new("What each change does", [counts])];
        }

        ChangedQuantity[] payoffs = [.. Payoffs(comparison.Alternatives[0])];
        DataTable table = new(
            "The first row is the scenario as it is: the share of worlds with such an agreement by the last day, and what each actor gets "
                + "on average (0 to 1); the others are differences from it",
            ["Change", Column.Number(words.IsWar ? "Agreement to stop the fighting" : "Agreement"),
                .. payoffs.Select(one => Column.Number(words.Actor(one.Quantity.Name)))],
            [
                ["As it is", ChangeText.WithError(first.Before, first.BeforeSe, true),
                    .. payoffs.Select(one => ChangeText.WithError(one.Change.Before, one.Change.BeforeSe, false))],
                .. comparison.Alternatives.Zip(titles, (one, title) => new ValueList<string>(
                    [title, ChangeText.Difference(one.Agreement, true), .. Payoffs(one)
                        .Select(payoff => ChangeText.Difference(payoff.Change, false))])),
            ]);
        IntervalChart odds = new(
            "What each change does to the odds of an agreement by the last day",
            "For each change the difference of the odds from those of the scenario as it is, with its error.",
            "Difference of the odds",
            [.. comparison.Alternatives.Zip(titles, (one, title) => ChangeText.Row(title, one.Agreement, true))])
        {
            InPercent = true,
        };
        return
        [
            new("What each change does", [new ChartGroup([odds], [table])]),
            .. comparison.Alternatives.Zip(titles).Where(one => one.First.Neutrality is not null)
                .Select(one => new Section($"Why the odds move with power: {one.Second}",
                [new Paragraph(Neutrality(one.First.Neutrality!))])),
            ChangeSections.HowToRead(),
        ];

        IEnumerable<ChangedQuantity> Payoffs(Alternative one) =>
            one.Of(QuantityKind.Payoff).Where(payoff => words.Wants(payoff.Quantity.Name));
    }

    private static string Agreement(Scenario scenario, PairedChange change)
    {
        string what = scenario.War is null ? "An agreement" : "An agreement that stops the fighting";
        if (ChangeText.IsTooFew(change))
        {
            return $"{what} by {Say.Day(scenario.Until)} is reached in {ChangeText.Count(change.Before, change.BeforeDraws)} worlds as "
                + $"they are and in {ChangeText.Count(change.After, change.AfterDraws)} with the change: too few worlds to tell a "
                + "difference. More --draws would.";
        }

        string by = $"{what} by {Say.Day(scenario.Until)} is reached in {ChangeText.Value(change.Before, true)} of the worlds as they are "
            + $"and in {ChangeText.Value(change.After, true)} with the change";
        return change.IsClear
            ? $"{by}: {ChangeText.Difference(change, true)}."
            : $"{by}: no clear difference ({ChangeText.Difference(change, true).Trim('(', ')')}).";
    }

    private static string Chance(PairedChange change, Comparison told) => ChangeText.IsTooFew(change) || !change.IsClear ? ""
        : $" By each world's own chance of it, which leaves out the luck of the talks, the difference is "
            + $"{ChangeText.Difference(change, true)}{Over(told)}.";

    private static string Over(Comparison told) => told.Base.Draws <= told.Followed ? ""
        : string.Create(CultureInfo.InvariantCulture, $" in the first {told.Followed:N0} worlds");

    private static string Neutrality(NeutralityWarning warning)
    {
        Assumption[] named = [.. warning.Named];
        string begin = "Mind this: the change moves power, and the odds of an agreement move with it. In the textbook model a shift of "
            + "power moves the terms and not the risk of war, so something assumed in this file ties the two. ";
        string left = "The change would move the odds "
            + $"by {string.Join(", by ", warning.Ties
                .Select(tie => $"{ChangeText.Difference(tie.Without, true)} without {Words(tie.Assumption)}"))}";
        return named.Length > 0
            ? $"{begin}Above all it is {Say.List([.. named.Select(Words)])}. {left}."
            : $"{begin}None that was tried does it alone. {left}.";
    }

    private static string Words(Assumption assumption) => assumption switch
    {
        Assumption.Optimism => "doubt and too much faith in one's own strength",
        Assumption.RedLines => "red lines",
        Assumption.Commitment => "the fear that a deal is broken as strengths shift",
        Assumption.Collapse => "sudden collapse of the weaker side",
        Assumption.Consent => "the consent of those who do not fight",
        Assumption.Indivisibility => "either-or questions that cannot be split",
        Assumption.Deadlines => throw new ArgumentOutOfRangeException(nameof(assumption)),
    };

    private static string Title(Scenario scenario, string key) =>
        scenario.Variants.TryGet(key, out Variant? variant) ? variant.Name ?? key : scenario.Levers.TryGet(key, out Lever? lever)
            ? lever.Name ?? key : key;
}
