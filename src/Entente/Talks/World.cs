using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks;

/// <summary>Simulates draws of a scenario: bargaining while fighting, step by step, and whether what is agreed holds.</summary>
/// <remarks>
/// <para>
/// One step: apply changes → move the front; victory, collapse → update beliefs → W by each actor's own belief → depth of every package →
/// talks, which conclude with a rate → Nash terms → record. Formulas and decisions: docs/models/talks.md.
/// </para>
/// <para>A draw is a pure function of scenario, options, inputs, seed and index. One world serves one thread, for as many draws as wanted.</para>
/// </remarks>
public sealed class World
{
    private const double Month = Duration.DaysInYear / 12;

    private readonly Scenario scenario;
    private readonly TalksOptions options;
    private readonly Calendar calendar;
    private readonly Timetable timetable;
    private readonly Regimes regimes;
    private readonly Outlook outlook;
    private readonly TalksRound talks;
    private readonly Fighting fighting = new();
    private readonly Temptation temptation;
    private readonly Account account;
    private readonly Aftermath? aftermath;
    private readonly DrawState state;
    private readonly DrawState unagreed;
    private readonly PackageTalks[] packages;
    private readonly List<Agreement> agreements = [];
    private readonly double[] terms;
    private readonly double[] ceasefire;
    private Func<Uncertain, double> value = null!;
    private Chances chances;
    private DrawPath path = DrawPath.Empty;
    private double[] pathAgreement = [];
    private double pathIntensity;
    private EndOfWar? endOfWar;
    private bool isAgreedOnPath; // whether an agreement has stopped the fighting, and with it the path of PathAgreement
    private bool isContinued;    // whether the draw is over and only that path goes on

    /// <summary>Prepares a scenario for simulation.</summary>
    /// <param name="scenario">The scenario as read.</param>
    /// <param name="options">How draws are simulated.</param>
    /// <exception cref="ArgumentException">A name in <see cref="TalksOptions.Changes"/> is neither a variant nor a lever.</exception>
    public World(Scenario scenario, TalksOptions options)
    {
        (this.scenario, this.options) = (scenario, options);
        int actors = scenario.Actors.Count, issues = scenario.Issues.Count;
        calendar = new(scenario);
        timetable = new(scenario, options.Changes, calendar);
        regimes = new(timetable);
        outlook = new(actors, issues, options.BeliefTolerance);
        PackageNames = [.. PackageProblem.Packages(scenario).Names];
        packages = [.. PackageNames.Select((_, i) => new PackageTalks(i, actors))];
        Deadlines deadlines = new(scenario, calendar);
        talks = new(deadlines, packages, actors, issues);
        temptation = new(actors, scenario.Holding?.Spoilers.Count ?? 0, issues);
        account = new(actors);
        (state, unagreed) = (new(actors, issues, packages.Length), new(actors, issues, packages.Length));
        (terms, ceasefire) = (new double[issues], new double[actors]);
        aftermath = options.Holding is HoldingTest test ? new(test, scenario, calendar, deadlines, regimes, packages.Length, options.BeliefTolerance) : null;
    }

    /// <summary>The packages in the order of <see cref="Agreement.Package"/>.</summary>
    public IReadOnlyList<string> PackageNames { get; }

    /// <summary>The dates on which the steps end.</summary>
    public IReadOnlyList<DateOnly> StepEnds => [.. Enumerable.Range(0, calendar.Steps).Select(step => calendar.DateOf(calendar.End(step)))];

    /// <summary>Simulates one draw.</summary>
    /// <param name="value">The value of every uncertain number of the scenario, asked for by the object itself.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="index">Index of the draw, from 0.</param>
    public Draw Run(Func<Uncertain, double> value, ulong seed, int index)
    {
        try
        {
            return Simulate(value, seed, index);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The boundary of a replication: a draw that cannot be computed is counted, with its reason, and stops no other.
            return new Draw { Index = index, Failure = problem.Message };
        }
    }

