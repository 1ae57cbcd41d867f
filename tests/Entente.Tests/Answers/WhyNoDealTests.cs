using Entente.Answers;
using Entente.Answers.Why;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Tests.Answers;

/// <summary>`why` names the obstacle in scenarios that have only one.</summary>
public sealed class WhyNoDealTests
{
    private const string Agreeable = "{ideal: 100, salience: 1}, south: {ideal: 0, salience: 1}";

    private const string Prize = "prize: {options: {a: North has it, b: South has it}, today: a, wants: "
        + "{north: {scores: {a: 100, b: 0}, salience: 1}, south: {scores: {a: 0, b: 100}, salience: 1}}}";

    // Each side would take any terms near the middle, but the red lines are six points apart.
    [Fact]
    public void Red_lines_that_do_not_meet_carry_all_of_the_blame_and_the_smallest_move_makes_them_meet()
    {
        WhyNoDeal answer = Ask("", "{ideal: 100, salience: 1, accepts: 52..100}, south: {ideal: 0, salience: 1, accepts: 0..46}");
        Assert.Equal(32, answer.Closed);
        AssertOnly(Assumption.RedLines, answer);
        Assert.Equal(32, answer.ByRedLines);
        Assert.Equal(2, answer.Moves.Count);
        RedLineMove move = answer.Moves[0];
        // six points, from either side
        Assert.Equal(("north", "land", 52.0, 46.0, 1.0), (move.Actor, move.Issue, move.From, move.To, move.Opens));
        Assert.Equal(("south", 46.0, 52.0), (answer.Moves[1].Actor, answer.Moves[1].From, answer.Moves[1].To));
    }

    [Fact]
    public void An_uncertain_red_line_moves_as_a_whole_in_every_world()
    {
        WhyNoDeal answer = Ask("", "{ideal: 100, salience: 1, accepts: {from: 52..56, to: 100}}, south: {ideal: 0, salience: 1, "
            + "accepts: 0..46}");
        AssertOnly(Assumption.RedLines, answer);
        RedLineMove move = answer.Moves[0];
        Assert.Equal((54.0, 46.0), (move.From, move.To)); // the middle world needs 8 points, and half of the worlds less
        Assert.InRange(move.Opens, 0.5, 0.6);
    }

    [Fact]
    public void Sides_that_believe_too_much_in_themselves_are_told_apart_as_optimism()
    {
        WhyNoDeal answer = Ask(", optimism: 0.4", Agreeable);
        AssertOnly(Assumption.Optimism, answer);
        Assert.Empty(answer.Moves);
        Assert.All(answer.Ripeness, moment => Assert.Equal(0, moment.WayOut));
    }

    // Fearon 1995: whoever would get less than its chance in the war refuses a prize that cannot be split.
    [Fact]
    public void A_prize_that_only_one_can_have_is_told_apart_as_indivisibility()
    {
        WhyNoDeal answer = Ask(War("", Prize));
        Assert.InRange(answer.Closed, 16, 31); // where the front has all but decided the war, the loser lets go of the prize
        AssertOnly(Assumption.Indivisibility, answer);
    }

    [Fact]
    public void A_prize_with_optimism_on_top_takes_both_away()
    {
        WhyNoDeal answer = Ask(War(", optimism: 0.4", Prize));
        Assert.Equal(0, answer.Blame.Nothing);
        double[] shares = [.. answer.Blame.Obstacles.Select(one => one.Share!.Value)];
        Assert.Equal(Assumption.Indivisibility, answer.Blame.Obstacles[4].Obstacle);
        Assert.Equal(0, answer.Blame.Obstacles[4].Alone); // each side expects to win the prize: no lottery pleases both
        Assert.InRange(shares[4], 0.3, 0.5); // half of the blame where it takes both, less where lost illusions are enough
        Assert.Equal([1 - shares[4], 0, 0, 0], shares[..4].Select(share => Math.Round(share, 12)));
    }

    // A group outside that the outcome would hurt is counted with the issues of the file, not with the chances of a lottery over them.
    [Fact]
    public void Lotteries_are_tried_where_a_spoiler_may_break_the_deal()
    {
        WhyNoDeal answer = Ask(War("", Prize, more: "holding: {break-rate: 10 %, tremble: 0.05, spoilers: {militia: {reach: 0.01, "
            + "hurt-by: {prize: {scores: {a: 100, b: 0}}}}}}"));
        Assert.InRange(answer.Closed, 16, 32);
        Assert.Equal((answer.Closed, 0), (answer.Blame.Worlds, answer.Blame.Undecided));
        Assert.Equal(1, answer.Blame.Obstacles.Single(one => one.Obstacle == Assumption.Indivisibility).Alone);
    }

