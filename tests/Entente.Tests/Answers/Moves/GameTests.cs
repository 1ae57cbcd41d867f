using System.Text.Json;
using CsCheck;
using Entente.Answers.Moves;

namespace Entente.Tests.Answers.Moves;

public sealed class GameTests
{
    private const string Chicken = """
        NFG 1 R "Two drivers" { "A" "B" }
        { { "Yield" "Firm" } { "Yield" "Firm" } }
        "both yield 3,3; one firm 5,1; both firm a crash"
        3 3, 5 1, 1 5 -5 -5
        """;

    private static readonly Gen<Game> Games =
        from sizes in Gen.Int[1, 4].Array[1, 3]
        from payoffs in Gen.Double[-1e6, 1e6].Array[sizes.Aggregate(sizes.Length, (product, size) => product * size)]
        select new Game("a \"quoted\" \\ title",
        [.. sizes.Select((size, i) => new Player($"player {i}", [.. Enumerable.Range(0, size).Select(s => $"{s}\"}}")]))], payoffs);

    [Fact]
    public void First_players_strategy_varies_fastest()
    {
        Game game = GambitFile.Read(Chicken);
        Assert.Equal("Firm", Names(game, 1)[0]);
        Assert.Equal("Yield", Names(game, 1)[1]);
        Assert.Equal((5, 1), (game.Payoff(1, 0), game.Payoff(1, 1)));
        Assert.Equal(2, game.With(0, 1, 1));
        Assert.Equal(3, game.Profile([1, 1]));
    }

    [Fact]
    public void Outcomes_counts_and_fractions_are_read_as_gambit_means_them()
    {
        Game game = GambitFile.Read("""NFG 1 R "x" {"A" "B"} {2 2} { {"win" 5/2, -0.1} {"draw" 1 1} } 1 0 2 2""");
        Assert.Equal([2.5, -0.1, 0, 0, 1, 1, 1, 1], Enumerable.Range(0, 4)
            .SelectMany(profile => new[] { game.Payoff(profile, 0), game.Payoff(profile, 1) }));
        Assert.Equal(["1", "2"], game.Players[0].Strategies);
    }

