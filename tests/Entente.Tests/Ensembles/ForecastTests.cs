using Entente.Ensembles;
using Entente.Scenarios;
using ParquetSharp;

namespace Entente.Tests.Ensembles;

/// <summary>The forecast against the draws, which another program's reader takes from `draws.parquet`: Apache Arrow's, through
/// ParquetSharp.</summary>
public sealed class ForecastTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Package a_b with issue c, and package a with issue b_c, both once had the column terms_a_b_c.
    [Fact]
    public void No_two_columns_have_one_name_whatever_keys_are_called()
    {
        ScenarioFile file = ScenarioReader.Read("""
            entente: 1
            title: Names that run into each other
            from: 2025-01-01
            until: 2025-07-01
            actors: {n: {role: table}, s: {role: table}, b_n: {role: outside}}
            issues:
              c: {scale: {0: l, 100: h}, today: 50, wants: {n: {ideal: 90, salience: 40..60}, s: {ideal: 0, salience: 50}, b_n: {ideal: 0, salience: 50}}}
              b_c: {scale: {0: l, 100: h}, today: 50, wants: {n: {ideal: 100, salience: 20}, s: {ideal: 30, salience: 70}, b_n: {ideal: 60, salience: 50}}}
            packages: {a_b: {covers: all}, a: {covers: all}, a_se: {covers: all}}
            """, "names.yaml");
        Assert.Empty(file.Errors);
        string[] names = [.. DrawTable.Columns(file.Scenario!, file.Scenario!, ScenarioInputs.Of(file, file, 1))
            .Select(column => column.Field.Name)];
        Assert.Equal(names.Distinct(), names);
        Assert.Contains("terms.a_b.c", names);
        Assert.Contains("terms.a.b_c", names);
    }

    [Fact]
    public void A_table_with_two_columns_of_one_name_is_not_written() => Assert.Throws<ArgumentException>(() => new TableWriter<int>(
        Path.Combine(folder, "twice.parquet"), [TableColumn<int>.Of<int>("one", row => row), TableColumn<int>.Of<int>("one", row => row)]));

    [Fact]
    public void Forecast_is_what_the_rows_of_draws_add_up_to()
    {
        RunResults results = ScenarioRun.Start(SmallRun.Request(Path.Combine(folder, "r")), stop: TestContext.Current.CancellationToken)
            .Results!;
        Forecast forecast = results.Forecast;
        using ParquetFileReader reader = new(Path.Combine(results.Folder, "draws.parquet"));
        Assert.Equal(SmallRun.Draws, reader.FileMetaData.NumRows);

        string?[] failures = Column<string?>(reader, "failure"), outcomes = Column<string?>(reader, "outcome");
        int good = failures.Count(reason => reason is null);
        Assert.Equal((SmallRun.Draws, SmallRun.Draws - good), (forecast.Draws, forecast.Failed));
        Assert.Equal(Enumerable.Range(0, SmallRun.Draws), Column<int?>(reader, "draw").Select(index => index!.Value));
        Assert.All(forecast.Outcomes, outcome =>
            Assert.Equal((double)outcomes.Count(one => one == outcome.Key) / good, outcome.Value.P!.Value, 1e-12));
        Assert.Equal(1, forecast.Outcomes.Values.Sum(outcome => outcome.P!.Value), 1e-12);

        foreach ((string package, PackageForecast one) in forecast.Packages)
        {
            Date?[] dates = Column<Date?>(reader, $"agreed.{package}");
            Assert.Equal(dates.Count(date => date is not null), one.Draws);
            Assert.All(forecast.By.Where(by => by.Package == package), by =>
                Assert.Equal((double)dates.Count(date => date is Date day && DateOnly.FromDateTime(day.DateTime) <= by.Date) / good,
                    by.P!.Value, 1e-12));
        }

        Assert.True(forecast.Packages[forecast.MainPackage].Draws > 10, "too few settlements to test on");
        Assert.All(forecast.Utility, actor => AssertSpread(actor.Value, Column<double?>(reader, $"payoff.{actor.Key}")));
        Assert.All(forecast.Terms.Where(issue => issue.Value.Share is null), issue =>
        {
            double[] rows = [.. Column<double?>(reader, $"terms.settlement.{issue.Key}").OfType<double>()];
            Assert.Equal(rows.Average(), issue.Value.Mean!.Value, 1e-9);
        });
        Assert.All(forecast.Terms["guarantees"].Share!, option =>
        {
            string[] rows = [.. Column<string?>(reader, "terms.settlement.guarantees").OfType<string>()];
            Assert.Equal((double)rows.Count(row => row == option.Key) / rows.Length, option.Value!.Value, 1e-12);
        });
        Assert.Equal(forecast.Questions.Count, results.File.Scenario!.Questions.Count);
        Assert.Contains(forecast.LeansOn, lean => lean.Path == "talks.pace");
    }

    // What the draws say about one input is what a run with that input fixed says.
    [Fact]
    public void Odds_at_the_ends_of_the_pace_of_talks_are_those_of_runs_with_the_pace_held_there()
    {
        const int draws = 640;
        Forecast Of(params string[] set) => ScenarioRun.InMemory(SmallRun.Request("", draws: draws, set: set),
            stop: TestContext.Current.CancellationToken).Forecast;
        InputLean pace = Of("talks.pace=0.2..4").LeansOn[0];
        Assert.Equal(("talks.pace", true), (pace.Path, pace.Moves));
        foreach ((double value, Chance told) in new[] { (pace.Low, pace.AtLow), (pace.High, pace.AtHigh) })
        {
            Spread exact = Of($"talks.pace={value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}").AgreementByWorld;
            double error = Math.Sqrt((told.Se!.Value * told.Se.Value) + (exact.Se!.Value * exact.Se.Value));
            Assert.InRange((told.P!.Value - exact.Mean!.Value) / error, -2.95, 2.95); // 99 times in 100 for either error alone
        }
    }

    [Fact]
    public void Timeline_has_a_row_a_step_and_ends_where_the_forecast_does()
    {
        RunResults results = ScenarioRun.Start(SmallRun.Request(Path.Combine(folder, "r")), stop: TestContext.Current.CancellationToken)
            .Results!;
        using ParquetFileReader reader = new(Path.Combine(results.Folder, "timeline.parquet"));
        Assert.Equal(12, reader.FileMetaData.NumRows);
        Assert.Equal(new DateOnly(2025, 2, 1), DateOnly.FromDateTime(Column<Date?>(reader, "date")[0]!.Value.DateTime));
        Assert.Equal(results.Forecast.Agreement.P!.Value, Column<double?>(reader, "stopped")[^1]!.Value, 1e-12);
        Assert.Equal(results.Forecast.Agreement.Se!.Value, Column<double?>(reader, "stopped.se")[^1]!.Value, 1e-12);
        double?[] fighting = Column<double?>(reader, "fighting"), ceasefire = Column<double?>(reader, "ceasefire"),
            settled = Column<double?>(reader, "settled"), imposed = Column<double?>(reader, "imposed");
        Assert.All(Enumerable.Range(0, 12), step =>
            Assert.Equal(1, (fighting[step] + ceasefire[step] + settled[step] + imposed[step])!.Value, 1e-12));
        Assert.All(results.Timeline.Band("front")!.P50.Zip(results.Timeline.Band("front")!.P90), pair =>
            Assert.True(pair.First <= pair.Second));
    }

    [Fact]
    public void Dates_are_deadlines_question_days_ends_of_months_and_the_last_day()
    {
        Scenario scenario = ScenarioReader.Read(Repository.Read("scenarios", "ukraine-2025.yaml"), "u.yaml").Scenario!;
        DateOnly[] dates = ForecastBuilder.Dates(scenario);
        Assert.Equal(dates.Order().Distinct(), dates);
        Assert.Equal(new DateOnly(2025, 2, 28), dates[0]);
        Assert.Equal(scenario.Until, dates[^1]);
        Assert.Contains(new DateOnly(2025, 4, 20), dates);
        Assert.Equal(12, dates.Count(date => date.AddDays(1).Day == 1));
    }

    [Fact]
    public void A_file_without_questions_war_or_holding_has_a_forecast_too()
    {
        ScenarioFile file = ScenarioReader.Read(Repository.Read("scenarios", "port-strike.yaml"), "port-strike.yaml");
        RunRequest request = new()
        {
            Original = file,
            File = file,
            Settings = new(40, 1, 2),
            Version = "test",
            Folder = Path.Combine(folder, "r")
        };
        Forecast forecast = ScenarioRun.Start(request, stop: TestContext.Current.CancellationToken).Results!.Forecast;
        Assert.Equal(40, forecast.Draws);
        Assert.Equal(0, forecast.Failed);
        Assert.InRange(forecast.Agreement.P!.Value, 0, 1);
    }

    private static T[] Column<T>(ParquetFileReader reader, string name)
    {
        int index = Enumerable.Range(0, reader.FileMetaData.Schema.NumColumns)
            .Single(i => reader.FileMetaData.Schema.Column(i).Name == name);
        List<T> rows = [];
        for (int g = 0; g < reader.FileMetaData.NumRowGroups; g++)
        {
            using RowGroupReader group = reader.RowGroup(g);
            using LogicalColumnReader<T> column = group.Column(index).LogicalReader<T>();
            rows.AddRange(column.ReadAll((int)group.MetaData.NumRows));
        }

        return [.. rows];
    }

    private static void AssertSpread(Spread spread, double?[] rows)
    {
        double[] known = [.. rows.OfType<double>().Order()];
        Assert.Equal(known.Length, spread.Draws);
        Assert.Equal(known.Average(), spread.Mean!.Value, 1e-9);
        Assert.InRange(spread.P50!.Value, known[(known.Length / 2) - 1] - 1e-3, known[(known.Length / 2) + 1] + 1e-3);
        Assert.True(spread.P10 <= spread.P50 && spread.P50 <= spread.P90);
    }
}
