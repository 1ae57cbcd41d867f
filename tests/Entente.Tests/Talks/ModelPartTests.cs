using System.Reflection;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>
/// Each key says which part of the model it belongs to, and what is worked out anew follows from that. Every key that an event can set is
/// set here by one, without and with an end: what the talks rest on afterwards has to be what it would be had the file said so from the
/// start.
/// </summary>
public sealed class ModelPartTests
{
    private const double Close = 2e-4, Seen = 1e-3, Front = 0.45;

    private static readonly Scenario War = SolvedFile.Read($$"""
        actors:
          north: {side: attacker, power: 70, curvature: 2, war-cost: 0.3, optimism: 0.2, doubt: 0.1, rearm: 0.4, factions: {doves: {weight: 2}, hawks: {present: true} } }
          south: {side: defender, power: 60, discount: 0.12, curvature: 1.5, war-cost: 0.3, optimism: 0.1, doubt: 0.1, rearm: 0.5}
          patron: {role: consent, discount: 0.3, supports: {south: {arms: 15, money: 5} }, war-cost: 0.1}
          allies: {role: outside, bargaining-weight: 2}
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 45
            front: {0: 0, 1: 100}
            wants:
              north: {ideal: 100, salience: 80, factions: {doves: {ideal: 75, salience: 50}, hawks: {accepts: 55..100, veto: true} } }
              south: {ideal: 0, salience: 90, accepts: 0..65}
              patron: {ideal: 30, salience: 40}
              allies: {ideal: 10, salience: 20}
          trade:
            scale: {0: none, 100: all}
            today: 20
            enforces: 0.15
            may-fail: {allies: 0.2}
            wants: {north: {ideal: 90, salience: 60, accepts: {from: 20, to: 100, margin: 10, loss: 0.02} }, south: {ideal: 60, salience: 50}, patron: {ideal: 80, salience: 60}, allies: {ideal: 90, salience: 30, accepts: 80..100} }
          guards:
            options: {none: Nobody, observers: Observers, troops: Troops}
            today: none
            enforces: {observers: 0.05, troops: 0.2}
            may-fail: {allies: 0.1}
            wants:
              north: {scores: {none: 100, observers: 70, troops: 20}, salience: 40, factions: {hawks: {scores: {none: 100, observers: 20, troops: 0}, accepts: [none, observers], veto: true} } }
              south: {scores: {none: 0, observers: 60, troops: 100}, salience: 60}
              patron: {scores: {none: 10, observers: 100, troops: 40}, salience: 30}
              allies: {scores: {none: 0, observers: 40, troops: 100}, salience: 30, accepts: [troops]}
        packages: {settlement: {covers: all}, bargain: {covers: [trade], stops-fighting: false} }
        war: {front: 0.45, pace: 0.3, volatility: 0.15, collapse: {attacker: 0.1, defender: 0.12, response: 1.5}, stream-weights: {arms: 1.5} }
        holding:
          break-rate: 0.8
          breach: any-time
          spoilers:
            militia: {reach: 0.4, hurt-by: {land: {ideal: 100, salience: 3}, guards: {scores: {none: 100, observers: 20, troops: 0}, salience: 2} } }
            guild: {power: 20, hurt-by: {trade: {ideal: 0} } }
        """);

    private static readonly Scenario Lottery = SolvedFile.Read($$"""
        actors: {north: {side: attacker, power: 2}, south: {side: defender, power: 1} }
        issues: {land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } } }
        war: {lottery: 0.6, cost: {north: 0.1, south: 0.2} }
        """);

    /// <summary>A key, where it is set, and to what.</summary>
    private sealed record Trial(Scenario Scenario, string Key, ModelPart Part, string Path, object Value)
    {
        private readonly Lazy<Moment> expected = new(() => Moment.Of(ScenarioPath.With(Scenario, Path, Value)));

        /// <summary>What the talks rest on where the file says so from the start.</summary>
        public Moment Expected => expected.Value;

