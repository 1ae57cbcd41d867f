using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ValueTypesTests
{
    [Fact]
    public void Named_entries_are_equal_by_content_and_order()
    {
        Named<int> ab = [new("a", 1), new("b", 2)], ba = [new("b", 2), new("a", 1)];
        Assert.Equal(ab, [new("a", 1), new("b", 2)]);
        Assert.Equal(ab.GetHashCode(), new Named<int>([new("a", 1), new("b", 2)]).GetHashCode());
        Assert.NotEqual(ab, ba);
        Assert.Equal([new("a", 1), new("b", 3), new("c", 4)], ab.With("b", 3).With("c", 4));
        Assert.Equal(2, ab["b"]);
        Assert.True(ab.TryIndexOf("b", out int index) && index == 1);
        Assert.False(ab.Has("B"));
    }

    [Fact]
    public void Two_entries_with_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Named<int>([new("a", 1), new("a", 2)]));

    [Fact]
    public void A_front_map_is_piecewise_linear()
    {
        FrontMap map = new([(0, 0), (0.25, 30), (1, 100)]);
        Assert.Equal([0, 15, 30, 65, 100], new[] { 0, 0.125, 0.25, 0.625, 1 }.Select(map.At));
    }

    [Fact]
    public void A_front_map_read_backwards_has_one_slope_up_to_its_ends()
    {
        FrontMap map = new([(0, 0), (0.25, 30), (1, 100)]);
        foreach (double near in (double[])[100 - 1e-3, 100 - 1e-7, 100 - 1e-9, 100])
        {
            (double front, double slope) = map.Inverse(near);
            Assert.Equal(0.75 / 70, slope, 1e-12);
            Assert.InRange(front, 0.99, 1 - 1e-9);
        }

        Assert.Equal(0.25 / 30, map.Inverse(0).Slope, 1e-12);
        Assert.Equal(0, new FrontMap([(0, 20), (1, 80)]).Inverse(90).Slope);
    }

    [Fact]
    public void Durations_count_in_the_calendar()
    {
        DateOnly january = new(2024, 1, 31);
        Assert.Equal(new DateOnly(2024, 2, 29), new Duration(1, DurationUnit.Month).After(january));
        Assert.Equal(new DateOnly(2024, 2, 14), new Duration(2, DurationUnit.Week).After(january));
        Assert.Equal(5, new Duration(5, DurationUnit.Year).Years);
        Assert.Equal(7 / 365.2425, new Duration(1, DurationUnit.Week).Years, 1e-15);
        Assert.Equal("8 weeks", new Duration(8, DurationUnit.Week).ToString());
        Assert.Equal("1 day", new Duration(1, DurationUnit.Day).ToString());
    }

    [Fact]
    public void Strength_adds_power_and_weighted_support()
    {
        Scenario scenario = SmallScenario.ReadWith("volatility: 0.06", "volatility: 0.06, stream-weights: {money: 0.6}").Scenario!;
        Assert.Equal(45 + 25 + (15 * 0.6), Strength.Of(Side.Defender, scenario, number => number.Central));
        Assert.Equal(100, Strength.Of(Side.Attacker, scenario, number => number.Central));
    }

    [Fact]
    public void A_faction_takes_from_its_actor_what_it_leaves_out_but_not_the_red_line()
    {
        ScaleWants wants = new() { Ideal = 10, Salience = 80, Accepts = new(0, 50), Factions = [new("hawks", new() { Ideal = 0 })] };
        Assert.Equal(new ScaleWants { Ideal = 0, Salience = 80 }, wants.OfFaction("hawks"));
        Assert.Equal(new ScaleWants { Ideal = 10, Salience = 80 }, wants.OfFaction("doves"));
    }
}
