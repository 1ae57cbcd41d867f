using System.Globalization;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Talks;

/// <summary>Talks by candidates against the weekly method: the same law, and a record of the talks that changes nothing.</summary>
/// <remarks>`ENTENTE_THOROUGH=1` compares 100,000 draws a scenario, which takes minutes each.</remarks>
public sealed class TalksByCandidatesTests
{
    private static readonly int Draws = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1" ? 100_000 : 1280;

    [Theory]
    [InlineData("ukraine-2025")]
    [InlineData("korea-1951")]
    [InlineData("port-strike")]
    [InlineData("grain-corridor-2022")]
    public void Odds_terms_and_holding_are_those_of_clocks_that_run_at_the_rates_of_every_week(string name)
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", $"{name}.yaml"));
        TalksOptions options = TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0 };
        Numbers candidates = new(file, options), weekly = new(file, options with { WeeklyClocks = true });
        (string Name, double Z)[] differences = [.. candidates.Of.Select(one => (one.Key, Z(one.Value, weekly.Of[one.Key])))];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {differences.Length} numbers, mean z² {differences.Average(one => one.Z * one.Z):0.00}, "
                + $"greatest |z| {differences.MaxBy(one => Math.Abs(one.Z))}"));
        Assert.NotEmpty(differences);
        Assert.All(differences, one => Assert.InRange(one.Z, -4, 4));
        Assert.InRange(differences.Average(one => one.Z * one.Z), 0, 2.5);

        static double Z(ScrambledMean one, ScrambledMean other)
        {
            // Where nearly all draws agree, scrambles tell too little about the error: it is at least that of half a draw.
            double error = Math.Sqrt(Square(one) + Square(other));
            return error > 0 ? (one.Mean!.Value - other.Mean!.Value) / error : 0;
        }

        static double Square(ScrambledMean one)
        {
            double error = Math.Max(one.StandardError ?? 0, 0.5 / Math.Max(1, one.Draws));
            return error * error;
        }
    }

    [Theory]
    [InlineData("ukraine-2025")]
    [InlineData("korea-1951")]
    [InlineData("grain-corridor-2022")]
    [InlineData("river-sharing")]
    public void Writing_down_the_talks_of_every_step_changes_no_draw(string name)
    {
        Scenario scenario = SimulatedFile.Shipped($"{name}.yaml");
        TalksOptions options = TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0 };
        SimulatedFile bare = new(scenario, options), written = new(scenario, options with { RecordsTalks = true }),
            whole = new(scenario, options with { FullPath = true, LooksEvery = 4 });
        for (int index = 0; index < 24; index++)
        {
            Draw draw = bare.Draw(index);
            foreach (Draw other in (Draw[])[written.Draw(index), whole.Draw(index)])
            {
                Assert.Equal(draw.Outcome, other.Outcome);
                Assert.Equal(draw.Agreements.Select(one => (one.Package, one.Date, one.Broken?.Date)),
                    other.Agreements.Select(one => (one.Package, one.Date, one.Broken?.Date)));
                Assert.All(draw.Payoffs.Zip(other.Payoffs), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            }

            Assert.False(draw.Path.HoldsTalks);
            Assert.Empty(draw.PathAgreement);
        }
    }

    [Fact]
    public void A_look_at_one_of_four_steps_gives_the_chance_of_the_path()
    {
        Scenario scenario = SimulatedFile.Shipped("ukraine-2025.yaml");
        SimulatedFile every = new(scenario, new TalksOptions { FullPath = true }),
            some = new(scenario, new TalksOptions { FullPath = true, LooksEvery = 4 }),
            alone = new(scenario, new TalksOptions { PathOnly = true, LooksEvery = 4 });
        ScrambledMean difference = new();
        int others = 0;
        for (int index = 0; index < 256; index++)
        {
            double chance = some.Draw(index).PathAgreement[^1];
            difference.Add(index, chance - every.Draw(index).PathAgreement[^1]);
            others += Math.Abs(chance - alone.Draw(index).PathAgreement[^1]) > 1e-4 ? 1 : 0;
        }

        Assert.InRange(difference.Mean!.Value, -0.003, 0.003);
        Assert.InRange(difference.StandardError!.Value, 0, 0.003);
        Assert.InRange(others, 0, 8); // a search that goes on from the step before can end at another of several best terms
    }

    /// <summary>What draws of a file add up to.</summary>
    private sealed class Numbers
    {
        public Numbers(ScenarioFile file, TalksOptions options)
        {
            ScenarioInputs inputs = ScenarioInputs.Of(file, file, 1);
            Scenario scenario = file.Scenario!;
            string[] packages = [.. scenario.AllPackages.Names];
            Ensemble.Run(scenario, options, inputs, sampled => sampled, new(Draws, 1, 0), 0, Add, default);

            void Add(SampledDraw sampled)
            {
                Draw draw = sampled.Draw;
                foreach (DrawOutcome outcome in Enum.GetValues<DrawOutcome>())
                {
                    Mean($"{outcome}").Add(draw.Index, draw.Outcome == outcome);
                }

                for (int p = 0; p < packages.Length; p++)
                {
                    Agreement? first = draw.First(p);
                    Mean($"agreed {packages[p]}").Add(draw.Index, first is not null);
                    if (first is null)
                    {
                        continue;
                    }

                    Mean($"when {packages[p]}").Add(draw.Index, (first.Date.DayNumber - scenario.From.DayNumber) / 365.25);
                    Mean($"broken {packages[p]}").Add(draw.Index, first.Broken is not null);
                    for (int k = 0; k < first.Terms.Count; k++)
                    {
                        Mean($"terms {packages[p]} {k}").Add(draw.Index, first.Terms[k]);
                    }

                    for (int y = 0; y < first.Stands.Count; y++)
                    {
                        Mean($"stands {packages[p]} {y}").Add(draw.Index, first.Stands[y]);
                    }
                }

                for (int i = 0; i < draw.Payoffs.Count; i++)
                {
                    Mean($"payoff {i}").Add(draw.Index, draw.Payoffs[i]);
                }
            }
        }

        public Dictionary<string, ScrambledMean> Of { get; } = [];

        private ScrambledMean Mean(string name)
        {
            if (!Of.TryGetValue(name, out ScrambledMean? mean))
            {
                Of.Add(name, mean = new());
            }

            return mean;
        }
    }
}
