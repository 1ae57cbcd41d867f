using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers.Run;

/// <summary>The report of a run says what the run found: text, tables, pictures and JSON show the same numbers.</summary>
public sealed class RunReportTests(ReportedRun run) : IClassFixture<ReportedRun>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-report").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_answer_is_that_of_the_forecast()
    {
        (RunResults results, IDocument page) = (run.Results, run.Page);
        Forecast forecast = results.Forecast;
        string answer = Text(Section(page, "In brief"));
        Assert.Contains($"has a chance of {Odds.Told(forecast.Agreement)}.", answer, StringComparison.Ordinal);
        Assert.Contains($"in one world in ten it is {Say.Percent(forecast.AgreementByWorld.P10!.Value)}", answer, StringComparison.Ordinal);
        Assert.Contains($"after a year with a chance of {Odds.Told(forecast.Holds[0].Chance)}", answer, StringComparison.Ordinal);
        Assert.Equal(Say.Percent(forecast.Agreement.P!.Value), page.QuerySelector(".figures .value")!.TextContent);
    }

    [Fact]
    public void Tables_hold_the_numbers_of_the_forecast()
    {
        (RunResults results, IDocument page) = (run.Results, run.Page);
        IElement months = Section(page, "The odds by date").QuerySelectorAll("table")[^1];
        string[][] rows = [.. months.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray())];
        string[] packages = [.. results.Forecast.Packages.Names];
        Assert.Equal(results.Forecast.By.Select(one => one.Date).Distinct().Count(), rows.Length);
        foreach (AgreedBy by in results.Forecast.By)
        {
            string[] row = rows.First(cells => cells[0].StartsWith(Say.Day(by.Date), StringComparison.Ordinal));
            Assert.Equal(Odds.Of(by.P, by.Se), row[1 + Array.IndexOf(packages, by.Package)]);
        }

        foreach ((string name, QuestionForecast question) in results.Forecast.Questions)
        {
            string told = $"{question.Asks} {Say.Capital(Odds.Told(question.Chance))}{HistoryWords.Beside(name, results.Forecast)}.";
            Assert.Contains(told, Text(page.Body!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pictures_hold_the_numbers_of_the_forecast_and_of_the_timeline()
    {
        Assert.SkipUnless(PageWriter.DrawsCharts, "This build has no charts: it was made without Node.js.");
        (RunResults results, IDocument page) = (run.Results, run.Page);
        double[] holds = [.. Rows(Figure(page, "once agreed, still stands")).Select(row => row.GetProperty("share").GetDouble())];
        Assert.Equal(results.Forecast.Holds.Select(one => Math.Round(one.P!.Value, 5)), holds);

        JsonElement last = Rows(Figure(page, "The odds over time")).Last(row => row.GetProperty("line").GetString() == "Settlement");
        Assert.Equal(Math.Round(results.Timeline["agreed.settlement"]![^1], 5), last.GetProperty("y").GetDouble());
        Assert.Equal(results.Timeline.Dates[^1].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            last.GetProperty("date").GetString());
        Assert.Equal(results.Forecast.By.Last(by => by.Package == "settlement").P, results.Timeline["agreed.settlement"]![^1]);
    }

    [Fact]
    public void The_inputs_that_the_answer_leans_on_are_told_with_the_odds_at_both_ends_on_the_first_page_and_for_analysts()
    {
        (RunResults results, IDocument page) =
            ReportedRun.Of(SmallRun.Request(Path.Combine(folder, "run"), draws: 320, set: "talks.pace=0.2..4"));
        IElement section = Section(page, "What the answer leans on");
        InputLean[] moving = [.. results.Forecast.LeansOn.Where(lean => lean.Moves)];
        Assert.NotEmpty(moving);
        string[][] rows = [.. section.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr")
            .Select(row => row.Children.Select(cell => cell.TextContent).ToArray())];
        Assert.Equal(moving.Length, rows.Length);
        Assert.All(moving.Zip(rows), one => Assert.Equal(
            (one.First.Assumed, Odds.Of(one.First.AtLow), Odds.Of(one.First.AtHigh)), (one.Second[1], one.Second[2], one.Second[3])));
        double[] differences = [.. moving.Select(lean => Math.Abs(lean.Difference!.Value))];
        Assert.Equal(differences.OrderDescending(), differences);

        InputLean pace = moving.Single(lean => lean.Path == "talks.pace");
        string says = "Pace of talks (rate a year at which talks conclude once a deal is possible): assumed "
            + $"{Say.Digits(results.File.Scenario!.Talks.Pace.Low)} to {Say.Digits(results.File.Scenario.Talks.Pace.High)}";
        string ends = $"At its low end, {Say.Digits(pace.Low)}, the chance of an agreement is {Odds.Of(pace.AtLow)}; "
            + $"at its high end, {Say.Digits(pace.High)}, it is {Odds.Of(pace.AtHigh)}.";
        Assert.All(new[] { section, Section(page, "What stands in the way, and what would change it") }, told =>
        {
            string sentence = told.QuerySelectorAll("li").Select(item => item.TextContent)
                .First(item => item.StartsWith("Pace of talks", StringComparison.Ordinal));
            Assert.StartsWith(says, sentence, StringComparison.Ordinal);
            Assert.EndsWith(ends, sentence, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Too_few_worlds_name_no_input_and_the_pace_of_talks_is_told_all_the_same()
    {
        string section = Text(Section(run.Page, "What the answer leans on"));
        Assert.Contains($"{ReportedRun.Draws} worlds are too few to say which assumptions the odds lean on: it takes 160.", section,
            StringComparison.Ordinal);
        Assert.Contains("Pace of talks (rate a year at which talks conclude once a deal is possible): assumed ", section,
            StringComparison.Ordinal);
        Assert.DoesNotContain("low end", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_input_and_the_way_to_the_same_numbers_are_told()
    {
        (RunResults results, IDocument page) = (run.Results, run.Page);
        Assert.Equal(results.File.Numbers.Count, Section(page, "Every input").QuerySelectorAll("tbody tr").Length);
        string reproduction = Text(Section(page, "How to reproduce this"));
        Assert.Contains($"entente run small.yaml --seed 7 --draws {ReportedRun.Draws}", reproduction, StringComparison.Ordinal);
        Assert.Contains(results.Info.ScenarioSha256, reproduction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_agreement_the_report_says_so_and_why()
    {
        (RunResults results, IDocument page) =
            ReportedRun.Of(SmallRun.Request(Path.Combine(folder, "run"), draws: ReportedRun.Draws, set: "talks.pace=0"));
        Assert.Equal(0, results.Forecast.Agreement.P);
        string answer = Text(Section(page, "In brief"));
        Assert.Contains("has a chance of 0 %", answer, StringComparison.Ordinal);
        Assert.Contains("A settlement was agreed in none of 64 worlds.", answer, StringComparison.Ordinal);
        Assert.Contains($"{ReportedRun.Draws} worlds ended without",
            Text(Section(page, "What stands in the way, and what would change it")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dispute_without_a_war_speaks_of_no_fighting()
    {
        ScenarioFile file = ScenarioReader.Read(Repository.Read("scenarios", "port-strike.yaml"), "port-strike.yaml");
        (_, IDocument page) = ReportedRun.Of(
            new()
            {
                Original = file,
                File = file,
                Settings = new(ReportedRun.Draws, 7, 2),
                Version = "test",
                Folder = Path.Combine(folder, "port")
            });
        string text = Text(page.Body!);
        Assert.StartsWith("Skip to the contentHow likely is a deal, and by when?A port before a strike", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fight", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("the front", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_cell_of_a_table_is_a_missing_number_or_an_internal_name()
    {
        IDocument page = run.Page;
        string text = Text(page.Body!);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Entente.", text.Replace("by Entente.", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_for_others_names_no_speaker_and_no_source()
    {
        ScenarioFile file = ScenarioReader.Read(Repository.Read("scenarios", "port-strike.yaml"), "port-strike.yaml");
        Scenario scenario = file.Scenario!;
        (RunResults results, IDocument page) =
            ReportedRun.Of(new()
            {
                Original = file,
                File = file,
                Settings = new(16, 7, 2),
                Version = "test",
                Folder = Path.Combine(folder, "port")
            });
        string[] secrets = [.. scenario.Sources.Values.Select(source => source.Title),
            .. scenario.Evidence.Values.Select(piece => piece.Speaker).OfType<string>()];
        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.Contains(secret, Text(page.Body!), StringComparison.Ordinal));
        string report = Path.Combine(folder, "for-others.html");
        EntenteRun call = EntenteCall.Run("report", results.Folder, "--redact", "--out", report);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        string redacted = Text(new HtmlParser().ParseDocument(File.ReadAllText(report)).Body!);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere", "there is no folder")]
    [InlineData(".", "holds no finished run")]
    public void A_folder_without_a_run_is_said_to_be_none(string name, string message)
    {
        EntenteRun call = EntenteCall.Run("report", Path.Combine(folder, name));
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_finished_run_is_reported_anew_with_the_same_bytes()
    {
        RunResults results = run.Results;
        string report = File.ReadAllText(Path.Combine(results.Folder, RunResults.ReportFile));
        Assert.Equal(report, RunReport.Html(FinishedRun.Open(results.Folder).Results!));
        Assert.True(report.Length < 2_000_000);
    }

    private static IElement Section(IDocument page, string title) =>
        page.QuerySelectorAll("section").First(section => section.QuerySelector("h2, h3, h4")!.TextContent == title);

    private static IElement Figure(IDocument page, string caption) =>
        page.QuerySelectorAll("figure")
            .First(figure => figure.QuerySelector("figcaption")!.TextContent.Contains(caption, StringComparison.Ordinal));

    private static JsonElement[] Rows(IElement figure) =>
        [.. JsonDocument.Parse(figure.QuerySelector("script")!.TextContent).RootElement.GetProperty("data").GetProperty("values")
            .EnumerateArray()];

    private static string Text(IElement element)
    {
        IElement copy = (IElement)element.Clone();
        foreach (IElement script in copy.QuerySelectorAll("script, style"))
        {
            script.Remove();
        }

        return copy.TextContent;
    }
}
