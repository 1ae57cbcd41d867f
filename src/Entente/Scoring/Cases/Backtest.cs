using Entente.History;

namespace Entente.Scoring.Cases;

/// <summary>A mean score of the model, of history and of both pooled, over the same answers, and how far they differ; losses, so that less
/// is better.</summary>
/// <param name="What">What was forecast.</param>
/// <param name="Rule">Which score.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Conflicts">How many conflicts they belong to.</param>
/// <param name="Model">The model's mean.</param>
/// <param name="History">History's.</param>
/// <param name="Pool">That of both pooled; null for what is not pooled.</param>
/// <param name="ModelLessHistory">Mean of the paired differences.</param>
/// <param name="PoolLessHistory">The same of the pool.</param>
/// <param name="PoolLessModel">The same against the model.</param>
internal sealed record BacktestRow(string What, string Rule, int Count, int Conflicts, Interval95 Model, Interval95 History,
    Interval95? Pool,
    Interval95 ModelLessHistory, Interval95? PoolLessHistory, Interval95? PoolLessModel);

/// <summary>How good forecasts of cases of the past were, beside base rates that leave each case's conflict out.</summary>
/// <remarks>Intervals by drawing whole conflicts again (<see cref="ClusterBootstrap"/>). <b>Source</b>: brier1950, good1952, epstein1969;
/// the pairing as in diebold1995.</remarks>
/// <param name="Cases">The cases, by name.</param>
/// <param name="Rows">The scores.</param>
/// <param name="Weights">Mean Brier score of agreements within the days asked for, pooled, by the weight of the model.</param>
/// <param name="Draws">Worlds a case.</param>
/// <param name="Seed">Seed of the worlds and of the intervals.</param>
internal sealed record Backtest(ValueList<CaseScore> Cases, ValueList<BacktestRow> Rows, ValueList<(double Weight, double Brier)> Weights,
    int Draws, ulong Seed)
{
    private const int Replicates = 5000;

    /// <summary>Adds the cases up.</summary>
    public static Backtest Of(ValueList<CaseScore> cases, int draws, ulong seed)
    {
        string[] conflicts = [.. cases.Select(one => one.Case.Outcome.Conflict).Distinct()];
        ClusterBootstrap bootstrap = new([.. cases.Select(one => Array.IndexOf(conflicts, one.Case.Outcome.Conflict))], Replicates, seed);
        string[] days = [.. cases.SelectMany(one => one.Agreement).Select(one => one.What).Distinct()],
            years = [.. cases.SelectMany(one => one.Holding).Select(one => one.What).Distinct()];
        return new(
            cases,
            [
                .. from what in days
                   from row in OfChances(what, one => one.Agreement.Where(said => said.What == what))
                   select row,
                .. days.Length > 1 ? OfChances("agreement within either time", one => one.Agreement) : [],
                .. OfKinds("time of agreement", "RPS", one => one.When, (said, was) => ProbabilityScores.Ranked([.. said], was)),
                .. OfKinds("how it ended", "Brier of five", one => one.End, (said, was) => ProbabilityScores.BrierTwoSided([.. said], was)),
                .. from what in years
                   from row in OfChances(what, one => one.Holding.Where(said => said.What == what))
                   select row,
            ],
            Weigh(cases),
            draws,
            seed);

        IEnumerable<BacktestRow> OfChances(string what, Func<CaseScore, IEnumerable<ScoredChance>> said) =>
        [
            .. Row(what, "Brier", said, ProbabilityScores.Brier),
            .. Row(what, "log", said, (p, happened) => ProbabilityScores.Log(happened ? p : 1 - p)),
        ];

        IEnumerable<BacktestRow> Row(string what, string rule, Func<CaseScore, IEnumerable<ScoredChance>> said,
            Func<double, bool, double> score)
        {
            ScoredChance[][] answers = [.. cases.Select(one => said(one).Where(answer => answer.History is not null).ToArray())];
            return Compare(what, rule, answers.Sum(one => one.Length), answers, (answer, draws) =>
                (score(Within(answer.Model, draws), answer.Happened), score(answer.History!.Value, answer.Happened),
                    score(answer.Pool!.Value, answer.Happened)), bootstrap, cases);
        }

        IEnumerable<BacktestRow> OfKinds(string what, string rule, Func<CaseScore, ScoredKinds?> said,
            Func<ValueList<double>, int, double> score)
        {
            ScoredKinds[][] answers = [.. cases.Select(one => said(one) is { History: not null } known ? new[] { known } : [])];
            return Compare(what, rule, answers.Sum(one => one.Length), answers, (answer, _) =>
                (score(answer.Model, answer.Was), score(answer.History!, answer.Was), null), bootstrap, cases);
        }
    }

    private static IEnumerable<BacktestRow> Compare<T>(string what, string rule, int count, T[][] answers,
        Func<T, int, (double Model, double History, double? Pool)> score, ClusterBootstrap bootstrap, ValueList<CaseScore> cases)
    {
        if (count == 0)
        {
            yield break;
        }

        (double Model, double History, double? Pool)[] means = [.. answers.Zip(cases, (own, one) => own.Length == 0
            ? (double.NaN, double.NaN, double.NaN)
            : Mean([.. own.Select(answer => score(answer, one.Draws))]))];
        bool pools = means.Any(one => one.Pool is double pool && !double.IsNaN(pool));
        Interval95 Of(Func<(double Model, double History, double? Pool), double> part) => bootstrap.Mean([.. means.Select(part)])!.Value;
        yield return new(what, rule, count,
            cases.Where((_, i) => answers[i].Length > 0).Select(one => one.Case.Outcome.Conflict).Distinct().Count(),
            Of(one => one.Model), Of(one => one.History), pools ? Of(one => one.Pool!.Value) : null,
            Of(one => one.Model - one.History), pools ? Of(one => one.Pool!.Value - one.History) : null,
            pools ? Of(one => one.Pool!.Value - one.Model) : null);
    }

    private static (double Model, double History, double? Pool) Mean((double Model, double History, double? Pool)[] scores) =>
        (scores.Average(one => one.Model), scores.Average(one => one.History), scores.Average(one => one.Pool));

    /// <summary>A share of 0 or 1 is told as half a world away from it: no run can know more.</summary>
    private static double Within(double share, int draws)
    {
        double half = 0.5 / Math.Max(1, draws);
        return Math.Clamp(share, half, 1 - half);
    }

    private static ValueList<(double, double)> Weigh(ValueList<CaseScore> cases)
    {
        (ScoredChance Said, int Draws)[] answers = [.. cases.SelectMany(one => one.Agreement.Where(said => said.History is not null)
            .Select(said => (said, one.Draws)))];
        return answers.Length == 0 ? [] :
        [
            .. from tenth in Enumerable.Range(0, 11)
               let weight = tenth / 10.0
               select (weight, answers.Average(one => ProbabilityScores.Brier(
                   Pool.Of(Within(one.Said.Model, one.Draws), one.Said.History!.Value, weight), one.Said.Happened))),
        ];
    }
}
