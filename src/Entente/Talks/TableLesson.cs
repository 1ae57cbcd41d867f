using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>What talks that come to nothing teach: a party whose own belief sees terms, and that gets none, learns that the war goes better
/// for the other than it thought.</summary>
/// <remarks>
/// Under the hypothesis that the drift is μ, the other side knows it and holds a deal against W(μ), while the learner's own W averages over
/// its belief as ever. Talks would then conclude at some rate a(μ), so that a time passes without an agreement that stops the fighting with
/// probability exp(−∫ a(μ) dt): the likelihood of the hypothesis. Depths are worked out for a few drifts and are straight in between.
/// docs/explanation/talks.md, "What talks teach". <b>Source</b>: powell2004. One belongs to one draw.
/// </remarks>
internal sealed class TableLesson
{
    /// <summary>Drifts of a learner for which depths are worked out.</summary>
    public const int Hypotheses = 7;

    private const double Spacing = 0.9; // deviations of the belief

    private readonly Func<Regime, Beliefs, double, double[], OpenTalks> talksOf;
    private readonly Dictionary<(int Learner, int Hypothesis), OpenTalks> known = [];

    /// <summary>Prepares the lessons of a draw.</summary>
    /// <param name="deadlines">What deadlines do to talks.</param>
    /// <param name="value">The value of every uncertain number.</param>
    /// <param name="options">How draws are simulated.</param>
    /// <param name="budget">What the searches of the draw may do together.</param>
    /// <param name="valuation">Values deals.</param>
    public TableLesson(Deadlines deadlines, Func<Uncertain, double> value, TalksOptions options, SearchBudget budget, Valuation valuation)
    {
        // How deep a deal would be is asked, whatever is asked of the draw.
        TalksOptions whole = options with { UntilPossible = false, PathOnly = false, Lotteries = false };
        talksOf = (regime, held, front, atFirst) =>
            new(deadlines, new Outlook(regime, front, held, 0, options.BeliefTolerance, atFirst), value, whole, budget, valuation);
    }

    /// <summary>The beliefs after talks in which nothing that stops the fighting was agreed.</summary>
    /// <param name="state">The draw at the end of them; it stays as it is.</param>
    /// <param name="at">What no deal is worth there.</param>
    /// <param name="time">When they went on.</param>
    /// <param name="isOpen">Which packages were talked about, by index.</param>
    public Beliefs After(DrawState state, Outlook at, TalkingTime time, Func<int, bool> isOpen)
    {
        Beliefs after = new(state.Beliefs);
        Regime regime = at.Regime;
        PackageLayout[] packages = regime.Agenda.Packages;
        for (int learner = 0; learner < regime.Sides.Length && regime.Strengths is not null; learner++)
        {
            if (regime.Sides[learner] is not null && state.Beliefs[learner].StandardDeviation > 0)
            {
                // Hope for a bargain bears on the others; without it the talks on bargains teach nothing.
                Week week = new(learner, state, at, time,
                    package => isOpen(package) && (regime.Anticipates || packages[package].StopsFighting));
                if (LikelihoodFor(week) is Func<double, double> likelihood)
                {
                    after.Learn(learner, likelihood);
                }
            }
        }

        return after;
    }

    /// <summary>The likelihood of a drift by its distance from a learner's mean, in deviations; null where all are alike.</summary>
    private Func<double, double>? LikelihoodFor(Week week)
    {
        Regime regime = week.At.Regime;
        double[]?[] depths = new double[]?[Hypotheses];
        if (FallsAsTheOtherGains(regime))
        {
            (int best, int worst) = regime.Sides[week.Learner] == Side.Attacker ? (Hypotheses - 1, 0) : (0, Hypotheses - 1);
            TalksRound first = Suppose(week, best, depths);
            if (!depths[best]!.Any(DealSpace.LeavesGains))
            {
                return null;
            }

            Suppose(week, worst, depths);
            Fill(week, 0, Hypotheses - 1, depths);
            return Likelihood(first, depths!);
        }

        TalksRound? last = null;
        for (int k = 0; k < Hypotheses; k++)
        {
            last = Suppose(week, k, depths);
        }

        return Likelihood(last!, depths!);
    }

