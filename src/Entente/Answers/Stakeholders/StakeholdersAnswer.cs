using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Answers.Stakeholders;

/// <summary>The answer of `stakeholders`: where issues settle by the models of the forecasting tradition without a war.</summary>
/// <param name="File">The scenario.</param>
/// <param name="Problem">Who wants what, every uncertain number at its central value.</param>
/// <param name="Choice">Which models were asked.</param>
/// <param name="Forecasts">What they say, in the same order.</param>
public sealed record StakeholdersAnswer(
    ScenarioFile File, StakeholderProblem Problem, StakeholderChoice Choice, ValueList<StakeholderForecast> Forecasts)
{
    /// <summary>Runs the models, and tells what they say.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="problem">Who wants what in it.</param>
    /// <param name="choice">The models, without mistakes.</param>
    /// <param name="seed">Seed of those with chance in them.</param>
    internal static Answer<StakeholdersAnswer> Ask(
        ScenarioFile file, AskedAs asked, StakeholderProblem problem, StakeholderChoice choice, ulong seed)
    {
        StakeholdersAnswer found = Of(file, problem, choice, seed);
        return new(found, asked, told => StakeholdersPage.Of(found, told), () => StakeholdersJson.Of(found));
    }

    /// <summary>Runs the models.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="problem">Who wants what in it.</param>
    /// <param name="choice">The models, without mistakes.</param>
    /// <param name="seed">Seed of those with chance in them.</param>
    internal static StakeholdersAnswer Of(ScenarioFile file, StakeholderProblem problem, StakeholderChoice choice, ulong seed) =>
        new(
            file, problem, choice,
            [.. choice.Models.Select(one => one.Model.Run(problem, one.Settings, ModelCatalog.StreamOf(one.Model, seed)))]);
}
