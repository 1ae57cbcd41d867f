using System.Globalization;
using System.Text;
using CsCheck;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

/// <summary>What holds for every stakeholder model; each model's test class inherits it.</summary>
public abstract class StakeholderModelContract(string name)
{
    private const long Cases = 40;

    private protected IStakeholderModel Model { get; } = ModelCatalog.Of(name);

    /// <summary>Settings with which the order of the actors must not matter, and mirrors must not either.</summary>
    private protected virtual ModelSettings Settings => Model.Card.Defaults;

    /// <summary>How far results may move when actors change places, because sums are then added in another order.</summary>
    private protected virtual double OrderTolerance => 0;

    private protected StakeholderForecast Run(StakeholderProblem problem, ModelSettings? settings = null, ulong seed = 1) =>
        Model.Run(problem, settings ?? Settings, ModelCatalog.StreamOf(Model, seed));

    [Fact]
    public void Card_is_complete()
    {
        ModelCard card = Model.Card;
        Assert.All([card.Title, card.Idea, card.GoodAt, card.BadAt, card.BeyondMostActors], text =>
            Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All([card.Idea, card.GoodAt, card.BadAt], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        string references = Repository.Read("docs", "reference", "references.bib");
        Assert.NotEmpty(card.Sources);
        Assert.All(card.Sources, source => Assert.True(
            references.Contains("{" + source + ",", StringComparison.Ordinal), $"docs/reference/references.bib has no entry {source}."));
        Assert.All(card.Parameters, parameter =>
            Assert.Null(ModelSettings.TryChange(card, [KeyValuePair.Create(parameter.Name, parameter.DefaultText)], out _,
            out IReadOnlyList<string> mistakes) ? null : mistakes[0]));
    }

    [Fact]
    public void Page_has_the_settings_of_the_card()
    {
        const string begin = "<!-- settings: made from the model's card by a test; do not edit by hand -->\n",
            end = "<!-- end of settings -->\n";
        string path = $"docs/reference/models/{Model.Card.Name}.md", file = Path.Combine(Repository.Root, path);
        string page = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(page.Split(begin).Length == 2 && page.Split(end).Length == 2,
            $"{path} is missing, or has not once the two lines between which the settings of the model stand:\n{begin}{end}");
        Golden.CheckFile(path, $"{page.Split(begin)[0]}{begin}{SettingsTable(Model.Card)}{end}{page.Split(end)[1]}");
    }

    [Fact]
    public void Same_problem_same_seed_same_forecast() => Cases_of(problem => AssertSame(problem, Run(problem), Run(problem), 0));

    [Fact]
    public void Forecasts_and_positions_lie_on_the_scale() => Cases_of(problem =>
    {
        StakeholderForecast forecast = Run(problem);
        Assert.Equal(problem.Issues.Count, forecast.Forecast.Count);
        Assert.All(forecast.Forecast, value => Assert.InRange(value ?? 50, 0, 100));
        foreach (StakeholderRound round in forecast.Rounds)
        {
            for (int i = 0; i < problem.Actors.Count; i++)
            {
                for (int k = 0; k < problem.Issues.Count; k++)
                {
                    Assert.Equal(problem[i, k] is null, round.Position(i, k) is null);
                    Assert.InRange(round.Position(i, k) ?? 50, 0, 100);
                }
            }
        }
    });

    [Fact]
    public void First_round_is_where_everybody_starts() => Cases_of(problem =>
    {
        StakeholderRound start = Run(problem).Rounds[0];
        Assert.Empty(start.Offers);
        Assert.Empty(start.Moves);
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            Assert.Equal(problem[i, 0]?.Position, start.Position(i, 0));
        }
    });

    [Fact]
    public void Moves_are_the_differences_between_rounds() => Cases_of(problem =>
    {
        StakeholderForecast forecast = Run(problem);
        for (int r = 1; r < forecast.Rounds.Count; r++)
        {
            StakeholderRound before = forecast.Rounds[r - 1], after = forecast.Rounds[r];
            for (int i = 0; i < problem.Actors.Count; i++)
            {
                for (int k = 0; k < problem.Issues.Count; k++)
                {
                    Move? move = after.Moves.SingleOrDefault(one => one.Step.Actor == i && one.Step.Issue == k);
                    Assert.Equal(before.Position(i, k) != after.Position(i, k), move is not null);
                    Assert.True(move is null
                        || (move.Step.From == before.Position(i, k) && move.Step.To == after.Position(i, k) && move.Why.Length > 0));
                }
            }
        }
    });

    [Fact]
    public void Order_of_the_actors_changes_nothing() => Cases_of(problem =>
    {
        int[] order = [.. Enumerable.Range(0, problem.Actors.Count).Reverse()];
        StakeholderForecast straight = Run(problem), reordered = Run(problem.Reordered(order));
        Assert.Equal(straight.Rounds.Count, reordered.Rounds.Count);
        for (int k = 0; k < problem.Issues.Count; k++)
        {
            AssertNear(straight.Forecast[k], reordered.Forecast[k], OrderTolerance);
            for (int i = 0; i < order.Length; i++)
            {
                AssertNear(straight.Rounds[^1].Position(order[i], k), reordered.Rounds[^1].Position(i, k), OrderTolerance);
            }
        }
    });

    [Fact]
    public void One_position_of_all_is_the_forecast()
    {
        StakeholderProblem problem = StakeholderCases.Of(
            ["x", "y"], [.. Enumerable.Range(0, 4).Select(i => ($"a{i}", (Stake?[])[new(30, 50, 1 + i), new(70, 20 + i, 2)]))]);
        StakeholderForecast forecast = Run(problem);
        Assert.All(forecast.Rounds.Skip(1), round => Assert.Empty(round.Moves));
        Assert.Equal(30, forecast.Forecast[0]!.Value, 1e-6);
        Assert.Equal(70, forecast.Forecast[1]!.Value, 1e-6);
    }

    [Fact]
    public void Too_many_actors_are_refused_with_the_reason()
    {
        ModelCard card = Model.Card;
        StakeholderProblem problem = new(
            [.. Enumerable.Range(0, card.MostActors + 1).Select(i => new StakeholderActor($"a{i}", $"a{i}"))],
            [new StakeholderIssue("x", "x"), new StakeholderIssue("y", "y")],
            new Stake?[card.MostActors + 1, 2]);
        Assert.Contains("at most", card.Refuses(problem), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Run(problem));
    }

    private static string SettingsTable(ModelCard card)
    {
        if (card.Parameters.Count == 0)
        {
            return "The model has no settings.\n";
        }

        StringBuilder table = new("| setting | if left out | legal | meaning | default from |\n|---|---|---|---|---|\n");
        foreach (ModelParameter parameter in card.Parameters)
        {
            string legal = parameter is ChoiceParameter choice
                ? string.Join("<br>", choice.Choices.Select(one => $"`{one.Name}`: {one.Meaning}"))
                : parameter.Legal;
            table.Append(CultureInfo.InvariantCulture, $"| `{parameter.Name}` | `{parameter.DefaultText}` | {legal} | {parameter.Meaning} "
                + $"| {parameter.Source} |\n");
        }

        return table.ToString();
    }

    private protected void Cases_of(Action<StakeholderProblem> check) =>
        StakeholderCases.Random().Where(problem => Model.Card.Refuses(problem) is null).SampleFixed(check, Cases);

    private protected static void AssertNear(double? expected, double? actual, double tolerance)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0) - (actual ?? 0)) <= tolerance, $"{expected:R} and {actual:R} differ");
    }

    private static void AssertSame(StakeholderProblem problem, StakeholderForecast one, StakeholderForecast other, double tolerance)
    {
        Assert.Equal(one.Forecast, other.Forecast);
        Assert.Equal(one.Rounds.Count, other.Rounds.Count);
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            for (int k = 0; k < problem.Issues.Count; k++)
            {
                AssertNear(one.Rounds[^1].Position(i, k), other.Rounds[^1].Position(i, k), tolerance);
            }
        }
    }
}
