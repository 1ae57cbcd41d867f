using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>A closed interval of positions on a scale.</summary>
/// <param name="Low">Lowest position.</param>
/// <param name="High">Highest position.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScaleInterval(double Low, double High)
{
    /// <summary>Whether a position lies in the interval; NaN never does.</summary>
    public bool Contains(double position) => position >= Low && position <= High;
}
