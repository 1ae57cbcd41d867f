namespace Entente.Deals;

/// <summary>What one actor (or other assessor of the terms) wants on one issue.</summary>
internal sealed record Want
{
    /// <summary>An issue that does not matter to the actor.</summary>
    public static Want Nothing { get; } = new();

    /// <summary>Share w of the issue in the utility; at least 0. An actor's weights usually sum to 1.</summary>
    public double Weight { get; init; }

    /// <summary>Ideal position on a scale issue, any finite number in the unit of the terms. Default 0; ignored on options.</summary>
    public double Ideal { get; init; }

    /// <summary>Score of each option, 0 (worst) to 100 (best). Needed on an option issue with a weight; ignored on scales.</summary>
    public double[]? Scores { get; init; }

    /// <summary>Red line on a scale issue: positions outside are refused at any price. Null means none.</summary>
    public ScaleInterval? Accepts { get; init; }

    /// <summary>Ends of red lines on a scale issue that terms may pass at a price, whatever the weight; they lie within
    /// <see cref="Accepts"/>.</summary>
    public SoftEnd[] SoftEnds { get; init; } = [];

    /// <summary>The same, but that all losses on the issue count for so many times as much.</summary>
    public Want Times(double factor) => this with
    {
        Weight = factor * Weight,
        SoftEnds = SoftEnds.Length == 0 ? SoftEnds : [.. SoftEnds.Select(end => end with { LossPerPoint = factor * end.LossPerPoint })],
    };

    /// <summary>Red line on an option issue: options not listed are refused at any price. Null means none.</summary>
    public IReadOnlyList<int>? AcceptsOptions { get; init; }
}
