using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>U of today's terms to one actor if the front stood elsewhere: issues that the front moves follow it, the others stay.</summary>
internal sealed class FlowAlongFront
{
    private readonly double curvature;
    private readonly double unmoved;
    private readonly (FrontMap Map, Want Want)[] moved;

    /// <summary>Prepares what does not depend on the front.</summary>
    /// <param name="now">U of today's terms where the front stands now.</param>
    /// <param name="utility">What the actor wants.</param>
    /// <param name="today">Today's terms.</param>
    /// <param name="issues">The issues.</param>
    public FlowAlongFront(double now, Assessment utility, IReadOnlyList<double> today, IReadOnlyList<Issue> issues)
    {
        List<(FrontMap, Want)> found = [];
        (unmoved, curvature) = (now, utility.Curvature);
        foreach ((int k, Issue issue) in issues.Index())
        {
            Want want = utility.Wants[k];
            if (issue is ScaleIssue { Front: FrontMap map } && want.Weight != 0)
            {
                found.Add((map, want));
                unmoved += want.Weight * PowerLoss.Value(Math.Abs(today[k] - want.Ideal) / ScaleIssue.Max, curvature);
            }
        }

        moved = [.. found];
    }

    /// <summary>U with its derivatives by the front.</summary>
    public Jet At(double front)
    {
        (double value, double slope, double bend) = (unmoved, 0, 0);
        foreach ((FrontMap map, Want want) in moved)
        {
            double mapSlope = map.SlopeAt(front) / ScaleIssue.Max;
            double away = (map.At(front) - want.Ideal) / ScaleIssue.Max;
            if (away != 0)
            {
                PowerLoss.Expand(Math.Abs(away), curvature, out double loss, out double lossSlope, out double lossBend);
                value -= want.Weight * loss;
                slope -= want.Weight * lossSlope * Math.Sign(away) * mapSlope;
                bend -= want.Weight * lossBend * mapSlope * mapSlope;
            }
        }

        return new(value, slope, bend);
    }
}
