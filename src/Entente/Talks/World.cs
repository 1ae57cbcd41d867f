using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Simulates draws of a scenario: bargaining while fighting, step by step, and whether what is agreed holds.</summary>
/// <remarks>
/// <para>
/// One step: apply changes → move the front; victory, collapse → update beliefs → W by each actor's own belief → depth of every package →
/// talks, which conclude with a rate → Nash terms → record. Formulas and decisions: docs/explanation/talks.md.
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
    private readonly Deadlines deadlines;
    private readonly Temptation temptation;
    private readonly Valuation valuation;
    private readonly Yardstick yardstick;
    private readonly Account account;
    private readonly AgreementBook agreements;
    private readonly PathWithoutAgreement unagreed;
    private readonly Aftermath? aftermath;
    private readonly Aftermath[] followed;
    private readonly DrawState state;
    private readonly PackageTalks[] packages;
    private readonly SearchBudget budget;
    private readonly double[] terms;
    private readonly double[] ceasefire;
    private Func<Uncertain, double> value = null!;
    private Chances chances;
    private DrawPath path = DrawPath.Empty;
    private EndOfWar? endOfWar;
    private bool isPossible; // whether a draw that ends with the first possible deal has come to it

    /// <summary>Prepares a scenario for simulation.</summary>
    /// <param name="scenario">The scenario as read.</param>
    /// <param name="options">How draws are simulated.</param>
    /// <exception cref="ArgumentException">A name in <see cref="TalksOptions.Changes"/> is neither a variant nor a lever, or the options do
    /// not go together.</exception>
    public World(Scenario scenario, TalksOptions options)
    {
        if (options.Lotteries && !options.UntilPossible)
        {
            throw new ArgumentException("Draws with lotteries end when a deal is possible.", nameof(options));
        }

        (this.scenario, this.options) = (scenario, options);
        budget = new(options.Work);
        int actors = scenario.Actors.Count, issues = scenario.Issues.Count;
        calendar = new(scenario);
        timetable = new(scenario, options.Changes, calendar);
        regimes = new(timetable);
        outlook = new(actors, issues, options.BeliefTolerance);
        PackageNames = [.. scenario.AllPackages.Names];
        packages = [.. PackageNames.Select((_, i) => new PackageTalks(i, actors, options, budget))];
        deadlines = new(scenario);
        talks = new(deadlines, packages, actors, issues);
        temptation = new(actors, scenario.Holding?.Spoilers.Count ?? 0, issues);
        valuation = new(new(actors, scenario.Holding?.Spoilers.Count ?? 0, issues), actors);
        yardstick = new(options.ValuedBy ?? scenario);
        account = new(regimes, yardstick, actors, issues);
        agreements = new(calendar);
        state = new(actors, issues, packages.Length);
        unagreed = new(new(actors, issues, packages.Length));
        (terms, ceasefire) = (new double[issues], new double[actors]);
        aftermath = options.Holding is HoldingTest test ? new(test, scenario, calendar, valuation, regimes, packages.Length, options.BeliefTolerance) : null;
        followed = !options.FollowsDeals || scenario.Holding is null ? [] :
        [
            .. scenario.AllPackages.Where(package => package.Value.EndsFighting)
                .Select(package => new Aftermath(HoldingTest.OfRun(package.Key, scenario), scenario, calendar, valuation, regimes, packages.Length, options.BeliefTolerance)),
        ];
    }

    /// <summary>The packages in the order of <see cref="Agreement.Package"/>.</summary>
    public IReadOnlyList<string> PackageNames { get; }

    /// <summary>What the searches of the last draw did.</summary>
    internal long WorkDone => budget.Done;

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

        for (int step = 0; step < calendar.Steps && !isPossible; step++)
        {
            Step(step);
        }

        Draw draw = new()
        {
            Index = index,
            Outcome = state.Outcome,
            EndOfWar = endOfWar,
            Happenings = timetable.Until(calendar.Length),
            FinalTerms = FinalTerms(),
            PathAgreement = unagreed.Chances,
            Path = path,
            Holding = aftermath?.Course,
        };
        Follow();
        CloseAccount();
        draw = draw with { Payoffs = account.Payoffs(), Agreements = agreements.All() };
        if ((options.FullPath || index < options.WholePaths) && unagreed.IsLeft)
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
        agreements.Open();
        unagreed.Begin(calendar.Steps, options.PathOnly);
        (endOfWar, isPossible) = (null, false);
        path = new DrawPath(calendar.Steps, scenario.Actors.Count, packages.Length);
        state.Begin(timetable.At(0).Actual.War is FrontWar war ? value(war.Front) : double.NaN);
        (state.AttackerClock, state.DefenderClock) = (chances.Collapse("attacker"), chances.Collapse("defender"));
        budget.Refill();
        for (int p = 0; p < packages.Length; p++)
        {
            state.Clocks[p] = chances.Talks(PackageNames[p], 0);
            packages[p].Forget();
        }

        account.Open();
        yardstick.Begin(value);
        aftermath?.Begin();
        foreach (Aftermath one in followed)
        {
            one.Begin();
        }
    }

    /// <summary>Puts given terms in force on their day, if the war is not over by then. Nothing else is agreed that stops the fighting.</summary>
    private void Sign(GivenTerms signed)
    {
        double day = calendar.DayOf(signed.Date);
        for (int step = 0; state.Day < day && state.Standing == Standing.NoDeal; step++)
        {
            FightAndTalk(step, Math.Min(calendar.End(step), day), resumed: 0);
        }

        if (state.Standing == Standing.NoDeal)
        {
            Regime regime = regimes.At(day, state); // what changes on the day of the signing is known there
            state.Beliefs.Form(regime);
            outlook.Update(regime, state.Front, state.Beliefs, state.Rearmed);
            PackageTalks package = packages[aftermath!.Package];
            package.Enter(outlook);
            double[] bonus = new double[scenario.Actors.Count], agreed = [.. signed.Terms.Select((one, k) => double.IsNaN(one) ? outlook.Today[k] : one)];
            deadlines.Bonus(day, value, bonus);
            DealValue worth = valuation.Of(outlook, outlook.NoDeal, bonus, package.Layout, agreed);
            state.Agree(package.Layout, package.Index, agreed, day, chances);
            aftermath.Follow(outlook, state, package.Layout, worth);
        }
    }

    private void Step(int step)
    {
        double end = calendar.End(step);
        int resumed = state.Standing == Standing.NoDeal ? 0 : 1;
        while (state.Day < end && state.Standing != Standing.Imposed)
        {
            if (state.Standing == Standing.NoDeal)
            {
                FightAndTalk(step, end, resumed++);
            }
            else
            {
                Hold(step, Math.Min(end, state.Day + Month));
            }
        }

        unagreed.EndStep(step);
        Recorded?.Record(step, state.Standing, state.Front);
    }

    /// <summary>Where the draw is recorded; nothing once it is over.</summary>
    private DrawPath? Recorded => unagreed.IsAlone ? null : path;

    /// <summary>Where talks are recorded now.</summary>
    private (DrawPath Path, int Step, bool InCeasefire)? Record(int step) => unagreed.IsAlone ? null : (path, step, state.Standing == Standing.Ceasefire);

    /// <summary>Fights to the end of a step, then talks about all that happened in it.</summary>
    private void FightAndTalk(int step, double end, int resumed)
    {
        (double from, double front) = (state.Day, state.Front);
        state.Beliefs.Form(regimes.At(from, state));
        if (!double.IsNaN(front))
        {
            (Side Winner, bool Collapsed)? over = fighting.Until(state, end, day => regimes.At(day, state), day => regimes.EndOf(day, state), chances.Front(step, resumed));
            if (over is (Side winner, bool collapsed))
            {
                account.PassWar(state, fighting, from, front, from, state.Day);
                Impose(winner, collapsed, step);
                return;
            }
        }

        Look(end);
        outlook.Today.CopyTo(terms);
        Recorded?.RecordActors(step, outlook);
        talks.Prepare(from, end, outlook, terms, outlook.NoDeal, IsOpenWithoutDeal, Record(step));
        if (options.UntilPossible && IsPossible(step))
        {
            (isPossible, state.Day) = (true, end);
            return;
        }

        unagreed.Pass(talks.StoppingIntensity());
        double day = from, paid = from;
        while (talks.Next(state.Clocks, day, end, CanConcludeWithoutDeal) is (PackageTalks package, double when))
        {
            day = when;
            if (package.Layout.StopsFighting)
            {
                unagreed.Leave(state, talks, day, end);
            }

            account.PassWar(state, fighting, from, front, paid, day); // before its terms stand
            paid = day;
            if (package.Layout.Package.EndsFighting)
            {
                state.Day = day;
                Agree(package, day, step);
                return;
            }

            Agree(package, day, step);
        }

        account.PassWar(state, fighting, from, front, paid, end);
        state.Day = end;
    }

    /// <summary>Whether a deal that stops the fighting is possible in a step, as recorded.</summary>
    private bool IsPossible(int step) => packages.Any(package => package.Layout.StopsFighting && DealSpace.LeavesGains(path.Depth(step, package.Index)));

    /// <summary>Lives through a stretch of a ceasefire or settlement: it may break, and from a ceasefire talks towards more go on.</summary>
    /// <param name="step">The step; −1 after the end of the forecast, when nobody talks any more.</param>
    /// <param name="to">End of the stretch.</param>
    private void Hold(int step, double to)
    {
        double from = state.Day;
        Look(to);
        state.PutTerms(outlook.Today, outlook.Regime.Agenda, terms);
        (PackageTalks Package, double Day)? concluded = null;
        if (state.Standing == Standing.Ceasefire && step >= 0)
        {
            temptation.ValueDeal(outlook, terms, state.FrontBefore, state.Front, ceasefire);
            talks.Prepare(from, to, outlook, terms, ceasefire, GoesFurther, Record(step));
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
        account.PassPeace(state, concluded?.Day ?? until);
        if (concluded is (PackageTalks package, _))
        {
            agreements.Replaced(state);
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

        budget.Refill();
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

    private bool IsOpenWithoutDeal(PackageTalks package) =>
        package.HasTable && !state.IsAgreed[package.Index] && !(options.Holding?.Given is not null && package.Layout.Package.EndsFighting);

    private bool CanConcludeWithoutDeal(PackageTalks package) =>
        IsOpenWithoutDeal(package) && !(unagreed.IsAlone && package.Layout.StopsFighting);

    /// <summary>From a ceasefire, talks go on about what stops the fighting and settles more than it does.</summary>
    private bool GoesFurther(PackageTalks package) =>
        package.HasTable && package.Layout.Package.EndsFighting && package.Layout.GoesBeyond(packages[state.Package].Layout);

    private void Agree(PackageTalks package, double day, int step)
    {
        package.Conclude();
        if (!package.IsReliable)
        {
            throw new InvalidOperationException(package.IsStopped
                ? $"The terms of `{PackageNames[package.Index]}` were not decided: the search was stopped after as much work as it may do."
                : $"The terms of `{PackageNames[package.Index]}` could not be computed to the precision that they need.");
        }

        double[] agreed = package.Terms();
        DealValue? worth = unagreed.IsAlone ? null : valuation.Of(outlook, talks.Fallback, talks.Bonus, package.Layout, agreed);
        if (worth is not null)
        {
            agreements.Add(new(package.Index, step, calendar.DateOf(day), agreed, [.. outlook.Regime.Agenda.Utilities.Select((_, i) => outlook.Utility(i, agreed))], worth)
            {
                Parties = [.. package.Layout.Roles.Select(role => role.IsRequired)],
            });
        }

        state.Agree(package.Layout, package.Index, agreed, day, chances);
        if (!package.Layout.Package.EndsFighting)
        {
            regimes.Forget();
        }
        else if (worth is not null)
        {
            aftermath?.Follow(outlook, state, package.Layout, worth);
            if (followed.FirstOrDefault(one => one.Package == package.Index && one.Course is null) is Aftermath first)
            {
                first.FollowChances(state, package.Layout);
                agreements.Foresee(first.Course!);
            }
        }
    }

    private void Break()
    {
        int breaker = temptation.Breaker(state.BreakShare), actors = scenario.Actors.Count;
        bool isActor = breaker < actors;
        agreements.Broken(state, isActor ? breaker : null, isActor ? null : outlook.Regime.Agenda.Holding!.Spoilers[breaker - actors].Key, temptation.Amounts[breaker]);
    }

    private void Impose(Side winner, bool collapsed, int step)
    {
        (state.Standing, state.Winner) = (Standing.Imposed, winner);
        if (unagreed.IsAlone)
        {
            return;
        }

        endOfWar = new(winner, collapsed, step, calendar.DateOf(state.Day));
        Agenda agenda = regimes.At(state.Day, state).Agenda;
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
            else
            {
                account.CloseAt(outlook.Regime.Agenda, terms);
            }
        }

        account.PayFor(timetable.Levers, scenario, value);
    }

    private double[] FinalTerms()
    {
        state.PutTermsInFact(regimes.At(Math.BitDecrement(calendar.Length), state).Agenda, terms);
        return [.. terms];
    }
}
