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
    public StakeholderForecast KtabOf40() => Run("ktab", Forty, ("turns", "20"));

    [Benchmark]
    public StakeholderForecast KtabOf80() => Run("ktab", Eighty, ("turns", "20"));

    [Benchmark]
    public StakeholderForecast ChallengeOf300() => Run("challenge", ThreeHundred);

    [Benchmark]
    public StakeholderForecast ExchangeOf60On4Issues() => Run("exchange", Traders);

    private static StakeholderForecast Run(string name, StakeholderProblem problem, params (string, string)[] changes)
    {
        IStakeholderModel model = ModelCatalog.Of(name);
        return model.Run(problem, ModelSettings.Of(model.Card, changes), ModelCatalog.StreamOf(model, 1));
    }
}
