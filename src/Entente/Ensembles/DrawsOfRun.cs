using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>The draws of a finished run as its table keeps them: outcome, the first agreement on each package, payoffs, the chance of an
/// agreement at the end of its path. What a draw went through step by step is not kept.</summary>
internal static class DrawsOfRun
{
    /// <summary>Reads the draws.</summary>
    /// <param name="results">The run.</param>
    /// <param name="most">How many draws, from the first, at most.</param>
    /// <exception cref="IOException">The table cannot be read.</exception>
    /// <exception cref="ArgumentException">A column is missing, or one holds what the scenario does not have.</exception>
    public static IReadOnlyList<Draw> Read(RunResults results, int most = int.MaxValue)
    {
        Scenario scenario = results.File.Scenario
            ?? throw new ArgumentException("A run of a scenario with errors has no draws.", nameof(results));
        string table = Path.Combine(results.Folder, RunResults.DrawsFile);
        string?[] failures = First(results.DrawTexts("failure")), outcomes = First(results.DrawTexts("outcome"));
        double[] paths = First(results.DrawNumbers("path"));
        double[][] payoffs = [.. scenario.Actors.Names.Select(actor => First(results.DrawNumbers($"payoff.{actor}")))];
        Agreements[] packages = [.. scenario.AllPackages.Select((package, p) => new Agreements(
            p,
            First(TableReader.Dates(table, $"agreed.{package.Key}")),
            First(TableReader.Dates(table, $"broken.{package.Key}")),
            [.. Enumerable.Range(1, package.Value.EndsFighting ? HoldingTest.WholeYears(scenario) : 0)
                .Select(year => First(results.DrawNumbers(DrawTable.StandsColumn(package.Key, year))))],
            [.. scenario.Issues.Select(issue => package.Value.Covers.Includes(issue.Key)
                ? First(Positions(results, $"terms.{package.Key}.{issue.Key}", issue.Value)) : null)]))];
        Dictionary<string, DrawOutcome> outcomeOf =
            ForecastBuilder.OutcomeKeys.ToDictionary(one => one.Key, one => one.Outcome, StringComparer.Ordinal);
        return
        [
            .. failures.Select((failure, i) => failure is not null ? new Draw { Index = i, Failure = failure } : new Draw
            {
                Index = i,
                Outcome = outcomeOf[outcomes[i] ?? throw new ArgumentException($"Draw {i} has no outcome.", nameof(results))],
                Agreements = [.. packages.Select(package => package.In(i)).OfType<Agreement>().OrderBy(one => one.Date)],
                Payoffs = [.. payoffs.Select(column => column[i])],
                PathAgreement = double.IsNaN(paths[i]) ? [] : [paths[i]],
            }),
        ];

        T[] First<T>(T[] column) => column.Length <= most ? column : column[..most];
    }

    /// <summary>The column of an issue as numbers: positions, or the places of options.</summary>
    private static double[] Positions(RunResults results, string column, Issue issue)
    {
        if (issue is not OptionsIssue options)
        {
            Scenarios.Anchors scale = ((ScaleIssue)issue).Scale;
            return [.. results.DrawNumbers(column).Select(scale.Inside)];
        }

        return [.. results.DrawTexts(column).Select(option => option is null ? double.NaN
            : options.Options.TryIndexOf(option, out int place) ? place
                : throw new ArgumentException($"`{option}` is no option of the scenario.", nameof(results)))];
    }

    private sealed record Agreements(int Package, DateOnly?[] Agreed, DateOnly?[] Broken, double[][] Stands, double[]?[] Terms)
    {
        public Agreement? In(int draw) => Agreed[draw] is not DateOnly date ? null
            : new(Package, 0, date, [.. Terms.Select(column => column?[draw] ?? double.NaN)], [], new([], [], [], []))
            {
                Parties = [],
                Stands = [.. Stands.Select(column => column[draw])],
                Broken = Broken[draw] is DateOnly broken ? new Breach(broken, null, null, double.NaN) : null,
            };
    }
}
