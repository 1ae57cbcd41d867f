using BenchmarkDotNet.Running;
using Entente.Benchmarks;
using Entente.Benchmarks.Deals;

switch (args)
{
    case ["fuzz", .. string[] limits]:
        return ReaderFuzz.Run(limits);
    case ["simulate-fighting", .. string[] sizes]:
        return FightingSimulation.Run(sizes);
    case ["deals-cost", ..]:
        DealsCost.Run(Console.Out);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
