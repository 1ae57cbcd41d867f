using System.Runtime.InteropServices;

namespace Entente.Talks;

/// <summary>Where an end of a red line that gives way as war goes worse stood on some day.</summary>
/// <param name="Actor">Index of the actor whose line it is.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="From">Where it stood on the first day.</param>
/// <param name="To">Where it stood on that day, its margin left aside.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineMove(int Actor, int Issue, double From, double To)
{
    /// <summary>How far it has given way, in points.</summary>
    public double Points => Math.Abs(To - From);

    /// <summary>Whether it is the lower end.</summary>
    public bool IsLow => To < From;
}
