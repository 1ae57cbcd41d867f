using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;
using Entente.War;
using System.Runtime.InteropServices;

namespace Entente.Answers.Compare;

/// <summary>A scenario against itself with changes: the same worlds, the same chance, so that what differs is the change's doing.</summary>
/// <remarks>What each actor gets is counted in the wants of the scenario as it is, on both sides: new wants change what it bargains
/// for.</remarks>
/// <param name="Alternatives">What each change does, in the order asked for.</param>
public sealed record Comparison(ValueList<Alternative> Alternatives)
{
    private Comparison(WorldSheet asItIs, int followed, ValueList<Alternative> alternatives)
        : this(alternatives) => (Base, Followed) = (asItIs, followed);

    /// <summary>The worlds as they are.</summary>
    internal WorldSheet Base { get; } = WorldSheet.Of([], []);

    /// <summary>How many worlds, from the first, are followed to the last day whatever is agreed.</summary>
    internal int Followed { get; }

    /// <summary>Assumptions that the search for what ties odds to power takes away, one at a time.</summary>
    private static readonly Assumption[] Suspects = [Assumption.Optimism, Assumption.RedLines, Assumption.Commitment, Assumption.Collapse];

    /// <summary>The search uses up to this part of the draws, but no fewer than the least; it begins with a few, and takes twice as many as
    /// long as it does not know.</summary>
    private const int SearchShare = 10, MinSearched = ScrambledMean.Scrambles, FirstSearched = 8 * ScrambledMean.Scrambles;

    /// <summary>How far from half of the movement what is left of it has to be, in standard errors, for the search to know.</summary>
    private const double SearchErrors = 3;

    /// <summary>So many draws are followed to the last day whatever is agreed: the chance of each by itself has so little noise that as
    /// many tell more than all draws do by what was agreed.</summary>
    private const int UsuallyFollowed = 128 * ScrambledMean.Scrambles;

    /// <summary>How many worlds are drawn unless somebody says otherwise: each twice, and a part of them again for the neutrality
    /// warning.</summary>
    public const int UsualDraws = 5_000;

