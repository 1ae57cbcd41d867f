using System.Collections;
using System.Reflection;
using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Ensembles;

public sealed class DrawFormatTests
{
    private static readonly Scenario Scenario = ScenarioReader.Read(Repository.Read("scenarios", "ukraine-2025.yaml"), "u.yaml").Scenario!;

    [Fact]
    public void A_draw_is_read_back_with_everything_in_it()
    {
        DrawPath path = new(2, Scenario.Actors.Count, Scenario.Packages.Count, holdsTalks: true);
        path.Record(0, Standing.NoDeal, 0.5);
        path.Record(1, Standing.Ceasefire, double.NaN);
        path.RecordDepth(0, 1, 0.25, -1, duringCeasefire: false);
        path.Binding(0, 1)[2] = true;
        path.RecordDepth(1, 0, double.NaN, 3, duringCeasefire: true);
        path.RecordFrontInWar(0, 0.25);
        path.RecordActor(1, 3, 0.75, -0.5, 0.125);
        bool[] parties = [.. Scenario.Actors.Select((_, i) => i != 1)];
        Draw draw = new()
        {
            Index = 41,
            Outcome = DrawOutcome.CeasefireOnly,
            Agreements =
            [
                new(1, 1, new(2025, 3, 1), [1, 2.5], [0.1, 0.2], new([0.5], [0.3], [0.2, 0.7], [0.1])) { Parties = parties,
                    Origins = [new(TermsPlace.Line, [0, 2], [1]), null, new(TermsPlace.Between, [], [])],
                    Lines = [new(0, 1, 45, 51.25)],
                    Performances = [new(1, 0, true), new(0, 1, false)],
                    Stands = [0.75, 0.5], EndedBy = [0.25, 0.125], Broken = new(new(2027, 1, 2), 2, null, 0.125), YearsHeld = 1.5 },
                new(0, 1, new(2025, 3, 8), [1], [0.1], new([0.1], [0.1], [0.1], [0])) { Parties = parties,
                    Broken = new(new(2027, 1, 2), null, "militia", -0.25), Replaced = new(2026, 1, 1),
                    Expired = new(2026, 2, 2) },
            ],
            EndOfWar = new(Side.Defender, Collapsed: true, 1, new(2025, 9, 9)),
            Happenings = [new("Something", new(2025, 4, 4), null), new("Another", new(2025, 4, 4), new(2025, 5, 5))],
            Payoffs = [0.123456789012345, 0.2],
            FinalTerms = [3, 4],
            PathAgreement = [0.25, 0.5],
            Path = path,
        };

        string[] unset = [.. Unset([draw, .. draw.Agreements]).Except(["Draw.Failure", "Draw.Holding"])]; // neither is kept of such a draw
        Assert.True(unset.Length == 0, $"Give {string.Join(", ", unset)} a value in this test, to see that DrawFormat keeps it.");

        (Draw read, double[] inputs) = Format().Read(Format().Write(new(draw, [0.1, 1e300])));

        Assert.Equal([0.1, 1e300], inputs);
        Assert.Equivalent(draw with { Path = DrawPath.Empty }, read with { Path = DrawPath.Empty }, strict: true);
        for (int step = 0; step < 2; step++)
        {
            Assert.Equal((path.Standing(step), path.Front(step), path.FrontInWar(step)),
                (read.Path.Standing(step), read.Path.Front(step), read.Path.FrontInWar(step)));
            for (int package = 0; package < Scenario.Packages.Count; package++)
            {
                Assert.Equal(
                    (path.IsOnOffer(step, package), path.Depth(step, package), path.Crossing(step, package),
                        path.IsInCeasefire(step, package)),
                    (read.Path.IsOnOffer(step, package), read.Path.Depth(step, package), read.Path.Crossing(step, package),
                        read.Path.IsInCeasefire(step, package)));
                Assert.All(Enumerable.Range(0, Scenario.Actors.Count), actor =>
                    Assert.Equal(path.IsBinding(step, package, actor), read.Path.IsBinding(step, package, actor)));
            }

            Assert.All(Enumerable.Range(0, Scenario.Actors.Count), actor => Assert.Equal(
                (path.Reservation(step, actor), path.BeliefMean(step, actor), path.BeliefDeviation(step, actor)),
                (read.Path.Reservation(step, actor), read.Path.BeliefMean(step, actor), read.Path.BeliefDeviation(step, actor))));
        }
    }

    [Fact]
    public void A_failed_draw_keeps_its_reason()
    {
        SampledDraw read = Format().Read(Format().Write(new(new Draw { Index = 3, Failure = "no convergence" }, [])));
        Assert.Equal((3, "no convergence"), (read.Draw.Index, read.Draw.Failure));
    }

    // What is as it is from the start would be read back even if nobody had written it.
    private static IEnumerable<string> Unset(IEnumerable<object> records) =>
        from one in records
        group one by one.GetType() into kind
        from property in kind.Key.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where property.SetMethod is not null
            && kind.All(one => property.GetValue(one) is null or 0 or 0.0 or false or ICollection { Count: 0 })
        select $"{kind.Key.Name}.{property.Name}";

    private static DrawFormat Format() => new(Scenario.Actors.Count, Scenario.Packages.Count);
}
