using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.War;

namespace Entente.Tests.Talks;

/// <summary>What talks that come to nothing teach, against Bayes' rule on a fine grid.</summary>
public sealed class TableLessonTests
{
    private const double Front = 0.5;
    private const double Week = 7 / Duration.DaysInYear;

    private static Scenario Two(double pace, string north, string south, bool learns = true, string redLine = "") => SolvedFile.Read($$"""
        actors:
          north: {side: attacker, power: 60, war-cost: 0.1{{north}}}
          south: {side: defender, power: 40, war-cost: 0.1{{south}}}
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 50
            wants: {north: {ideal: 100, salience: 1{{redLine}}}, south: {ideal: 0, salience: 1} }
        war: {front: 0.5, pace: 0.4, volatility: 0.1}
        talks: {pace: {{pace}}, depth-scale: 0.05, learn-at-table: {{(learns ? "true" : "false")}}}
        """);

    [Theory]
    [InlineData(20, 0.05, 0.3)]
    [InlineData(5, 0.1, 0.3)]
    [InlineData(40, 0.0, 0.15)]
    public void A_belief_becomes_what_Bayes_makes_of_it(double pace, double optimism, double doubt)
    {
        string mind = FormattableString.Invariant($", optimism: {optimism}, doubt: {doubt}");
        Lesson lesson = new(Two(pace, mind, mind));
        Beliefs after = lesson.Learn();
        for (int learner = 0; learner < 2; learner++)
        {
            Belief before = lesson.State.Beliefs[learner];
            int other = 1 - learner;
            double own = lesson.Outlook.NoDeal[learner], total = 0, first = 0, second = 0;
            for (int k = -4000; k <= 4000; k++)
            {
                double z = k / 500.0, drift = before.Mean + (z * before.StandardDeviation);
                double theirs = ValueOfFighting.Of(lesson.Run.Course(Front, 0.1), lesson.Outlook.Stakes(other),
                    new Belief(lesson.Run.Drift + drift, 0)).Value;
                double depth = Math.Max(0, (1 - own - theirs) / 2);
                double weight = Math.Exp((-z * z / 2) - (pace * Math.Min(1, depth / 0.05) * Week));
                total += weight;
                first += weight * drift;
                second += weight * drift * drift;
            }

            double mean = first / total, deviation = Math.Sqrt((second / total) - (mean * mean));
            Assert.Equal(mean, after[learner].Mean, 0.02 * before.StandardDeviation);
            Assert.Equal(deviation, after[learner].StandardDeviation, 0.02 * before.StandardDeviation);
            Assert.True(learner == 0 ? mean < before.Mean : mean > before.Mean, "a refusal is news that the other is stronger");
            Assert.True(learner == 0 ? after[0].Mean < before.Mean : after[1].Mean > before.Mean);
        }
    }

    [Fact]
    public void Where_nobody_sees_terms_nothing_is_learnt()
    {
        Lesson lesson = new(Two(1000, ", doubt: 0.1", ", doubt: 0.1", redLine: ", accepts: 98..100"));
        Beliefs after = lesson.Learn();
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(lesson.State.Beliefs[i].Mean, after[i].Mean, 1e-9); // the tail that no hypothesis reaches is straight too
            Assert.Equal(lesson.State.Beliefs[i].StandardDeviation, after[i].StandardDeviation, 1e-9);
        }
    }

    /// <summary>Powell 2004: refusals end optimism as the battlefield does. Both think too well of themselves, so that there are no terms
    /// in truth, and both see some.</summary>
    [Fact]
    public void Refusals_end_optimism_sooner_than_the_front_alone()
    {
        const string Mind = ", optimism: 0.15, doubt: 0.15";
        SimulatedFile learning = new(Two(100, Mind, Mind)), deaf = new(Two(100, Mind, Mind, learns: false));
        (int sooner, int later, double gap, double deafGap) = (0, 0, 0, 0);
        for (int index = 0; index < 40; index++)
        {
            Draw one = learning.Draw(index), other = deaf.Draw(index);
            int first = one.Agreements.Count > 0 ? one.Agreements[0].Step : int.MaxValue,
                second = other.Agreements.Count > 0 ? other.Agreements[0].Step : int.MaxValue;
            (sooner, later) = (sooner + (first < second ? 1 : 0), later + (first > second ? 1 : 0));
            gap += Math.Abs(one.Path.BeliefMean(1, 0) - one.Path.BeliefMean(1, 1));
            deafGap += Math.Abs(other.Path.BeliefMean(1, 0) - other.Path.BeliefMean(1, 1));
        }

        Assert.True(sooner > 10 && later == 0, $"{sooner} sooner, {later} later");
        Assert.True(gap < deafGap, $"{gap} of {deafGap}");
    }

    [Fact]
    public void Without_doubt_talks_teach_nothing()
    {
        SimulatedFile learning = new(Two(10, ", optimism: 0.1", ", optimism: 0.1")),
            deaf = new(Two(10, ", optimism: 0.1", ", optimism: 0.1", learns: false));
        Assert.Equal(SimulatedFile.Digest(deaf.Draw(3)), SimulatedFile.Digest(learning.Draw(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(52)]
    public void Talks_of_any_speed_leave_a_belief(int weeks)
    {
        Lesson lesson = new(Two(1000, ", doubt: 0.3", ", doubt: 0.3"));
        Beliefs after = lesson.Learn(7 * weeks);
        Assert.True(after[0].Mean < lesson.State.Beliefs[0].Mean - 0.01 && double.IsFinite(after[0].Mean));
        Assert.InRange(after[0].StandardDeviation, 1e-3, lesson.State.Beliefs[0].StandardDeviation);
    }

    [Fact]
    public void A_normal_likelihood_leads_to_the_conjugate_belief()
    {
        Belief prior = new(0.1, 0.2);
        Belief expected = prior.After(movement: 0.3, years: 0.5, volatility: 0.25);
        Belief after = prior.After(z => Math.Exp(-0.5 * Math.Pow((0.3 - (0.5 * (0.1 + (0.2 * z)))) / 0.25, 2) / 0.5));
        Assert.Equal(expected.Mean, after.Mean, 1e-6);
        Assert.Equal(expected.StandardDeviation, after.StandardDeviation, 1e-6);
    }

    /// <summary>The first week of talks of a scenario.</summary>
    private sealed class Lesson
    {
        private readonly TableLesson table;
        private readonly Func<int, TalkingTime> time;

        public Lesson(Scenario scenario)
        {
            Regimes regimes = new(new CourseOfEvents(new Timetable(scenario, [], new(scenario)), SimulatedFile.Central, 7, 0),
                SimulatedFile.Central);
            State = new(2, 1, [.. scenario.AllPackages.Names], Front, new Chances(7, 0));
            Regime regime = regimes.At(0, State);
            State.Beliefs.Form(regime);
            Outlook = new(regime, Front, State.Beliefs, 0, 1e-6, atFirst: null);
            Run = regime.Strengths!.At(0);
            time = days => new(new Deadlines(scenario), SimulatedFile.Central, 0, days);
            table = new(new Deadlines(scenario), SimulatedFile.Central, TalksOptions.Default with { BeliefTolerance = 1e-6 },
                new SearchBudget(SearchBudget.OfWorld), new Valuation(new Temptation(2, 0, 1), 2));
        }

        public DrawState State { get; }

        public Outlook Outlook { get; }

        public WarRun Run { get; }

        public Beliefs Learn(int days = 7) => table.After(State, Outlook, time(days), _ => true);
    }
}
