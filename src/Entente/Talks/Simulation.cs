using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>One draw of a scenario, from the first day to the last.</summary>
/// <remarks>
/// One step: apply changes → move the front; victory, collapse → update beliefs → W by each actor's own belief → depth of every package →
/// talks, which conclude with a rate → Nash terms → record. Formulas and decisions: docs/explanation/talks.md.
/// </remarks>
internal sealed class Simulation
{
    private const double Month = Duration.DaysInYear / 12;

    private readonly int index;
    private readonly Scenario scenario;
    private readonly TalksOptions options;
    private readonly Calendar calendar;
    private readonly SearchBudget budget, watchBudget;
    private readonly Deadlines deadlines;
    private readonly IReadOnlyList<Lever> levers;
    private readonly IReadOnlyList<string> packageNames;
    private readonly Func<Uncertain, double> inputs;
    private readonly Chances chances;
    private readonly CourseOfEvents events;
    private readonly Regimes regimes;
    private readonly DrawState state;
    private readonly Outlook outlook;
    private readonly OpenTalks talks;
    private readonly Watch watch;
    private readonly Looks looksInWar, looksInPeace;
    private readonly TableLesson lesson;
    private readonly Fighting fighting = new();
    private readonly bool drifts, delivers;
    private readonly Temptation temptation;
    private readonly Valuation valuation;
    private readonly Account account;
    private readonly AgreementBook agreements;
    private readonly PathWithoutAgreement unagreed;
    private readonly Aftermath? asked;
    private readonly Aftermath[] followed;
    private readonly DrawPath path;
    private readonly double[] terms;
    private readonly double[] ceasefire;
    private readonly Func<double, Regime> regimeAt; // made once, since every step asks
    private readonly Func<double, double> regimeEnds;
    private readonly Func<TalkingTime, bool, TalksRound> lookInWar;
    private readonly Func<int, bool> isOpenWithoutDeal, canConcludeWithoutDeal;
    private Agenda agenda; // what the talks of the stretch are about
    private EndOfWar? endOfWar;
    private HoldingCourse? course;
    private bool isPossible; // whether a draw that ends with the first possible deal has come to it

    /// <summary>The first day of a draw.</summary>
    /// <param name="setting">What is the same for all draws.</param>
    /// <param name="inputs">The value of every uncertain number of the scenario, asked for by the object itself.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="index">Index of the draw, from 0.</param>
    public Simulation(Setting setting, Func<Uncertain, double> inputs, ulong seed, int index)
    {
        (this.index, this.inputs, scenario, options, calendar, budget) =
            (index, inputs, setting.Scenario, setting.Options, setting.Calendar, setting.Budget);
        (levers, packageNames, deadlines) = (setting.Timetable.Levers, setting.PackageNames, setting.Deadlines);
        int actors = scenario.Actors.Count, issues = scenario.Issues.Count, spoilers = scenario.Holding?.Spoilers.Count ?? 0;
        (drifts, delivers) = (setting.Drifts, setting.Delivers);
        budget.Refill();
        (watchBudget = setting.WatchBudget).Refill();
        chances = new(seed, index);
        events = new(setting.Timetable, Value, seed, index);
        state = new(actors, issues, packageNames, double.NaN, chances);
        regimes = new(events, Value, drifts || delivers ? state.Moved : null, delivers ? (state.Delivered, state.Deliveries) : null);
        events.Begin(state);
        state.Front = events.At(0, state).Actual.War is FrontWar war ? Value(war.Front) : double.NaN;
        events.Look(state);
        Regime first = regimes.At(0, state);
        agenda = first.Agenda;
        state.Beliefs.Form(first);
        outlook = new(first, state.Front, state.Beliefs, state.Rearmed, options.BeliefTolerance, setting.LinesGive ? null : []);
        temptation = new(actors, spoilers, issues);
        valuation = new(new(actors, spoilers, issues), actors);
        talks = new(deadlines, outlook, Value, options, budget, valuation);
        watch = new(deadlines, outlook, Value, IsRecorded ? options : options with { PathOnly = true }, watchBudget, actors, spoilers,
            issues);
        int every = Math.Clamp((int)(Month * calendar.Steps / calendar.Length), 1, options.LooksEvery); // a month goes by at most
        (looksInWar, looksInPeace) = (new(every), new(every));
        lesson = new(deadlines, Value, options, budget, valuation);
        account = new(regimes, new(options.ValuedBy ?? scenario, Value), actors, issues);
        agreements = new(calendar);
        unagreed = new(calendar.Steps, options.PathOnly);
        asked = setting.Asked is (HoldingTest test, int package) ? After(test, package) : null;
        followed = [.. setting.Followed.Select(one => After(one.Test, one.Package))];
        path = new(calendar.Steps, actors, packageNames.Count, IsRecorded);
        (terms, ceasefire) = (new double[issues], new double[actors]);
        (regimeAt, regimeEnds) = (day => regimes.At(day, state), day => regimes.EndOf(day, state));
        (lookInWar, isOpenWithoutDeal, canConcludeWithoutDeal) = (TalksInWar, IsOpenWithoutDeal, CanConcludeWithoutDeal);

        Aftermath After(HoldingTest test, int package) =>
            new(test, package, scenario, valuation, regimes, options.BeliefTolerance);
    }

