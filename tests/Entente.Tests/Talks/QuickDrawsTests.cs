using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Talks;

/// <summary>Draws that leave out what a question does not need: what they say is what the whole draw says.</summary>
public sealed class QuickDrawsTests
{
    private const int Draws = 12;

    private static readonly Scenario War = ScenarioReader.Read(
        Repository.Read("src", "Entente", "Scenarios", "Templates", "war.yaml").Replace("step: 1 week", "step: 1 month", StringComparison.Ordinal),
            "war.yaml").Scenario!;

    [Fact]
    public void The_path_alone_has_the_chance_that_the_whole_draw_has_along_it()
    {
        SimulatedFile path = new(War, new TalksOptions { PathOnly = true }), whole = new(War, new TalksOptions { FullPath = true });
        for (int i = 0; i < Draws; i++)
        {
            Assert.Equal(whole.Draw(i).PathAgreement, path.Draw(i).PathAgreement, (a, b) => Math.Abs(a - b) < 1e-6);
        }
    }

    [Fact]
    public void The_chance_along_the_path_needs_no_depth_that_does_not_matter_to_it()
    {
        SimulatedFile alone = new(War, new TalksOptions { FullPath = true }),
            recorded = new(War, new TalksOptions { FullPath = true, RecordsTalks = true }); // every depth is worked out first
        bool[] stops = [.. War.AllPackages.Values.Select(package => package.Stops(War))];
        (int below, int full) = (0, 0);
        for (int i = 0; i < Draws; i++)
        {
            Draw whole = recorded.Draw(i);
            Assert.Equal(whole.PathAgreement, alone.Draw(i).PathAgreement, (a, b) => Math.Abs(a - b) < 1e-6);
            double[] depths = [.. Enumerable.Range(0, whole.Path.Steps)
                .SelectMany(step => Depths(whole.Path, step).Where((_, package) => stops[package]))];
            below += depths.Count(depth => depth < 0);
            full += depths.Count(depth => depth > War.Talks.DepthScale.Central);
        }

        Assert.True(below > 0 && full > 0, $"{below} depths below 0, {full} above the scale of depths");
    }

    [Fact]
    public void A_draw_until_a_deal_is_possible_ends_there_and_says_the_same_before()
    {
        SimulatedFile until = new(War, new TalksOptions { UntilPossible = true }), whole = new(War);
        int ended = 0;
        for (int i = 0; i < Draws; i++)
        {
            DrawPath some = until.Draw(i).Path, all = whole.Draw(i).Path;
            bool isPossible = false;
            for (int step = 0; step < all.Steps && !isPossible; step++)
            {
                isPossible = Depths(all, step).Any(depth => depth > 0);
                Assert.Equal(isPossible, Depths(some, step).Any(depth => depth > 0));
                Assert.True(isPossible || all.Front(step).Equals(some.Front(step))); // an agreement in that step may redraw the front
                ended += isPossible && step + 1 < all.Steps && double.IsNaN(some.Front(step + 1)) ? 1 : 0;
            }
        }

        Assert.True(ended > 0);
    }

    [Fact]
    public void Lotteries_open_no_fewer_worlds_and_need_a_draw_that_ends_when_a_deal_is_possible()
    {
        SimulatedFile lots = new(War, new TalksOptions { UntilPossible = true, Lotteries = true }),
            without = new(War, new TalksOptions { UntilPossible = true });
        for (int i = 0; i < Draws; i++)
        {
            Assert.True(FirstPossible(lots.Draw(i).Path) <= FirstPossible(without.Draw(i).Path));
        }

        Assert.Throws<ArgumentException>(() => new World(War, new TalksOptions { Lotteries = true }));
    }

    private static int FirstPossible(DrawPath path) =>
        Enumerable.Range(0, path.Steps).FirstOrDefault(step => Depths(path, step).Any(depth => depth > 0), path.Steps);

    private static IEnumerable<double> Depths(DrawPath path, int step) =>
        Enumerable.Range(0, path.Packages).Select(package => path.Depth(step, package));
}
