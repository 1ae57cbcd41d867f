using System.Globalization;
using BenchmarkDotNet.Running;
using Entente.Benchmarks;
using Entente.Benchmarks.Deals;
using Entente.Benchmarks.Ensembles;
using Entente.Benchmarks.Evidence;
using Entente.Benchmarks.Stakeholders;
using Entente.Benchmarks.Talks;

switch (args)
{
    case ["runs-cost", _, _, ..]:
        return RunsCost.Run(args[1..]);
    case ["start-up", _, ..]:
        return StartUp.Run(args[1..]);
    case ["fuzz", .. string[] limits]:
        return ReaderFuzz.Run(limits);
    case ["simulate-fighting", .. string[] sizes]:
        return FightingSimulation.Run(sizes);
    case ["talks-cost", .. string[] talks]:
        return TalksCost.Run(talks);
    case ["deals-cost", ..]:
        DealsCost.Run(Console.Out);
        return 0;
    case ["deals-corners", string count]:
        return DealsCorners.Run(uint.Parse(count, CultureInfo.InvariantCulture), Console.Out);
    case ["deals-export", string file, string count]:
        return DealsExport.Run(file, int.Parse(count, CultureInfo.InvariantCulture));
    case ["stakeholders-cost", .. string[] reference]:
        return StakeholdersCost.Run(reference.FirstOrDefault(), Console.Out);
    case ["read-speed", .. string[] texts]:
        return ReadSpeed.Run(texts);
    case ["read-parts", .. string[] parts]:
        return ReadParts.Run(parts);
    case ["read-score", .. string[] options]:
        return ReadScore.Run(options);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
