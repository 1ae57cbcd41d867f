using BenchmarkDotNet.Attributes;
using Entente.War;

namespace Entente.Benchmarks;

/// <summary>One value of fighting, from a sure belief to one so wide that Gauss–Hermite does not serve.</summary>
[MemoryDiagnoser]
public class ValueOfFightingBenchmarks
{
    private static readonly WarCourse Course =
        new(Front: 0.5, Volatility: 0.06, Discount: 0.1, AttackerCollapse: 0.05, DefenderCollapse: 0.06);
    private static readonly WarStakes Stakes = new(AttackerWins: 0.9, DefenderWins: 0.1, Today: 0.5, WarCost: 0.1);

    /// <summary>Doubt as a share of the drift at total superiority (pace 0.2).</summary>
    [Params(0, 0.1, 0.4, 2)]
    public double Doubt { get; set; }

    [Params(1e-3, 1e-6)]
    public double Tolerance { get; set; }

    [Benchmark]
    public object Value() =>
        ValueOfFighting.Of(Course, Stakes, Belief.Prior(pace: 0.2, share: 0.6, lean: 0.1, Doubt), Tolerance);
}