    /// <summary>Lives through it.</summary>
    public Draw Run()
    {
        if (asked is not null && options.Holding?.Given is GivenTerms signed)
        {
            Sign(signed, asked);
            return new Draw { Index = index, EndOfWar = endOfWar, Holding = course };
        }

        for (int step = 0; step < calendar.Steps && !isPossible; step++)
        {
            Step(step);
        }

        Draw draw = new()
        {
            Index = index,
            Outcome = state.Outcome,
            EndOfWar = endOfWar,
            Happenings = events.Until(calendar.Length, state),
            FinalTerms = FinalTerms(),
            PathAgreement = IsWhole || options.PathOnly ? unagreed.Chances : [],
            Path = path,
            Holding = course,
        };
        Follow();
        CloseAccount();
        draw = draw with { Payoffs = account.Payoffs(), Agreements = agreements.All() };
        if (IsWhole && unagreed.IsLeft)
        {
            ContinueWithoutAgreement();
        }

        return draw;
    }

    /// <summary>Whether the path on which nobody agrees is followed to its end.</summary>
    private bool IsWhole => options.FullPath || index < options.WholePaths;

    /// <summary>Whether somebody looks on who is no part of the draw.</summary>
    private bool IsWatched => IsRecorded || IsWhole || options.PathOnly;

    /// <summary>Whether the talks of every step are written down.</summary>
    private bool IsRecorded => options.RecordsTalks || options.UntilPossible || index < options.RecordsFirst;

    /// <summary>The value of a number in this draw.</summary>
    private double Value(Uncertain number) => number switch
    {
        Uncertain.Point point => point.Value,
        Uncertain.Product product => product.Legal.Clamp(Value(product.Number) * Value(product.Factor)),
        _ => inputs(number),
    };

    /// <summary>Puts given terms in force on their day, if the war is not over by then. Nothing else is agreed that stops the
    /// fighting.</summary>
    private void Sign(GivenTerms signed, Aftermath after)
    {
        double day = calendar.DayOf(signed.Date);
        for (int step = 0; state.Day < day && state.Standing == Standing.NoDeal; step++)
        {
            for (int resumed = 0; state.Standing == Standing.NoDeal && state.Day < Math.Min(calendar.End(step), day); resumed++)
            {
                RunOutBargains();
                LookAtWhatHappened();
                FightAndTalk(step,
                    Math.Min(Math.Min(Math.Min(calendar.End(step), day), events.NextLook(state.Day)), NextBargainToRunOut()), resumed);
            }
        }

        LookAtWhatHappened();
        if (state.Standing == Standing.NoDeal)
        {
            Regime regime = regimes.At(day, state); // what changes on the day of the signing is known there
            state.Beliefs.Form(regime);
            outlook.Update(regime, state.Front, state.Beliefs, state.Rearmed);
            PackageLayout package = regime.Agenda.Packages[after.Package].Performed().After(outlook.Falls());
            double[] bonus = new double[scenario.Actors.Count],
                agreed = [.. signed.Terms.Select((one, k) => double.IsNaN(one) ? outlook.Today[k] : one)];
            deadlines.Bonus(day, Value, bonus);
            DealValue worth = valuation.Of(outlook, outlook.NoDeal, bonus, package, agreed);
            state.Agree(package, after.Package, agreed, day, chances);
            state.BeginToDeliver(after.Package, package, outlook.Today, agreed, day);
            Deliver(day);
            course = after.Follow(outlook, state, package, worth);
        }
    }

