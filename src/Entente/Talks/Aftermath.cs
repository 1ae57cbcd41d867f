using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Follows an agreement from the day it is made to the end of a <see cref="HoldingTest"/>, nobody breaking it and nothing taking
/// its place, and keeps the chances of its breach.</summary>
/// <remarks>
/// In the stretches in which <see cref="World"/> follows an agreement (steps until the end of the forecast, months afterwards), with the
/// temptation of each stretch as there: so exp(−∫h dt) is the very chance that the world throws for. The chance that breaker j ends it in a
/// stretch with hazards h_j is S·(h_j/h)·(1 − e^(−h·Δt)). Formulas: docs/explanation/holds.md.
/// </remarks>
internal sealed class Aftermath
{
    private const double Month = Duration.DaysInYear / 12;

    private readonly HoldingTest test;
    private readonly Calendar calendar;
    private readonly Regimes regimes;
    private readonly Outlook outlook;
    private readonly Temptation temptation;
    private readonly Valuation valuation;
    private readonly DrawState peace;
    private readonly int actors;
    private readonly double[] standing;

    /// <summary>Room for a scenario.</summary>
    public Aftermath(HoldingTest test, Scenario scenario, Calendar calendar, Valuation valuation, Regimes regimes, int packages, double tolerance)
    {
        (this.test, this.calendar, this.valuation, this.regimes) = (test, calendar, valuation, regimes);
        int issues = scenario.Issues.Count;
        actors = scenario.Actors.Count;
        Package = scenario.AllPackages.TryIndexOf(test.Package, out int package)
            ? package
            : throw new ArgumentException($"The scenario has no package `{test.Package}`.", nameof(test));
        outlook = new(actors, issues, tolerance);
        temptation = new(actors, scenario.Holding?.Spoilers.Count ?? 0, issues);
        peace = new(actors, issues, packages);
        standing = new double[issues];
    }

    /// <summary>Index of the package that is asked about.</summary>
    public int Package { get; }

    /// <summary>What was found in this draw; nothing if the package was not agreed.</summary>
    public HoldingCourse? Course { get; private set; }

    /// <summary>Begins a draw.</summary>
    public void Begin() => Course = null;

    /// <summary>Follows an agreement just made, if it is the first of the package.</summary>
    /// <param name="before">What no deal is worth on the day, before the terms redraw the front.</param>
    /// <param name="state">The draw on the day; it is left as it is.</param>
    /// <param name="layout">The package in numbers.</param>
    /// <param name="made">What the agreement is worth to every actor.</param>
    public void Follow(Outlook before, DrawState state, PackageLayout layout, DealValue made)
    {
        if (state.Package != Package || Course is not null)
        {
            return;
        }

        Version[] versions = [new(state.Terms, state.Front), .. test.Clauses.Select(clause => Changed(clause, state, layout))];
        Agenda agenda = before.Regime.Agenda;
        DealProblem problem = layout.Problem(layout.Issues([.. before.Today]), [.. agenda.Utilities.Select(layout.Utility)], new double[actors]);
        foreach (Version version in versions)
        {
            version.OnTheDay = Judge(version, before, problem, layout, made);
        }

        int breakers = temptation.Hazards.Length;
        Course = new HoldingCourse(test.Years.Count, breakers) { Terms = versions[0].OnTheDay };
        foreach (IGrouping<double, Version> drawn in versions.GroupBy(version => version.Front))
        {
            Walk([.. drawn], drawn.Contains(versions[0]) ? new Ledger(Course, test.Years) : null, state, layout);
        }

        Course.Clauses =
        [
            .. versions.Skip(1).Select((version, c) =>
            {
                int issue = test.Clauses[c].Issue;
                return new ClauseCourse(version.Terms[issue] != state.Terms[issue], Elementary.Exp(-version.Hazard), version.OnTheDay);
            }),
        ];
    }

