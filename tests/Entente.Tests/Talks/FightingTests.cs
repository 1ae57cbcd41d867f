using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>The front of a draw against the law that it is meant to follow.</summary>
public sealed class FightingTests
{
    private const double Sigmas = 4; // of a mean over this many draws: wrong once in 16,000 tests

    private static Regime Regime(FormattableString war)
    {
        ScenarioState state = ScenarioState.Of(
            SolvedFile.Read($$"""
                actors:
                  north: {side: attacker, power: 60, optimism: 0.1, doubt: 0.2}
                  south: {side: defender, power: 40}
                issues:
                  land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
                war: {{FormattableString.Invariant(war)}}
                """),
            []);
        return new(state, new Agenda(state, new(state.Actual, SimulatedFile.Central), [double.NaN], SimulatedFile.Central),
            SimulatedFile.Central);
    }

    private static DrawState Begin(double front, int draw) => new(actors: 2, issues: 1, [Package.Default], front, new Chances(7, draw));

    [Fact]
    public void Fighting_that_begins_again_within_a_step_has_numbers_of_its_own_each_time()
    {
        Chances chances = new(7, 3);
        double[] numbers = [.. Enumerable.Range(0, 5).Select(resumed => chances.Front(2, resumed).NextNormal())];
        Assert.Equal(5, numbers.Distinct().Count());
    }

    [Fact]
    public void Far_from_the_ends_the_front_is_normal_with_drift_and_volatility_as_given()
    {
        const int draws = 20_000;
        const double years = 0.5, drift = 0.3 * 0.2, volatility = 0.05;
        Regime regime = Regime($"{{front: 0.5, pace: 0.3, volatility: 0.05}}");
        Fighting fighting = new();
        (double sum, double squares) = (0, 0);
        for (int i = 0; i < draws; i++)
        {
            DrawState state = Begin(0.5, i);
            for (int step = 0; step < 4; step++)
            {
                double end = years * Duration.DaysInYear * (step + 1) / 4;
                Assert.Null(fighting.Until(state, end, _ => regime, _ => double.PositiveInfinity, new Chances(7, i).Front(step, 0)));
            }

            double moved = (state.Front - 0.5 - (drift * years)) / (volatility * Math.Sqrt(years));
            (sum, squares) = (sum + moved, squares + (moved * moved));
        }

        Assert.InRange(sum / draws, -Sigmas / Math.Sqrt(draws), Sigmas / Math.Sqrt(draws));
        Assert.InRange(squares / draws, 1 - (Sigmas * Math.Sqrt(2.0 / draws)), 1 + (Sigmas * Math.Sqrt(2.0 / draws)));
    }

    // Victory in the field before any collapse has the chance E[e^(−(λ_A + λ_B)T); hit], and who falls first is in proportion to the
    // hazards.
    [Fact]
    public void Wars_end_as_often_in_each_way_as_first_passage_and_hazards_say()
    {
        const int draws = 20_000;
        Regime regime = Regime($"{{front: 0.4, pace: 0.3, volatility: 0.2, collapse: {{attacker: 0.06, defender: 0.09}} }}");
        WarRun run = regime.Strengths!.At(0);
        FirstPassage field = FirstPassage.OfDiffusion(run.Drift, run.Volatility, run.AttackerCollapse + run.DefenderCollapse, 0.4);
        double collapses = 1 - field.Upper - field.Lower, attackerFalls = run.AttackerCollapse
            / (run.AttackerCollapse + run.DefenderCollapse);
        Fighting fighting = new();
        int attackerInField = 0, defenderInField = 0, attackerCollapses = 0, defenderCollapses = 0;
        for (int i = 0; i < draws; i++)
        {
            DrawState state = Begin(0.4, i);
            (Side Winner, bool Collapsed)? end = null;
            for (int step = 0; end is null; step++)
            {
                end = fighting.Until(state, state.Day + 400, _ => regime, day => (Math.Floor(day / 150) + 1) * 150, new Chances(7, i)
                    .Front(step, 0));
            }

            _ = end switch
            {
                (Side.Attacker, false) => attackerInField++,
                (Side.Defender, false) => defenderInField++,
                (Side.Defender, true) => attackerCollapses++,
                _ => defenderCollapses++,
            };
        }

        Near(field.Upper, attackerInField);
        Near(field.Lower, defenderInField);
        Near(collapses * attackerFalls, attackerCollapses);
        Near(collapses * (1 - attackerFalls), defenderCollapses);

        static void Near(double chance, int count) =>
            Assert.InRange((double)count / draws, chance - (Sigmas * Math.Sqrt(chance * (1 - chance) / draws)), chance
                + (Sigmas * Math.Sqrt(chance * (1 - chance) / draws)));
    }

    // Degroot: after t years the doubt is s·σ/√(σ² + s²t), whatever the steps, and the mean has moved by the weight of the evidence.
    [Fact]
    public void Belligerents_learn_by_the_conjugate_rule()
    {
        const double volatility = 0.05, years = 0.8, doubt = 0.3 * 0.2;
        Regime regime = Regime($"{{front: 0.5, pace: 0.3, volatility: 0.05}}");
        Fighting fighting = new();
        DrawState state = Begin(0.5, 3);
        state.Beliefs.Form(regime);
        for (int step = 0; step < 8; step++)
        {
            fighting.Until(state, years * Duration.DaysInYear * (step + 1) / 8, _ => regime, _ => double.PositiveInfinity, new Chances(7, 3)
                .Front(step, 0));
        }

        double weight = doubt * doubt * years / ((doubt * doubt * years) + (volatility * volatility));
        double surprise = ((state.Front - 0.5) / years) - regime.Strengths!.At(0).Drift;
        Assert.Equal(doubt * Math.Sqrt(1 - weight), state.Beliefs[0].StandardDeviation, 1e-12);
        Assert.Equal((0.3 * 0.1 * (1 - weight)) + (weight * surprise), state.Beliefs[0].Mean, 1e-12);
    }
}
