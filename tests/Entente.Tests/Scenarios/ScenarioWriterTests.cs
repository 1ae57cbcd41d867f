using CsCheck;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioWriterTests
{
    [Fact]
    public void A_written_scenario_reads_back_the_same() => ScenarioGen.Any.Sample(
        scenario =>
        {
            string text = ScenarioWriter.Write(scenario);
            ScenarioFile file = ScenarioReader.Read(text, "written.yaml");
            Assert.True(file.Scenario is not null, string.Join('\n', file.Errors) + "\n" + text);
            Assert.Equal(text, ScenarioWriter.Write(file.Scenario));
            Assert.All(typeof(Scenario).GetProperties(), part =>
                Assert.True(Equals(part.GetValue(scenario), part.GetValue(file.Scenario)), part.Name + "\n" + text));
        },
        iter: 300);

    [Fact]
    public void Shipped_scenarios_read_write_and_read_the_same()
    {
        foreach (string path in Repository.ShippedScenarios.Append(Repository.TestFile("border-strip.yaml")))
        {
            Scenario scenario = ScenarioReader.ReadFile(path).Scenario!;
            Assert.Equal(scenario, ScenarioReader.Read(ScenarioWriter.Write(scenario), "written.yaml").Scenario);
        }
    }

    [Fact]
    public void A_written_file_is_pleasant_to_read() =>
        Golden.Check("border-strip.written.yaml",
            ScenarioWriter.Write(ScenarioReader.ReadFile(Repository.TestFile("border-strip.yaml")).Scenario!));

    [Fact]
    public void What_has_its_default_value_is_left_out() => Assert.DoesNotContain(
        "curvature", ScenarioWriter.Write(ScenarioReader.Read(SmallScenario.Text, "small.yaml").Scenario!), StringComparison.Ordinal);

    [Fact]
    public void A_number_that_exists_only_inside_a_run_is_refused()
    {
        Scenario scenario = ScenarioReader.Read(SmallScenario.Text, "small.yaml").Scenario!;
        TalksSettings talks = scenario.Talks with { Pace = Uncertain.Times(2, 3, new(0, 100)) };
        Assert.Throws<ArgumentException>(() => ScenarioWriter.Write(scenario with { Talks = talks }));
    }
}
