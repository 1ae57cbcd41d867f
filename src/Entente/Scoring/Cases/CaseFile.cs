using Entente.Scenarios;
using Entente.Scenarios.Checks;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scoring.Cases;

/// <summary>A case of the past: a scenario as of its date, and what came of it.</summary>
/// <param name="Name">The file of the scenario without its folder and ending.</param>
/// <param name="File">The scenario, without errors.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record CaseOfPast(string Name, ScenarioFile File, CaseOutcome Outcome);

/// <summary>Reads the outcome files of cases, and finds everything that is wrong with them in one go.</summary>
internal static class CaseFile
{
    /// <summary>What the name of an outcome file ends with, in place of the `.yaml` of its scenario.</summary>
    public const string Ending = ".outcome.yaml";

    private const int Version = 1;

    /// <summary>The JSON Schema of outcome files.</summary>
    public static string Schema() => ScenarioSchema.Text("Entente outcome of a case", Shape);

    private static RecordShape Shape => Shapes.Record(typeof(CaseOutcome));

    /// <summary>The outcome that stands beside a scenario, or what is wrong with it.</summary>
    /// <param name="path">The outcome file.</param>
    /// <param name="scenario">The scenario, without errors.</param>
    public static (CaseOutcome? Outcome, ValueList<Problem> Problems) Read(string path, ScenarioFile scenario)
    {
        (string text, Problem? problem) = TextFile.Read(path);
        if (problem is not null)
        {
            return (null, [problem]);
        }

        try
        {
            YamlNode root = YamlTree.Read(text);
            Reading reading = new(path, new FileNames(YamlTree.Read(scenario.Text), root));
            CaseOutcome outcome = (CaseOutcome)Shape.Read(root, reading);
            FindingPlacer placer = new(path, root);
            Problem[] found = [.. reading.Problems, .. Checks(outcome, scenario.Scenario!)
                .Where(finding => !finding.RestsOn.Append(finding.Path).Any(reading.IsBroken)).Select(placer.Place)];
            return (found.Length == 0 ? outcome : null, [.. found.OrderBy(one => one.Line).ThenBy(one => one.Column)]);
        }
        catch (YamlMistake mistake)
        {
            return (null, new(ScenarioReader.SyntaxProblems(mistake, text, path)));
        }
    }

    private static IEnumerable<Finding> Checks(CaseOutcome outcome, Scenario scenario)
    {
        if (outcome.Outcome != Version)
        {
            yield return Finding.Error("outcome", "Outcome files have the version 1.");
        }

        if (outcome.KnownUntil <= scenario.From)
        {
            yield return Finding.Error("known-until", $"What happened is known until {Text(outcome.KnownUntil)}, which is not after the "
                + $"date of the forecast, {Text(scenario.From)}.");
            yield break;
        }

        foreach (Finding finding in outcome.Agreements.SelectMany((one, i) =>
            OfAgreement(string.Create(CultureInfo.InvariantCulture, $"agreements.{i + 1}"), one, outcome, scenario)))
        {
            yield return finding;
        }

        foreach (Finding finding in outcome.Ended is CaseEnd end ? OfEnd(end, outcome, scenario) : [])
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> OfAgreement(string path, AgreementMade made, CaseOutcome outcome, Scenario scenario)
    {
        if (made.Date <= scenario.From)
        {
            yield return Finding.Error($"{path}.date", $"It was made on {Text(made.Date)}, not after the date of the "
                + $"forecast, {Text(scenario.From)}.", "What was known by then belongs into the scenario.");
        }

        if (made.Date > outcome.KnownUntil)
        {
            yield return Finding.Error($"{path}.date", $"It was made on {Text(made.Date)}, after the last day that is known, "
                + $"{Text(outcome.KnownUntil)}.") with
            { RestsOn = ["known-until"] };
        }

        if ((made.Held is null ? 0 : 1) + (made.Ended is null ? 0 : 1) + (made.EndedBy is null ? 0 : 1) > 1)
        {
            yield return Finding.Error(path, "An agreement held, or ended on a day, or ended by a day: only one of `held`, `ended` and "
                + "`ended-by` can stand here.");
        }
        else if (made.Held == false)
        {
            yield return Finding.Error($"{path}.held", "When did it break down?",
                "Write `ended: DATE`, or `ended-by: DATE` if only a later "
                + "day is known.");
        }

        foreach ((string key, DateOnly? day) in new[] { ("ended", made.Ended), ("ended-by", made.EndedBy) })
        {
            if (day < made.Date || day > outcome.KnownUntil)
            {
                yield return Finding.Error($"{path}.{key}", $"It broke down on {Text(day.Value)}; it was made on {Text(made.Date)}, and "
                    + $"what happened is known until {Text(outcome.KnownUntil)}.") with
                { RestsOn = ["known-until"] };
            }
        }
    }

    private static IEnumerable<Finding> OfEnd(CaseEnd end, CaseOutcome outcome, Scenario scenario)
    {
        if (outcome.KnownUntil < scenario.Until)
        {
            yield return Finding.Error("ended.how", $"How things stood on {Text(scenario.Until)}, the last day of the forecast, is not "
                + $"known on {Text(outcome.KnownUntil)}.", "Leave `ended` out, or write a later `known-until`.");
        }

        if (end.Date is DateOnly since && (since <= scenario.From || since > scenario.Until))
        {
            yield return Finding.Error("ended.date", $"{Text(since)} lies outside the forecast, which goes from {Text(scenario.From)} to "
                + $"{Text(scenario.Until)}: `ended` says how things stood on its last day.");
        }

        bool agreed = outcome.Agreements.Any(one => one.Date <= scenario.Until);
        if (end.How is KindOfEnd.Settlement or KindOfEnd.CeasefireOnly && !agreed)
        {
            yield return Finding.Error("ended.how", "No agreement until the last day of the forecast is listed that could have been in "
                + "force.",
                "List it under `agreements`.") with
            { RestsOn = ["agreements"] };
        }
    }

    private static string Text(DateOnly date) => DateShape.Text(date);
}
