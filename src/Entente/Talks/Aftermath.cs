using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Follows an agreement from the day it is made to the end of a <see cref="HoldingTest"/>, nobody breaking it and nothing taking
/// its place, and keeps the chances of its breach.</summary>
/// <remarks>
/// In months, cut where something changes, with the temptation in the middle of each: ∫h dt by the midpoint rule, and exp(−∫h dt) is the
/// chance that <see cref="World"/> throws for. The chance that breaker j ends it in a
/// stretch with hazards h_j is S·(h_j/h)·(1 − e^(−h·Δt)). Formulas: docs/explanation/holds.md.
/// </remarks>
internal sealed class Aftermath
{
    private const int LessThanFighting = 10; // how much better than the value of fighting itself it is known along a peace
    private const double Month = Duration.DaysInYear / 12;

    private readonly HoldingTest test;
    private readonly Regimes regimes;
    private readonly Temptation temptation;
    private readonly RearmingThresholds ahead;
    private readonly Valuation valuation;
    private readonly double tolerance;
    private readonly int actors;
    private readonly double[] standing;
    private bool isFollowed;

    /// <summary>Nothing is agreed yet.</summary>
    /// <param name="test">What is asked.</param>
    /// <param name="package">Index of the package that is asked about.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="valuation">What deals are worth.</param>
    /// <param name="regimes">The regimes of the draw.</param>
    /// <param name="tolerance">Error allowed in the average of the value of fighting over a belief.</param>
    public Aftermath(HoldingTest test, int package, Scenario scenario, Valuation valuation, Regimes regimes, double tolerance)
    {
        (this.test, Package, this.valuation, this.regimes, this.tolerance) = (test, package, valuation, regimes, tolerance);
        int issues = scenario.Issues.Count;
        actors = scenario.Actors.Count;
        int spoilers = scenario.Holding?.Spoilers.Count ?? 0;
        (temptation, ahead) = (new(actors, spoilers, issues), new(actors + spoilers, tolerance / LessThanFighting));
        standing = new double[issues];
    }

    /// <summary>Index of the package that is asked about.</summary>
    public int Package { get; }

    /// <summary>Follows an agreement just made, if it is the first of the package.</summary>
    /// <param name="before">What no deal is worth on the day, before the terms redraw the front.</param>
    /// <param name="state">The draw on the day; it is left as it is.</param>
    /// <param name="layout">The package in numbers.</param>
    /// <param name="made">What the agreement is worth to every actor.</param>
    /// <returns>How it fares; null if it is not the first agreement on the package.</returns>
    public HoldingCourse? Follow(Outlook before, DrawState state, PackageLayout layout, DealValue made)
    {
        if (!IsFirst(state))
        {
            return null;
        }

        Version[] versions = [new(state.Terms, state.Front), .. test.Clauses.Select(clause => Changed(clause, state, layout))];
        Agenda agenda = before.Regime.Agenda;
        DealProblem problem = layout.Problem(layout.Issues([.. before.Today]), [.. agenda.Utilities.Select(layout.Utility)],
            new double[actors]);
        TermsOnTheDay[] onTheDay = [.. versions.Select(version => Judge(version, before, problem, layout, made))];
        Ledger ledger = new(test.Years, temptation.Hazards.Length);
        foreach (IGrouping<double, Version> drawn in versions.GroupBy(version => version.Front))
        {
            Walk([.. drawn], drawn.Contains(versions[0]) ? ledger : null, state, layout);
        }

        return new(
            onTheDay[0],
            ledger.Close(actors),
            [
                .. versions.Skip(1).Select((version, c) =>
                {
                    int issue = test.Clauses[c].Issue;
                    return new ClauseCourse(version.Terms[issue] != state.Terms[issue], Elementary.Exp(-version.Hazard), onTheDay[c + 1]);
                }),
            ]);
    }

    /// <summary>Follows an agreement just made, if it is the first of the package, for the chances of its breach alone.</summary>
    /// <param name="state">The draw on the day; it is left as it is.</param>
    /// <param name="layout">The package in numbers.</param>
    /// <returns>The chances; null if it is not the first agreement on the package.</returns>
    public HoldingChances? FollowChances(DrawState state, PackageLayout layout)
    {
        if (!IsFirst(state))
        {
            return null;
        }

        Ledger ledger = new(test.Years, temptation.Hazards.Length);
        Walk([new(state.Terms, state.Front)], ledger, state, layout);
        return ledger.Close(actors);
    }

