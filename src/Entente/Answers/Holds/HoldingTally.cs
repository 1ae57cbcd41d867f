using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Holds;

/// <summary>Adds up how deals fare in many worlds, in the order of their indices, into a <see cref="HoldingAnswer"/>.</summary>
internal sealed class HoldingTally
{
    internal const double Majority = 0.5;

    private readonly Scenario scenario;
    private readonly HoldingQuestion question;
    private readonly HoldingTest test;
    private readonly int[] breakers; // places among actors and spoilers of those who can break a deal
    private readonly ActorTally[] actors;
    private readonly ScrambledMean accepted = new();
    private readonly ScrambledMean keepsRules = new();
    private readonly ScrambledMean forABreach = new();
    private readonly ScrambledMean[] survival;
    private readonly BreakerTally[] courses;
    private readonly double[] asItIs;
    private readonly double[] withoutSpoilers;
    private readonly ClauseTally[] clauses;
    private int draws;
    private int failed;
    private int followed;

    /// <summary>Room for a question.</summary>
    public HoldingTally(Scenario scenario, HoldingQuestion question, HoldingTest test, int most)
    {
        (this.scenario, this.question, this.test) = (scenario, question, test);
        breakers =
        [
            .. scenario.Actors.Values.Index().Where(actor => scenario.War is not null && actor.Item.Side is not null)
                .Select(actor => actor.Index),
            .. Enumerable.Range(scenario.Actors.Count, scenario.Holding!.Spoilers.Count),
        ];
        actors = [.. scenario.Actors.Select(_ => new ActorTally())];
        survival = [.. test.Years.Select(_ => new ScrambledMean())];
        courses = [.. breakers.Select(_ => new BreakerTally(test.Years, most))];
        (asItIs, withoutSpoilers) = (Missing(most), Missing(most));
        clauses = [.. test.Clauses.Select(_ => new ClauseTally(scenario.Actors.Count, most))];
    }

    /// <summary>Counts a world.</summary>
    public void Add(int draw, bool isFailed, HoldingCourse? course)
    {
        draws++;
        failed += isFailed ? 1 : 0;
        if (course is null)
        {
            return;
        }

        followed++;
        accepted.Add(draw, course.Terms.KeepsRules && !course.Terms.Refuses.Any(refuses => refuses));
        keepsRules.Add(draw, course.Terms.KeepsRules);
        forABreach.Add(draw, Enumerable.Range(0, actors.Length)
            .Any(i => course.Terms.IsRequired[i] && course.Terms.Value.IsForABreach(i)));
        for (int i = 0; i < actors.Length; i++)
        {
            actors[i].Add(draw, course.Terms, i);
        }

        for (int point = 0; point < survival.Length; point++)
        {
            survival[point].Add(draw, course.Chances.Survival[point]);
        }

        for (int b = 0; b < breakers.Length; b++)
        {
            courses[b].Add(draw, course.Chances, breakers[b]);
        }

        (asItIs[draw], withoutSpoilers[draw]) = (course.Chances.Survival[^1], course.Chances.WithoutSpoilers);
        for (int c = 0; c < clauses.Length; c++)
        {
            clauses[c].Add(draw, course.Clauses[c], course.Terms);
        }
    }

    /// <summary>The answer of the worlds so far.</summary>
    public HoldingAnswer Answer() => new(
        question,
        draws,
        failed,
        question.Given is null ? 0 : draws - failed - followed,
        followed,
        question.Given is null ? null : accepted.AsChance,
        keepsRules.AsChance,
        forABreach.AsChance,
        [.. scenario.Actors.Names.Select((actor, i) => actors[i].Outcome(actor))],
        [.. survival.Select((one, point) => ByYear(test.Years[point], one))],
        [.. breakers.Select((breaker, b) => courses[b].Course(KeyOf(breaker), breaker >= scenario.Actors.Count, asItIs))],
        PairedChange.Of(asItIs, withoutSpoilers),
        [.. clauses.Select((clause, c) => Effect(test.Clauses[c], clause)).OrderByDescending(effect => effect.Survival.Difference ?? 0)]);

    /// <summary>A chance by a time; null where too few deals were followed.</summary>
    private static ChanceByYear ByYear(double years, ScrambledMean mean) =>
        FewWorlds.AreTooFew(mean.Draws) ? new(years, null, null) : new(years, mean.Mean, mean.StandardError);

    private ClauseEffect Effect(ClauseChange change, ClauseTally tally)
    {
        (string issue, Issue kind) = scenario.Issues[change.Issue];
        double share = tally.Changed;
        Named<double> refuses = new(scenario.Actors.Names.Select((actor, i) => KeyValuePair.Create(actor, tally.Refuses(i)))
            .Where((_, i) => scenario.Actors[i].Value.IsRequired));
        return new(
            issue,
            kind is OptionsIssue options ? options.Options[change.Option].Key : null,
            change.Step,
            followed > 0 ? share / followed : null,
            PairedChange.Of(asItIs, tally.Survival),
            tally.KeepsRules,
            refuses,
            [.. scenario.Actors.Names.Where((_, i) => tally.Refuses(i) > Majority && tally.Refused(i) <= Majority)]);
    }