    private Draw Simulate(Func<Uncertain, double> inputs, ulong seed, int index)
    {
        Begin(inputs, seed, index);
        if (options.Holding?.Given is GivenTerms signed)
        {
            Sign(signed);
            return new Draw { Index = index, EndOfWar = endOfWar, Holding = aftermath!.Course };
        }

        for (int step = 0; step < calendar.Steps; step++)
        {
            Step(step);
        }

        Draw draw = new()
        {
            Index = index,
            Outcome = Outcome(),
            EndOfWar = endOfWar,
            Happenings = timetable.Until(calendar.Length),
            FinalTerms = FinalTerms(),
            PathAgreement = pathAgreement,
            Path = path,
            Holding = aftermath?.Course,
        };
        Follow();
        CloseAccount();
        draw = draw with { Payoffs = account.Payoffs(), Agreements = [.. agreements] };
        if (options.FullPath && isAgreedOnPath)
        {
            ContinueWithoutAgreement();
        }

        return draw;
    }

    private void Begin(Func<Uncertain, double> inputs, ulong seed, int index)
    {
        value = number => number switch
        {
            Uncertain.Point point => point.Value,
            Uncertain.Product product => product.Legal.Clamp(value(product.Number) * value(product.Factor)),
            _ => inputs(number),
        };
        chances = new(seed, index);
        timetable.Draw(value, seed, index);
        regimes.Begin(value);
        talks.Begin(value);
        agreements.Clear();
        (endOfWar, pathIntensity, isAgreedOnPath, isContinued) = (null, 0, false, false);
        path = new DrawPath(calendar.Steps, scenario.Actors.Count, packages.Length);
        pathAgreement = new double[calendar.Steps];
        state.Begin(timetable.At(0).Actual.War is FrontWar war ? value(war.Front) : double.NaN);
        (state.AttackerClock, state.DefenderClock) = (chances.Collapse("attacker"), chances.Collapse("defender"));
        for (int p = 0; p < packages.Length; p++)
        {
            state.Clocks[p] = chances.Talks(PackageNames[p], 0);
            packages[p].Forget();
        }

        account.Open();
        aftermath?.Begin(value);
    }

    /// <summary>Puts given terms in force on their day, if the war is not over by then. Nothing else is agreed that stops the fighting.</summary>
    private void Sign(GivenTerms signed)
    {
        double day = calendar.DayOf(signed.Date);
        for (int step = 0; state.Day < day && state.Standing == Standing.NoDeal; step++)
        {
            FightAndTalk(step, Math.Min(calendar.End(step), day), again: false);
        }

        if (state.Standing == Standing.NoDeal)
        {
            Regime regime = regimes.At(day, state); // what changes on the day of the signing is known there
            state.Beliefs.Form(regime);
            outlook.Update(regime, state.Front, state.Beliefs, state.Rearmed);
            PackageTalks package = packages[aftermath!.Package];
            package.Enter(outlook);
            StopFighting(package, [.. signed.Terms.Select((one, k) => double.IsNaN(one) ? outlook.Today[k] : one)], day);
        }
    }

    private void Step(int step)
    {
        double end = calendar.End(step);
        for (bool again = false; state.Day < end && state.Standing != Standing.Imposed; again = true)
        {
            if (state.Standing == Standing.NoDeal)
            {
                FightAndTalk(step, end, again);
            }
            else
            {
                Hold(step, Math.Min(end, state.Day + Month));
            }
        }

        pathAgreement[step] = 1 - Math.Exp(-pathIntensity);
        if (!isContinued)
        {
            path.Record(step, state.Standing, state.Front);
        }
    }

    /// <summary>Fights to the end of a step, then talks about all that happened in it.</summary>
    private void FightAndTalk(int step, double end, bool again)
    {
        (double from, double front) = (state.Day, state.Front);
        state.Beliefs.Form(regimes.At(from, state));
        if (!double.IsNaN(front))
        {
            (Side Winner, bool Collapsed)? over = fighting.Until(state, end, day => regimes.At(day, state), day => regimes.EndOf(day, state), chances.Front(step, again));
            if (over is (Side winner, bool collapsed))
            {
                PassWar(from, front, state.Day, from);
                Impose(winner, collapsed, step);
                return;
            }
        }

        Look(end);
        outlook.Today.CopyTo(terms);
        Record(step, outlook.NoDeal);
        talks.Prepare(from, end, outlook, terms, outlook.NoDeal, IsOpenWithoutDeal, isContinued ? null : path, step);
        pathIntensity += isAgreedOnPath && !isContinued ? 0 : talks.StoppingIntensity();
        double day = from, paid = from;
        while (talks.Next(state.Clocks, day, end, CanConcludeWithoutDeal) is (PackageTalks package, double when))
        {
            day = when;
            if (!package.Layout.Package.EndsFighting)
            {
                PassWar(from, front, day, paid); // before its terms stand
                paid = day;
                Agree(package, day, step);
                continue;
            }

            if (!isAgreedOnPath)
            {
                LeavePath(day, end);
            }

            PassWar(from, front, day, paid);
            state.Day = day;
            Agree(package, day, step);
            return;
        }

        PassWar(from, front, end, paid);
        state.Day = end;
    }