    private bool IsFirst(DrawState state)
    {
        bool isFirst = state.Package == Package && !isFollowed;
        isFollowed |= isFirst;
        return isFirst;
    }

    private static Version Changed(ClauseChange clause, DrawState state, PackageLayout layout)
    {
        double[] terms = [.. state.Terms];
        terms[clause.Issue] = clause.Apply(terms[clause.Issue]);
        return new(terms, clause.Issue == layout.MovesFront ? layout.FrontUnder(terms, state.Front) : state.Front);
    }

    /// <summary>What terms mean to every actor on the day.</summary>
    private TermsOnTheDay Judge(Version version, Outlook before, DealProblem problem, PackageLayout layout, DealValue made)
    {
        Stand(version.Terms, before, layout);
        double[] terms = [.. standing];
        DealValue value = valuation.Of(before, [.. made.NoDeal], [.. made.Deadline], layout, terms);
        TermsOnTheDay day = new(value, new bool[actors], new bool[actors], [.. layout.Roles.Select(role => role.IsRequired)],
            TermsTest.KeepsRules(problem, terms));
        for (int i = 0; i < actors; i++)
        {
            day.Crosses[i] = day.IsRequired[i] && DealTerms.Crossed(problem, i, terms).Length > 0;
            day.Refuses[i] = day.Crosses[i] || (day.IsRequired[i] && value.Gain(i) < -DealValue.Precision);
        }

        return day;
    }

    /// <summary>Lives through the peace with versions of the terms that draw the same front.</summary>
    private void Walk(Version[] versions, Ledger? ledger, DrawState state, PackageLayout layout)
    {
        DrawState peace = new(state) { Front = versions[0].Front };
        double end = state.AgreedOn + (test.Years[^1] * Duration.DaysInYear),
            last = layout.Package.RunsOut ? layout.RunsUntil(state.AgreedOn) : double.PositiveInfinity;
        while (peace.Day < end)
        {
            Regime regime = regimes.At(peace.Day, peace);
            double until = Math.Min(end, regimes.EndOf(peace.Day, peace));
            peace.Beliefs.Form(regime);
            Outlook outlook = new(regime, peace.Front, peace.Beliefs, peace.Rearmed, tolerance, atFirst: []);
            bool isKnown = KnowsAhead(outlook, peace, until, state.FrontBefore, layout);
            while (peace.Day < until)
            {
                double to = Math.Min(until, peace.Day + Month);
                to = peace.Day < last ? Math.Min(to, last) : to;
                double years = Calendar.Years(to - peace.Day), before = peace.Rearmed, rearming = Rearming(regime, years);
                (peace.Rearmed, double after) = (Math.Min(1, before + (rearming / 2)), Math.Min(1, before + rearming));
                if (isKnown)
                {
                    ahead.At(peace.Rearmed, temptation.Thresholds);
                }
                else
                {
                    outlook.Update(regime, peace.Front, peace.Beliefs, peace.Rearmed);
                    temptation.Weigh(outlook, state.FrontBefore, peace.Front, peace.Rearmed);
                }

                foreach (Version version in versions)
                {
                    Stand(version.Terms, outlook, layout);
                    temptation.Judge(outlook, layout, standing, Calendar.Years(peace.Day - state.AgreedOn) + (years / 2), peace.SignedAt);
                    if (peace.Day >= last)
                    {
                        temptation.Rest();
                    }

                    version.Hazard += temptation.Hazard * years;
                    if (version == versions[0])
                    {
                        ledger?.Pass(temptation, Calendar.Years(peace.Day - state.AgreedOn), years, to >= end);
                    }
                }

                (peace.Rearmed, peace.Day) = (after, to);
            }
        }
    }