    private void Step(int step)
    {
        double end = calendar.End(step);
        int resumed = state.Standing == Standing.NoDeal ? 0 : 1;
        while (state.Day < end && state.Standing != Standing.Imposed)
        {
            RunOutBargains();
            LookAtWhatHappened();
            double to = Math.Min(Math.Min(end, events.NextLook(state.Day)), NextBargainToRunOut());
            if (state.Standing == Standing.NoDeal)
            {
                FightAndTalk(step, to, resumed++);
            }
            else
            {
                Hold(step, Math.Min(to, state.Day + Month));
            }
        }

        unagreed.EndStep(step);
        Recorded?.Record(step, state.Standing, state.Front);
    }

    /// <summary>When the next bargain runs its course that lets the fighting go on.</summary>
    private double NextBargainToRunOut()
    {
        double next = double.PositiveInfinity;
        for (int package = 0; package < state.RunsUntil.Length; package++)
        {
            next = IsInForceBeside(package) ? Math.Min(next, state.RunsUntil[package]) : next;
        }

        return next;
    }

    /// <summary>Ends the bargains that have run their course by now.</summary>
    private void RunOutBargains()
    {
        for (int package = 0; package < state.RunsUntil.Length; package++)
        {
            if (state.RunsUntil[package] <= state.Day && IsInForceBeside(package))
            {
                RunOut(package);
                regimes.Forget();
            }
        }
    }

    /// <summary>Whether a package that has an end is in force, but not as the one that stops the fighting.</summary>
    private bool IsInForceBeside(int package) => double.IsFinite(state.RunsUntil[package])
        && !(state.Standing is Standing.Ceasefire or Standing.Settled && package == state.Package);

    private void RunOut(int package)
    {
        Deliver(state.Day);
        PackageLayout layout = regimes.At(Math.BitDecrement(state.Day), state).Agenda.Packages[package];
        agreements.RanOut(state, package, layout);
        if (layout.Package.RunsOut)
        {
            state.StopDelivering(package);
        }

        if (events.Expired(package, state))
        {
            regimes.LookAgain();
        }
    }

    /// <summary>What hangs on something may have come: on the front, or because this is the day on which it is looked at.</summary>
    private void LookAtWhatHappened()
    {
        if (events.Look(state))
        {
            regimes.LookAgain();
        }
    }

    /// <summary>Where the draw is recorded; null once it is over.</summary>
    private DrawPath? Recorded => unagreed.IsAlone ? null : path;

    /// <summary>Writes down how the talks of a stretch stand; where nobody looks at them, as they stood when somebody last did.</summary>
    private void RecordTalks(TalksStretch stretch, int step, bool inCeasefire, bool isLookedAt)
    {
        if (Recorded is not DrawPath recorded)
        {
            return;
        }

        if (!isLookedAt)
        {
            recorded.Repeat(step, inCeasefire);
            return;
        }

        stretch.Watched.Record(recorded, step, inCeasefire, package => package.StopsFighting || !options.UntilPossible);
        if (!inCeasefire)
        {
            RecordActors(recorded, step);
        }
    }

    private void RecordActors(DrawPath recorded, int step)
    {
        recorded.RecordFrontInWar(step, outlook.Front);
        for (int i = 0; i < outlook.NoDeal.Length; i++)
        {
            (double mean, double deviation) = outlook.Regime.Strengths is null ? (double.NaN, double.NaN)
                : (outlook.BeliefOf(i).Mean, outlook.BeliefOf(i).StandardDeviation);
            recorded.RecordActor(step, i, outlook.NoDeal[i], mean, deviation);
        }
    }