    /// <summary>Asks, and tells.</summary>
    /// <param name="about">The scenario.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="changes">The changes, one or more.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Answer<Comparison> Ask(
        Subject about, AskedAs asked, IReadOnlyList<ProposedChange> changes, EnsembleSettings settings,
        Action? progress = null, CancellationToken stop = default)
    {
        Comparison found =
            Of(about.Base, changes, settings, about.Original, WorldsOfRun.Of(about, about.Base, settings), about.Run, progress, stop);
        // A world has its own chance of an agreement only if it could be followed to the last day without one.
        int[] followed = [found.Alternatives[0].Chance.BeforeDraws, .. found.Alternatives.Select(one => one.Chance.AfterDraws)];
        return new(
            found, asked, told => ComparePage.Of(about.Base.Scenario!, found, told), () => CompareJson.Of(about.File.Name, found, settings),
            followed.Sum(worlds => (long)(Math.Min(found.Followed, found.Base.Draws) - worlds)), (long)found.Base.Draws * followed.Length);
    }

    /// <summary>Draws and compares.</summary>
    /// <param name="file">The scenario as it is.</param>
    /// <param name="changes">The changes, one or more.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="original">The file before changes that belong to the scenario as it is, such as those of a run; null if there are
    /// none.</param>
    /// <param name="drawn">The worlds as they are, as a run drew them; null if they are to be drawn.</param>
    /// <param name="by">That run.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException">The file has errors, or a change names something unknown.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Comparison Of(
        ScenarioFile file, IReadOnlyList<ProposedChange> changes, EnsembleSettings settings, ScenarioFile? original = null,
            IReadOnlyList<Draw>? drawn = null, RunResults? by = null, Action? progress = null, CancellationToken stop = default)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors cannot be compared.", nameof(file));
        TalksOptions looking = drawn is not null && by is not null ? by.Info.Options with { RecordsFirst = 0 }
            : new() { WholePaths = UsuallyFollowed, LooksEvery = TalksOptions.UsualLooks, FollowsDeals = true };
        Run run = new(file, original ?? file, settings, looking, progress, stop);
        WorldSheet asItIs = drawn is null ? run.Draw(new ProposedChange("", file, []))
            : WorldSheet.Of(drawn, [.. Quantity.All(scenario), Quantity.Chance(scenario)]);
        run.Spare(drawn?.Count ?? 0);
        return new(asItIs, looking.FullPath ? int.MaxValue : looking.WholePaths,
            [.. changes.Select(change => Against(asItIs, scenario, change, run))]);
    }

    /// <summary>Why changes cannot be compared, a sentence each.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="names">Variants and levers, each to be compared by itself.</param>
    internal static IEnumerable<string> Mistakes(Scenario scenario, IReadOnlyCollection<string> names) =>
    [
        .. Strangers.Among(names, "variant or lever", [.. scenario.Variants.Names, .. scenario.Levers.Names]),
        .. names.SelectMany(name => ChangeConflict.Among(scenario, [name])).Select(conflict => conflict.ToString()),
    ];

    /// <summary>How many draws a comparison makes at most, for a progress bar.</summary>
    internal static int MostDraws(int changes, int draws) => (draws * (1 + changes)) + (changes * Suspects.Length * 2 * Searched(draws));

    private static int Searched(int draws) => Math.Min(draws, Math.Max(MinSearched, draws / SearchShare));

    private static Alternative Against(WorldSheet asItIs, Scenario scenario, ProposedChange change, Run run)
    {
        WorldSheet with = run.Draw(change);
        ChangedQuantity[] quantities =
            [.. asItIs.Quantities.Select((quantity, q) => ChangedQuantity.Of(quantity, PairedChange.Of(asItIs[q], with[q])))];
        double shift = Share(change.File.Scenario!, change.Names) - Share(scenario, []);
        PairedChange agreement = quantities.Single(one => one.Quantity.Kind == QuantityKind.AgreementChance).Change;
        NeutralityWarning? warning = shift != 0 && agreement.IsClear ? Search(change, agreement, run) : null;
        return new(change.Title, with.Failed, new(quantities), shift, warning);
    }

    /// <summary>What ties the odds to power: the difference that stays when an assumption is taken away.</summary>
    private static NeutralityWarning Search(ProposedChange change, PairedChange agreement, Run run)
    {
        Tie[] ties = [.. Suspects.Select(suspect => new Tie(suspect, Left(suspect, change, agreement, run)))];
        return new(agreement, [.. ties.OrderBy(tie => Math.Abs(tie.Without.Difference ?? double.PositiveInfinity))]);
    }

    /// <summary>What is left of the movement without an assumption, from as many draws as it takes to know whether it is half.</summary>
    private static PairedChange Left(Assumption suspect, ProposedChange change, PairedChange agreement, Run run)
    {
        int all = Searched(run.Settings.Draws);
        List<double> before = [], after = [];
        for (int draws = Math.Min(all, FirstSearched); ; draws = Math.Min(all, 2 * draws))
        {
            before.AddRange(run.DrawChance(change with { File = run.File, Names = [] }, suspect, before.Count, draws));
            after.AddRange(run.DrawChance(change, suspect, after.Count, draws));
            PairedChange left = PairedChange.Of(CollectionsMarshal.AsSpan(before), CollectionsMarshal.AsSpan(after));
            if (draws == all || Math.Abs(Math.Abs(left.Difference ?? double.NaN) - (Math.Abs(agreement.Difference!.Value) / 2))
                > SearchErrors * left.Se)
            {
                run.Spare(2 * (all - draws));
                return left;
            }
        }
    }

    /// <summary>The attacker's share of superiority with all changes in force, at central values; 0 without a war along a front.</summary>
    private static double Share(Scenario scenario, IReadOnlyList<string> names)
    {
        Scenario changed = ScenarioChanges.Apply(scenario, names.SelectMany(name => ChangesOf(scenario, name)));
        return changed.War is FrontWar war
            ? Contest.AttackerShare(Strength.Of(Side.Attacker, changed, Central), Strength.Of(Side.Defender, changed, Central),
                war.Decisiveness.Central)
            : 0;

        static double Central(Uncertain number) => number.Central;
    }

    private static IEnumerable<Change> ChangesOf(Scenario scenario, string name) => scenario.Variants.TryGet(name, out Variant? variant)
        ? [variant, .. variant.Levers.Select(lever => scenario.Levers[lever])]
        : [scenario.Levers[name]];

    private sealed record Run(ScenarioFile File, ScenarioFile Original, EnsembleSettings Settings, TalksOptions Looking, Action? Progress,
        CancellationToken Stop)
    {
        public WorldSheet Draw(ProposedChange change) =>
            Draw(change, change.File.Scenario!,
                Looking with { Changes = change.Names, ValuedBy = File.Scenario }, 0, Settings.Draws,
                [.. Quantity.All(change.File.Scenario!), Quantity.Chance(change.File.Scenario!)]);

        /// <summary>The chance of an agreement alone, in each of some worlds.</summary>
        public ReadOnlySpan<double> DrawChance(ProposedChange change, Assumption without, int first, int draws) => Draw(
            change, Without.Of(change.File.Scenario!, without),
            new() { Changes = change.Names, PathOnly = true, LooksEvery = TalksOptions.UsualLooks }, first, draws,
            [Quantity.Chance(change.File.Scenario!)])[0];

        /// <summary>Tells the progress that so many draws turned out not to be needed.</summary>
        public void Spare(int draws)
        {
            for (int i = 0; i < draws; i++)
            {
                Progress?.Invoke();
            }
        }

        private WorldSheet Draw(ProposedChange change, Scenario scenario, TalksOptions options, int first, int draws,
            IReadOnlyList<Quantity> quantities) =>
            WorldSheet.Draw(scenario, Inputs(change), options, Settings with { Draws = draws }, quantities, first, Progress, Stop);

        private ScenarioInputs Inputs(ProposedChange change)
        {
            ScenarioInputs own = ScenarioInputs.Of(change.File, Original, Settings.Seed);
            return ReferenceEquals(change.File, File) ? own : own.And(ScenarioInputs.Of(File, Original, Settings.Seed));
        }
    }
}