    // Powell 2006: who grows stronger in the peace will break it, so that the other does not sign.
    [Fact]
    public void Strong_rearming_makes_it_a_commitment_problem_and_a_shift_too_fast()
    {
        WhyNoDeal answer = Ask("", Agreeable, ", rearm: 4", "holding: {break-rate: 3, friction: 0, tremble: 0.03}");
        AssertOnly(Assumption.Commitment, answer);
        Assert.Equal(Side.Attacker, answer.Shift.Rising);
        Assert.Equal(0.5, answer.Shift.Now, 1e-12);
        Assert.Equal(5.0 / 6, answer.Shift.Next, 1e-12); // 250 against 50
    }

    [Fact]
    public void Where_a_deal_is_always_possible_nobody_is_blamed_and_the_way_out_is_seen()
    {
        WhyNoDeal answer = Ask("", Agreeable);
        Assert.Equal((0, 0), (answer.Closed, answer.Blame.Worlds));
        Assert.Null(answer.Blame.Nothing);
        Assert.Equal((1.0, 1.0), (answer.Ripeness[0].AtWar, answer.Ripeness[0].WayOut));

        // At even odds both expect half the land and pay for the war: less than today's half without it.
        Assert.Equal((1.0, 1.0, 1.0), (answer.Ripeness[0].HurtsAttacker, answer.Ripeness[0].HurtsDefender, answer.Ripeness[0].Ripe));
    }

    // The others grant as much as leaves them what no deal is worth: in a war at even odds that costs each a little, somewhat above half.
    [Fact]
    public void The_best_demand_lies_where_the_other_side_just_agrees()
    {
        WhyNoDeal answer = Ask("", Agreeable);
        Assert.Equal(["north", "south"], answer.Pushes.Select(push => push.Actor));
        Push north = answer.Pushes[0], south = answer.Pushes[1];
        Assert.InRange(north.Best, 50.5, 70);
        Assert.Equal(100 - north.Best, south.Best, 0.5); // mirror images
        Assert.True(north.Refusal < 0.01);
        Assert.Equal((1.0, 0.0), (north.Curve[^1].Refusal, north.Curve[0].Refusal));
    }

    // The south refuses the only option that the north takes: one line, and the option that it would have to accept, by name.
    [Fact]
    public void The_red_line_and_the_option_that_block_are_named_with_their_issue_and_their_actor()
    {
        WhyNoDeal answer = Ask(War("", "guard: {options: {none: Nobody, watch: Observers}, today: none, wants: "
            + "{north: {scores: {none: 0, watch: 100}, salience: 1, accepts: [watch]}, south: {scores: {none: 80, watch: 100}, salience: "
            + "1, accepts: [none]}}}"));
        Assert.Equal(32, answer.Closed);
        BlockingLine south = answer.Lines.Each.Single(line => line.Actor == "south");
        Assert.Equal(("guard", 1.0, 32), (south.Issue, south.Opens, answer.Lines.Worlds));
        Assert.Equal([KeyValuePair.Create("watch", 1.0)], south.Options);
        Assert.Equal(1.0, answer.Lines.OnIssues.Single().Blocks);
        Assert.False(answer.Blame.Obstacles.Single(one => one.Obstacle == Assumption.Commitment).IsInFile);
        Assert.True(answer.Blame.Obstacles.Single(one => one.Obstacle == Assumption.RedLines).IsInFile);
    }

    // Red lines cross in every world. Without them there is a deal where that can be computed: not where the event happens, whose number no
    // draw knows.
    [Fact]
    public void Worlds_that_are_not_decided_are_in_no_share_and_are_told()
    {
        const int worlds = 16;
        int[] all = [.. Enumerable.Range(0, worlds)];
        (Scenario scenario, SelectedWorlds selected) = PartlyUndecided(TestContext.Current.CancellationToken);
        bool?[] open = selected.AreOpen(Without.Of(scenario, Assumption.RedLines), all);
        int decided = open.Count(isOpen => isOpen == true);
        Assert.InRange(decided, (worlds / 2) + 1, worlds - 1);
        Assert.Equal(worlds - decided, open.Count(isOpen => isOpen is null));

        (Blame blame, IReadOnlyList<int> byRedLines) = Blame.Of(scenario, selected, all);
        Assert.Equal((decided, worlds - decided), (blame.Worlds, blame.Undecided));
        BlamedObstacle lines = blame.Obstacles.Single(one => one.Obstacle == Assumption.RedLines);
        Assert.Equal((1.0, 1.0, 0.0), (lines.Alone!.Value, Math.Round(lines.Share!.Value, 12), blame.Nothing!.Value));
        Assert.Equal(all.Where(world => open[world] == true), byRedLines);

        (BlockingLines blocking, IReadOnlyList<int> told) = BlockingLines.Of(scenario, selected, all);
        Assert.Equal((decided, worlds - decided), (blocking.Worlds, blocking.Undecided));
        Assert.Equal(byRedLines, told);
        Assert.Equal(["north", "south"], blocking.Each.Select(line => line.Actor));
        Assert.All(blocking.Each, line => Assert.Equal((1.0, 0.0), (line.Opens, line.Blocks)));
        Assert.Equal(1.0, blocking.OnIssues.Single().Blocks);

        (ValueList<RedLineMove> moves, int undecided) = RedLineMove.Of(scenario, selected, all);
        Assert.Equal((2, 0), (moves.Count, undecided));
        Assert.All(moves, move =>
            Assert.Equal((decided / (double)worlds, worlds - decided, worlds, 20.0),
            (move.Opens, move.Undecided, move.Worlds, move.Points)));
    }