        /// <summary>What they rest on where an event says so.</summary>
        public Moment ByEvent(DateOnly? ends) => Moment.Of(Scenario with
        {
            Events = [new Event { Name = "It changes", Date = new(2025, 2, 1), Ends = ends, Set = [new Assignment(Path, Value)] }],
        });
    }

    private static readonly Trial[] Trials =
        [.. new[] { War, Lottery }.SelectMany(scenario => Of(scenario, new RecordShape(typeof(Scenario)), scenario, "", ModelPart.None))];

    private static readonly Dictionary<Scenario, Moment> Before = new[] { War, Lottery }.ToDictionary(scenario => scenario, Moment.Of);

    [Fact]
    public void Every_key_that_changes_may_set_belongs_to_one_part_of_the_model()
    {
        string[] lost = [.. Keys(typeof(Scenario), ModelPart.None, [])
            .Where(one => !one.Key.Shape.IsFrame && !(ModelPart.All.HasFlag(one.Part) && int.IsPow2((int)one.Part))).Select(one =>
            $"{one.Group.Name}.{one.Key.Property.Name} (`{one.Key.Name}`) belongs to no part of the model, so that nobody knows what to "
                + "work out anew when an event sets it: "
            + "write [Key(\"…\", Part = ModelPart.…)] on it, or on the key that holds it.")];
        Assert.True(lost.Length == 0, string.Join('\n', lost));
    }

    [Fact]
    public void Every_key_that_changes_may_set_is_tried_here()
    {
        HashSet<string> tried = [.. Trials.Select(trial => trial.Key)];
        IEnumerable<string> keys = Keys(typeof(Scenario), ModelPart.None, [])
            .Where(one => !one.Key.Shape.IsFrame && !one.Key.Shape.HasGroups).Select(one => Name(one.Group, one.Key));
        string[] untried = [.. keys.Where(key => !tried.Contains(key)).Distinct().Select(key =>
            $"{key} has no value in the scenarios at the head of this test, and no other value to try: give it one there, or name one for "
                + $"its type in {nameof(Other)}.")];
        Assert.True(untried.Length == 0, string.Join('\n', untried));
    }

    /// <summary>The first day and the draws work out W in two places; a key that only one of them reads shows here.</summary>
    [Fact]
    public void What_a_key_does_to_W_is_the_same_on_the_first_day_and_at_the_start_of_a_draw()
    {
        Dictionary<Scenario, (double[] FirstDay, double[] Draw)> before =
            new[] { War, Lottery }.ToDictionary(scenario => scenario, NoDealTwice);
        List<string> apart = [];
        foreach (Trial trial in Trials)
        {
            (double[] firstDay, double[] draw) = NoDealTwice(ScenarioPath.With(trial.Scenario, trial.Path, trial.Value));
            if (firstDay.Zip(draw, (one, other) => Math.Abs(one - other)).Max() > Close)
            {
                string where = !Differs(firstDay, before[trial.Scenario].FirstDay) ? "src/Entente/Talks/FirstDay/NoDeal.cs does not read it"
                    : !Differs(draw, before[trial.Scenario].Draw) ? "src/Entente/Talks/Regime.cs does not read it for the draws"
                    : "src/Entente/Talks/FirstDay/NoDeal.cs and src/Entente/Talks/Regime.cs do not use it alike";
                apart.Add($"With another {trial.Path}, no deal is worth one thing on the first day and another in the draws: {where}.");
            }
        }

        Assert.True(apart.Count == 0, string.Join('\n', apart));

        static bool Differs(double[] one, double[] other) => one.Zip(other, (x, y) => Math.Abs(x - y)).Max() > Close;
    }

