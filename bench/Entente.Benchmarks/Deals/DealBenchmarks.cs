using BenchmarkDotNet.Attributes;
using Entente.Deals;

namespace Entente.Benchmarks.Deals;

/// <summary>Depth and Nash terms of one problem: growth with actors and issues, and nothing allocated.</summary>
[MemoryDiagnoser]
public class DealBenchmarks
{
    private DealWorkspace _workspace = null!;

    [Params(2, 4, 10, 30)]
    public int Actors { get; set; }

    [Params(1, 7, 20, 40)]
    public int Issues { get; set; }

    [Params(1, 1.5, 2)]
    public double Curvature { get; set; }

    [GlobalSetup]
    public void Setup() => _workspace = new DealWorkspace(new RandomDeals(1).Scales(Actors, Issues, Curvature));

    [Benchmark]
    public bool DepthAndNash()
    {
        _workspace.Forget(); // from scratch: what is remembered would be followed in two steps
        return _workspace.Solve();
    }
}
