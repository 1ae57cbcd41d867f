using BenchmarkDotNet.Running;
using Entente.Benchmarks;

if (args is ["fuzz", .. string[] limits])
{
    return ReaderFuzz.Run(limits);
}

if (args is ["simulate-fighting", .. string[] rest])
{
    return FightingSimulation.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