    /// <summary>W of every actor, then W' of every one: as the first day has them, and as a draw has them when it begins.</summary>
    private static (double[] FirstDay, double[] Draw) NoDealTwice(Scenario scenario)
    {
        NoDeal noDeal = new(scenario, new(scenario, SimulatedFile.Central), SimulatedFile.Central);
        double front = scenario.War is FrontWar war ? war.Front.Central : double.NaN;
        (Regimes regimes, DrawState state) = Begin(scenario, front);
        Regime first = regimes.At(0, state);
        state.Beliefs.Form(first);
        Outlook outlook = new(first, front, state.Beliefs, 0, 1e-6, atFirst: null);
        return (
            [.. scenario.Actors.Names.Select(name => noDeal.Of(name).Value), .. scenario.Actors.Names.Select(noDeal.AfterRearming)],
            [.. outlook.NoDeal, .. scenario.Actors.Select((_, i) => outlook.AfterPeace(i, front, 1))]);
    }

    private static (Regimes Regimes, DrawState State) Begin(Scenario scenario, double front) => (
        new(new CourseOfEvents(new Timetable(scenario, [], new(scenario)), SimulatedFile.Central, 7, 0), SimulatedFile.Central),
        new(scenario.Actors.Count, scenario.Issues.Count, [.. scenario.AllPackages.Names], front, new Chances(7, 0)));