    /// <summary>Fights to the end of a step, then talks about all that happened in it.</summary>
    private void FightAndTalk(int step, double end, int resumed)
    {
        (double from, double front) = (state.Day, state.Front);
        state.Moved.CopyTo(state.MovedBefore, 0);
        state.Beliefs.Form(regimes.At(from, state));
        if (!double.IsNaN(front))
        {
            (Side Winner, bool Collapsed)? over =
                fighting.Until(state, end, regimeAt, regimeEnds, chances.Front(step, resumed));
            if (over is (Side winner, bool collapsed))
            {
                Drift(from, state.Day);
                account.PassWar(state, fighting, from, front, from, state.Day, state.Day);
                Impose(winner, collapsed, step);
                return;
            }
        }

        Drift(from, end);
        Deliver(end);
        Talk(step, from, front, end);
    }

    /// <summary>Talks about all that happened in a stretch of fighting.</summary>
    private void Talk(int step, double from, double front, double end)
    {
        Regime regime = regimes.At(Math.BitDecrement(end), state);
        agenda = regime.Agenda;
        state.Beliefs.Form(regime);
        TalksStretch stretch = new(new(deadlines, Value, from, end), regime, state, chances, options.WeeklyClocks)
        {
            Look = lookInWar,
            Counts = canConcludeWithoutDeal,
        };
        bool isLookedAt = IsWatched && looksInWar.GoOn(stretch.Time, regime, step == calendar.Steps - 1);
        if (IsRecorded)
        {
            RecordTalks(stretch, step, inCeasefire: false, isLookedAt);
        }

        if (options.UntilPossible && IsPossible(step))
        {
            (isPossible, state.Day) = (true, end);
            return;
        }

        Beliefs? taught = regime.LearnsAtTable ? Learn(stretch, end) : null;
        if ((IsWhole || options.PathOnly) && unagreed.IsFollowed)
        {
            unagreed.Pass(stretch, regime, isLookedAt);
        }

        double day = from, paid = from;
        while (stretch.Next(day, end) is (PackageTalks package, double when))
        {
            day = when;
            if (package.Layout.StopsFighting)
            {
                unagreed.Leave(state, stretch, day, end, taught);
            }

            account.PassWar(state, fighting, from, front, paid, day, end); // before its terms stand
            paid = day;
            if (package.Layout.Package.EndsFighting)
            {
                state.Day = day;
                Agree(stretch.Round, package, day, step, state.LeftOn(outlook.Today, day));
                return;
            }

            Agree(stretch.Round, package, day, step, state.LeftOn(outlook.Today, day));
        }

        account.PassWar(state, fighting, from, front, paid, end, end);
        state.Day = end;
        if (taught is not null)
        {
            state.Beliefs.CopyFrom(taught);
        }
    }

    /// <summary>The talks at the end of a stretch of fighting.</summary>
    private TalksRound TalksInWar(TalkingTime time, bool isWatched)
    {
        Look(time.Phases[^1].To);
        outlook.Today.CopyTo(terms);
        return new(isWatched ? watch.Talks : talks, time, terms, outlook.NoDeal, outlook.YearsWithoutDeal, isOpenWithoutDeal);
    }

    /// <summary>The beliefs after talks that came to nothing.</summary>
    private Beliefs Learn(TalksStretch stretch, double end)
    {
        Look(end);
        return lesson.After(state, outlook, stretch.Time, IsOpenWithoutDeal);
    }

    /// <summary>Issues that move by themselves do so through a stretch without a deal.</summary>
    private void Drift(double from, double to)
    {
        for (double day = from; drifts && day < to;)
        {
            double next = Math.Min(to, regimes.EndOf(day, state));
            regimes.At(day, state).Agenda.Pass(Calendar.Years(next - day), state.Moved);
            day = next;
        }
    }

    /// <summary>Delivers what is due by a day.</summary>
    private void Deliver(double day)
    {
        if (delivers && state.Deliver(day))
        {
            regimes.Forget();
        }
    }

    /// <summary>Whether a deal that stops the fighting is possible in a step, as recorded.</summary>
    private bool IsPossible(int step) =>
        talks.Packages.Index().Any(package => package.Item.StopsFighting && DealSpace.LeavesGains(path.Depth(step, package.Index)));

