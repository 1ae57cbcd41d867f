using CsCheck;
using Entente.War;

namespace Entente.Tests.War;

public sealed class CollapseTests
{
    [Fact]
    public void At_equal_strengths_the_hazards_are_the_bases() =>
        Assert.Equal(new Collapse(0.05, 0.06), Collapse.Of(0.05, 0.06, 1, 70, 70));

    [Fact]
    public void A_side_half_as_strong_as_its_enemy_falls_twice_as_fast() =>
        Assert.Equal(new Collapse(0.1, 0.03), Collapse.Of(0.05, 0.06, 1, 35, 70));

    [Fact]
    public void Without_response_strengths_do_not_matter() =>
        Assert.Equal(new Collapse(0.05, 0.06), Collapse.Of(0.05, 0.06, 0, 0, 70));

    [Fact]
    public void A_side_without_strength_falls_at_once_unless_it_never_falls()
    {
        Assert.Equal(Collapse.MaxHazard, Collapse.Of(0.05, 0.06, 1, 0, 70).Attacker);
        Assert.Equal(0, Collapse.Of(0, 0.06, 1, 0, 70).Attacker);
        Assert.Equal(0, Collapse.Of(0.05, 0.06, 1, 0, 70).Defender);
    }

    [Fact]
    public void Hazards_are_finite_for_any_strengths() => Gen.Select(
        Gen.Double[0, 10], Gen.Double[0, 100], Gen.Double[-320, 300], Gen.Double[-320, 300]).Sample(
        (atParity, response, a, b) =>
        {
            var hazards = Collapse.Of(atParity, atParity, response, Math.Pow(10, a), Math.Pow(10, b));
            return hazards.Attacker is >= 0 and <= Collapse.MaxHazard && hazards.Defender is >= 0 and <= Collapse.MaxHazard;
        });
}