    /// <summary>A part declared wrongly shows in one of the two: what the talks rest on is not new, or a key that claims to be nobody's is
    /// somebody's.</summary>
    [Fact]
    public void What_an_event_sets_for_good_counts_as_if_the_file_had_said_so()
    {
        Dictionary<string, bool> matters = [];
        foreach (Trial trial in Trials)
        {
            Moment after = trial.ByEvent(ends: null);
            Assert.True(after.Equals(trial.Expected, Close), $"{trial.Path}: {after.Unlike(trial.Expected)}");
            matters[trial.Key] = matters.GetValueOrDefault(trial.Key) || !Before[trial.Scenario].Equals(trial.Expected, Seen);
        }

        // Where the war begins is no news once it has begun.
        HashSet<string> silent = [.. Trials.Where(trial => trial.Part == ModelPart.Stakeholders).Select(trial => trial.Key),
            $"{nameof(FrontWar)}.front"];
        string[] wrong = [.. matters.Where(one => one.Value == silent.Contains(one.Key)).Select(one => one.Value
            ? $"{one.Key} is of {nameof(ModelPart)}.{nameof(ModelPart.Stakeholders)}, which no draw reads, and yet a draw changes with it."
            : $"{one.Key} changes nothing in a draw. Either nothing reads it (src/Entente/Talks/Regime.cs and Agenda.cs make the "
                + "numbers of a draw), or it needs another value in the scenarios at the head of this test.")];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_an_event_sets_for_a_while_counts_in_fact_and_moves_W_only_if_it_is_not_of_the_war()
    {
        foreach (Trial trial in Trials)
        {
            Moment valued = ModelPart.Passing.HasFlag(trial.Part) ? Before[trial.Scenario] : trial.Expected;
            Moment expected = new(valued.Valued, trial.Expected.InFact), after = trial.ByEvent(new(2025, 6, 1));
            Assert.True(after.Equals(expected, Close), $"{trial.Path}: {after.Unlike(expected)}");
        }
    }

    /// <summary>A range written anew is another number, drawn on its own, although it reads the same.</summary>
    [Fact]
    public void A_draw_depends_on_no_other_draw_where_an_event_sets_the_range_that_the_file_has()
    {
        Scenario scenario = SolvedFile.Read($$"""
            actors: {north: {reservation: 0.2..0.6}, south: {reservation: 0.3} }
            issues: {land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } } }
            events: [{date: 2025-01-01, name: Another look, chance: 0.5, set: {actors.north.reservation: 0.2..0.6} }]
            """);
        double Value(Uncertain number) =>
            ReferenceEquals(number, scenario.Actors["north"].Reservation) ? 0.2 : number is Uncertain.Uniform ? 0.5 : number.Central;
        World one = new(scenario, TalksOptions.Default);
        Assert.All(Enumerable.Range(0, 12), index => Assert.Equal(
            new World(scenario, TalksOptions.Default).Run(Value, 7, index).Path.Reservation(0, 0), one.Run(Value, 7, index)
                .Path.Reservation(0, 0)));
    }

    private static bool IsKey(MemberInfo property) => property.IsDefined(typeof(KeyAttribute));

    private static string Name(Type group, Key key) => $"{group.Name}.{key.Name}";

    /// <summary>Every key that changes may set, and the part of the model that it belongs to where it stands.</summary>
    internal static IEnumerable<(Type Group, Key Key, ModelPart Part)> Keys(Type group, ModelPart around, HashSet<(Type, ModelPart)> seen)
    {
        foreach (Key key in seen.Add((group, around)) ? new RecordShape(group).Keys.Where(key => key.IsChangeable) : [])
        {
            ModelPart part = key.Part == ModelPart.None ? around : key.Part;
            yield return (group, key, part);
            Type inner = key.Property.PropertyType;
            while (inner.IsGenericType)
            {
                inner = inner.GenericTypeArguments[0];
            }

            foreach (Type type in typeof(Scenario).Assembly.GetTypes()
                .Where(type => !type.IsAbstract && inner.IsAssignableFrom(type) && type.GetProperties().Any(IsKey)))
            {
                foreach ((Type, Key, ModelPart) below in Keys(type, part, seen))
                {
                    yield return below;
                }
            }
        }
    }

    private static IEnumerable<Trial> Of(Scenario scenario, RecordShape shape, object record, string path, ModelPart around)
    {
        foreach (Key key in shape.Keys.Where(key => key.IsChangeable))
        {
            ModelPart part = key.Part == ModelPart.None ? around : key.Part;
            foreach (Trial trial in At(key.Property.GetValue(record), key, $"{path}{key.Name}"))
            {
                yield return trial;
            }

            IEnumerable<Trial> At(object? value, Key key, string at) => value switch
            {
                INamed { Entries: var entries } => entries.SelectMany(entry => At(entry.Value, key, $"{at}.{entry.Name}")),
                not null when Other(scenario, record, key, value) is object other =>
                    [new(scenario, Name(record.GetType(), key), part, at, other)],
                null when Other(scenario, record, key, null) is object other =>
                    [new(scenario, Name(record.GetType(), key), part, at, other)],
                null => [],
                _ => Of(scenario, new RecordShape(value.GetType()), value, at + ".", part),
            };
        }
    }

    /// <summary>Another legal value for a key, far from the one that it has; nothing for a group of keys.</summary>
    private static object? Other(Scenario scenario, object record, Key key, object? value)
    {
        Type type = Nullable.GetUnderlyingType(key.Property.PropertyType) ?? key.Property.PropertyType;
        NumberAttribute? legal = (NumberAttribute?)Attribute.GetCustomAttribute(key.Property, typeof(NumberAttribute));
        return value switch
        {
            Uncertain number => Exactly(number.Central == 0 ? 0.2 : number.Central * 1.6 <= legal!.High ? number.Central * 1.6
                : number.Central * 0.6),
            Interval interval => new Interval(Math.Min(interval.From.Central + 15, 100), Math.Max(interval.To.Central - 10, 0)),
            FrontMap => new FrontMap([(0, 0), (0.3, 60), (1, 100)]),
            bool flag => !flag,
            Enum choice => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(choice)),
            string option => ((OptionsIssue)record).Options.Names.First(other => other != option),
            ValueList<string> when key.Name == "performed-by" => new ValueList<string>(["allies"]),
            ValueList<string> => new ValueList<string>(["none"]),
            null when type == typeof(Uncertain) => Exactly(Math.Min(0.8, legal!.High)),
            null when type == typeof(Interval) => new Interval(20, 55),
            null when type == typeof(ValueList<string>) => new ValueList<string>(["observers"]),
            null when type == typeof(FrontMap) => new FrontMap([(0, 0), (1, 100)]),
            _ => null,
        };

        static object Exactly(double number) => Uncertain.Exactly(number);
    }

