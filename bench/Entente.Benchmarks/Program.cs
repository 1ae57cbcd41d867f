using BenchmarkDotNet.Running;
using Entente.Benchmarks;

if (args is ["simulate-fighting", .. string[] rest])
{
    return FightingSimulation.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