    /// <summary>Works out at once what breaking is worth up to a day on which something changes, where only re-arming moves it.</summary>
    private bool KnowsAhead(Outlook outlook, DrawState peace, double until, double frontBefore, PackageLayout layout)
    {
        Regime regime = outlook.Regime;
        double years = Calendar.Years(until - peace.Day);
        if (layout.Delivers || regime.Agenda.Timing == BreachTiming.BestTime || years <= Calendar.Years(Month) * RearmingThresholds.Points)
        {
            return false;
        }

        return ahead.Fit(peace.Rearmed, Math.Min(1, peace.Rearmed + Rearming(regime, years)), rearmed =>
        {
            outlook.Update(regime, peace.Front, peace.Beliefs, rearmed);
            temptation.Weigh(outlook, frontBefore, peace.Front, rearmed);
            return temptation.Thresholds;
        });
    }

    /// <summary>The share of all re-arming that some years of peace bring.</summary>
    private static double Rearming(Regime regime, double years) =>
        regime.Agenda.Holding is Holding holding ? years / holding.HoldsFor.Years : 0;

    private void Stand(double[] terms, Outlook at, PackageLayout layout)
    {
        for (int k = 0; k < standing.Length; k++)
        {
            standing[k] = layout.Covers[k] ? terms[k] : at.Today[k];
        }
    }

    /// <summary>The terms, or the terms with one clause changed.</summary>
    private sealed class Version(double[] terms, double front)
    {
        public double[] Terms => terms;

        public double Front => front;

        public double Hazard { get; set; } // ∫h dt so far
    }

    /// <summary>Adds up the chances of a breach of the terms, stretch by stretch.</summary>
    private sealed class Ledger(ValueList<double> points, int breakers)
    {
        private readonly double[] temptations = new double[points.Count * breakers];
        private readonly double[] endedBy = new double[points.Count * breakers];
        private readonly double[] survivals = new double[points.Count];
        private readonly double[] peaks = [.. Enumerable.Repeat(double.NaN, breakers)];
        private readonly double[] hazards = new double[breakers]; // ∫h_j dt so far
        private readonly double[] ended = new double[breakers];
        private double hazard;
        private double survival = 1;
        private int next;

        /// <summary>Passes a stretch with constant hazards.</summary>
        /// <param name="temptation">Who is tempted in it.</param>
        /// <param name="from">When it begins, in years after the agreement.</param>
        /// <param name="years">Its length.</param>
        /// <param name="isLast">Whether it ends at the last point.</param>
        public void Pass(Temptation temptation, double from, double years, bool isLast)
        {
            for (; next < points.Count && (points[next] < from + years || (isLast && next == points.Count - 1)); next++)
            {
                double part = next == points.Count - 1 ? years : Math.Clamp(points[next] - from, 0, years);
                temptation.Amounts.CopyTo(temptations.AsSpan(next * breakers));
                double gone = Ending(temptation.Hazard, part);
                // to the last bit what a version without a change has
                survivals[next] = Elementary.Exp(-(hazard + (temptation.Hazard * part)));
                for (int j = 0; j < breakers; j++)
                {
                    endedBy[(next * breakers) + j] = ended[j] + Share(temptation, j, gone);
                }
            }

            double all = Ending(temptation.Hazard, years);
            for (int j = 0; j < breakers; j++)
            {
                ended[j] += Share(temptation, j, all);
                hazards[j] += temptation.Hazards[j] * years;
                peaks[j] = double.IsNaN(peaks[j]) ? temptation.Amounts[j]
                    : double.IsNaN(temptation.Amounts[j]) ? peaks[j] // it has run its course
                    : Math.Max(peaks[j], temptation.Amounts[j]);
            }

            survival -= survival * all;
            hazard += temptation.Hazard * years;
        }

        /// <summary>The chances, with what they would be without some of the breakers.</summary>
        public HoldingChances Close(int actors) => new(temptations, endedBy, breakers)
        {
            Survival = survivals,
            Peaks = peaks,
            WithoutBreaker = [.. hazards.Select(Without)],
            WithoutSpoilers = Without(hazards.Skip(actors).Sum()),
        };

        private double Without(double some) => Elementary.Exp(-Math.Max(0, hazard - some));

        private double Share(Temptation temptation, int breaker, double gone) =>
            temptation.Hazard > 0 ? survival * gone * (temptation.Hazards[breaker] / temptation.Hazard) : 0;

        private static double Ending(double hazard, double years) => 1 - Elementary.Exp(-hazard * years);
    }
}