    /// <summary>Lives through a stretch of a ceasefire or settlement: it may break, and from a ceasefire talks towards more go
    /// on.</summary>
    /// <param name="step">The step; −1 after the end of the forecast, when nobody talks any more.</param>
    /// <param name="to">End of the stretch.</param>
    private void Hold(int step, double to)
    {
        Peace peace = new(state.Day, to, state.RunsUntil[state.Package]);
        Deliver(peace.From);
        Regime regime = regimes.At(Math.BitDecrement(to), state);
        state.Beliefs.Form(regime);
        agenda = regime.Agenda;
        bool talk = step >= 0
            && (state.Standing == Standing.Ceasefire || agenda.Packages.Any(layout => layout.Earlier.Contains(state.Package)));
        TalksStretch? stretch = !talk ? null
            : new(new(deadlines, Value, peace.From, to), regime, state, chances, options.WeeklyClocks)
            {
                Look = (time, isWatched) => TalksInPeace(time, peace, isWatched),
                Counts = GoesFurther,
            };
        if (stretch is not null && IsRecorded)
        {
            RecordTalks(stretch, step, inCeasefire: true, looksInPeace.GoOn(stretch.Time, regime, step == calendar.Steps - 1));
        }

        double most = options.WeeklyClocks ? HazardIn(peace) : regime.MostHazard, day = peace.From;
        while (true)
        {
            double lasts = most > 0 ? state.BreakClock / most * Duration.DaysInYear : double.PositiveInfinity;
            double until = Math.Min(peace.Last, day + lasts);
            (PackageTalks Talks, double Day)? concluded = stretch?.Next(day, until);
            bool mayBreak = concluded is null && day + lasts <= peace.Last;
            state.BreakClock -= Calendar.Years((concluded?.Day ?? until) - day) * most;
            day = concluded?.Day ?? until;
            if (mayBreak && !Breaks(peace, most))
            {
                continue;
            }

            account.PassPeace(state, day);
            if (concluded is (PackageTalks package, _))
            {
                Replace(stretch!.Round, package, step);
            }
            else if (mayBreak)
            {
                Break();
            }
            else if (peace.Ends <= state.Day)
            {
                RunOut(state.Package);
            }

            return;
        }
    }

    /// <summary>A stretch of a ceasefire or settlement.</summary>
    /// <param name="From">When it begins.</param>
    /// <param name="To">When it ends, if what is in force does not.</param>
    /// <param name="Ends">When that runs its course.</param>
    private readonly record struct Peace(double From, double To, double Ends)
    {
        public double Last => Math.Min(To, Ends);
    }

    /// <summary>The talks towards more in a stretch of peace, held against what is in force.</summary>
    private TalksRound TalksInPeace(TalkingTime time, Peace peace, bool isWatched)
    {
        LookAt(peace);
        Temptation weighing = isWatched ? watch.Temptation : temptation;
        double yearsLeft = CourseLeft;
        weighing.ValueDeal(outlook, Agreed, terms, state.FrontBefore, state.Front, Stood(peace.From), yearsLeft, ceasefire);
        double breach = weighing.Hazard; // what the ceasefire is worth counts with it
        return new(isWatched ? watch.Talks : talks, time, terms, ceasefire,
            (actor, other) => Lasting(outlook.Regime.Agenda.Discounts[actor] + breach + other, yearsLeft), GoesFurther);
    }

    /// <summary>The hazard of a breach in a stretch of peace, a year.</summary>
    private double HazardIn(Peace peace)
    {
        LookAt(peace);
        temptation.Update(outlook, Agreed, terms, state.FrontBefore, state.Front, state.Rearmed, Stood((peace.From + peace.Last) / 2),
            state.SignedAt);
        return temptation.Hazard;
    }

    /// <summary>Whether somebody breaks what is in force where the clock of breaches has run out.</summary>
    private bool Breaks(Peace peace, double most)
    {
        double hazard = HazardIn(peace);
        if (options.WeeklyClocks)
        {
            return true;
        }

        (state.BreakClock, double mark) = chances.BreakAgain(state.BreaksTried++);
        return mark * most < hazard;
    }

    private void LookAt(Peace peace)
    {
        Look(peace.To);
        state.PutTerms(outlook.Today, outlook.Regime.Agenda, terms);
    }

    /// <summary>Puts an agreement in the place of the one in force.</summary>
    private void Replace(TalksRound round, PackageTalks package, int step)
    {
        double[] left = state.LeftOn(outlook.Today, state.Day);
        Deliver(state.Day);
        state.StopDelivering(state.Package);
        agreements.Replaced(state);
        Agree(round, package, state.Day, step, left);
    }

