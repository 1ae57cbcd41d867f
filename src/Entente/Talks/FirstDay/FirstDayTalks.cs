using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>A package at the table on the first day.</summary>
internal sealed class FirstDayTalks : ITalkedPackage
{
    // Solved to the last digits, since a single answer is wanted.
    private const double RateTolerance = 1e-6;

    private readonly PackageProblem package;
    private readonly DealWorkspace depth, table;

    private FirstDayTalks(PackageProblem package, SearchBudget budget)
    {
        this.package = package;
        (depth, table) = (new(package.Problem, budget), new(package.Problem, budget));
    }

    /// <inheritdoc/>
    public PackageLayout Layout => package.Layout;

    /// <inheritdoc/>
    public double Depth => depth.Depth;

    /// <summary>What waiting with a package adds to no deal on the first day, where everybody counts with later talks.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="packages">Its packages, none of them counting with later talks.</param>
    /// <param name="asked">Index of the package.</param>
    /// <param name="value">The value of each uncertain number.</param>
    public static WaitingValue Waiting(Scenario scenario, IReadOnlyList<PackageProblem> packages, int asked, Func<Uncertain, double> value)
    {
        SearchBudget budget = new(SearchBudget.OfAnswer);
        ITalkedPackage?[] open = [.. packages.Select(one => one.Layout.HasTable ? new FirstDayTalks(one, budget) : null)];
        PackageProblem any = packages[asked];
        LaterTalks later = new(open.Length, any.ActorNames.Count, RateTolerance);
        Deadlines deadlines = new(scenario);
        later.Settle(open, new(value(scenario.Talks.Pace), value(scenario.Talks.DepthScale),
            [.. scenario.Actors.Values.Select(actor => value(actor.Discount))],
            (actor, rate) => any.NoDeal.YearsWithoutDeal(any.ActorNames[actor], rate), [.. any.DeadlineWorth],
            (actor, mean) => deadlines.BonusStill(actor, day: 0, mean, value)));
        return new([.. later.Worth(asked)], later.Rate(asked), later.Residual <= 2 * RateTolerance);
    }

    /// <inheritdoc/>
    public double DepthOver(ReadOnlySpan<double> less)
    {
        Prepare(depth, less);
        depth.SolveDepth();
        return depth.Depth;
    }

    /// <inheritdoc/>
    public bool LeavesGainsOver(ReadOnlySpan<double> less) => DealSpace.LeavesGains(DepthOver(less));

    /// <inheritdoc/>
    public bool Bargain(ReadOnlySpan<double> less, ReadOnlySpan<double> patience, Span<double> gains)
    {
        Prepare(table, less);
        table.SolveDepth();
        if (!DealSpace.LeavesGains(table.Depth))
        {
            return false;
        }

        table.SetBargainingWeights([.. patience.ToArray().Zip(package.Problem.Actors, (times, actor) => times * actor.BargainingWeight)]);
        table.SolveNash();
        double[] terms = new double[package.IssueNames.Count];
        table.Terms(terms);
        DealValue value = package.ValueOf(terms);
        for (int i = 0; i < gains.Length; i++)
        {
            gains[i] = value.Worth[i] - value.NoDeal[i];
        }

        return true;
    }

    /// <summary>The problem measures from no deal less what deadlines are worth: here they come with what is taken off.</summary>
    private void Prepare(DealWorkspace at, ReadOnlySpan<double> less)
    {
        for (int i = 0; i < less.Length; i++)
        {
            at.SetReservation(i, package.Problem.Actors[i].Reservation + package.DeadlineWorth[i] + less[i]);
        }
    }
}

/// <summary>What waiting with a package is worth.</summary>
/// <param name="Worth">N − W: what it adds to no deal, an actor who is asked; 0 for the others.</param>
/// <param name="Rate">The rate a year at which talks on the package conclude, hurry left out.</param>
/// <param name="IsSettled">Whether the rate is the one that follows from itself; false where terms jump from one option to another before
/// they meet.</param>
internal sealed record WaitingValue(IReadOnlyList<double> Worth, double Rate, bool IsSettled);
