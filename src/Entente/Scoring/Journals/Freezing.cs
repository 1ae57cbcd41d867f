using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Scoring.Journals;

/// <summary>Makes an entry of a finished run.</summary>
internal static class Freezing
{
    /// <summary>Freezes a run into a journal; one that stands there already is not added again.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="run">The run.</param>
    /// <param name="date">The day as of which it counts; the date of the forecast if not given.</param>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static JournalAddition Add(string path, RunResults run, DateOnly? date)
    {
        FrozenForecast frozen = Of(run, date ?? run.File.Scenario!.From);
        int there = 0;
        JournalAddition added = Journal.Add(path, journal =>
        {
            there = journal.Entries.FirstOrDefault(one => one.Freeze is FrozenForecast old && old.Run == frozen.Run
                && old.Date == frozen.Date)
                ?.Entry ?? 0;
            return there > 0 ? (null, null, "The run stands there already.")
                : journal.Forecasts.LastOrDefault()?.Date > frozen.Date
                    ? (null, null, $"The last forecast in it is of {DateShape.Text(journal.Forecasts.Last().Date)}, later than this one of "
                        + $"{DateShape.Text(frozen.Date)}: forecasts are frozen in the order of their dates.")
                : (frozen, null, null);
        });
        return there > 0 ? new(there, [], null, IsNew: false) : added;
    }

    /// <summary>What is kept of a run.</summary>
    public static FrozenForecast Of(RunResults run, DateOnly date) => new()
    {
        Date = date,
        Version = run.Info.Version,
        Scenario = run.Info.Scenario,
        ScenarioSha256 = run.Info.ScenarioSha256,
        Run = run.Fingerprint,
        Draws = run.Forecast.Draws,
        Seed = run.Forecast.Seed,
        Questions = new([.. Questions(run.Forecast), .. Packages(run), .. Issues(run)]),
        Numbers = new(run.File.Numbers.DistinctBy(number => number.Path)
            .Select(number => KeyValuePair.Create(number.Path, NumberSyntax.Text(number.Value)))),
    };

    private static IEnumerable<KeyValuePair<string, FrozenQuestion>> Questions(Forecast forecast) =>
        from question in forecast.Questions
        let beside = forecast.History is not null && forecast.History.Questions.TryGet(question.Key, out HistoryOfQuestion? said) ? said
            : null
        select KeyValuePair.Create(question.Key, new FrozenQuestion
        {
            Kind = AnswerKind.YesNo,
            Asks = question.Value.Asks,
            Resolves = question.Value.Resolves,
            By = question.Value.By,
            P = question.Value.P,
            History = beside?.History.P,
            Pool = beside?.Pool,
        });

    private static IEnumerable<KeyValuePair<string, FrozenQuestion>> Packages(RunResults run) =>
        from package in run.Forecast.Packages.Names
        let days = run.Forecast.By.Where(one => one.Package == package && one.P is not null).ToArray()
        where days.Length > 0
        select KeyValuePair.Create($"packages.{package}", new FrozenQuestion
        {
            Kind = AnswerKind.Date,
            Asks = $"When is `{package}` agreed?",
            By = run.File.Scenario!.Until,
            P = days[^1].P,
            Days = [.. days.Select(one => new DayChance(one.Date, one.P!.Value))],
        });

    private static IEnumerable<KeyValuePair<string, FrozenQuestion>> Issues(RunResults run)
    {
        foreach ((string issue, TermsSpread terms) in run.Forecast.Terms.Where(one => one.Value.Draws >= FewWorlds.MinWorlds))
        {
            if (terms is { P10: double low, P50: double middle, P90: double high })
            {
                yield return KeyValuePair.Create($"issues.{issue}", new FrozenQuestion
                {
                    Kind = AnswerKind.Value,
                    Asks = run.File.Scenario!.Issues[issue].Asks ?? $"Where does `{issue}` land?",
                    Tenths = [low, middle, high],
                    Scale = run.File.Scenario.Issues[issue] is ScaleIssue { Scale: { IsPlain: false } scale }
                        ? new(scale.From, scale.To, scale.Unit, scale.Whole ? true : null) : null,
                });
            }
            else if (terms.Share is Named<double?> shares)
            {
                yield return KeyValuePair.Create($"issues.{issue}", new FrozenQuestion
                {
                    Kind = AnswerKind.Option,
                    Asks = run.File.Scenario!.Issues[issue].Asks ?? $"Where does `{issue}` land?",
                    Shares = new(shares.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Key, one.Value!.Value))),
                });
            }
        }
    }
}