    /// <summary>What the talks rest on in February, in numbers: as actors value it, and as it is in fact.</summary>
    private sealed record Moment(double[] Valued, double[] InFact)
    {
        /// <summary>Passes through January with the same objects, so that what they keep too long shows.</summary>
        public static Moment Of(Scenario scenario)
        {
            (int actors, int issues) = (scenario.Actors.Count, scenario.Issues.Count);
            (Regimes regimes, DrawState state) = Begin(scenario, scenario.War is FrontWar ? Front : double.NaN);
            Regime january = regimes.At(3, state);
            state.Beliefs.Form(january);
            Outlook outlook = new(january, state.Front, state.Beliefs, 0, 1e-6, atFirst: null);
            Temptation temptation = new(actors, scenario.Holding?.Spoilers.Count ?? 0, issues);
            Valuation valuation = new(temptation, actors);
            OpenTalks talks = new(new Deadlines(scenario), outlook, SimulatedFile.Central, TalksOptions.Default,
                new SearchBudget(SearchBudget.OfWorld), valuation);
            Moment found = new([], []);
            foreach (double day in (double[])[3, 40])
            {
                Regime regime = regimes.At(day, state);
                Beliefs beliefs = new(actors);
                beliefs.Form(regime);
                outlook.Update(regime, state.Front, beliefs, 0);
                List<double> valued = [.. outlook.NoDeal, .. regime.Agenda.Discounts, regime.TalksPace, regime.DepthScale,
                    regime.Anticipates ? 1 : 0,
                    regime.LearnsAtTable ? 1 : 0];
                for (int i = 0; i < actors; i++)
                {
                    valued.AddRange([outlook.TodaysUtility[i], outlook.BeliefOf(i).Mean, outlook.BeliefOf(i).StandardDeviation,
                        outlook.AfterPeace(i, state.Front, 1)]);
                }

                foreach (PackageTalks package in regime.Agenda.Packages.Select((_, one) => talks.On(one)))
                {
                    package.MoveTo(outlook.Today, outlook.NoDeal);
                    package.Solve(new double[actors]);
                    valued.AddRange([package.Depth, package.Layout.Sincere.Count]);
                    if (package.Depth > 0)
                    {
                        package.Conclude();
                        double[] terms = package.Terms();
                        valued.AddRange(terms.Select(term => term / 100));
                        valued.AddRange(valuation.Of(outlook, outlook.NoDeal, new double[actors], package.Layout, terms).Worth);
                    }
                }

                double[] midway = [.. outlook.Today];
                (midway[0], midway[^1]) = (60, 1);
                temptation.Update(outlook, regime.Agenda.Packages[0], midway, state.Front, state.Front, 1, stood: 0);
                valued.AddRange(temptation.Hazards);
                double[] inFact = new double[issues];
                regime.Agenda.PutTodayInFact(state.Front, inFact);
                found = new([.. valued], [
                    .. regime.WarCostsInFact, .. inFact.Select(term => term / 100),
                    .. regime.StrengthsInFact is WarStrengths run
                        ? [run.Attacker / 100, run.Defender / 100, run.At(1).Drift, run.Volatility, run.At(0).AttackerCollapse, run.At(0)
                            .DefenderCollapse] : Array.Empty<double>()]);
            }

            return found;
        }

        public bool Equals(Moment other, double tolerance) => Unlike(other, tolerance).Length == 0;

        public string Unlike(Moment other) => string.Join("; ", Unlike(other, Close));

        private string[] Unlike(Moment other, double tolerance) =>
            [.. Unlike("valued", Valued, other.Valued, tolerance), .. Unlike("in fact", InFact, other.InFact, tolerance)];

        private static IEnumerable<string> Unlike(string what, double[] mine, double[] theirs, double tolerance) =>
            mine.Length != theirs.Length
            ? [$"{what}: {mine.Length} numbers instead of {theirs.Length}"]
            : mine.Zip(theirs).Index()
                .Where(one => !(one.Item.First.Equals(one.Item.Second) || Math.Abs(one.Item.First - one.Item.Second) <= tolerance))
                .Select(one => $"{what} {one.Index} is {one.Item.First} instead of {one.Item.Second}");
    }
}
