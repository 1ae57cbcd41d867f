using Entente.Interchange;
using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Tests.Interchange;

/// <summary>Real files of other programs. They stay outside the repository; without them the tests say that they were skipped.</summary>
public sealed class ReferenceFilesTests
{
    [ReferenceFact("stakeholder")]
    public void Every_ktab_input_imports_with_all_its_numbers()
    {
        string[] inputs = [.. Directory.GetFiles(ReferenceFolder.Of("stakeholder", "ktab"), "input.*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)];
        Assert.Equal(8, inputs.Length);
        foreach (string input in inputs)
        {
            Imported imported = Imports.Read(Imports.Find("ktab")!, [input], new());
            StakeholderProblem problem = StakeholdersOfScenario.Of(TextFiles.ScenarioOf(imported), number => number.Central)!;

            // positions.csv beside it holds what KTAB itself read: the positions at turn 0.
            string[] start = [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(input)!, "positions.csv"))];
            Assert.Equal("turn,actor_index,actor,dim_index,position_0_100,ideal_0_100", start[0]);
            string[][] first = [.. start.Skip(1).Select(line => line.Split(',')).Where(cells => cells[0] == "0")];
            Assert.Equal(problem.Actors.Count * problem.Issues.Count, first.Length);
            for (int i = 0; i < first.Length; i++)
            {
                double read = problem[i / problem.Issues.Count, i % problem.Issues.Count]!.Position;
                Assert.Equal(double.Parse(first[i][4], System.Globalization.CultureInfo.InvariantCulture), read, 1e-9);
            }
        }
    }

    [ReferenceFact("stakeholder")]
    public void All_of_deu_imports_as_one_scenario_and_comes_back()
    {
        string folder = ReferenceFolder.Of("stakeholder", "deu3");
        Imported imported = Imports.Read(Imports.Find("deu")!, [folder], new());
        Scenario scenario = TextFiles.ScenarioOf(imported);
        Assert.Equal((207, 82), (scenario.Issues.Count, scenario.Packages.Count));

        using TextFiles files = new();
        Exported exported = Exports.Kinds.First(kind => kind.Name == "deu").Write(ScenarioReader.Read(imported.Text!, "deu.yaml"), []);
        Imported back = Imports.Read(Imports.Find("deu")!, [.. exported.Files.Select(file => files.Add(file.Name, file.Text))], new());
        Assert.Equal(scenario.Actors, TextFiles.ScenarioOf(back).Actors);
        Assert.Equal(scenario.Issues.Values.Select(issue => ((ScaleIssue)issue) with { Asks = null }), TextFiles.ScenarioOf(back)
            .Issues.Values.Select(issue => ((ScaleIssue)issue) with { Asks = null }));
        Assert.Equal(scenario.Packages, TextFiles.ScenarioOf(back).Packages);
    }
}
