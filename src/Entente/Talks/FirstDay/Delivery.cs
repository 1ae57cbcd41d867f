using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What is being delivered on an issue.</summary>
/// <param name="Package">Index of the package that settles it.</param>
/// <param name="Since">The day on which it was agreed.</param>
/// <param name="Until">When all of it is delivered, in days.</param>
/// <param name="From">Where the issue stood then.</param>
/// <param name="To">Where it comes to.</param>
/// <param name="Moved">How far it had come.</param>
/// <param name="Delivered">How much of that was delivered.</param>
internal sealed record Delivery(int Package, double Since, double Until, double From, double To, double Moved, double Delivered)
{
    /// <summary>The share of it that is delivered on a day.</summary>
    public double ShareOn(double day) => day >= Until ? 1 : Math.Max(0, (day - Since) / (Until - Since));

    /// <summary>How far back later terms may go: not behind what a deal in force says, nor behind what one that is over has
    /// delivered.</summary>
    /// <param name="reached">Where that is.</param>
    /// <param name="delivered">How far it is from where the issue stood without any deal.</param>
    public static ScaleInterval Limits(double reached, double delivered) =>
        new(delivered > 0 ? reached : ScaleIssue.Min, delivered < 0 ? reached : ScaleIssue.Max);
}