    /// <summary>Whether depths fall as the drift goes in the other side's favour: so it is where of those who are asked it makes only those
    /// more hopeful who side with the other, and nobody counts with later talks.</summary>
    private static bool FallsAsTheOtherGains(Regime regime) =>
        !regime.Anticipates && regime.Agenda.Packages.All(package => package.Roles.Index().All(one => !one.Item.IsRequired
            || regime.Believers[one.Index] >= 0 || !double.IsNaN(regime.Stated[one.Index])));

    /// <summary>Works out the depths of the packages under the hypotheses between two, where the two differ in what talks would
    /// do.</summary>
    private void Fill(Week week, int low, int high, double[]?[] depths)
    {
        if (high - low <= 1)
        {
            return;
        }

        (double[] one, double[] other) = (depths[low]!, depths[high]!);
        double full = week.At.Regime.DepthScale;
        if (one.Zip(other).All(pair => (pair.First >= full && pair.Second >= full)
            || !(DealSpace.LeavesGains(pair.First) || DealSpace.LeavesGains(pair.Second))))
        {
            for (int k = low + 1; k < high; k++)
            {
                double share = (double)(k - low) / (high - low);
                depths[k] = [.. one.Zip(other, (at, to) => at + (share * (to - at)))];
            }

            return;
        }

        int middle = (low + high) / 2;
        Suppose(week, middle, depths);
        Fill(week, low, middle, depths);
        Fill(week, middle, high, depths);
    }

    /// <summary>Works out the depths of the packages that stop the fighting under a hypothesis.</summary>
    private TalksRound Suppose(Week week, int hypothesis, double[]?[] depths)
    {
        (int learner, DrawState state, Outlook at, TalkingTime time, Func<int, bool> isOpen) = week;
        (Regime regime, Belief own) = (at.Regime, state.Beliefs[learner]);
        Beliefs held = state.Beliefs.AsSeenBy(learner, regime,
            own.Mean + (own.StandardDeviation * Spacing * (hypothesis - (Hypotheses / 2))));
        if (!known.TryGetValue((learner, hypothesis), out OpenTalks? talks))
        {
            known[(learner, hypothesis)] = talks = talksOf(regime, held, state.Front, at.AtFirst);
        }

        talks.Outlook.Update(regime, state.Front, held, state.Rearmed);
        TalksRound round = new(talks, time, at.Today, talks.Outlook.NoDeal, talks.Outlook.YearsWithoutDeal, isOpen);
        depths[hypothesis] = [.. regime.Agenda.Packages.Index().Where(one => one.Item.StopsFighting).Select(one => round.Depth(one.Index))];
        return round;
    }

    private static Func<double, double> Likelihood(TalksRound round, double[][] depths)
    {
        // Only ratios count, and a year of fast talks leaves none of them above 0: they are taken against the best.
        double least = Math.Min(Intensity(-Hypotheses), Intensity(Hypotheses));
        return z => Elementary.Exp(Math.Min(0, least - Intensity(z)));

        double Intensity(double z)
        {
            double place = (z / Spacing) + (Hypotheses / 2);
            int k = Math.Clamp((int)Math.Floor(place), 0, Hypotheses - 2);
            double sum = 0;
            for (int p = 0; p < depths[k].Length; p++)
            {
                sum += round.Intensity(depths[k][p] + ((place - k) * (depths[k + 1][p] - depths[k][p])));
            }

            return sum;
        }
    }

    /// <summary>Talks of a stretch of time, in the eyes of somebody who learns from them.</summary>
    private sealed record Week(int Learner, DrawState State, Outlook At, TalkingTime Time, Func<int, bool> IsOpen);
}
