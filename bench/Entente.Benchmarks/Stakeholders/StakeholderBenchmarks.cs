using BenchmarkDotNet.Attributes;
using Entente.Stakeholders;

namespace Entente.Benchmarks.Stakeholders;

/// <summary>The models whose cost grows with the third power of the number of actors, or with pairs of actors and of issues.</summary>
[MemoryDiagnoser]
public class StakeholderBenchmarks
{
    private static readonly StakeholderProblem Forty = RandomStakeholders.Of(40, 1);
    private static readonly StakeholderProblem Eighty = RandomStakeholders.Of(80, 1);
    private static readonly StakeholderProblem ThreeHundred = RandomStakeholders.Of(300, 1);
    private static readonly StakeholderProblem Traders = RandomStakeholders.Of(60, 4);

    [Benchmark]
    public StakeholderForecast Ktab_40_actors_20_turns() => Run("ktab", Forty, ("turns", "20"));

    [Benchmark]
    public StakeholderForecast Ktab_80_actors_20_turns() => Run("ktab", Eighty, ("turns", "20"));

    [Benchmark]
    public StakeholderForecast Challenge_300_actors_10_rounds() => Run("challenge", ThreeHundred);

    [Benchmark]
    public StakeholderForecast Exchange_60_actors_4_issues() => Run("exchange", Traders);

    private static StakeholderForecast Run(string name, StakeholderProblem problem, params (string, string)[] changes)
    {
        IStakeholderModel model = ModelCatalog.Of(name);
        return model.Run(problem, ModelSettings.Of(model.Card, changes), ModelCatalog.StreamOf(model, 1));
    }
}
