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
    /// <param name="from">When they began.</param>
    /// <param name="to">When they ended.</param>
    /// <param name="isOpen">Which packages were talked about, by index.</param>
    public Beliefs After(DrawState state, Outlook at, double from, double to, Func<int, bool> isOpen)
    {
        Beliefs after = new(state.Beliefs);
        Regime regime = at.Regime;
        for (int learner = 0; learner < regime.Sides.Length && regime.Strengths is not null; learner++)
        {
            if (regime.Sides[learner] is not null && state.Beliefs[learner].StandardDeviation > 0)
            {
                after.Learn(learner, LikelihoodFor(learner, state, at, from, to, isOpen));
            }
        }

        return after;
    }

    /// <summary>The likelihood of a drift by its distance from a learner's mean, in deviations.</summary>
    private Func<double, double> LikelihoodFor(int learner, DrawState state, Outlook at, double from, double to, Func<int, bool> isOpen)
    {
        (Regime regime, Belief own) = (at.Regime, state.Beliefs[learner]);
        TalksRound? round = null;
        double[][] depths = new double[Hypotheses][];
        int[] stopping = [.. Enumerable.Range(0, regime.Agenda.Packages.Length).Where(p => regime.Agenda.Packages[p].StopsFighting)];
        for (int k = 0; k < Hypotheses; k++)
        {
            Beliefs held = state.Beliefs.AsSeenBy(learner, regime, own.Mean + (own.StandardDeviation * Spacing * (k - (Hypotheses / 2))));
            if (!known.TryGetValue((learner, k), out OpenTalks? talks))
            {
                known[(learner, k)] = talks = talksOf(regime, held, state.Front, at.AtFirst);
            }

            talks.Outlook.Update(regime, state.Front, held, state.Rearmed);
            round = new(talks, from, to, at.Today, talks.Outlook.NoDeal, talks.Outlook.YearsWithoutDeal, isOpen, record: null);
            depths[k] = [.. stopping.Select(round.Depth)];
        }

        // Only ratios count, and a year of fast talks leaves none of them above 0: they are taken against the best.
        double least = Math.Min(Intensity(-Hypotheses), Intensity(Hypotheses));
        return z => Elementary.Exp(Math.Min(0, least - Intensity(z)));

        double Intensity(double z)
        {
            double place = (z / Spacing) + (Hypotheses / 2);
            int k = Math.Clamp((int)Math.Floor(place), 0, Hypotheses - 2);
            double sum = 0;
            for (int p = 0; p < stopping.Length; p++)
            {
                sum += round!.Intensity(depths[k][p] + ((place - k) * (depths[k + 1][p] - depths[k][p])));
            }

            return sum;
        }
    }
}
