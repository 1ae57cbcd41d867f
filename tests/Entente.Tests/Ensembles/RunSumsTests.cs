using Entente.Ensembles;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Ensembles;

/// <summary>What draws add up to, however they were cut: the forecast and the timeline of one run, to the last digit.</summary>
public sealed class RunSumsTests
{
    private const int Draws = 240;

    private static readonly bool Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1";

    /// <summary>A war with a front, options, scales, several packages, holding and a question asked under a change; the small war with a
    /// step of a month; and talks without a war.</summary>
    [Theory]
    [InlineData("ukraine-2025")]
    [InlineData("korea-1951")]
    [InlineData("port-strike")]
    public void Random_cuts_carried_together_in_any_order_and_as_a_tree_are_one_run(string scenario)
    {
        RunRequest request = Request(scenario);
        SampledDraw[] draws = Drawn(request);
        RunSums whole = Sums(request, draws);
        (string forecast, string timeline) = Told(whole);
        Assert.Contains("\"leans-on\"", forecast, StringComparison.Ordinal);
        byte[] bytes = Bytes(whole);
        for (int trial = 0; trial < (Thorough ? 100 : 12); trial++)
        {
            RandomStream chance = new(11, "cuts", scenario, trial, 0);
            int[] cuts = [0, .. Enumerable.Range(0, 1 + (int)(chance.NextUniform() * 12)).Select(_ => (int)(chance.NextUniform() * Draws))
                .Distinct().Order(), Draws];
            List<byte[]> parts = [.. cuts.Zip(cuts.Skip(1)).Select(cut => Bytes(Sums(request, draws[cut.First..cut.Second])))];
            // Two of those that are left, taken by chance, become one, until one is left: sometimes a line, sometimes a tree.
            while (parts.Count > 1)
            {
                RunSums together = Sums(request, []);
                foreach (int _ in (int[])[0, 1])
                {
                    int taken = (int)(chance.NextUniform() * parts.Count);
                    Add(together, parts[taken]);
                    parts.RemoveAt(taken);
                }

                parts.Add(Bytes(together));
            }

            RunSums merged = Sums(request, []);
            Add(merged, parts[0]);
            Assert.Equal((forecast, timeline), Told(merged));
            Assert.True(bytes.AsSpan().SequenceEqual(Bytes(merged)), "the sums differ, though what they tell does not");
        }
    }

    [Fact]
    public void Draws_may_come_in_any_order()
    {
        RunRequest request = Request("port-strike");
        SampledDraw[] draws = Drawn(request);
        Assert.Equal(Told(Sums(request, draws)), Told(Sums(request, draws.Reverse())));
    }

    private static RunRequest Request(string scenario)
    {
        ScenarioFile file = ScenarioReader.Read(Repository.Read("scenarios", scenario + ".yaml"), scenario + ".yaml");
        return new()
        {
            Original = file,
            File = file,
            Settings = new(Draws, 5, 2),
            Options = TalksOptions.Default with { WholePaths = 60, RecordsFirst = 60 }, // some of the draws, so that a cut can lie on either side
            Version = "test",
            Folder = "",
        };
    }

    private static SampledDraw[] Drawn(RunRequest request)
    {
        Scenario scenario = request.File.Scenario!;
        ScenarioInputs inputs = ScenarioInputs.Of(request.File, request.Original, request.Settings.Seed);
        DrawFormat format = new(scenario.Actors.Count, scenario.AllPackages.Count);
        List<SampledDraw> draws = [];
        Ensemble.Run(scenario, request.Options, inputs, format.Write, request.Settings, 0, draw => draws.Add(format.Read(draw)),
            TestContext.Current.CancellationToken, QuestionRule.Changes(scenario));
        return [.. draws];
    }

    private static RunSums Sums(RunRequest request, IEnumerable<SampledDraw> draws)
    {
        RunSums sums = new(request, request.File, ScenarioInputs.Of(request.File, request.Original, request.Settings.Seed));
        foreach (SampledDraw draw in draws)
        {
            sums.Add(draw);
        }

        return sums;
    }

    private static (string Forecast, string Timeline) Told(RunSums sums)
    {
        Timeline timeline = sums.Timeline();
        return (sums.Forecast().ToJson(), string.Join('\n', timeline.Columns.Select(column =>
            column.Key + " " + string.Join(' ', column.Value.Select(number =>
                number.ToString("R", System.Globalization.CultureInfo.InvariantCulture))))));
    }

    private static byte[] Bytes(RunSums sums)
    {
        using MemoryStream bytes = new();
        using (BinaryWriter writer = new(bytes))
        {
            sums.Carry(new SumWriter(writer));
        }

        return bytes.ToArray();
    }

    private static void Add(RunSums sums, byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes));
        sums.Carry(new SumReader(reader));
        Assert.Equal(bytes.Length, reader.BaseStream.Position);
    }
}
