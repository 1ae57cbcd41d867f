using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>An end of a red line that terms may pass at a price, up to where they are refused outright.</summary>
/// <param name="Line">Where the loss begins.</param>
/// <param name="IsLow">Whether the positions below it are those that cost.</param>
/// <param name="LossPerPoint">Utility lost with each point beyond; 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SoftEnd(double Line, bool IsLow, double LossPerPoint)
{
    /// <summary>What a position loses by lying beyond the line, in utility; 0 within it.</summary>
    public double Loss(double position) => LossPerPoint * Math.Max(0, IsLow ? Line - position : position - Line);
}
