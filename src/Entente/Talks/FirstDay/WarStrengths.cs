using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>How strong the sides of a war along a front are between two changes, and what that does: drift and hazards of
/// collapse.</summary>
/// <param name="Attacker">M_A before any re-arming in a peace of this draw.</param>
/// <param name="Defender">M_B.</param>
/// <param name="AttackerRearms">What re-arming to the full adds to M_A.</param>
/// <param name="DefenderRearms">What it adds to M_B.</param>
/// <param name="Decisiveness">m.</param>
/// <param name="Pace">Front units a year at total superiority.</param>
/// <param name="Volatility">σ.</param>
/// <param name="AttackerBase">Hazard of the attacker's collapse a year at equal strengths.</param>
/// <param name="DefenderBase">The defender's.</param>
/// <param name="Response">Exponent of the hazards.</param>
internal sealed record WarStrengths(
    double Attacker,
    double Defender,
    double AttackerRearms,
    double DefenderRearms,
    double Decisiveness,
    double Pace,
    double Volatility,
    double AttackerBase,
    double DefenderBase,
    double Response)
{
    /// <summary>The strengths in a state of the scenario.</summary>
    public static WarStrengths Of(Scenario scenario, FrontWar war, Func<Uncertain, double> value)
    {
        return new(
            Strength.Of(Side.Attacker, scenario, value),
            Strength.Of(Side.Defender, scenario, value),
            Rearms(Side.Attacker),
            Rearms(Side.Defender),
            value(war.Decisiveness),
            value(war.Pace),
            value(war.Volatility),
            value(war.Collapse.Attacker),
            value(war.Collapse.Defender),
            value(war.Collapse.Response));

        double Rearms(Side side) =>
            scenario.Actors.Values.Where(actor => actor.Side == side).Sum(actor => value(actor.Power) * value(actor.Rearm));
    }

    /// <summary>Whether anybody grows stronger in a peace.</summary>
    public bool Rearms => AttackerRearms > 0 || DefenderRearms > 0;

    /// <summary>How the balance of strength moves from a share of the re-arming to all of it.</summary>
    /// <param name="rearmed">The share that is done.</param>
    public RearmingScale Scale(double rearmed) => Rearms
        ? new(Of(Side.Attacker, rearmed), Of(Side.Attacker, 1), Of(Side.Defender, rearmed), Of(Side.Defender, 1)) : RearmingScale.Still;

    /// <summary>The strength of a side when a share of the re-arming is done; support stays as it is.</summary>
    /// <param name="side">The side.</param>
    /// <param name="rearmed">From 0, as the file has it, to 1.</param>
    public double Of(Side side, double rearmed) =>
        side == Side.Attacker ? Attacker + (rearmed * AttackerRearms) : Defender + (rearmed * DefenderRearms);

    /// <summary>p: the attacker's share of superiority when a share of the re-arming is done.</summary>
    /// <inheritdoc cref="Of(Side, double)" path="/param[@name='rearmed']"/>
    public double AttackerShare(double rearmed) =>
        Contest.AttackerShare(Of(Side.Attacker, rearmed), Of(Side.Defender, rearmed), Decisiveness);

    /// <summary>How the war runs when a share of the re-arming is done.</summary>
    /// <inheritdoc cref="Of(Side, double)" path="/param[@name='rearmed']"/>
    public WarRun At(double rearmed)
    {
        Collapse collapse = Collapse.Of(AttackerBase, DefenderBase, Response, Of(Side.Attacker, rearmed), Of(Side.Defender, rearmed));
        return new(Contest.Drift(Pace, AttackerShare(rearmed)), Volatility, collapse.Attacker, collapse.Defender);
    }
}

/// <summary>How the war runs in truth.</summary>
/// <param name="Drift">μ, front units a year.</param>
/// <param name="Volatility">σ, front units per square root of a year.</param>
/// <param name="AttackerCollapse">λ_A, a year.</param>
/// <param name="DefenderCollapse">λ_B, a year.</param>
internal readonly record struct WarRun(double Drift, double Volatility, double AttackerCollapse, double DefenderCollapse)
{
    /// <summary>The war as an actor with discount r weighs it, at a front.</summary>
    public WarCourse Course(double front, double discount) => new(front, Volatility, discount, AttackerCollapse, DefenderCollapse);
}
