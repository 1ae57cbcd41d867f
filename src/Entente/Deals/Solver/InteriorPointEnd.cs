using System.Runtime.InteropServices;

namespace Entente.Deals.Solver;

/// <summary>How an interior-point solve ended.</summary>
/// <param name="Converged">Whether gap and residuals came below the tolerance asked for.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Residual">
/// Duality gap plus the worth of unmet stationarity and row conditions. In a concave program the objective can be at most this
/// much below its optimum.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InteriorPointEnd(bool Converged, int Iterations, double Residual);
