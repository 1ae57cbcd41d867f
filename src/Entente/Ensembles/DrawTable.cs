using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>The columns of `draws.parquet`, one row a draw. docs/reference/results-folder.md explains each.</summary>
internal static class DrawTable
{
    /// <summary>The columns for a scenario.</summary>
    /// <param name="scenario">The scenario that is run.</param>
    /// <param name="shown">The scenario as results show it: events may have other names.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    public static IReadOnlyList<TableColumn<SampledDraw>> Columns(Scenario scenario, Scenario shown, ScenarioInputs inputs) =>
    [
        TableColumn<SampledDraw>.Of<int>("draw", row => row.Draw.Index),
        Text("failure", draw => draw.Failure),
        Text("outcome", draw => draw.Failure is null ? OutcomeKey(draw.Outcome) : null),
        Date("war-ended", draw => draw.EndOfWar?.Date),
        .. scenario.AllPackages.Index().SelectMany(package => OfPackage(scenario, package.Index, package.Item.Key, package.Item.Value)),
        .. scenario.Issues.Index().Select(issue => Terms(
            $"final.{issue.Item.Key}", issue.Item.Value, issue.Index, draw => draw.Failure is null ? draw.FinalTerms : null)),
        .. scenario.Actors.Index()
            .Select(actor => Number($"payoff.{actor.Item.Key}", draw => draw.Failure is null ? draw.Payoffs[actor.Index] : null)),
        Number("path", draw => draw.PathAgreement.Count > 0 && !double.IsNaN(draw.PathAgreement[^1]) ? draw.PathAgreement[^1] : null),
        .. scenario.Events.Zip(shown.Events).DistinctBy(one => one.First.Name).DistinctBy(one => one.Second.Name)
            .Select(one => TableColumn<SampledDraw>.Of<bool>(
            $"event.{one.Second.Name}", row =>
                row.Draw.Failure is null ? row.Draw.Happenings.Any(happening => happening.Name == one.First.Name) : null)),
        .. inputs.Numbers.Index().Where(number => IsUsed(number.Item.Path))
            .Select(number => TableColumn<SampledDraw>.Of<double>(
                number.Item.Path, row => number.Item.Value.Shown(row.Inputs[number.Index]))),
    ];

    /// <summary>An outcome as results spell it.</summary>
    public static string OutcomeKey(DrawOutcome outcome) => outcome switch
    {
        DrawOutcome.Settlement => "settlement",
        DrawOutcome.CeasefireOnly => "ceasefire-only",
        DrawOutcome.ImposedByAttacker => "imposed-by-attacker",
        DrawOutcome.ImposedByDefender => "imposed-by-defender",
        DrawOutcome.None => "none",
    };

    /// <summary>The column with the chance that the first agreement on a package stands after so many years.</summary>
    public static string StandsColumn(string package, int years) => $"stands-{years.ToString(CultureInfo.InvariantCulture)}.{package}";

    /// <summary>Whether a number plays a part while no lever is pulled and no variant chosen.</summary>
    public static bool IsUsed(string path) =>
        !path.StartsWith("levers.", StringComparison.Ordinal) && !path.StartsWith("variants.", StringComparison.Ordinal);

    private static IEnumerable<TableColumn<SampledDraw>> OfPackage(Scenario scenario, int index, string key, Package package) =>
    [
        Date($"agreed.{key}", draw => draw.First(index)?.Date),
        .. Enumerable.Range(0, package.EndsFighting ? HoldingTest.WholeYears(scenario) : 0)
            .Select(year => Number(StandsColumn(key, year + 1), draw => draw.First(index) is { Stands: { Count: > 0 } stands }
            ? stands[year] : null)),
        Date($"broken.{key}", draw => draw.First(index)?.Broken?.Date),
        .. package.Lasts is null ? Array.Empty<TableColumn<SampledDraw>>() : [Date($"expired.{key}", draw => draw.First(index)?.Expired)],
        Text($"broken-by.{key}", draw => draw.First(index)?.Broken is Breach breach ? breach.Spoiler ?? scenario.Actors[breach.Actor!.Value]
            .Key : null),
        TableColumn<SampledDraw>.Of<int>($"open-steps.{key}", row => row.Draw.Path.HoldsTalks ? OpenSteps(row.Draw.Path, index) : null),
        .. scenario.Issues.Index().Where(issue => package.Covers.Includes(issue.Item.Key))
            .Select(issue => Terms($"terms.{key}.{issue.Item.Key}", issue.Item.Value, issue.Index, draw => draw.First(index)?.Terms)),
        .. scenario.Actors.Index()
            .Select(actor => Number($"utility.{key}.{actor.Item.Key}", draw => draw.First(index)?.Utilities[actor.Index])),
        .. scenario.Actors.Index()
            .Select(actor => Number($"no-deal.{key}.{actor.Item.Key}", draw => draw.First(index)?.Value.NoDeal[actor.Index])),
        .. scenario.Actors.Index()
            .Select(actor => Number($"worth.{key}.{actor.Item.Key}", draw => draw.First(index)?.Value.Worth[actor.Index])),
        .. scenario.Actors.Index()
            .Select(actor => Number($"gain.{key}.{actor.Item.Key}", draw => draw.First(index)?.Value.Gain(actor.Index))),
    ];

    private static TableColumn<SampledDraw> Terms(string name, Issue issue, int index, Func<Draw, IReadOnlyList<double>?> terms) =>
        issue is OptionsIssue options
        ? Text(name, draw => terms(draw) is { } known ? options.Options[(int)known[index]].Key : null)
        : Number(name, draw => terms(draw) is { } known ? ((ScaleIssue)issue).Scale.Own(known[index]) : null);

    private static int OpenSteps(DrawPath path, int package)
    {
        int open = 0;
        for (int step = 0; step < path.Steps; step++)
        {
            open += DealSpace.LeavesGains(path.Depth(step, package)) ? 1 : 0;
        }

        return open;
    }

    private static TableColumn<SampledDraw> Number(string name, Func<Draw, double?> value) =>
        TableColumn<SampledDraw>.Of<double>(name, row => value(row.Draw));

    private static TableColumn<SampledDraw> Date(string name, Func<Draw, DateOnly?> value) =>
        TableColumn<SampledDraw>.Of<DateOnly>(name, row => value(row.Draw));

    private static TableColumn<SampledDraw> Text(string name, Func<Draw, string?> value) =>
        TableColumn<SampledDraw>.OfText(name, row => value(row.Draw));
}
