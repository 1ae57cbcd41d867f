using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>The draws of a finished run as its table keeps them: outcome, the first agreement on each package, payoffs, the chance of an
/// agreement at the end of its path. What a draw went through step by step is not kept.</summary>
internal static class DrawsOfRun
{
    private static readonly Dictionary<string, DrawOutcome> OutcomeOf =
        ForecastBuilder.OutcomeKeys.ToDictionary(one => one.Key, one => one.Outcome, StringComparer.Ordinal);

    /// <summary>Reads the draws, a group of rows at a time.</summary>
    /// <param name="results">The run.</param>
    /// <exception cref="IOException">The table cannot be read.</exception>
    /// <exception cref="ArgumentException">A column is missing, or one holds what the scenario does not have.</exception>
    public static IEnumerable<Draw> Read(RunResults results)
    {
        Scenario scenario = results.File.Scenario
            ?? throw new ArgumentException("A run of a scenario with errors has no draws.", nameof(results));
        int before = 0;
        foreach (RowGroup rows in TableReader.Groups(Path.Combine(results.Folder, RunResults.DrawsFile)))
        {
            foreach (Draw draw in Read(rows, scenario, before))
            {
                yield return draw;
                before++;
            }
        }
    }

    private static IEnumerable<Draw> Read(RowGroup rows, Scenario scenario, int before)
    {
        string?[] failures = rows.Texts("failure"), outcomes = rows.Texts("outcome");
        double[] paths = rows.Numbers("path");
        double[][] payoffs = [.. scenario.Actors.Names.Select(actor => rows.Numbers($"payoff.{actor}"))];
        Agreements[] packages = [.. scenario.AllPackages.Select((package, p) => new Agreements(
            p,
            rows.Dates($"agreed.{package.Key}"),
            rows.Dates($"broken.{package.Key}"),
            [.. Enumerable.Range(1, package.Value.EndsFighting ? HoldingTest.WholeYears(scenario) : 0)
                .Select(year => rows.Numbers(DrawTable.StandsColumn(package.Key, year)))],
            [.. scenario.Issues.Select(issue => package.Value.Covers.Includes(issue.Key)
                ? Positions(rows, $"terms.{package.Key}.{issue.Key}", issue.Value) : null)]))];
        return failures.Select((failure, i) => failure is not null ? new Draw { Index = before + i, Failure = failure } : new Draw
        {
            Index = before + i,
            Outcome = OutcomeOf[outcomes[i] ?? throw new ArgumentException($"Draw {before + i} has no outcome.", nameof(rows))],
            Agreements = [.. packages.Select(package => package.In(i)).OfType<Agreement>().OrderBy(one => one.Date)],
            Payoffs = [.. payoffs.Select(column => column[i])],
            PathAgreement = double.IsNaN(paths[i]) ? [] : [paths[i]],
        });
    }

    /// <summary>The column of an issue as numbers: positions, or the places of options.</summary>
    private static double[] Positions(RowGroup rows, string column, Issue issue)
    {
        if (issue is not OptionsIssue options)
        {
            Scenarios.Anchors scale = ((ScaleIssue)issue).Scale;
            return [.. rows.Numbers(column).Select(scale.Inside)];
        }

        return [.. rows.Texts(column).Select(option => option is null ? double.NaN
            : options.Options.TryIndexOf(option, out int place) ? place
                : throw new ArgumentException($"`{option}` is no option of the scenario.", nameof(rows)))];
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
