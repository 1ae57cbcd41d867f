using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

public sealed class ScenarioInputsTests
{
    private static readonly string Ukraine = Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml");

    [Fact]
    public void Numbers_stand_in_file_order_and_each_has_its_own_dimension()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Ukraine);
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 1);
        Assert.Equal(file.Numbers.Where(number => !number.Value.IsExact).Select(number => number.Path),
            inputs.Numbers.Select(number => number.Path));
        Assert.Equal(Enumerable.Range(0, inputs.Numbers.Count), inputs.Numbers.Select(number => number.Dimension));
    }

    [Fact]
    public void Changes_leave_the_draws_of_all_other_numbers_as_they_were()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Ukraine);
        ScenarioFile changed = ScenarioEditor.Apply(file, ["talks.pace=2", "war.front=0.45..0.55", "actors.russia.power=120..130"]);
        ScenarioInputs before = ScenarioInputs.Of(file, file, 9), after = ScenarioInputs.Of(changed, file, 9);
        Assert.Equal("war.front", after.Numbers[^1].Path);
        Assert.DoesNotContain(after.Numbers, number => number.Path == "talks.pace");
        foreach (int draw in (int[])[0, 17, 5000])
        {
            Dictionary<string, double> old = Drawn(before, draw), now = Drawn(after, draw);
            Assert.All(old.Where(pair => pair.Key is not ("talks.pace" or "actors.russia.power")), pair =>
                Assert.Equal(pair.Value, now[pair.Key]));
            Assert.InRange(now["actors.russia.power"], 120, 130);
        }

        static Dictionary<string, double> Drawn(ScenarioInputs inputs, int draw) =>
            inputs.Numbers.Zip(inputs.Values(draw)).ToDictionary(pair => pair.First.Path, pair => pair.Second);
    }

    /// <summary>Point 0 of every scramble: 16 draws; over 16·64 draws each number has its distribution's mean within 5 standard errors of
    /// chance, and its quantiles hold what they should (exactly, but for the edges of cells).</summary>
    [Fact]
    public void Draws_follow_the_distributions()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Ukraine);
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 3);
        const int draws = 1024;
        int[] below = new int[inputs.Numbers.Count];
        for (int draw = 0; draw < draws; draw++)
        {
            double[] values = inputs.Values(draw);
            for (int i = 0; i < values.Length; i++)
            {
                Uncertain number = inputs.Numbers[i].Value;
                Assert.InRange(values[i], number.Low, number.High);
                below[i] += values[i] < number.Quantile(0.25) ? 1 : 0;
            }
        }

        Assert.All(below, count => Assert.Equal(draws / 4, count));
    }

    [Fact]
    public void Products_multiply_what_their_numbers_drew()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Ukraine);
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 3);
        double[] values = inputs.Values(4);
        Func<Uncertain, double> value = inputs.ValueIn(values, 0);
        Uncertain pace = file.Scenario!.Talks.Pace;
        Assert.Equal(1.4 * value(pace), value(Uncertain.Times(pace, 1.4, new Bounds(0, 1000))));
        Assert.Throws<ArgumentException>(() => value(Uncertain.Between(0, 1)));
    }

    /// <summary>More uncertain numbers than Sobol dimensions: the rest is drawn independently.</summary>
    [Fact]
    public void More_numbers_than_the_table_has_dimensions_are_drawn_all_the_same()
    {
        ScenarioFile small = ScenarioReader.Read("entente: 1\ntitle: t\nfrom: 2025-01-01\nuntil: 2026-01-01\nactors:\n  a: {}\nissues:\n  "
            + "x: {scale: {0: a, 100: b}, today: 10..20, wants: {a: {ideal: 1, salience: 5}}}\n", "t.yaml");
        Assert.Empty(small.Errors);
        NumberInFile one = small.Numbers.Single(number => !number.Value.IsExact);
        ScenarioFile many = small with
        {
            Numbers = new(Enumerable.Range(0, 2100)
            .Select(i => new NumberInFile($"n{i}", Uncertain.Between(0, 1), i, 1)))
        };
        ScenarioInputs inputs = ScenarioInputs.Of(many, many, 1);
        double[] first = inputs.Values(0), second = inputs.Values(16);
        Assert.Equal(2100, first.Distinct().Count());
        Assert.NotEqual(first[2099], second[2099]);
        Assert.NotNull(one);
    }
}
