using Entente.Stakeholders;

namespace Entente.Scoring;

/// <summary>Runs models over decisions whose outcome is known, and says how far off they were.</summary>
internal static class DatasetScoring
{
    private const double MiddleOfScale = 50;

    /// <summary>Replicates of the bootstrap unless asked for others.</summary>
    public const int DefaultReplicates = 2000;

    /// <summary>Scores models; the same result on any number of threads.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="choices">The models; the weighted mean must be among them.</param>
    /// <param name="seed">Seed of the intervals, and of models with chance in them.</param>
    /// <param name="replicates">Replicates behind the intervals.</param>
    /// <param name="threads">The most threads to use; −1 = all.</param>
    /// <param name="progress">Told after each run how many are done, and of how many, from any thread.</param>
    public static DatasetScore Score(
        Decisions decisions, IReadOnlyList<ModelChoice> choices, ulong seed, int replicates = DefaultReplicates, int threads = -1,
            Action<int, int>? progress = null)
    {
        int mean = choices.TakeWhile(choice => choice != ModelChoice.Mean).Count();
        if (mean == choices.Count)
        {
            throw new ArgumentException("The weighted mean, which the others are compared with, is missing.", nameof(choices));
        }

        (string? Why, IReadOnlyList<double?> Values)[,] runs = Run(decisions, choices, seed, threads, progress);
        (int Decision, int Issue)[] scored =
        [
            .. from decision in Enumerable.Range(0, decisions.All.Count)
               from issue in Enumerable.Range(0, decisions.All[decision].Outcomes.Count)
               where decisions.All[decision].Outcomes[issue] is not null
               select (decision, issue),
        ];
        ScoredIssue[] issues = [
            .. scored.Select(at => new ScoredIssue(decisions.All[at.Decision].Proposal, decisions.All[at.Decision].Problem.Issues[at.Issue]
            .Key, decisions.All[at.Decision].Outcomes[at.Issue]!.Value))];
        Dictionary<string, int> clusters = issues.Select(issue => issue.Proposal).Distinct().Index()
            .ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        ClusterBootstrap bootstrap = new([.. issues.Select(issue => clusters[issue.Proposal])], replicates, seed);

        double?[][] forecasts = [.. choices.Select((_, m) => scored.Select(at => runs[m, at.Decision].Values[at.Issue]).ToArray())];
        double[] errorsOfMean = AbsoluteErrors(forecasts[mean], issues);
        return new(
            decisions.Name, clusters.Count, [.. issues],
            [.. choices.Select((choice, m) =>
                Of(choice, forecasts[m], issues, errorsOfMean, bootstrap,
                Reasons(choice, scored.Select(at => (decisions.All[at.Decision].Problem.Issues[at.Issue], runs[m, at.Decision].Why)),
                forecasts[m])))],
            seed, replicates);
    }

    private static (string? Why, IReadOnlyList<double?> Values)[,] Run(
        Decisions decisions, IReadOnlyList<ModelChoice> choices, ulong seed, int threads, Action<int, int>? progress)
    {
        var results = new (string? Why, IReadOnlyList<double?> Values)[choices.Count, decisions.All.Count];
        int done = 0, all = choices.Count * decisions.All.Count;
        Parallel.For(0, all, new ParallelOptions { MaxDegreeOfParallelism = threads }, job =>
        {
            (int d, int m) = (job / choices.Count, job % choices.Count);
            results[m, d] = RunOne(choices[m], decisions.All[d].Problem, seed, d);
            progress?.Invoke(Interlocked.Increment(ref done), all);
        });
        return results;
    }

    private static (string? Why, IReadOnlyList<double?> Values) RunOne(ModelChoice choice, StakeholderProblem problem, ulong seed, int draw)
    {
        if (choice.Model is not IStakeholderModel model)
        {
            return (null, [.. problem.Issues.Select(_ => (double?)MiddleOfScale)]);
        }

        if (model.Card.Refuses(problem) is string refusal)
        {
            return (refusal, new double?[problem.Issues.Count]);
        }

        StakeholderForecast forecast = model.Run(problem, choice.Settings!, ModelCatalog.StreamOf(model, seed, draw));
        return (forecast.Notes.Count > 0 ? forecast.Notes[0] : null, forecast.Forecast);
    }

    private static ModelScore Of(ModelChoice choice, double?[] forecasts, ScoredIssue[] issues, double[] errorsOfMean,
        ClusterBootstrap bootstrap, Named<int> silent)
    {
        double[] absolute = AbsoluteErrors(forecasts, issues);
        double[] difference = [.. absolute.Zip(errorsOfMean, (own, other) => own - other)];
        return new(
            choice, [.. forecasts], absolute.Count(error => !double.IsNaN(error)),
            bootstrap.Mean(absolute), bootstrap.Mean([.. absolute.Select(error => error * error)], Math.Sqrt), bootstrap.Median(absolute),
            bootstrap.Mean([.. forecasts.Zip(issues, (forecast, issue) => (forecast ?? double.NaN) - issue.Outcome)]),
            bootstrap.Mean(difference), difference.Count(one => !double.IsNaN(one)), silent);
    }

    private static double[] AbsoluteErrors(double?[] forecasts, ScoredIssue[] issues) =>
        [.. forecasts.Zip(issues, (forecast, issue) => Math.Abs((forecast ?? double.NaN) - issue.Outcome))];

    private static Named<int> Reasons(ModelChoice choice, IEnumerable<(StakeholderIssue Issue, string? Why)> runs, double?[] forecasts) =>
        new(
        from reason in runs.Where((_, i) => forecasts[i] is null)
        .Select(run => choice.Model?.Card.NeedsToday == true && run.Issue.Today is null
            ? "It needs to know where an issue stands if nothing is agreed."
            : run.Why ?? "It gave no reason.")
        group reason by reason into same
        orderby same.Count() descending, same.Key
        select KeyValuePair.Create(same.Key, same.Count()));
}