    /// <summary>∫ e^(−rate·t) dt over what is left of a course, in years.</summary>
    private static double Lasting(double rate, double course) =>
        double.IsPositiveInfinity(course) ? 1 / rate : -Elementary.ExpMinusOne(-rate * course) / rate;

    /// <summary>For how many years the agreement in force has stood on a day.</summary>
    private double Stood(double day) => Calendar.Years(day - state.AgreedOn);

    /// <summary>After the end of the forecast the agreement in force is followed for as long as the file says.</summary>
    private void Follow()
    {
        double end = scenario.Holding is Holding holding ? state.AgreedOn + (holding.HoldsFor.Years * Duration.DaysInYear) : 0;
        while (state.Standing is Standing.Ceasefire or Standing.Settled && state.Day < end)
        {
            Hold(-1, Math.Min(end, state.Day + Month));
        }

        if (state.Standing is Standing.Ceasefire or Standing.Settled)
        {
            agreements.Held(state);
        }
    }

    /// <summary>The path on which nobody agreed to stop the fighting, from where the draw left it to the end.</summary>
    private void ContinueWithoutAgreement()
    {
        if (unagreed.Return(state))
        {
            regimes.Forget();
        }

        regimes.LookAgain();
        budget.Refill();
        watchBudget.Refill();
        int step = calendar.StepAt(state.Day);
        try
        {
            for (; step < calendar.Steps; step++)
            {
                Step(step);
            }
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            unagreed.EndBefore(step); // the draw itself was over: it loses the rest of this path and nothing else
        }
    }

    private bool IsOpenWithoutDeal(int package)
    {
        PackageLayout layout = agenda.Packages[package];
        return layout.HasTable && !state.IsAgreed[package] && state.Allows(layout)
            && !(options.Holding?.Given is not null && layout.Package.EndsFighting);
    }

    private bool CanConcludeWithoutDeal(int package) =>
        IsOpenWithoutDeal(package) && !((unagreed.IsAlone || options.UntilPossible) && agenda.Packages[package].StopsFighting);

    /// <summary>From a ceasefire, talks go on about what stops the fighting and settles more than it does.</summary>
    private bool GoesFurther(int package)
    {
        PackageLayout layout = agenda.Packages[package];
        return layout.HasTable && layout.Package.EndsFighting && package != state.Package && state.Allows(layout)
            && layout.MayFollow(agenda.Packages[state.Package], state.Package);
    }

    /// <summary>Puts an agreement in force.</summary>
    /// <param name="round">The talks.</param>
    /// <param name="package">Those that are concluded.</param>
    /// <param name="day">When.</param>
    /// <param name="step">The step.</param>
    /// <param name="left">Where the issues then stand without it.</param>
    private void Agree(TalksRound round, PackageTalks package, double day, int step, double[] left)
    {
        package.Conclude();
        if (!package.IsReliable)
        {
            throw new InvalidOperationException(package.IsStopped
                ? $"The terms of `{packageNames[package.Index]}` were not decided: the search was stopped after as much work as it may do."
                : $"The terms of `{packageNames[package.Index]}` could not be computed to the precision that they need.");
        }

        double[] agreed = package.Terms();
        Performance[] performances = package.Layout.MayFail ? [.. package.Layout.Perform(chances)] : [];
        DealValue? worth = unagreed.IsAlone ? null : valuation.Of(outlook, round.Fallback, round.Bonus, package.Layout, agreed) with
        {
            Waiting = [.. round.Waiting(package.Index)],
        };
        if (worth is not null)
        {
            agreements.Add(new(package.Index, step, calendar.DateOf(day), agreed,
                [.. outlook.Regime.Agenda.Utilities.Select((_, i) => outlook.Agreed(i, agreed, package.Layout))], worth)
            {
                Parties = [.. package.Layout.Roles.Select(role => role.IsRequired)],
                Origins = package.Layout.Origins(outlook.Regime.Agenda.Utilities, [.. outlook.Today], agreed),
                Lines = [.. package.Layout.Moves()],
                Performances = performances,
            });
        }

        PackageLayout layout = package.Layout.Performed();
        double[] carriedOut = CarriedOut(agreed, performances, left);
        state.Agree(layout, package.Index, carriedOut, day, chances);
        state.BeginToDeliver(package.Index, layout, left, carriedOut, day);
        Deliver(day);
        if (events.Agreed(package.Index, day, state))
        {
            regimes.LookAgain();
        }

        if (!package.Layout.Package.EndsFighting)
        {
            regimes.Forget();
        }
        else if (worth is not null)
        {
            course ??= asked?.Follow(outlook, state, layout, worth);
            foreach (Aftermath one in followed)
            {
                if (one.FollowChances(state, layout) is HoldingChances known)
                {
                    agreements.Foresee(known);
                }
            }
        }
    }

