using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>Gains of a deal that may be broken, whatever is counted with: who may break it, and where the terms draw the front.</summary>
/// <param name="breakers">Who may break the deal.</param>
/// <param name="enforcement">Place of e among the assessments; −1 if nothing enforces.</param>
/// <param name="position">Place of the position that the terms give the front-linked issue, as −position/100; −1 if they leave the front
/// alone.</param>
/// <param name="frontOf">The front that a position from 0 to 100 draws; null if they leave the front alone.</param>
/// <param name="rule">How readily the deal is broken.</param>
internal abstract class BreakableGain(HoldingBreaker[] breakers, int enforcement, int position, FrontMap? frontOf, BreakRule rule)
    : IGainFunction
{
    /// <summary>W' is looked at in so many steps to find the most that it can be.</summary>
    protected const int FrontSteps = 8;

    /// <summary>W' may bend this many times as much in between.</summary>
    protected const double CurvatureAllowance = 2;

    /// <summary>Who may break the deal.</summary>
    public IReadOnlyList<HoldingBreaker> Breakers => breakers;

    /// <summary>The fronts that the terms on offer can draw; by default all that the map has.</summary>
    public (double Low, double High) Fronts { get; init; } = frontOf is null ? (0, 0) : Ends(frontOf);

    /// <summary>Years until the deal runs its course; +∞ without an end.</summary>
    public double Course { get; init; } = double.PositiveInfinity;

    /// <summary>Nobody breaks the deal: a bargain that lets the dispute go on, or any deal of a file without `holding`.</summary>
    public static BreakRule NobodyBreaks { get; } = new(Rate: 0, Friction: 0, Tremble: 1);

    /// <inheritdoc/>
    public bool Jumps => Array.Exists(breakers, breaker => breaker is { Actor: null, ByOptions: false });

    /// <summary>How readily deals are broken, in numbers; without a section `holding` nobody breaks one.</summary>
    public static BreakRule RuleOf(Scenario scenario, Func<Uncertain, double> value)
    {
        if (scenario.Holding is not Holding settings)
        {
            return NobodyBreaks;
        }

        BreakRule rule = new(value(settings.BreakRate), value(settings.Friction), value(settings.Tremble));
        return rule with { Fading = FormatVersion.Fades(scenario) ? rule.Tremble * rule.Rate : 0 };
    }

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        bool leavesAny = false;
        foreach (HoldingBreaker breaker in breakers)
        {
            leavesAny |= !breaker.ByOptions && breaker.IsUntouched(assessments[breaker.Assessment]);
        }

        if (!leavesAny)
        {
            return this;
        }

        double[] at = assessments.ToArray();
        return With([.. breakers.Where(breaker => breaker.ByOptions || !breaker.IsUntouched(at[breaker.Assessment]))]);
    }

    /// <inheritdoc/>
    public virtual bool IsSteep(int actor) => false;

    /// <inheritdoc/>
    public abstract GainCeiling Ceiling(int actor);

    /// <inheritdoc/>
    public abstract void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains);

    /// <inheritdoc/>
    public abstract void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
        Span<double> hessian);

    /// <summary>The hazard a year with which each breaker ends the deal once all re-arming is done; a spoiler whom it leaves where it was
    /// is left out.</summary>
    public IReadOnlyList<(HoldingBreaker Breaker, double Rate)> Rates(ReadOnlySpan<double> assessments)
    {
        var at = (BreakableGain)At(assessments);
        double[] rates = at.RatesInTheEnd(assessments);
        return [.. at.Breakers.Zip(rates)];
    }

    /// <summary>The chance that a deal stands when all re-arming is done; null where hazards do not change until then.</summary>
    public double? StandsUntilRearmed(ReadOnlySpan<double> assessments) => ((BreakableGain)At(assessments)).Stands(assessments);

    /// <inheritdoc cref="StandsUntilRearmed"/>
    protected virtual double? Stands(ReadOnlySpan<double> assessments) => null;

    /// <summary>The hazard a year on the first day.</summary>
    /// <param name="assessments">The assessments.</param>
    /// <param name="slope">Its gradient by them is written here; empty where nobody asks.</param>
    public abstract double HazardAtFirst(ReadOnlySpan<double> assessments, Span<double> slope);

    /// <summary>Adds the second derivatives of that hazard, at a price.</summary>
    public abstract void AddHazardCurvature(ReadOnlySpan<double> assessments, double price, Span<double> hessian);

    /// <summary>The same gains with other breakers.</summary>
    protected abstract BreakableGain With(HoldingBreaker[] others);

    /// <summary>The hazard a year of every breaker once all re-arming is done.</summary>
    protected abstract double[] RatesInTheEnd(ReadOnlySpan<double> assessments);

    /// <summary>The front that the terms draw, and its slope by the position's assessment; 0 and 0 if they leave it alone.</summary>
    protected (double Front, double Slope) FrontAt(ReadOnlySpan<double> assessments)
    {
        (double front, double slope) = frontOf is null ? (0, 0) : frontOf.Inverse(-ScaleIssue.Max * assessments[position]);
        return (front, -ScaleIssue.Max * slope);
    }

    /// <summary>What breaking costs somebody before all else: e + c.</summary>
    protected double CostAt(ReadOnlySpan<double> assessments) => rule.Friction + EnforcedAt(assessments);

    /// <summary>e.</summary>
    protected double EnforcedAt(ReadOnlySpan<double> assessments) => enforcement >= 0 ? assessments[enforcement] : 0;

    /// <summary>Adds a·vvᵀ to a square matrix.</summary>
    protected static void AddOuter(Span<double> matrix, int count, ReadOnlySpan<double> vector, double factor)
    {
        for (int a = 0; a < count; a++)
        {
            double scaled = factor * vector[a];
            for (int b = 0; b < count && scaled != 0; b++)
            {
                matrix[(a * count) + b] += scaled * vector[b];
            }
        }
    }

    /// <summary>Adds a·(v·oneᵀ + one·vᵀ), one being 1 at a place and 0 elsewhere.</summary>
    protected static void AddCross(Span<double> matrix, int count, ReadOnlySpan<double> vector, int place, double factor)
    {
        for (int a = 0; a < count; a++)
        {
            matrix[(a * count) + place] += factor * vector[a];
            matrix[(place * count) + a] += factor * vector[a];
        }
    }

    private static (double Low, double High) Ends(FrontMap map)
    {
        (double one, double other) = (map.Inverse(0).Front, map.Inverse(ScaleIssue.Max).Front);
        return (Math.Min(one, other), Math.Max(one, other));
    }
}
