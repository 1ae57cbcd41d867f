using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Compare;

/// <summary>The answer of `compare` about two finished runs: what changed from one to the other.</summary>
internal static class RunsPage
{
    /// <summary>The page.</summary>
    /// <param name="comparison">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(RunsComparison comparison, AskedAs asked)
    {
        Scenario before = comparison.Before.File.Scenario!, after = comparison.After.File.Scenario!;
        Words words = new(after);
        ScenarioDifference[] inputs = [.. comparison.Differences.Where(one => !one.IsEvidence)],
            evidence = [.. comparison.Differences.Where(one => one.IsEvidence)];
        ChangedQuantity[] odds = [.. comparison.Quantities.Where(one => one.Quantity.Kind == QuantityKind.AgreementBy)];
        return asked.Page(
            after,
            $"Two runs side by side: the first of {Run(comparison.Before)}, the second of {Run(comparison.After)}.",
            [
                new("What changed",
                [
                    new Paragraph(odds.Length == 0
                        ? "The forecasts of the two runs have no date in common." : Agreement(odds[^1], words)) { IsMain = true },
                    new Paragraph(ChangeSections.WhoWins(comparison.Quantities, words, "in the second run")) { IsMain = true },
                    .. comparison.OtherWants.Count == 0 ? Array.Empty<Block>() :
                        [new Paragraph($"What {Say.List([.. comparison.OtherWants.Select(words.Actor)])} "
                            + $"{(comparison.OtherWants.Count == 1 ? "gets" : "get")} cannot be compared: the two scenarios say different "
                            + $"things about what {(comparison.OtherWants.Count == 1 ? "it wants" : "they want")}.")],
                    new Paragraph(Inputs(inputs.Length, evidence.Length, comparison.Pairing)),
                    new Paragraph(Paired(comparison.Pairing)),
                    .. Versions(comparison),
                ]),
                new("What differs in the two scenarios",
                [
                    .. NewAndGone(before, after).Select(text => new Paragraph(text)),
                    .. inputs.Length > 0 ? [Table("Inputs that differ", inputs)] : Array.Empty<Block>(),
                    .. evidence.Length > 0 ? [
                        new Disclosure("Evidence and reasons that differ", [Table("What the numbers rest on", evidence)])]
                        : Array.Empty<Block>(),
                ]),
                .. new ChangeSections(words, "First run", "Second run").Of(comparison.Quantities),
                ChangeSections.HowToRead(
                    "The differences are what all changes of the inputs do together. Which of them does what cannot be told from two runs: "
                        + "entente compare with --set asks about one change by itself, in the same worlds."),
            ]);
    }