    /// <summary>The terms as they are carried out: what somebody fails to do stays as it was.</summary>
    private static double[] CarriedOut(double[] agreed, Performance[] performances, double[] left)
    {
        double[] carriedOut = [.. agreed];
        foreach (Performance one in performances.Where(one => one.Fails))
        {
            carriedOut[one.Issue] = left[one.Issue];
        }

        return carriedOut;
    }

    private void Break()
    {
        int breaker = temptation.Breaker(state.BreakShare), actors = scenario.Actors.Count;
        Deliver(state.Day);
        state.StopDelivering(state.Package);
        bool isActor = breaker < actors;
        agreements.Broken(state, isActor ? breaker : null, isActor ? null : outlook.Regime.Agenda.Holding!.Spoilers[breaker - actors].Key,
            temptation.Amounts[breaker]);
        if (events.Broken(state.Package, state))
        {
            regimes.LookAgain();
        }
    }

    private void Impose(Side winner, bool collapsed, int step)
    {
        (state.Standing, state.Winner) = (Standing.Imposed, winner);
        if (unagreed.IsAlone)
        {
            return;
        }

        endOfWar = new(winner, collapsed, step, calendar.DateOf(state.Day));
        agenda = regimes.At(state.Day, state).Agenda;
        agenda.Today.CopyTo(terms, 0);
        agenda.Follow(state.Front, terms);
        agenda.Impose(winner, terms, state.Terms);
        account.CloseAt(agenda, state.Terms);
    }

    /// <summary>What no deal is worth at a time, with all that happened before it.</summary>
    private void Look(double end)
    {
        Regime regime = regimes.At(Math.BitDecrement(end), state);
        state.Beliefs.Form(regime);
        outlook.Update(regime, state.Front, state.Beliefs, state.Rearmed);
    }

    /// <summary>Years until the agreement in force runs its course; +∞ where its terms go on.</summary>
    private double CourseLeft => Agreed.Package.RunsOut ? Calendar.Years(state.RunsUntil[state.Package] - state.Day)
        : double.PositiveInfinity;

    /// <summary>The package of the agreement in force.</summary>
    private PackageLayout Agreed => outlook.Regime.Agenda.Packages[state.Package].Performed().After(state.Falls);

    /// <summary>Values what stands at the end of the draw, and takes off the costs of the levers.</summary>
    private void CloseAccount()
    {
        if (state.Standing != Standing.Imposed)
        {
            Look(state.Day);
            state.PutTerms(outlook.Today, outlook.Regime.Agenda, terms);
            if (state.Standing == Standing.NoDeal)
            {
                account.CloseInWar(outlook);
            }
            else if (outlook.Regime.Agenda.Timing == BreachTiming.BestTime)
            {
                // All re-arming is done, and the hazard stays as it is.
                temptation.Update(outlook, Agreed, terms, state.FrontBefore, state.Front, state.Rearmed, Stood(state.Day),
                    state.SignedAt);
                account.CloseInPeace(outlook, terms, state, temptation.Hazard, CourseLeft);
            }
            else
            {
                account.CloseInPeace(outlook, terms, state, hazard: 0, CourseLeft); // for as long as it runs
            }
        }

        // What nobody came to do costs nothing.
        account.PayFor(levers.Where(lever => lever is { If: null, Chance: null }
            || scenario.Levers.Any(one => ReferenceEquals(one.Value, lever) && events.HasCome(one.Key, state))), scenario, Value);
    }

    private double[] FinalTerms()
    {
        state.PutTermsInFact(regimes.At(Math.BitDecrement(calendar.Length), state).Agenda, terms, calendar.Length);
        return [.. terms];
    }
}
