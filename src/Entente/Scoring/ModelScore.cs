
namespace Entente.Scoring;

/// <summary>How far a model's forecasts lay from what came out.</summary>
/// <param name="Choice">The model and its settings.</param>
/// <param name="Forecasts">Its forecast of each scored issue, in the order of <see cref="DatasetScore.Issues"/>; null where it made
/// none.</param>
/// <param name="Scored">How many it forecast.</param>
/// <param name="MeanError">Mean absolute error on 0 to 100.</param>
/// <param name="RootMeanSquare">Root of the mean squared error.</param>
/// <param name="MedianError">Median absolute error.</param>
/// <param name="Bias">Mean of forecast minus outcome.</param>
/// <param name="AgainstMean">Mean of its absolute error minus that of the weighted mean, on issues that both forecast: below 0 it is
/// better.</param>
/// <param name="Compared">How many issues those are.</param>
/// <param name="Silent">Why it made no forecast: how many issues for each reason.</param>
internal sealed record ModelScore(
    ModelChoice Choice,
    ValueList<double?> Forecasts,
    int Scored,
    Interval95? MeanError,
    Interval95? RootMeanSquare,
    Interval95? MedianError,
    Interval95? Bias,
    Interval95? AgainstMean,
    int Compared,
    Named<int> Silent);

/// <summary>An issue that was scored.</summary>
/// <param name="Proposal">What it was decided with.</param>
/// <param name="Issue">Its name.</param>
/// <param name="Outcome">Where it settled.</param>
internal sealed record ScoredIssue(string Proposal, string Issue, double Outcome);

/// <summary>The scores of some models on one data set.</summary>
/// <param name="Name">What the user called the data set.</param>
/// <param name="Proposals">How many proposals the issues belong to.</param>
/// <param name="Issues">The issues with a known outcome.</param>
/// <param name="Models">The scores, baselines first.</param>
/// <param name="Seed">Seed of the intervals, and of models with chance in them.</param>
/// <param name="Replicates">Replicates behind the intervals.</param>
internal sealed record DatasetScore(string Name, int Proposals, ValueList<ScoredIssue> Issues, ValueList<ModelScore> Models, ulong Seed,
    int Replicates)
{
    /// <summary>Fewer clusters than this give intervals that are too narrow.</summary>
    public const int FewProposals = 20;
}