    /// <summary>Follows an agreement just made, if it is the first of the package, for the chances of its breach alone.</summary>
    /// <param name="state">The draw on the day; it is left as it is.</param>
    /// <param name="layout">The package in numbers.</param>
    public void FollowChances(DrawState state, PackageLayout layout)
    {
        if (state.Package == Package && Course is null)
        {
            Course = new HoldingCourse(test.Years.Count, temptation.Hazards.Length);
            Walk([new(state.Terms, state.Front)], new Ledger(Course, test.Years), state, layout);
        }
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
        TermsOnTheDay day = new(value, new bool[actors], new bool[actors], [.. layout.Roles.Select(role => role.IsRequired)], TermsTest.KeepsRules(problem, terms));
        for (int i = 0; i < actors; i++)
        {
            day.Crosses[i] = day.IsRequired[i] && Enumerable.Range(0, terms.Length).Any(k => !DealTerms.Accepts(problem, i, k, terms[k]));
            day.Refuses[i] = day.Crosses[i] || (day.IsRequired[i] && value.Gain(i) < -DealValue.Precision);
        }

        return day;
    }

    /// <summary>Lives through the peace with versions of the terms that draw the same front.</summary>
    private void Walk(Version[] versions, Ledger? ledger, DrawState state, PackageLayout layout)
    {
        peace.CopyFrom(state);
        peace.Front = versions[0].Front;
        double end = state.AgreedOn + (test.Years[^1] * Duration.DaysInYear);
        while (peace.Day < end)
        {
            double stretch = peace.Day < calendar.Length ? calendar.End(calendar.StepAt(peace.Day)) : end;
            double to = Math.Min(Math.Min(stretch, end), peace.Day + Month), years = Calendar.Years(to - peace.Day);
            Regime regime = regimes.At(Math.BitDecrement(to), peace);
            peace.Beliefs.Form(regime);
            outlook.Update(regime, peace.Front, peace.Beliefs, peace.Rearmed);
            temptation.Weigh(outlook, state.FrontBefore, peace.Front, peace.Rearmed);
            foreach (Version version in versions)
            {
                Stand(version.Terms, outlook, layout);
                temptation.Judge(outlook, standing);
                version.Hazard += temptation.Hazard * years;
                if (version == versions[0])
                {
                    ledger?.Pass(temptation, Calendar.Years(peace.Day - state.AgreedOn), years, to >= end);
                }
            }

            peace.Rearmed = Math.Min(1, peace.Rearmed + (regime.Agenda.Holding is Holding holding ? years / holding.HoldsFor.Years : 0));
            peace.Day = to;
        }

        ledger?.Close(actors);
    }

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

        public TermsOnTheDay OnTheDay { get; set; } = null!;
    }

    /// <summary>Fills in the course of the terms, stretch by stretch.</summary>
    private sealed class Ledger(HoldingCourse course, ValueList<double> points)
    {
        private readonly double[] hazards = new double[course.Breakers]; // ∫h_j dt so far
        private readonly double[] ended = new double[course.Breakers];
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
                temptation.Amounts.CopyTo(course.Temptations(next));
                double gone = Ending(temptation.Hazard, part);
                course.Survival[next] = Elementary.Exp(-(hazard + (temptation.Hazard * part))); // to the last bit what a version without a change has
                for (int j = 0; j < ended.Length; j++)
                {
                    course.EndedBy(next)[j] = ended[j] + Share(temptation, j, gone);
                }
            }

            double all = Ending(temptation.Hazard, years);
            for (int j = 0; j < ended.Length; j++)
            {
                ended[j] += Share(temptation, j, all);
                hazards[j] += temptation.Hazards[j] * years;
                course.Peaks[j] = double.IsNaN(course.Peaks[j]) ? temptation.Amounts[j] : Math.Max(course.Peaks[j], temptation.Amounts[j]);
            }

            survival -= survival * all;
            hazard += temptation.Hazard * years;
        }

        /// <summary>Works out what it would be without some of the breakers.</summary>
        public void Close(int actors)
        {
            for (int j = 0; j < hazards.Length; j++)
            {
                course.WithoutBreaker[j] = Without(hazards[j]);
            }

            course.WithoutSpoilers = Without(hazards.Skip(actors).Sum());
        }

        private double Without(double some) => Elementary.Exp(-Math.Max(0, hazard - some));

        private double Share(Temptation temptation, int breaker, double gone) =>
            temptation.Hazard > 0 ? survival * gone * (temptation.Hazards[breaker] / temptation.Hazard) : 0;

        private static double Ending(double hazard, double years) => 1 - Elementary.Exp(-hazard * years);
    }
}