    private string KeyOf(int breaker) =>
        breaker < scenario.Actors.Count ? scenario.Actors[breaker].Key : scenario.Holding!.Spoilers[breaker - scenario.Actors.Count].Key;

    private static double[] Missing(int count)
    {
        double[] column = new double[count];
        Array.Fill(column, double.NaN);
        return column;
    }

    private sealed class ActorTally
    {
        private readonly SpreadOfDraws gain = new();
        private readonly SpreadOfDraws ifKept = new();
        private readonly SpreadOfDraws deadline = new();
        private readonly ScrambledMean required = new();
        private readonly ScrambledMean notWorse = new();
        private readonly ScrambledMean refuses = new();
        private readonly ScrambledMean crosses = new();
        private readonly ScrambledMean forABreach = new();

        public void Add(int draw, TermsOnTheDay terms, int actor)
        {
            gain.Add(draw, terms.Value.Gain(actor));
            ifKept.Add(draw, terms.Value.GainIfHeld(actor));
            deadline.Add(draw, terms.Value.Deadline[actor]);
            required.Add(draw, terms.IsRequired[actor]);
            notWorse.Add(draw, terms.Value.Gain(actor) >= -DealValue.Precision);
            refuses.Add(draw, terms.Refuses[actor]);
            crosses.Add(draw, terms.Crosses[actor]);
            forABreach.Add(draw, terms.IsRequired[actor] && terms.Value.IsForABreach(actor));
        }

        public HoldingActorOutcome Outcome(string actor) =>
            new(actor, required.Mean > Majority, gain.Spread(), ifKept.Spread(), deadline.Spread(), notWorse.AsChance, refuses.AsChance,
                crosses.AsChance, forABreach.AsChance);
    }

    private sealed class BreakerTally(ValueList<double> years, int most)
    {
        private readonly SpreadOfDraws[] temptation = [.. years.Select(_ => new SpreadOfDraws())];
        private readonly ScrambledMean[] ended = [.. years.Select(_ => new ScrambledMean())];
        private readonly int[] yearEnds =
            [.. Enumerable.Range(1, years.Count - 1).Where(point => point == years.Count - 1 || years[point] == Math.Floor(years[point]))];
        private readonly List<ScrambledMean> yearly = [];
        private readonly SpreadOfDraws enforcement = new();
        private readonly double[] without = Missing(most);
        private int touched;

        public void Add(int draw, HoldingChances chances, int breaker)
        {
            for (int point = 0; point < years.Count; point++)
            {
                ended[point].Add(draw, chances.Ended(point, breaker));
                if (!double.IsNaN(chances.Temptation(point, breaker)))
                {
                    temptation[point].Add(draw, chances.Temptation(point, breaker));
                }
            }

            int begin = 0;
            foreach ((int year, int end) in yearEnds.Index())
            {
                if (yearly.Count == year)
                {
                    yearly.Add(new());
                }

                yearly[year].Add(draw, chances.Ended(end, breaker) - chances.Ended(begin, breaker), chances.Survival[begin]);
                begin = end;
            }

            if (!double.IsNaN(chances.Peaks[breaker]))
            {
                touched++;
                enforcement.Add(draw, Math.Max(0, chances.Peaks[breaker]));
            }

            without[draw] = chances.WithoutBreaker[breaker];
        }

        public HoldingBreakerCourse Course(string key, bool isSpoiler, double[] asItIs)
        {
            TemptationByYear[] course = [.. temptation.Select((one, point) => new TemptationByYear(years[point], one.Spread()))];
            double? peak = course.Max(one => one.Tempted.P50) is double greatest ? course.First(one => one.Tempted.P50 == greatest).Years
                : null;
            return new(
                key, isSpoiler, touched, [.. course], peak,
                [.. yearly.Select((one, year) => ByYear(years[yearEnds[year]], one))],
                [.. ended.Select((one, point) => ByYear(years[point], one))],
                PairedChange.Of(asItIs, without), enforcement.Spread());
        }
    }

    private sealed class ClauseTally(int actors, int most)
    {
        private readonly int[] refuses = new int[actors];
        private readonly int[] refused = new int[actors];
        private int rules;

        public double[] Survival { get; } = Missing(most);

        public int Changed { get; private set; }

        public bool KeepsRules => rules >= Changed * Majority;

        public void Add(int draw, ClauseCourse clause, TermsOnTheDay asItIs)
        {
            Survival[draw] = clause.Survival;
            if (!clause.Changes)
            {
                return;
            }

            Changed++;
            rules += clause.Terms.KeepsRules ? 1 : 0;
            for (int i = 0; i < refuses.Length; i++)
            {
                refuses[i] += clause.Terms.Refuses[i] ? 1 : 0;
                refused[i] += asItIs.Refuses[i] ? 1 : 0;
            }
        }

        /// <summary>Share of the worlds in which the clause changes anything in which an actor would refuse the changed terms; 0 if there
        /// are none.</summary>
        public double Refuses(int actor) => Changed > 0 ? refuses[actor] / (double)Changed : 0;

        /// <summary>The share of these worlds in which it refuses them as they are.</summary>
        public double Refused(int actor) => Changed > 0 ? refused[actor] / (double)Changed : 0;
    }
}
