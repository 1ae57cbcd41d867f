using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Adds draws up step by step into a <see cref="Timeline"/>.</summary>
/// <remarks>Memory: at most 12 kB a step for each actor and package, twice that for an actor in a war along a front; scenarios for which
/// that is more than 2 GB are refused by <see cref="Scenarios.Checks.TimeChecks"/>. Few draws take little of it.</remarks>
internal sealed class TimelineBuilder
{
    /// <summary>Cells of each histogram.</summary>
    public const int Cells = 512;

    private readonly Scenario scenario;
    private readonly string[] actors;
    private readonly string[] packages;
    private readonly bool[] stopsFighting;
    private readonly Step[] steps;
    private readonly bool isPathWhole;

    /// <summary>Begins with no draws.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="dates">End of each step.</param>
    /// <param name="isPathWhole">Whether draws follow the path without an agreement to the end; else the column `path` is left out.</param>
    public TimelineBuilder(Scenario scenario, IReadOnlyList<DateOnly> dates, bool isPathWhole)
    {
        (this.scenario, this.isPathWhole, Dates) = (scenario, isPathWhole, dates);
        actors = [.. scenario.Actors.Names];
        packages = [.. scenario.AllPackages.Names];
        stopsFighting = [.. scenario.AllPackages.Values.Select(package => package.Stops(scenario))];
        steps = [.. dates.Select(_ => new Step(actors.Length, packages.Length))];
    }

    /// <summary>End of each step.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>Counts a draw; a failed one is left out.</summary>
    public void Add(Draw draw)
    {
        if (draw.Failure is not null)
        {
            return;
        }

        for (int step = 0; step < steps.Length; step++)
        {
            AddStates(draw, step);
            AddPath(draw, step);
        }
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        foreach (Step step in steps)
        {
            step.Carry(carrier);
        }
    }

    /// <summary>The timeline of the draws so far.</summary>
    public Timeline Build()
    {
        List<KeyValuePair<string, double[]>> columns = [];
        bool isFront = scenario.War is FrontWar;
        foreach ((Standing standing, string name) in new[] { (Standing.NoDeal, scenario.War is null ? "no-deal" : "fighting"),
            (Standing.Ceasefire, "ceasefire"), (Standing.Settled, "settled"), (Standing.Imposed, "imposed") })
        {
            Column(name, step => Share(step.Standings[(int)standing], step.Stopped.Draws));
        }

        Chance("stopped", step => step.Stopped);
        if (isPathWhole)
        {
            Column("path", step => step.Path.Mean ?? double.NaN);
        }

        for (int p = 0; p < packages.Length; p++)
        {
            int package = p;
            Chance($"agreed.{packages[p]}", step => step.Agreed[package]);
            Chance($"zone.{packages[p]}", step => step.Open[package]);
            Quantiles($"depth.{packages[p]}", step => step.Depths[package]);
        }

        if (isFront)
        {
            Quantiles("front", step => step.Fronts);
        }

        for (int i = 0; i < actors.Length; i++)
        {
            int actor = i;
            Quantiles($"no-deal.{actors[i]}", step => step.Reservations[actor]);
            if (isFront)
            {
                Quantiles($"belief.{actors[i]}", step => step.Beliefs[actor]);
                Column($"belief-sd.{actors[i]}", step => step.Beliefs[actor].Count > 0 ? step.DeviationSums[actor].Value
                    / step.Beliefs[actor].Count : double.NaN);
            }
        }

        return new(Dates, new(columns));

        void Column(string name, Func<Step, double> number) => columns.Add(new(name, [.. steps.Select(number)]));

        void Chance(string name, Func<Step, ScrambledMean> mean)
        {
            Column(name, step => mean(step).Mean ?? double.NaN);
            Column($"{name}.se", step => mean(step).StandardError ?? double.NaN);
        }

        void Quantiles(string name, Func<Step, QuantileSketch> sketch)
        {
            Column($"{name}.p10", step => sketch(step).Quantile(0.1));
            Column($"{name}.p50", step => sketch(step).Quantile(0.5));
            Column($"{name}.p90", step => sketch(step).Quantile(0.9));
        }
    }

    private void AddStates(Draw draw, int step)
    {
        Step here = steps[step];
        bool stopped = false;
        Span<bool> agreed = stackalloc bool[packages.Length];
        foreach (Agreement agreement in draw.Agreements)
        {
            if (agreement.Step <= step)
            {
                agreed[agreement.Package] = true;
                stopped |= stopsFighting[agreement.Package];
            }
        }

        for (int package = 0; package < packages.Length; package++)
        {
            here.Agreed[package].Add(draw.Index, agreed[package]);
        }

        here.Stopped.Add(draw.Index, stopped);
        if (isPathWhole && !double.IsNaN(draw.PathAgreement[step]))
        {
            here.Path.Add(draw.Index, draw.PathAgreement[step]);
        }
    }

    private void AddPath(Draw draw, int step)
    {
        Step here = steps[step];
        DrawPath path = draw.Path;
        Standing standing = path.Standing(step);
        here.Standings[(int)standing]++;
        bool isFighting = standing == Standing.NoDeal && !double.IsNaN(path.Front(step));
        if (isFighting)
        {
            here.Fronts.Add(path.Front(step));
        }

        if (!path.HoldsTalks)
        {
            return;
        }

        for (int package = 0; package < packages.Length; package++)
        {
            if (path.IsOnOffer(step, package) && !path.IsInCeasefire(step, package))
            {
                double depth = path.Depth(step, package);
                here.Open[package].Add(draw.Index, DealSpace.LeavesGains(depth));
                AddUnlessMissing(here.Depths[package], depth);
            }
        }

        for (int actor = 0; actor < actors.Length; actor++)
        {
            AddUnlessMissing(here.Reservations[actor], path.Reservation(step, actor));
            if (isFighting && AddUnlessMissing(here.Beliefs[actor], path.BeliefMean(step, actor)))
            {
                here.DeviationSums[actor] += path.BeliefDeviation(step, actor);
            }
        }
    }

    private static bool AddUnlessMissing(QuantileSketch sketch, double number)
    {
        if (double.IsNaN(number))
        {
            return false;
        }

        sketch.Add(number);
        return true;
    }

    private static double Share(int count, int of) => of > 0 ? (double)count / of : double.NaN;

    private sealed class Step(int actors, int packages)
    {
        public readonly int[] Standings = new int[4];
        public readonly ScrambledMean Stopped = new();
        public readonly ScrambledMean Path = new();
        public readonly ScrambledMean[] Agreed = Many(packages, () => new ScrambledMean());
        public readonly ScrambledMean[] Open = Many(packages, () => new ScrambledMean());
        public readonly QuantileSketch[] Depths = Many(packages, () => new QuantileSketch(Cells));
        public readonly QuantileSketch Fronts = new(Cells);
        public readonly QuantileSketch[] Reservations = Many(actors, () => new QuantileSketch(Cells));
        public readonly QuantileSketch[] Beliefs = Many(actors, () => new QuantileSketch(Cells));
        public readonly FixedSum[] DeviationSums = new FixedSum[actors];

        public void Carry(SumCarrier carrier)
        {
            carrier.Carry(Standings.AsSpan());
            carrier.Carry([Stopped, Path, .. Agreed, .. Open]);
            carrier.Carry([.. Depths, Fronts, .. Reservations, .. Beliefs]);
            carrier.Carry(DeviationSums.AsSpan());
        }

        private static T[] Many<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
    }
}
