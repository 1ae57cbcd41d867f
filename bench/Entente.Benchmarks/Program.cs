using BenchmarkDotNet.Running;
using Entente.Benchmarks.Deals;

if (args is ["deals-cost", ..])
{
    DealsCost.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