    /// <summary>Lives through a stretch of a ceasefire or settlement: it may break, and from a ceasefire talks towards more go on.</summary>
    /// <param name="step">The step; −1 after the end of the forecast, when nobody talks any more.</param>
    /// <param name="to">End of the stretch.</param>
    private void Hold(int step, double to)
    {
        double from = state.Day;
        Look(to);
        PutStandingTerms(outlook.Today, outlook.Regime);
        (PackageTalks Package, double Day)? concluded = null;
        if (state.Standing == Standing.Ceasefire && step >= 0)
        {
            ValueCeasefire();
            Record(step, ceasefire);
            talks.Prepare(from, to, outlook, terms, ceasefire, GoesFurther, path, step);
        }

        temptation.Update(outlook, terms, state.FrontBefore, state.Front, state.Rearmed);
        double lasts = temptation.Hazard > 0 ? state.BreakClock / temptation.Hazard * Duration.DaysInYear : double.PositiveInfinity;
        double until = Math.Min(to, from + lasts);
        if (state.Standing == Standing.Ceasefire && step >= 0)
        {
            concluded = talks.Next(state.Clocks, from, until, GoesFurther);
        }

        bool breaks = concluded is null && from + lasts <= to;
        state.BreakClock -= Calendar.Years((concluded?.Day ?? until) - from) * temptation.Hazard;
        PassPeace(concluded?.Day ?? until);
        if (concluded is (PackageTalks package, _))
        {
            int replaced = InForce();
            agreements[replaced] = agreements[replaced] with { Replaced = calendar.DateOf(state.Day), YearsHeld = Calendar.Years(state.Day - state.AgreedOn) };
            state.IsAgreed[state.Package] = false;
            Agree(package, state.Day, step);
        }
        else if (breaks)
        {
            Break();
        }
    }

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
            int last = InForce();
            agreements[last] = agreements[last] with { YearsHeld = Calendar.Years(state.Day - state.AgreedOn) };
        }
    }

    /// <summary>The path on which nobody agreed to stop the fighting, from where the draw left it to the end.</summary>
    private void ContinueWithoutAgreement()
    {
        isContinued = true;
        state.CopyFrom(unagreed);
        regimes.Forget(); // a bargain made after the agreement broke is none of this path
        for (int step = calendar.StepAt(state.Day); step < calendar.Steps; step++)
        {
            Step(step);
        }
    }

    private void LeavePath(double day, double end)
    {
        // Bargains that would have been made in the rest of this step are made at the beginning of the next.
        unagreed.CopyFrom(state);
        unagreed.Day = end;
        talks.RunDown(unagreed.Clocks, day, end, package => !package.Layout.Package.EndsFighting);
        isAgreedOnPath = true;
    }

    private bool IsOpenWithoutDeal(PackageTalks package) =>
        package.HasTable && !state.IsAgreed[package.Index] && !(options.Holding?.Given is not null && package.Layout.Package.EndsFighting);

    private bool CanConcludeWithoutDeal(PackageTalks package) =>
        IsOpenWithoutDeal(package) && !(isContinued && package.Layout.Package.EndsFighting);

    /// <summary>From a ceasefire, talks go on about what stops the fighting and settles more than it does.</summary>
    private bool GoesFurther(PackageTalks package)
    {
        PackageLayout inForce = packages[state.Package].Layout;
        bool more = false;
        for (int k = 0; k < terms.Length; k++)
        {
            if (inForce.Covers[k] && !package.Layout.Covers[k])
            {
                return false;
            }

            more |= package.Layout.Covers[k] && !inForce.Covers[k];
        }

        return more && package.HasTable && package.Layout.Package.EndsFighting;
    }

    private void Agree(PackageTalks package, double day, int step)
    {
        package.Conclude();
        if (!package.IsReliable)
        {
            throw new InvalidOperationException($"The terms of `{PackageNames[package.Index]}` could not be computed to the precision that they need.");
        }

        double[] agreed = package.Terms();
        if (!isContinued)
        {
            agreements.Add(new(
                package.Index, step, calendar.DateOf(day), agreed, [.. outlook.Regime.Agenda.Utilities.Select((_, i) => outlook.Utility(i, agreed))], package.Gains()));
        }

        state.IsAgreed[package.Index] = true;
        state.TimesAgreed[package.Index]++;
        state.Clocks[package.Index] = chances.Talks(PackageNames[package.Index], state.TimesAgreed[package.Index]);
        if (package.Layout.Package.EndsFighting)
        {
            StopFighting(package, agreed, day);
            return;
        }

        for (int k = 0; k < agreed.Length; k++)
        {
            state.Settled[k] = package.Layout.Covers[k] ? agreed[k] : state.Settled[k];
        }

        regimes.Forget();
    }

    private void StopFighting(PackageTalks package, double[] agreed, double day)
    {
        agreed.CopyTo(state.Terms, 0);
        (state.Package, state.AgreedOn, state.FrontBefore) = (package.Index, day, state.Front);
        state.Standing = package.Layout.Covers.All(covered => covered) ? Standing.Settled : Standing.Ceasefire;
        (state.BreakClock, state.BreakShare) = chances.Break(PackageNames[package.Index], state.TimesAgreed[package.Index]);
        if (package.Layout.MovesFront >= 0 && !double.IsNaN(state.Front))
        {
            state.Front = package.Layout.Map.Inverse(agreed[package.Layout.MovesFront]).Front;
        }

        if (!isContinued)
        {
            aftermath?.Follow(outlook, state, package.Layout);
        }
    }

    private void Break()
    {
        int breaker = temptation.Breaker(state.BreakShare), broken = InForce();
        agreements[broken] = agreements[broken] with
        {
            Broken = breaker < scenario.Actors.Count
                ? new(calendar.DateOf(state.Day), breaker, null)
                : new(calendar.DateOf(state.Day), null, outlook.Regime.Agenda.Holding!.Spoilers[breaker - scenario.Actors.Count].Key),
            YearsHeld = Calendar.Years(state.Day - state.AgreedOn),
        };
        state.IsAgreed[state.Package] = false;
        state.Standing = Standing.NoDeal;
    }

    private void Impose(Side winner, bool collapsed, int step)
    {
        (state.Standing, state.Winner) = (Standing.Imposed, winner);
        if (isContinued)
        {
            return;
        }

        endOfWar = new(winner, collapsed, step, calendar.DateOf(state.Day));
        Agenda agenda = regimes.At(state.Day, state).Agenda;
        agenda.Today.CopyTo(terms, 0);
        agenda.Follow(state.Front, terms);
        agenda.Impose(winner, terms, state.Terms);
        for (int i = 0; i < agenda.Utilities.Length; i++)
        {
            account.Close(i, DealTerms.Value(agenda.Utilities[i], agenda.Issues, state.Terms));
        }
    }

    /// <summary>What no deal is worth at a time, with all that happened before it.</summary>
    private void Look(double end)
    {
        Regime regime = regimes.At(Math.BitDecrement(end), state);
        state.Beliefs.Form(regime);
        outlook.Update(regime, state.Front, state.Beliefs, state.Rearmed);
    }

    /// <summary>V of the ceasefire in force to every actor: W while it holds.</summary>
    private void ValueCeasefire()
    {
        temptation.Update(outlook, terms, state.FrontBefore, state.Front, rearmed: 1);
        for (int i = 0; i < ceasefire.Length; i++)
        {
            double utility = outlook.Utility(i, terms);
            ceasefire[i] = temptation.Hazard == 0 ? utility
                : CommitmentValue.Of(outlook.Regime.Agenda.Discounts[i], utility, outlook.AfterPeace(i, state.Front, 1), temptation.Hazard).Value;
        }
    }

    /// <summary>Where the issues stand under the agreement in force; those that it leaves open stand as today.</summary>
    private void PutStandingTerms(ReadOnlySpan<double> today, Regime regime)
    {
        IReadOnlyList<bool> covers = regime.Agenda.Packages[state.Package].Covers;
        for (int k = 0; k < terms.Length; k++)
        {
            terms[k] = covers[k] ? state.Terms[k] : today[k];
        }
    }

    private void Record(int step, ReadOnlySpan<double> reservations)
    {
        if (isContinued)
        {
            return;
        }

        for (int i = 0; i < reservations.Length; i++)
        {
            bool hasBelief = outlook.Regime.Strengths is not null;
            path.RecordActor(
                step, i, reservations[i], hasBelief ? outlook.BeliefOf(i).Mean : double.NaN, hasBelief ? outlook.BeliefOf(i).StandardDeviation : double.NaN);
        }
    }

    /// <summary>Lives through the war, or the dispute without a deal, from one day to another.</summary>
    /// <param name="from">When the stretch of fighting began.</param>
    /// <param name="front">Where the front stood then.</param>
    /// <param name="to">Until when.</param>
    /// <param name="since">From when; before it, the account has been kept.</param>
    private void PassWar(double from, double front, double to, double since)
    {
        for (double day = since; day < to && !isContinued;)
        {
            double next = Math.Min(to, regimes.EndOf(day, state));
            Regime regime = regimes.At(day, state);
            regime.Agenda.TodayInFact.CopyTo(terms, 0);
            if (!double.IsNaN(front))
            {
                regime.Agenda.Follow((fighting.FrontOn(day, from, front) + fighting.FrontOn(next, from, front)) / 2, terms);
            }

            for (int i = 0; i < regime.Agenda.Utilities.Length; i++)
            {
                double cost = double.IsNaN(front) ? 0 : regime.WarCostsInFact[i];
                account.Pass(i, Calendar.Years(next - day), regime.Agenda.Discounts[i], DealTerms.Value(regime.Agenda.Utilities[i], regime.Agenda.Issues, terms) - cost);
            }

            day = next;
        }
    }

    /// <summary>Lives under the agreement in force until a day.</summary>
    private void PassPeace(double to)
    {
        while (state.Day < to)
        {
            double next = Math.Min(to, regimes.EndOf(state.Day, state)), years = Calendar.Years(next - state.Day);
            Regime regime = regimes.At(state.Day, state);
            regime.Agenda.TodayInFact.CopyTo(terms, 0);
            regime.Agenda.Follow(state.Front, terms);
            PutStandingTerms(terms, regime);
            for (int i = 0; i < regime.Agenda.Utilities.Length; i++)
            {
                account.Pass(i, years, regime.Agenda.Discounts[i], DealTerms.Value(regime.Agenda.Utilities[i], regime.Agenda.Issues, terms));
            }

            state.Rearmed = Math.Min(1, state.Rearmed + (regime.Agenda.Holding is Holding holding ? years / holding.HoldsFor.Years : 0));
            state.Day = next;
        }
    }

    /// <summary>Values what stands at the end of the draw, and takes off the costs of the levers.</summary>
    private void CloseAccount()
    {
        if (state.Standing != Standing.Imposed)
        {
            Look(state.Day);
            PutFinalTerms(outlook.Today, outlook.Regime);
            for (int i = 0; i < scenario.Actors.Count; i++)
            {
                account.Close(i, state.Standing == Standing.NoDeal ? outlook.InTruth(i) : outlook.Utility(i, terms));
            }
        }

        foreach ((string name, Uncertain cost) in timetable.Levers.SelectMany(lever => lever.Cost))
        {
            if (scenario.Actors.TryIndexOf(name, out int actor))
            {
                account.Pay(actor, value(cost));
            }
        }
    }

    private DrawOutcome Outcome() => (state.Standing, state.Winner) switch
    {
        (Standing.Imposed, Side.Attacker) => DrawOutcome.ImposedByAttacker,
        (Standing.Imposed, _) => DrawOutcome.ImposedByDefender,
        (Standing.Settled, _) => DrawOutcome.Settlement,
        (Standing.Ceasefire, _) => DrawOutcome.CeasefireOnly,
        _ => DrawOutcome.None,
    };

    private double[] FinalTerms()
    {
        Regime regime = regimes.At(Math.BitDecrement(calendar.Length), state);
        double[] today = [.. regime.Agenda.TodayInFact];
        regime.Agenda.Follow(state.Front, today);
        PutFinalTerms(today, regime);
        return [.. terms];
    }

    private void PutFinalTerms(ReadOnlySpan<double> today, Regime regime)
    {
        switch (state.Standing)
        {
            case Standing.NoDeal:
                today.CopyTo(terms);
                break;
            case Standing.Imposed:
                state.Terms.CopyTo(terms, 0);
                break;
            default:
                PutStandingTerms(today, regime);
                break;
        }
    }

    private int InForce() => agreements.FindLastIndex(agreement => agreement.Package == state.Package);
}
