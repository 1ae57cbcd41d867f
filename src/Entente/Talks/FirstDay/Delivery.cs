using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What is being delivered on an issue.</summary>
/// <param name="Package">Index of the package that settles it.</param>
/// <param name="Since">The day on which it was agreed.</param>
/// <param name="From">Where the issue stood then.</param>
/// <param name="To">Where it comes to.</param>
/// <param name="Moved">How far it had come.</param>
/// <param name="Delivered">How much of that was delivered.</param>
internal sealed record Delivery(int Package, double Since, double From, double To, double Moved, double Delivered)
{
    /// <summary>How far back later terms may go: not behind what a deal in force says, nor behind what one that is over has
    /// delivered.</summary>
    /// <param name="reached">Where that is.</param>
    /// <param name="delivered">How far it is from where the issue stood without any deal.</param>
    public static ScaleInterval Limits(double reached, double delivered) =>
        new(delivered > 0 ? reached : ScaleIssue.Min, delivered < 0 ? reached : ScaleIssue.Max);
}