    [Theory]
    [InlineData("EFG 2 R", "1:1: `NFG` is missing.")]
    [InlineData("NFG 1 R \"x\" { \"A\" } { { \"a\" \"b\" } }\n1", "2:2: `` is no number.")]
    [InlineData("NFG 1 R \"x\" { \"A\" } { 2 }\n1 2 3", "2:5: more stands here than the game has payoffs.")]
    [InlineData("NFG 1 R \"x\" { \"A\" } { 2 }\n1 1/0", "2:6: `1/0` is no number.")]
    [InlineData("NFG 1 R \"x\" { \"A\" \"B\" } { 2 }", "1:30: there are 2 players and strategies for 1; each player needs at least "
        + "one strategy.")]
    [InlineData("NFG 1 R \"x", "1:11: a quote is not closed.")]
    [InlineData("NFG 1 R \"x\" {\"A\"} {1} { {\"o\" 1} } 2", "1:36: there is no outcome 2; there are 1.")]
    public void Broken_files_say_where_and_why(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => GambitFile.Read(text)).Message);

    [Fact]
    public void Labels_are_written_in_ascii_and_different_among_players_and_among_the_strategies_of_one()
    {
        Game game = new("Żółw – «peace»", [new("Nord", ["a", "a", "a 2"]), new("Nord", ["é", "e", "Кыїв", "  "])], new double[24]);
        Game again = GambitFile.Read(GambitFile.Write(game));
        Assert.Equal(["Nord", "Nord 2"], again.Players.Select(player => player.Name));
        Assert.Equal(["a", "a 2", "a 2 2"], again.Players[0].Strategies);
        Assert.Equal(["e", "e 2", "____", "strategy"], again.Players[1].Strategies);
        Assert.All(GambitFile.Write(game), sign => Assert.InRange(sign, '\n', '~'));
    }

    [Fact]
    public void What_is_written_reads_back_identically() => Games.Sample(game =>
    {
        Game again = GambitFile.Read(GambitFile.Write(game));
        Assert.Equal(GambitFile.Write(game), GambitFile.Write(again));
        Assert.Equal(game.Title, again.Title);
        for (int profile = 0; profile < game.Profiles; profile++)
        {
            Assert.All(Enumerable.Range(0, game.Players.Count), player =>
                Assert.Equal(game.Payoff(profile, player), again.Payoff(profile, player)));
        }
    });

    [Theory]
    [InlineData(1e-7, "0.0000001")]
    [InlineData(-1.25e-6, "-0.00000125")]
    [InlineData(1.5e20, "150000000000000000000")]
    [InlineData(0.1, "0.1")]
    public void Numbers_have_no_exponent(double number, string written) => Assert.Equal(written, GambitFile.Plain(number));

    [Fact]
    public void Equilibria_are_those_that_no_single_change_improves() => Games.Sample(game =>
    {
        int[] found = [.. PureEquilibria.Of(game).Select(equilibrium => equilibrium.Profile)];
        int[] expected = [.. Enumerable.Range(0, game.Profiles).Where(profile => Enumerable.Range(0, game.Players.Count).All(player =>
            game.Payoff(profile, player) == Enumerable.Range(0, game.Players[player].Strategies.Count)
                .Max(s => game.Payoff(game.With(profile, player, s), player))))];
        Assert.Equal(expected, found);
    });

    [Fact]
    public void Margin_is_what_the_nearest_deviation_costs()
    {
        PureEquilibrium firmYield = PureEquilibria.Of(GambitFile.Read(Chicken))[0];
        Assert.Equal((1, 2.0), (firmYield.Profile, firmYield.Nearest.Loss));
    }

    [ReferenceFact("games")]
    public void Known_equilibria_of_the_reference_games()
    {
        string folder = ReferenceFolder.Of("games");
        JsonElement known = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected_equilibria.json"))).RootElement;
        foreach (JsonProperty file in known.EnumerateObject())
        {
            Game game = GambitFile.Read(File.ReadAllText(Path.Combine(folder, file.Name)));
            string[] expected = [.. file.Value.GetProperty("pure_equilibria").EnumerateArray()
                .Select(one => string.Join('/', one.EnumerateArray().Select(s => s.GetString())))];
            string[] found = [.. PureEquilibria.Of(game).Select(one => string.Join('/', Names(game, one.Profile)))];
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }

        Assert.NotEmpty(known.EnumerateObject());
    }

    [Fact]
    public void Dominated_strategies_of_the_prisoners_dilemma()
    {
        Game dilemma = new("dilemma", [new("A", ["keep", "break"]), new("B", ["keep", "break"])], [3, 3, 4, 0, 0, 4, 1, 1]);
        Assert.Equal([new Dominated(0, 0, 1, true, 1), new Dominated(1, 0, 1, true, 1)], Dominance.Of(dilemma));
        Assert.Empty(Dominance.Of(GambitFile.Read(Chicken)));
        Game weak = new("weak", [new("A", ["a", "b"]), new("B", ["c", "d"])], [1, 0, 1, 0, 1, 0, 2, 0]);
        Assert.Equal(new Dominated(0, 0, 1, false, 0), Assert.Single(Dominance.Of(weak)));
    }

    [Fact]
    public void Who_moves_first_in_chicken_stands_firm()
    {
        MovesInTurn[] moves = [.. FirstMove.OfEach(GambitFile.Read(Chicken))];
        Assert.Equal([1, 2], moves.Select(one => one.Profile));
        Assert.DoesNotContain(moves, one => one.IsTied);
    }

    private static string[] Names(Game game, int profile) =>
        [.. game.Players.Select((player, i) => player.Strategies[game.Strategy(profile, i)])];
}
