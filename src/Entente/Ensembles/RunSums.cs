using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>All that a run adds up over its draws, from which its forecast and its timeline are made.</summary>
/// <remarks>The result depends on which draws were counted and on nothing else: not on their order, nor on how they were cut into parts
/// that were added up by themselves and then carried together.</remarks>
internal sealed class RunSums
{
    private readonly ForecastBuilder forecast;
    private readonly TimelineBuilder timeline;
    private readonly ulong seed;

    /// <summary>Begins with no draws.</summary>
    /// <param name="request">The run.</param>
    /// <param name="shown">The scenario as results show it.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    public RunSums(RunRequest request, ScenarioFile shown, ScenarioInputs inputs)
    {
        Scenario scenario = request.File.Scenario!;
        TalksOptions options = request.Options;
        forecast = new(shown, inputs, options);
        timeline = new(scenario, Steps(scenario), options.FullPath);
        seed = request.Settings.Seed;
    }

    /// <summary>Counts a draw.</summary>
    public void Add(SampledDraw sampled)
    {
        forecast.Add(sampled);
        timeline.Add(sampled.Draw);
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        forecast.Carry(carrier);
        timeline.Carry(carrier);
    }

    /// <summary>The forecast of the draws so far.</summary>
    public Forecast Forecast() => forecast.Build(seed);

    /// <summary>The chances of the draws so far, as sums that can be paired with those of other runs.</summary>
    public RunShares Shares() => forecast.Shares();

    /// <summary>The timeline of the draws so far.</summary>
    public Timeline Timeline() => timeline.Build();

    private static DateOnly[] Steps(Scenario scenario)
    {
        Talks.Calendar calendar = new(scenario);
        return [.. Enumerable.Range(0, calendar.Steps).Select(step => calendar.DateOf(calendar.End(step)))];
    }
}
