using Entente.Scenarios;

namespace Entente.Scoring.Cases;

/// <summary>Finds cases of the past: each scenario with the outcome file beside it.</summary>
internal static class CaseFolder
{
    /// <summary>The cases at some places, by name, or everything that is wrong with them.</summary>
    /// <param name="paths">Folders with cases, or scenario files of single ones.</param>
    public static (ValueList<CaseOfPast> Cases, ValueList<Problem> Problems) Read(IReadOnlyList<string> paths)
    {
        List<CaseOfPast> cases = [];
        List<Problem> problems = [];
        foreach (string path in paths)
        {
            string[] files = Files(path);
            if (files.Length == 0)
            {
                problems.Add(new(Severity.Error, path, 1, 1, "",
                    Path.Exists(path) ? "There are no cases here." : "There is no such folder or file.",
                    $"A case is a scenario, NAME.yaml, with what came of it beside it, NAME{CaseFile.Ending}."));
            }

            foreach (string file in files)
            {
                Add(file, cases, problems);
            }
        }

        foreach (IGrouping<string, CaseOfPast> same in cases.GroupBy(one => one.Name).Where(same => same.Count() > 1))
        {
            problems.Add(new(Severity.Error, same.Last().File.Name, 1, 1, "", $"There are two cases of the name `{same.Key}`.", null));
        }

        return (problems.Count == 0 ? [.. cases.OrderBy(one => one.Name, StringComparer.Ordinal)] : [], [.. problems]);
    }

    private static string[] Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) && !IsOutcome(path) ? [path] : [];
        }

        string[] all = [.. Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal)];
        string[] alone = [.. all.Where(file => IsOutcome(file) && !all.Contains(ScenarioOf(file))).Select(ScenarioOf)];
        return [.. all.Where(file => !IsOutcome(file)), .. alone];
    }

    private static void Add(string file, List<CaseOfPast> cases, List<Problem> problems)
    {
        ScenarioFile scenario = ScenarioReader.ReadFile(file);
        problems.AddRange(scenario.Errors);
        string beside = OutcomeOf(file);
        if (!File.Exists(beside))
        {
            problems.Add(new(Severity.Error, file, 1, 1, "", $"The case has no outcome: there is no file `{Path.GetFileName(beside)}` "
                + $"beside it.",
                "Write one: docs/explanation/backtest.md."));
            return;
        }

        if (scenario.Scenario is not Scenario read)
        {
            return;
        }

        if (read.History is null)
        {
            problems.Add(new(Severity.Error, file, 1, 1, "history",
                "The case does not say what it is counted among, so that there is no base "
                + "rate to hold it against.", "Write, for example, history: {class: interstate-war}."));
        }

        (CaseOutcome? outcome, ValueList<Problem> wrong) = CaseFile.Read(beside, scenario);
        problems.AddRange(wrong);
        if (outcome is not null)
        {
            cases.Add(new(Path.GetFileNameWithoutExtension(file), scenario, outcome));
        }
    }

    private static bool IsOutcome(string path) => path.EndsWith(CaseFile.Ending, StringComparison.Ordinal);

    private static string OutcomeOf(string scenario) => Path.ChangeExtension(scenario, null) + CaseFile.Ending;

    private static string ScenarioOf(string outcome) => outcome[..^CaseFile.Ending.Length] + ".yaml";
}