    /// <summary>What became of the odds, and how many inputs that comes of.</summary>
    public static string InShort(RunsComparison comparison)
    {
        ChangedQuantity[] odds = [.. comparison.Quantities.Where(one => one.Quantity.Kind == QuantityKind.AgreementBy)];
        int inputs = comparison.Differences.Count(one => !one.IsEvidence);
        return odds.Length == 0 ? "The forecasts of the two runs have no date in common."
            : $"{Agreement(odds[^1], new(comparison.After.File.Scenario!))} {Inputs(inputs, comparison.Differences.Count - inputs,
                comparison.Pairing)}";
    }

    private static string Run(RunResults run) => $"{run.Info.Scenario} on {Say.Day(run.File.Scenario!.From)} ({Say.Count(run.Info.Draws)} "
        + $"worlds, seed {run.Info.Seed.ToString(CultureInfo.InvariantCulture)})";

    private static string Agreement(ChangedQuantity last, Words words)
    {
        PairedChange change = last.Change;
        string what = words.IsWar ? "An agreement that stops the fighting" : "An agreement";
        if (ChangeText.IsTooFew(change))
        {
            return $"{what} by {QuantityWords.Of(last.Quantity, words)} is reached "
                + $"in {ChangeText.Count(change.Before, change.BeforeDraws)} worlds of the first run and "
                + $"in {ChangeText.Count(change.After, change.AfterDraws)} of the second: too few worlds to tell a difference.";
        }

        string by = $"{what} by {QuantityWords.Of(last.Quantity, words)} is reached in {ChangeText.Value(change.Before, true)} of the "
            + $"worlds of the first run and in {ChangeText.Value(change.After, true)} of those of the second";
        return change.IsClear ? $"{by}: {ChangeText.Difference(change, true)}." : $"{by}: no clear difference "
            + $"({ChangeText.Difference(change, true).Trim('(', ')')}).";
    }

    private static string Inputs(int inputs, int evidence, Pairing pairing) => (inputs, evidence) switch
    {
        (0, 0) => $"The two scenarios say the same{Hence(pairing)}.",
        (0, _) => $"The two scenarios differ only in what their numbers rest on; the numbers are the same{Hence(pairing)}.",
        (1, _) => $"The scenarios differ in one place, which stands below. What differs in the answers is what that does{Beside(pairing)}.",
        _ => $"The scenarios differ in {Say.Count(inputs)} places, which stand below. What differs in the answers is what these do "
            + $"together{Beside(pairing)}; none is shown to be the cause by itself.",
    };

    private static string Hence(Pairing pairing) =>
        pairing == Pairing.SameWorlds ? ", and so do the runs" : ": what differs in the answers is chance";

    private static string Beside(Pairing pairing) => pairing == Pairing.SameWorlds ? "" : ", and chance";

    private static string Paired(Pairing pairing) => pairing switch
    {
        Pairing.SameWorlds => "Both runs drew the same worlds with the same chance (same seed, same number of draws), so that the "
            + "differences are taken world by world and chance mostly drops out.",
        Pairing.OtherSeed => "The runs have different seeds and so different worlds: the errors of both add up in the differences. Runs "
            + "with the same seed are compared more exactly.",
        Pairing.OtherDraws => "The runs have different numbers of draws, so that the differences are not taken world by world: the errors "
            + "of both add up. Runs of the same size and seed are compared more exactly.",
        Pairing.OtherNumbers => "Uncertain numbers came, went or moved in the file, so that the others were drawn anew: the differences "
            + "are not taken world by world, and the errors of both add up.",
    };

    private static IEnumerable<Block> Versions(RunsComparison comparison)
    {
        if (comparison.Before.Info.Version != comparison.After.Info.Version)
        {
            yield return new Paragraph("Mind this: the runs were made by different versions of the program "
                + $"({comparison.Before.Info.Version} and {comparison.After.Info.Version}), whose rules may differ.");
        }

        if (comparison.BeforeFailed + comparison.AfterFailed > 0)
        {
            yield return new Paragraph($"{Say.Count(comparison.BeforeFailed)} worlds of the first run "
                + $"and {Say.Count(comparison.AfterFailed)} of the second could not be computed and are left out.");
        }
    }

    private static IEnumerable<string> NewAndGone(Scenario before, Scenario after)
    {
        (string What, IEnumerable<string> Old, IEnumerable<string> Now)[] kinds =
        [
            ("actors", before.Actors.Names, after.Actors.Names), ("issues", before.Issues.Names, after.Issues.Names),
                ("packages", before.Packages.Names, after.Packages.Names),
            ("deadlines", before.Deadlines.Names, after.Deadlines.Names),
                ("events", before.Events.Select(one => one.Name), after.Events.Select(one => one.Name)),
                ("questions", before.Questions.Names, after.Questions.Names),
        ];
        foreach ((string what, IEnumerable<string> old, IEnumerable<string> now) in kinds)
        {
            string[] come = [.. now.Except(old)], gone = [.. old.Except(now)];
            if (come.Length > 0)
            {
                yield return $"New {what}: {Say.List(come)}.";
            }

            if (gone.Length > 0)
            {
                yield return $"No longer there, {what}: {Say.List(gone)}.";
            }
        }

        if ((before.From, before.Until) != (after.From, after.Until))
        {
            yield return $"The first run looks from {Say.Day(before.From)} to {Say.Day(before.Until)}, the second "
                + $"from {Say.Day(after.From)} to {Say.Day(after.Until)}; odds are compared for the dates that both tell.";
        }
    }

    private static DataTable Table(string caption, ScenarioDifference[] differences) => new(
        caption,
        ["Where in the file", "First run", "Second run"],
        [.. differences.Select(one => new ValueList<string>([one.Path, one.Before ?? "not there", one.After ?? "not there"]))]);
}
