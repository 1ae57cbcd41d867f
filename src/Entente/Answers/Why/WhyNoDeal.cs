using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Why;

/// <summary>`why`: what stands between the parties and a deal, and what would open one.</summary>
/// <param name="Draws">Worlds drawn.</param>
/// <param name="Failed">How many of them could not be computed.</param>
/// <param name="Closed">In how many no deal that stops the fighting was ever possible.</param>
/// <param name="Blame">What stood in the way in a sample of these.</param>
/// <param name="ByRedLines">How many of the decided worlds of the sample open once red lines alone are gone.</param>
/// <param name="Lines">The red lines that stand in the way in a sample of those.</param>
/// <param name="Moves">Single red lines whose move opens a deal in at least half of the same worlds; the smallest first.</param>
/// <param name="UndecidedMoves">Of how many single red lines it is not decided whether a move of theirs does.</param>
/// <param name="Ripeness">How ripe the moment is over time; empty without a war.</param>
/// <param name="Pushes">How far each actor at the table can push.</param>
/// <param name="Shift">Whether power would shift too fast, at central values.</param>
/// <param name="TooFast">Share of worlds in which it would; null without a war along a front.</param>
/// <param name="Deadlines">Whether deals are possible only because a deadline makes them worth more; null if none matters to
/// anybody.</param>
/// <param name="SignedToBeBroken">How many first deals that end the fighting are made, and signed for the sake of a breach.</param>
public sealed record WhyNoDeal(
    int Draws, int Failed, int Closed, Blame Blame, int ByRedLines, BlockingLines Lines, ValueList<RedLineMove> Moves, int UndecidedMoves,
    ValueList<Ripeness> Ripeness, ValueList<Push> Pushes, FastShift Shift, double? TooFast, CarriedByDeadlines? Deadlines,
    DealsForABreach SignedToBeBroken)
{
    /// <summary>How many worlds are drawn unless somebody says otherwise.</summary>
    public const int UsualDraws = 1000;

    /// <summary>Most worlds drawn again without the obstacles.</summary>
    public const int MaxClosed = 240;

    private const int MaxMoved = 40;
    private const int MaxPushed = 128;

    /// <summary>About how many draws it makes, for a progress bar.</summary>
    internal static int About(Scenario scenario, int draws) =>
        draws + (Math.Min(draws, MaxClosed) * (Blame.SubsetsOf(scenario) + 1)) + Math.Min(draws, MaxPushed);

    /// <summary>Asks, and tells.</summary>
    /// <param name="about">The scenario.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Answer<WhyNoDeal> Ask(Subject about, AskedAs asked, EnsembleSettings settings, Action? progress = null,
        CancellationToken stop = default)
    {
        WhyNoDeal found = Of(about.File, about.Original, settings, progress, stop);
        return new(
            found, asked, told => WhyPage.Of(about.Scenario, found, told), () =>
                WhyJson.Of(about.File.Name, about.Scenario, found, settings), found.Failed, found.Draws);
    }

    /// <summary>Draws worlds and asks.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="original">The file before changes of values.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static WhyNoDeal Of(ScenarioFile file, ScenarioFile original, EnsembleSettings settings, Action? progress = null,
        CancellationToken stop = default)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors cannot be asked.", nameof(file));
        ScenarioInputs inputs = ScenarioInputs.Of(file, original, settings.Seed);
        SelectedWorlds selected = new(inputs, settings, progress, stop);
        IReadOnlyList<DateOnly> ends = new World(scenario, new TalksOptions()).StepEnds;
        int[] steps = Why.Ripeness.StepsOf(ends.Count);
        bool[] stopping = SelectedWorlds.Stopping(scenario);
        List<Seen> seen = [];
        TalksOptions options = new()
        {
            RecordsTalks = true,
            LooksEvery = TalksOptions.UsualLooks,
            Work = SearchBudget.OfEach(2L * settings.Draws),
        };
        Ensemble.Run(scenario, options, inputs, See, settings, 0, Take, stop);
        stop.ThrowIfCancellationRequested();
        int[] closed = [.. seen.Where(one => one is { IsFailed: false, IsOpen: false }).Select(one => one.Index)];
        selected.Spare((Math.Min(settings.Draws, MaxClosed) - Math.Min(closed.Length, MaxClosed)) * Blame.SubsetsOf(scenario));
        (Blame blame, IReadOnlyList<int> byRedLines) = Blame.Of(scenario, selected, [.. closed.Take(MaxClosed)]);
        (BlockingLines lines, IReadOnlyList<int> decided) = BlockingLines.Of(scenario, selected, [.. byRedLines.Take(MaxMoved)]);
        (ValueList<RedLineMove> moves, int undecidedMoves) = RedLineMove.Of(scenario, selected, decided);
        (string package, Push.Demander[] demanders) = Push.Questions(scenario);
        int pushed = demanders.Length == 0 ? 0 : Math.Min(settings.Draws, MaxPushed);
        long workOfPush = selected.WorkOfEach(pushed);
        List<double?[]> limits =
            selected.Each<double?[]>(pushed, () => i =>
            Push.Limits(scenario, package, demanders, inputs.ValueIn(inputs.Values(i), i), workOfPush));
        Seen[] computed = [.. seen.Where(one => !one.IsFailed)];
        return new(
            settings.Draws, seen.Count - computed.Length, closed.Length, blame, byRedLines.Count, lines, moves, undecidedMoves,
            scenario.War is null ? [] : Why.Ripeness.Of([.. computed.Select(one => one.Moments)], steps, ends),
            Push.Of(scenario, demanders, limits),
            FastShift.Of(scenario, number => number.Central),
            scenario.War is FrontWar && computed.Length > 0 ? computed.Count(one => one.IsTooFast) / (double)computed.Length : null,
            Carried([.. computed.Where(one => one.IsOpen).Select(one => one.Index).Take(MaxClosed)]),
            DealsForABreach.Of(scenario, [.. computed.Select(one => one.Signers).OfType<bool[]>()]));

        CarriedByDeadlines? Carried(int[] open)
        {
            bool matters = scenario.Deadlines.Values.Any(deadline => deadline.MattersTo.Count > 0);
            selected.Spare(Math.Min(settings.Draws, MaxClosed) - (matters ? open.Length : 0));
            bool?[] without = matters ? selected.AreOpen(Without.Of(scenario, Assumption.Deadlines), open) : [];
            int undecided = without.Count(isOpen => isOpen is null);
            return matters ? new(without.Length - undecided, without.Count(isOpen => isOpen == false), undecided) : null;
        }

        Seen See(SampledDraw sampled)
        {
            Draw draw = sampled.Draw;
            if (draw.Failure is not null)
            {
                return new(draw.Index, true, false, [], false, null);
            }

            Func<Uncertain, double> value = inputs.ValueIn(sampled.Inputs, sampled.Draw.Index);
            return new(
                draw.Index, false, SelectedWorlds.IsOpen(draw.Path, stopping),
                scenario.War is null ? [] : Why.Ripeness.In(draw.Path, steps, scenario, value), FastShift.Of(scenario, value).IsTooFast,
                draw.Agreements.FirstOrDefault(one => scenario.AllPackages[one.Package].Value.EndsFighting) is not Agreement first ? null
                    : [.. first.Parties.Select((isParty, i) => isParty && first.Value.IsForABreach(i))]);
        }

        void Take(Seen one)
        {
            seen.Add(one);
            progress?.Invoke();
        }
    }

    private sealed record Seen(int Index, bool IsFailed, bool IsOpen, RipeMoment?[] Moments, bool IsTooFast, bool[]? Signers);
}

/// <summary>How many deals are signed for the sake of a breach.</summary>
/// <param name="Deals">Worlds in which a deal that ends the fighting is made; the first counts.</param>
/// <param name="ForABreach">In how many of them somebody signs for the sake of a breach.</param>
/// <param name="By">In how many of them each actor does; actors that never do are left out.</param>
public sealed record DealsForABreach(int Deals, int ForABreach, Named<int> By)
{
    internal static DealsForABreach Of(Scenario scenario, IReadOnlyList<bool[]> signers) => new(
        signers.Count,
        signers.Count(one => one.Any(signs => signs)),
        new(scenario.Actors.Names.Select((actor, i) => KeyValuePair.Create(actor, signers.Count(one => one[i])))
            .Where(one => one.Value > 0)));
}

/// <summary>How far what agreeing before a deadline is worth carries the deals that are possible.</summary>
/// <param name="Worlds">How many worlds in which a deal was possible were drawn again without it and decided.</param>
/// <param name="Closed">In how many of them no deal is then possible.</param>
/// <param name="Undecided">How many were drawn again and not decided.</param>
public sealed record CarriedByDeadlines(int Worlds, int Closed, int Undecided);
