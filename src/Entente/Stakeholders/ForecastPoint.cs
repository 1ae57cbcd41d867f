namespace Entente.Stakeholders;

/// <summary>The setting of models with rounds for what counts as their forecast.</summary>
internal static class ForecastPoint
{
    private static readonly ParameterChoice Median = new("median", "the weighted median of the last positions");
    private static readonly ParameterChoice Mean = new("mean", "the weighted mean of the last positions");

    /// <summary>The setting, the median if left out.</summary>
    public static readonly ChoiceParameter MedianFirst =
        new("forecast", [Median, Mean], "What counts as the forecast.", "the position that wins the vote, as in scholz2011");

    /// <summary>The setting, the mean if left out.</summary>
    public static readonly ChoiceParameter MeanFirst = new(
        "forecast", [Mean, Median], "What counts as the forecast.", "ours; the original names no single forecast");

    /// <summary>The forecast of an issue in the last round.</summary>
    public static double? Of(StakeholderRound last, int issue, ChoiceParameter parameter, ModelSettings settings) =>
        parameter.Choices[settings.Choice(parameter)] == Median ? last.Median[issue] : last.Mean[issue];
}