/// <summary>A change to compare with the scenario as it is.</summary>
/// <param name="Title">What to call it.</param>
/// <param name="File">The scenario, with any changes of values made.</param>
/// <param name="Names">Variants and levers that are chosen.</param>
internal sealed record ProposedChange(string Title, ScenarioFile File, ValueList<string> Names);

/// <summary>What a change does.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Failed">How many of its draws failed.</param>
/// <param name="Quantities">Everything that can be asked of the draws, without and with it.</param>
/// <param name="PowerShift">By how much it moves the attacker's share of superiority, in [-1, 1], at central values once all of it is in
/// force.</param>
/// <param name="Neutrality">A warning, if the change moves power and the odds move too.</param>
public sealed record Alternative(string Title, int Failed, ValueList<ChangedQuantity> Quantities, double PowerShift,
    NeutralityWarning? Neutrality)
{
    /// <summary>The quantities of a kind.</summary>
    public IEnumerable<ChangedQuantity> Of(QuantityKind kind) => Quantities.Where(one => one.Quantity.Kind == kind);

    /// <summary>An agreement that stops the fighting by the last day.</summary>
    public PairedChange Agreement => Of(QuantityKind.AgreementBy).Last().Change;

    /// <summary>The same by each world's own chance of it.</summary>
    public PairedChange Chance => Of(QuantityKind.AgreementChance).Single().Change;
}

/// <summary>A quantity without and with a change.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Change">How it changes.</param>
public sealed record ChangedQuantity(Quantity Quantity, PairedChange Change)
{
    /// <summary>The quantity and its change; no figure of a deal that came about in too few worlds.</summary>
    internal static ChangedQuantity Of(Quantity quantity, PairedChange change) =>
        new(quantity, quantity.Kind is QuantityKind.Position or QuantityKind.Option or QuantityKind.Holds ? change.WithoutFew() : change);
}

/// <summary>In the textbook model a shift of power moves the terms and not the risk of war. Where the odds of an agreement move with it,
/// some assumption ties them to power; this says which.</summary>
/// <remarks><b>Source</b>: fearon1995, pp. 386-388: the bargaining range moves with the chance of winning and keeps its width.</remarks>
/// <param name="Agreement">How the odds of an agreement by the last day move, by each world's own chance of it.</param>
/// <param name="Ties">How they would move without each assumption that could tie them to power; the one that leaves least comes
/// first.</param>
public sealed record NeutralityWarning(PairedChange Agreement, ValueList<Tie> Ties)
{
    /// <summary>The assumptions without which less than half of the movement would be left.</summary>
    public IEnumerable<Assumption> Named =>
        from tie in Ties
        where tie.Without.Difference is double left && Math.Abs(left) < Math.Abs(Agreement.Difference!.Value) / 2
        select tie.Assumption;
}

/// <summary>What would be left of a movement.</summary>
/// <param name="Assumption">The assumption taken away.</param>
/// <param name="Without">The change of the odds without it.</param>
public sealed record Tie(Assumption Assumption, PairedChange Without);