    [Fact]
    public void Where_no_world_is_decided_nothing_is_told_as_a_share()
    {
        (Scenario scenario, SelectedWorlds selected) = PartlyUndecided(TestContext.Current.CancellationToken);
        int[] undecided = [.. Enumerable.Range(0, 16)
            .Where(world => selected.AreOpen(Without.Of(scenario, Assumption.RedLines), [world])[0] is null).Take(2)];
        Blame blame = Blame.Of(scenario, selected, undecided).Blame;
        Assert.Equal((0, 2, null), (blame.Worlds, blame.Undecided, blame.Nothing));
        Assert.All(blame.Obstacles, one => Assert.Equal((null, null), (one.Alone, one.Share)));
        BlockingLines blocking = BlockingLines.Of(scenario, selected, undecided).Lines;
        Assert.Equal((0, 2, 0, 0), (blocking.Worlds, blocking.Undecided, blocking.Each.Count, blocking.OnIssues.Count));
        (ValueList<RedLineMove> moves, int unknown) = RedLineMove.Of(scenario, selected, undecided);
        Assert.Equal((0, 2), (moves.Count, unknown)); // both ends could open both worlds
    }

    // The one world that was easy to decide does not stand for the hundred that were not.
    [Fact]
    public void Where_hardly_any_world_was_decided_nothing_is_told_of_causes()
    {
        ScenarioFile file = War("", Prize);
        WhyNoDeal answer = Ask(file);
        answer = answer with { Closed = 32, Blame = answer.Blame with { Worlds = 1, Undecided = 31, Nothing = 1 } };
        Page page = WhyPage.Of(file.Scenario!, answer, new AskedAs(Verb.Why, "0", "a.yaml", "entente why a.yaml"));
        Section stands = page.Sections.Single(section => section.Title == "What stands in the way");
        string told = ((Paragraph)Assert.Single(stands.Blocks)).Text;
        Assert.StartsWith("That is not known.", told, StringComparison.Ordinal);
        Assert.Contains("in only 1 of them", told, StringComparison.Ordinal);
    }

    private static (Scenario Scenario, SelectedWorlds Selected) PartlyUndecided(CancellationToken stop)
    {
        string text = """
            entente: 1
            title: A case
            from: 2025-01-01
            until: 2025-01-15
            step: 1 week
            actors: {north: {reservation: 0.3}, south: {reservation: 0.3} }
            issues:
              land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1, accepts: 60..100}, south: {ideal: 0, salience: 1, accepts: 0..40} } }
            events:
              - {date: 2025-01-01, name: North wants more, chance: 30 %, set: {actors.north.reservation: 0.31} }
            """;
        ScenarioFile file = ScenarioReader.Read(text, "case.yaml"),
            other = ScenarioReader.Read(text.Replace("0.31}", "0.31..0.32}", StringComparison.Ordinal), "case.yaml");
        Assert.True(other.Scenario is not null, string.Join('\n', other.Errors));
        return (other.Scenario, new SelectedWorlds(ScenarioInputs.Of(file, file, seed: 7), new EnsembleSettings(16, 7, 1), null, stop));
    }

    private static WhyNoDeal Ask(string both, string wants, string northAlone = "", string more = "") =>
        Ask(War(both, "land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: " + wants + "}}", northAlone, more));

    private static WhyNoDeal Ask(ScenarioFile file) => WhyNoDeal.Of(file, file, new EnsembleSettings(32, 7, 1));

    private static ScenarioFile War(string both, string issue, string northAlone = "", string more = "")
    {
        ScenarioFile file = ScenarioReader.Read($$"""
            entente: 1
            title: A case
            from: 2025-01-01
            until: 2025-07-01
            step: 1 month
            actors:
              north: {side: attacker, power: 50, war-cost: 0.1{{both}}{{northAlone}}}
              south: {side: defender, power: 50, war-cost: 0.1{{both}}}
            issues:
              {{issue}}
            war: {front: 0.5, pace: 0.5, volatility: 0.1}
            {{more}}
            """, "case.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return file;
    }

    private static void AssertOnly(Assumption obstacle, WhyNoDeal answer)
    {
        Assert.True(answer.Closed > 0);
        Assert.Equal(0, answer.Failed);
        Assert.Equal(0, answer.Blame.Nothing);
        Assert.All(answer.Blame.Obstacles, one =>
            Assert.Equal(one.Obstacle == obstacle ? (1.0, 1.0) : (0.0, 0.0), (one.Alone!.Value, Math.Round(one.Share!.Value, 12))));
    }
}
