using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Ensembles;

/// <summary>What a forecast says where few worlds tell, and where many could not be computed.</summary>
public sealed class FewAndFailedWorldsTests : IDisposable
{
    private const int Worlds = 400;

    private const string Reason = "The terms of `settlement` could not be computed.";

    private readonly string folder = Directory.CreateTempSubdirectory("entente-few").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(29)]
    [InlineData(30)]
    public void A_figure_needs_thirty_worlds_and_its_count_stands_beside(int agreed)
    {
        Forecast forecast = ForecastOf(index => index < agreed ? Settled(index) : Open(index));
        PackageForecast settlement = forecast.Packages["settlement"];
        bool isKnown = agreed >= 30;
        Assert.Equal((agreed, agreed, agreed), (settlement.Draws, settlement.YearsUntil.Draws, forecast.Terms["strip"].Draws));
        Assert.Equal((double)agreed / Worlds, settlement.P!.Value, 1e-12); // a share of all worlds
        Assert.Equal(isKnown, settlement.YearsUntil.P50 is not null);
        Assert.Equal(isKnown, forecast.Terms["strip"].P50 is not null);
        Assert.All(forecast.Terms["guarantees"].Share!, option => Assert.Equal(isKnown, option.Value is not null));
        Assert.All(forecast.Holds, year => Assert.Equal(isKnown, year.P is not null));
        Assert.All(settlement.Gain.Values, gain => Assert.Equal(isKnown, gain.Mean is not null));
        Assert.Equal(isKnown, settlement.Broken.P is not null);
        Assert.Contains(isKnown ? "\"p50\": 4" : "\"p50\": null", forecast.ToJson(), StringComparison.Ordinal); // the keys stay
        Assert.Equal(forecast.ToJson(), Forecast.FromJson(forecast.ToJson()).ToJson());
    }

    [Theory]
    [InlineData(2, 100, "ceasefire")]
    [InlineData(30, 100, "settlement")]
    [InlineData(2, 3, "settlement")]
    public void What_is_told_about_is_the_main_package_or_another_agreed_often_enough(int settled, int ceasefires, string told)
    {
        Forecast forecast = ForecastOf(index => index < settled ? Settled(index) : index < settled + ceasefires ? Ceasefire(index)
            : Open(index));
        Assert.Equal(("settlement", told), (forecast.MainPackage, forecast.ToldPackage));
        string says = new RunSentences(forecast, new Words(File.Scenario!)).ToldInstead;
        Assert.Equal(
            settled >= 30 ? "" : $"A settlement was agreed in {settled} of 400 worlds: too few to say what it would bring or whether "
                + "it would hold."
                + (told == "ceasefire" ? " What follows is about a ceasefire, which was agreed in 100 of 400 worlds." : ""),
            says);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Odds_are_bounds_where_more_than_one_world_in_a_hundred_failed(int failed)
    {
        Forecast forecast = ForecastOf(index => index < failed ? new Draw { Index = index, Failure = Reason } : index < failed + 100
            ? Settled(index) : Open(index));
        bool isBounded = failed > 4;
        Assert.Equal((failed, Reason), (forecast.Failed, forecast.Failures[0].Key));
        Chance[] all = [forecast.Agreement, .. forecast.Outcomes.Values, forecast.Broken, .. forecast.By.Select(one => one.Chance),
            .. forecast.Questions.Values.Select(one => one.Chance), .. forecast.Holds.Select(one => one.Chance)];
        Assert.All(all, chance => Assert.Equal((isBounded, isBounded), (chance.P is null, chance is { Low: not null, High: not null })));
        if (isBounded)
        {
            Assert.Equal(((double?)0.25, (double?)0.2625), (forecast.Agreement.Low, forecast.Agreement.High));
            Assert.Equal(((double?)0.25, (double?)0.2625), (forecast.Outcomes["settlement"].Low, forecast.Outcomes["settlement"].High));
            // 100 deals that stand with 0.8, and 5 worlds that may have had one
            Assert.Equal(80.0 / 105, forecast.Holds[0].Low!.Value, 1e-12);
            Assert.Equal(85.0 / 105, forecast.Holds[0].High!.Value, 1e-12);
            Assert.Contains("\"low\": 0.25", forecast.ToJson(), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(100.0 / 396, forecast.Agreement.P!.Value, 1e-12);
            Assert.DoesNotContain("\"low\": ", forecast.ToJson().Replace("leans-on", "", StringComparison.Ordinal).Split("\"\"")[0]
                .Split("obstacles")[0], StringComparison.Ordinal);
        }

        RunSentences says = new(forecast, new Words(File.Scenario!));
        Assert.Contains(Reason.TrimEnd('.'), says.Failures, StringComparison.Ordinal);
        Assert.Contains(isBounded ? "has a chance of between 25 % and 26 %" : "has a chance of 25 %", says.Agreement,
            StringComparison.Ordinal);
        Assert.Equal(forecast.ToJson(), Forecast.FromJson(forecast.ToJson()).ToJson());
    }

    [Fact]
    public void A_forecast_without_any_world_has_no_odds()
    {
        Forecast forecast = ForecastOf(index => new Draw { Index = index, Failure = Reason });
        Assert.Equal(((double?)null, (double?)0, (double?)1), (forecast.Agreement.P, forecast.Agreement.Low, forecast.Agreement.High));
        Assert.Equal("No world could be computed to the end, so there is no answer.", new RunSentences(forecast, new Words(File.Scenario!))
            .Agreement);
    }

    [Fact]
    public void States_on_the_last_day_add_up_and_agreements_are_in_force_or_broken()
    {
        Forecast forecast = ForecastOf(index => index < 61 ? Settled(index) : index < 90 ? Broken(index) : Open(index));
        Assert.Equal(
            forecast.Agreement.P!.Value, forecast.Outcomes["settlement"].P!.Value + forecast.Outcomes["ceasefire-only"].P!.Value
                + forecast.Broken.P!.Value + forecast.Partial.P!.Value, 1e-12);
        Assert.Equal(29.0 / Worlds, forecast.Broken.P!.Value, 1e-12);
        string says = new RunSentences(forecast, new Words(File.Scenario!)).LastDay;
        Assert.Equal("On 1 January 2026 there is war without an agreement in 85 % and a settlement in 15 % of the worlds; in 7 % an "
            + "agreement had been made and was broken again.", says);
    }

    [Fact]
    public void A_run_tells_the_survival_that_holds_tells_and_the_spread_of_the_chance()
    {
        RunRequest request = SmallRun.Request(Path.Combine(folder, "r"));
        Forecast run = ScenarioRun.Start(request, stop: TestContext.Current.CancellationToken).Results!.Forecast;
        Assert.False(FewWorlds.AreTooFew(run.Packages[run.MainPackage].Draws));
        Assert.All(run.Packages.Where(package => package.Value.Holds.Count > 0), package =>
        {
            Entente.Answers.Holds.HoldingQuestion question =
                Entente.Answers.Holds.HoldingQuestion.Of(request.File.Scenario!, package.Key, null, null, null).Question!;
            Entente.Answers.Holds.HoldingAnswer holds =
                Entente.Answers.Holds.HoldingAnswer.Of(request.File, request.Original, question, request.Settings,
                stop: TestContext.Current.CancellationToken);
            Assert.Equal(package.Value.Draws, holds.Followed);
            Assert.All(package.Value.Holds.Where(year => year.P is not null), year =>
                Assert.Equal(holds.Survival.Single(one => one.Years == year.Years).P!.Value, year.P!.Value, 1e-9));
        });
        Assert.Equal(request.Settings.Draws, run.AgreementByWorld.Draws);
        Assert.InRange(run.Agreement.P!.Value - run.AgreementByWorld.Mean!.Value, -0.1, 0.1); // 150 worlds: two standard errors are 0.08
        Assert.True(run.AgreementByWorld.P10 < run.AgreementByWorld.P90);
    }

    [Fact]
    public void A_fault_in_what_is_added_costs_no_results()
    {
        AdditionFailedException fault = Assert.Throws<AdditionFailedException>(() => ScenarioRun.Start(
            SmallRun.Request(Path.Combine(folder, "r"), draws: 32), complete: _ =>
                throw new FormatException("a page went wrong"), stop: TestContext.Current.CancellationToken));
        Assert.StartsWith("the results stand whole", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a page went wrong", fault.Message, StringComparison.Ordinal);
        Assert.Equal(32, FinishedRun.Open(Path.Combine(folder, "r")).Results!.Forecast.Draws);
    }

    private static ScenarioFile File { get; } = ScenarioReader.Read(SmallRun.Text, "small.yaml");

    private static Scenario Scenario => File.Scenario!;

    private static Forecast ForecastOf(Func<int, Draw> draw)
    {
        ScenarioInputs inputs = ScenarioInputs.Of(File, File, 1);
        ForecastBuilder builder = new(File, inputs, new TalksOptions { RecordsTalks = true });
        for (int index = 0; index < Worlds; index++)
        {
            builder.Add(new(draw(index), inputs.Values(index)));
        }

        return builder.Build(1);
    }

    private static Draw Open(int index) => new() { Index = index, Payoffs = new double[Scenario.Actors.Count], Path = PathOf() };

    private static Draw Settled(int index) => Agreed(index, "settlement", DrawOutcome.Settlement);

    private static Draw Ceasefire(int index) => Agreed(index, "ceasefire", DrawOutcome.CeasefireOnly);

    private static Draw Broken(int index)
    {
        Draw settled = Settled(index);
        return settled with
        {
            Outcome = DrawOutcome.None,
            Agreements = [settled.Agreements[0] with { Broken = new(Scenario.Until.AddDays(-1), 0, null, 0.1) }]
        };
    }

    private static Draw Agreed(int index, string package, DrawOutcome outcome)
    {
        int actors = Scenario.Actors.Count, breakers = actors + (Scenario.Holding?.Spoilers.Count ?? 0),
            years = HoldingTest.WholeYears(Scenario);
        Scenario.AllPackages.TryIndexOf(package, out int place);
        double[] terms = [.. Scenario.Issues.Values.Select(issue => issue is ScaleIssue ? 40.0 + (index % 2) : 0)];
        Agreement made = new(place, 0, Scenario.From.AddDays(30), terms, new double[actors],
            new(new double[actors], new double[actors], new double[actors], new double[actors]))
        {
            Parties = [.. Enumerable.Repeat(true, actors)],
            Stands = [.. Enumerable.Repeat(0.8, years)],
            EndedBy = [.. Enumerable.Repeat(0.2 / breakers, breakers)],
        };
        return new() { Index = index, Outcome = outcome, Agreements = [made], Payoffs = new double[actors], Path = PathOf() };
    }

    private static DrawPath PathOf()
    {
        DrawPath path = new(1, Scenario.Actors.Count, Scenario.AllPackages.Count, holdsTalks: true);
        path.Record(0, Standing.NoDeal, 0.5f);
        for (int actor = 0; actor < Scenario.Actors.Count; actor++)
        {
            path.RecordActor(0, actor, 0.4, 0, 0);
        }

        return path;
    }
}
