namespace Entente.Ensembles;

/// <summary>The ensemble step by step: the content of `timeline.parquet`. Each column has one number a step; none is NaN.</summary>
/// <remarks>
/// Columns (PACKAGE and ACTOR are keys of the scenario; shares are of the draws that did not fail):
/// <list type="bullet">
/// <item>`fighting` (without a war `no-deal`), `ceasefire`, `settled`, `imposed`: share of draws in each state at the end of the
/// step.</item>
/// <item>`stopped`, `stopped.se`: share of draws with an agreement so far that stops the fighting, and its standard error.</item>
/// <item>`path`: mean over draws of the path's probability of such an agreement so far; less noise than `stopped`. Only if draws follow
/// their path without an agreement to the end.</item>
/// <item>`agreed.PACKAGE`, `agreed.PACKAGE.se`: share of draws in which the package has been agreed so far.</item>
/// <item>`zone.PACKAGE`, `zone.PACKAGE.se`: of the draws whose talks are written down (<see cref="Talks.TalksOptions.RecordsFirst"/>) and
/// that bargain about it without a deal (talks out of a ceasefire are left out: what is preferred to that is another matter), the share
/// with terms that all prefer to no deal, and its standard error. Depths, beliefs and no deal rest on the same draws.</item>
/// <item>`depth.PACKAGE.p10|p50|p90`: depth, over the same draws where red lines leave anything.</item>
/// <item>`front.p10|p50|p90`: the front, 0 to 1, over draws with fighting.</item>
/// <item>`belief.ACTOR.p10|p50|p90`: what the actor believes the front moves a year, over draws with fighting; `belief-sd.ACTOR`: mean of
/// its standard deviation.</item>
/// <item>`no-deal.ACTOR.p10|p50|p90`: what no deal is worth by the actor's own belief, over the draws in which there was none at some time
/// in the step; what a ceasefire is worth never enters.</item>
/// </list>
/// Quantiles are exact to 1/256 of the range that a column covers in a step.
/// </remarks>
/// <param name="Dates">End of each step.</param>
/// <param name="Columns">Numbers by column, one for each date.</param>
public sealed record Timeline(IReadOnlyList<DateOnly> Dates, Named<double[]> Columns)
{
    /// <summary>A column, or null if the run has none of this name.</summary>
    public double[]? this[string column] => Columns.TryGet(column, out double[]? numbers) ? numbers : null;

    /// <summary>The three quantiles of a quantity such as `front` or `depth.settlement`, or null if the run has none.</summary>
    public Band? Band(string quantity) =>
        this[quantity + ".p10"] is double[] low && this[quantity + ".p50"] is double[] middle && this[quantity + ".p90"] is double[] high
            ? new(low, middle, high)
            : null;
}

/// <summary>The middle four fifths of a quantity over time, one number a step.</summary>
/// <param name="P10">A tenth of the draws lie below.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">A tenth of the draws lie above.</param>
public sealed record Band(double[] P10, double[] P50, double[] P90);
