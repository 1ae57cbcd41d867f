using System.Text.Json.Nodes;
using Entente.Answers.Moves;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>`entente moves` on a border war in which each of two parties can do one thing.</summary>
public sealed class MovesCommandTests : IDisposable
{
    private const string Levers = """
        levers:
          gift: {actor: south, date: 2025-03-01, set: {}, cost: {south: 0.05}}
          more-men: {actor: north, date: 2025-03-01, multiply: {actors.north.power: 1.5}, cost: {north: 0.001}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_move_that_only_costs_is_beaten_by_doing_nothing_and_by_exactly_its_cost()
    {
        JsonNode json = Played("--json");
        JsonNode gift = Assert.Single(json["dominated"]!.AsArray(), one => (string?)one!["lever"] == "gift")!;
        Assert.True((bool)gift["strictly"]!);
        Assert.Equal(0.05, (double)gift["margin"]!, 1e-9);
        Assert.Equal(0, (double)gift["se"]!, 1e-9);
        Assert.True((bool)gift["firm"]!);
        Assert.All(json["equilibria"]!.AsArray(), one =>
            Assert.DoesNotContain("gift", one!["levers"]!.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal(4, json["profiles"]!.AsArray().Count);
    }

    [Fact]
    public void More_strength_for_one_side_is_worth_something_to_it_and_costs_the_other()
    {
        JsonArray profiles = Played("--json")["profiles"]!.AsArray();
        JsonNode before = profiles.Single(one => one!["levers"]!.ToJsonString() == "[null,null]")!,
            after = profiles.Single(one => one!["levers"]!.AsArray().Select(lever => (string?)lever).Contains("more-men")
            && !one["levers"]!.AsArray().Select(lever => (string?)lever).Contains("gift"))!;
        int north = (string?)Played("--json")["players"]![0]!["name"] == "North" ? 0 : 1;
        Assert.True((double)after["utility"]![north]! > (double)before["utility"]![north]!);
        Assert.True((double)after["utility"]![1 - north]! < (double)before["utility"]![1 - north]!);
    }

    [Fact]
    public void Fewer_than_30_worlds_tell_of_no_move()
    {
        EntenteRun run = EntenteCall.Run("moves", Save(Levers), "--draws", "16");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("16 worlds a combination are too few to say what a move does: it takes 30.", run.Output.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
        Assert.DoesNotContain("%", run.Output, StringComparison.Ordinal);
    }

    // Caring less about what is being lost is no gain: it changes what north bargains for, and here not even that.
    [Fact]
    public void A_move_that_changes_only_what_one_wants_earns_nothing_and_is_beaten_by_nothing()
    {
        const string wishes = """
            talks: {pace: 0}
            levers:
              care-less: {actor: north, date: 2025-03-01, set: {issues.strip.wants.north.salience: 1, issues.trade.wants.north.salience: 99}}
              wait: {actor: south, date: 2025-03-01, set: {actors.south.discount: 50 %}}
            """;
        EntenteRun run = EntenteCall.Run("moves", Save(wishes, "accepts: 99..100, "), "--draws", "32", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonNode json = JsonNode.Parse(run.Output)!;
        double[][] utilities = [.. json["profiles"]!.AsArray()
            .Select(profile => profile!["utility"]!.AsArray().Select(one => (double)one!).ToArray())];
        Assert.Equal(4, utilities.Length);
        Assert.All(utilities, profile => Assert.All(profile.Zip(utilities[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-6)));
        Assert.DoesNotContain(json["dominated"]!.AsArray(), one => (bool)one!["firm"]!);
    }

    [Fact]
    public void The_first_row_has_its_error_and_two_moves_of_one_name_are_told_apart()
    {
        const string twins = """
            levers:
              a1: {name: "Préss on", actor: north, date: 2025-03-01, set: {}, cost: {north: 0.01}}
              a2: {name: "Préss on", actor: north, date: 2025-03-01, set: {}, cost: {north: 0.02}}
            """;
        string nfg = Path.Combine(folder, "twins.nfg");
        EntenteRun run = EntenteCall.Run("moves", Save(twins), "--draws", "64", "--gambit", nfg);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"as things are +\d+ % ± [\d.]+ +[\d.]+ ± [\d.]+", run.Output);
        Assert.Contains("North: Préss on (a1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("""{ "nothing" "Press on (a1)" "Press on (a2)" }""", File.ReadAllText(nfg), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_for_gambit_has_the_same_game()
    {
        string nfg = Path.Combine(folder, "moves.nfg");
        JsonNode json = Played("--json", "--gambit", nfg);
        Game game = GambitFile.Read(File.ReadAllText(nfg));
        JsonArray profiles = json["profiles"]!.AsArray();
        Assert.Equal(profiles.Count, game.Profiles);
        for (int profile = 0; profile < game.Profiles; profile++)
        {
            Assert.Equal(profiles[profile]!["utility"]!.AsArray().Select(one => (double)one!), Enumerable.Range(0, game.Players.Count)
                .Select(player => game.Payoff(profile, player)));
        }
    }

    [Fact]
    public void A_move_that_is_beaten_only_within_the_error_is_not_said_to_be_beaten_always()
    {
        string[] call = ["moves", "scenarios/port-strike.yaml", "--draws", "128"];
        JsonNode json = JsonNode.Parse(EntenteCall.Run([.. call, "--json"]).Output)!;
        JsonNode[] beaten = [.. json["dominated"]!.AsArray().Where(one => (bool)one!["strictly"]!)!];
        Assert.Contains(beaten, one => !(bool)one["firm"]!);
        Assert.All(beaten.Where(one => (bool)one["firm"]!), one => Assert.True((double)one["margin"]! > 2 * (double)one["se"]!));
        string screen = string.Join(' ', EntenteCall.Run(call).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("where two choices pay the same within the error, it could lead elsewhere", screen, StringComparison.Ordinal);
        Assert.Equal(beaten.Count(one => (bool)one["firm"]!), screen.Split("always pays at least").Length - 1);
        Assert.Equal(beaten.Count(one => !(bool)one["firm"]!), screen.Split("so it may not always.").Length - 1);
    }

    [Fact]
    public void A_place_where_the_file_for_gambit_cannot_stand_is_refused_before_anything_is_played()
    {
        string nowhere = Path.Combine(folder, "nowhere", "moves.nfg");
        EntenteRun run = EntenteCall.Run("moves", Save(Levers), "--draws", "32", "--gambit", nowhere, "--out",
            Path.Combine(folder, "nowhere", "moves.html"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("moves.nfg cannot be written: there is no folder", run.Error, StringComparison.Ordinal);
        Assert.Contains("moves.html cannot be written: there is no folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_levers_is_refused_in_words()
    {
        EntenteRun run = EntenteCall.Run("moves", Save(""));
        Assert.Equal((2, "", "entente: the file has no levers, so nobody has anything to choose.\n"),
            (run.ExitCode, run.Output, run.Error.ReplaceLineEndings("\n")));
    }

    private JsonNode Played(params string[] options)
    {
        EntenteRun run = EntenteCall.Run(["moves", Save(Levers), "--draws", "32", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private string Save(string sections, string accepts = "")
    {
        string path = Path.Combine(folder, "talks.yaml");
        File.WriteAllText(path, """
            entente: 1
            title: A border war
            from: 2025-01-01
            until: 2026-01-01
            step: 1 week
            actors:
              north: {name: North, side: attacker, power: 60, war-cost: 0.1}
              south: {name: South, side: defender, power: 50, war-cost: 0.1}
            issues:
              strip:
                scale: {0: all South, 100: all North}
                today: 50
                front: {0: 0, 1: 100}
                wants: {north: {ACCEPTSideal: 100, salience: 90}, south: {ideal: 0, salience: 90}}
              trade: {scale: {0: none, 100: all}, today: 0, wants: {north: {ideal: 100, salience: 10}, south: {ideal: 100, salience: 10}}}
            war: {front: 0.5, pace: 0.4..0.6, volatility: 0.1, victory: {attacker: {strip: 100, trade: 0}, defender: {strip: 0, trade: 0}}}

            """.Replace("{ACCEPTS", "{" + accepts, StringComparison.Ordinal) + sections + "\n");
        return path;
    }
}
