using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.War;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>Packages of a file as deal problems: who is asked, what can vary, and what counts as a gain.</summary>
public sealed class PackageProblemTests
{
    private const double Rounding = 1e-12;
    private const double Solved = 1e-6;

    private static SolvedFile File(string? package = null, string more = "") => SolvedFile.Of(
        $$"""
        actors:
          north: {side: attacker, power: 60, discount: 0.1, war-cost: 0.15, optimism: 0.05, doubt: 0.1, rearm: 30 %}
          south: {role: consent, side: defender, power: 50, discount: 0.2, war-cost: 0.1, rearm: 10 %}
          patron: {discount: 0.3, war-cost: 0.05, supports: {south: {arms: 5} } }
          allies: {role: outside, war-cost: 0.02}
        issues:
          strip:
            scale: {0: South's, 100: North's}
            today: 50
            front: {0: 0, 0.4: 30, 1: 100}
            wants:
              north: {ideal: 100, salience: 50, accepts: 20..100}
              south: {ideal: 0, salience: 60}
              patron: {ideal: 40, salience: 20}
              allies: {ideal: 10, salience: 50}
          guards:
            options: {none: Nobody, few: Some, many: Many}
            today: none
            enforces: {few: 0.03, many: 0.1}
            wants:
              north: {scores: {none: 100, few: 70, many: 0}, salience: 20}
              south: {scores: {none: 0, few: 60, many: 100}, salience: 30}
              patron: {scores: {none: 0, few: 100, many: 50}, salience: 20}
          trade:
            scale: {0: none, 100: all}
            today: 20
            enforces: 0.05
            wants:
              north: {ideal: 100, salience: 20, accepts: 15..100}
              patron: {ideal: 70, salience: 60, accepts: 0..80}
              allies: {ideal: 0, salience: 50, accepts: 0..5}
          ore:
            scale: {0: none, 100: all}
            today: 10
            wants: {patron: {ideal: 100, salience: 10}, south: {ideal: 0, salience: 10} }
        packages:
          truce: {covers: [guards, trade], stops-fighting: true}
          bilateral: {covers: [trade], between: [north, patron], stops-fighting: false}
          everything: {covers: all}
          the-same: {covers: [strip, guards, trade, ore], stops-fighting: true}
          side-deal: {covers: [trade], between: [allies, south, patron], stops-fighting: false}
          digging: {covers: [ore], between: [patron, south], stops-fighting: false}
        war: {front: 0.5, pace: 0.2, volatility: 0.2, collapse: {attacker: 0.02, defender: 0.03} }
        {{more}}
        """,
        package);

    [Fact]
    public void Package_that_covers_most_is_solved_and_the_first_of_equals()
    {
        Assert.Equal("everything", File().Problem.Name);
        SolvedFile bare = SolvedFile.Of($$"""
            actors: {a: {}, b: {} }
            issues: {pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
            """);
        Assert.Equal("settlement", (string?)bare.Json["package"]);
    }

    [Fact]
    public void Parties_of_a_package_bargain_but_for_those_who_only_consent()
    {
        Assert.Equal([Role.Table, Role.Consent, Role.Table, Role.Outside], File("truce").Problem.Roles);
        Assert.Equal([Role.Table, Role.Outside, Role.Table, Role.Outside], File("bilateral").Problem.Roles);
        Assert.Equal([Role.Outside, Role.Consent, Role.Table, Role.Table], File("side-deal").Problem.Roles);
    }

    [Fact]
    public void Nobody_else_is_asked_and_red_lines_bind_parties_on_covered_issues()
    {
        SolvedFile bilateral = File("bilateral");
        Assert.Equal(["north", "patron"], bilateral.Json["reservation"]!.AsObject().Select(one => one.Key));
        Assert.Equal(["south", "allies"], bilateral.Json["left-out"]!.AsObject().Select(one => one.Key));
        Assert.True(bilateral.High("trade") is > 70 and <= 80 + Solved); // the patron's red line, not the allies'
        Assert.All(["nash", "utilitarian"], rule => Assert.Equal(30 + (70 / 6.0), bilateral.Position(rule, "strip"), Solved)); // where the front puts it
        DealActor north = File("truce").Problem.Problem.Actors[0];
        Assert.Null(north.Utility.Wants[0].Accepts);
        Assert.NotNull(north.Utility.Wants[2].Accepts);
    }

    /// <summary>Where the fighting goes on, agreed terms change what it is worth: W of the file with them as today's, less W.</summary>
    [Theory]
    [InlineData("bilateral", "trade", 65)]
    [InlineData("digging", "ore", 80)]
    public void Gain_of_a_package_under_fire_is_the_change_of_the_value_of_fighting(string package, string issue, double at)
    {
        SolvedFile file = File(package);
        SolvedFile changed = SolvedFile.Of(ScenarioChanges.Apply(file.Scenario, [new Variant { Set = [new($"issues.{issue}.today", (Uncertain)at)] }]));
        double[] terms = file.Problem.TermsOf([new(issue, new Position(at))]);
        foreach (string actor in file.Problem.ActorNames)
        {
            Assert.Equal(changed.W(actor) - file.W(actor), file.GainOf(actor, terms), Rounding);
        }
    }

    [Fact]
    public void Package_that_stops_the_fighting_gains_its_terms_over_no_deal()
    {
        SolvedFile file = File("truce");
        double[] terms = file.Problem.TermsOf([new("guards", new Choice("few")), new("trade", new Position(40))]);
        Assert.Equal(1, terms[1]);
        foreach (string actor in file.Problem.ActorNames)
        {
            Assert.Equal(file.UtilityOf(actor, terms) - file.W(actor), file.GainOf(actor, terms), Rounding);
        }
    }

    [Fact]
    public void Patience_divides_the_bargaining_weights_by_the_discounts_and_only_their_ratio_counts()
    {
        const string weights = "talks: {weights: patience}";
        Assert.Equal([1, 0.5, 1 / 3.0, 1], File(more: weights).Problem.Problem.Actors.Select(actor => actor.BargainingWeight), (a, b) => Math.Abs(a - b) < Rounding);
        SolvedFile pie = SolvedFile.Of($$"""
            actors: {a: {discount: 0.1, bargaining-weight: 2, reservation: 0}, b: {discount: 0.3, reservation: 0} }
            issues: {pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
            talks: {weights: patience}
            """);
        Assert.Equal(100 * 20 / (20 + (1 / 0.3)), pie.Position("nash", "pie"), 1e-4);
    }

    // 100·β_a/(β_a + β_b): with `equal` weights the ally's seat would bring the attacker's side 2/3.
    [Theory]
    [InlineData("equal", 200 / 3.0)]
    [InlineData("sides", 50)]
    public void Seats_of_one_side_share_its_weight(string weights, double position)
    {
        SolvedFile pie = SolvedFile.Of($$"""
            actors:
              a: {side: attacker, power: 1, reservation: 0}
              ally: {side: attacker, power: 1, reservation: 0}
              b: {side: defender, power: 1, reservation: 0}
              host: {reservation: 0}
            issues:
              pie:
                scale: {0: B's, 100: A's}
                today: 50
                wants:
                  a: {ideal: 100, salience: 1}
                  ally: {ideal: 100, salience: 1}
                  b: {ideal: 0, salience: 1}
              venue: {scale: {0: near, 100: far}, today: 50, wants: {host: {ideal: 0, salience: 1} } }
            talks: {weights: {{weights}}}
            """);
        Assert.Equal(position, pie.Position("nash", "pie"), 1e-4);
        Assert.Equal(0, pie.Position("nash", "venue"), 1e-4);
    }

    [Fact]
    public void Sums_have_a_floor_and_a_ceiling()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0}, b: {reservation: 0} }
            issues:
              x: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 1} } }
              y: {scale: {0: B's, 100: A's}, today: 50, wants: {b: {ideal: 0, salience: 1} } }
            constraints: [{sum: {x: 1, y: 2}, min: 150, max: 160}]
            """);
        Assert.Equal(100, file.Position("nash", "x"), 1e-4);
        Assert.Equal(25, file.Position("nash", "y"), 1e-4);
        Assert.Equal(80, file.High("y"), 1e-4); // x at 0
    }

    [Fact]
    public void Rule_ties_options_and_positions_together()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0}, b: {reservation: -0.1} }
            issues:
              x: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 60} } }
              guards: {options: {none: Nobody, many: Many}, today: none, wants: {b: {scores: {none: 0, many: 100}, salience: 1}, a: {scores: {none: 0, many: 10}, salience: 40} } }
            constraints: [{when: {guards: many}, then: {x: 0..35} }]
            """);
        Assert.Equal("many", (string?)file.Term("nash", "guards"));
        Assert.Equal(35, file.Position("nash", "x"), 1e-4);
        Assert.Equal(100, file.High("x"), 1e-4); // with nobody on guard
    }

    /// <summary>V by hand: breakers are the belligerents, tempted by the war after re-arming at the front that the strip draws, and the
    /// militia, tempted by its life today.</summary>
    [Theory]
    [InlineData(30, 2, 0, 1)]
    [InlineData(72, 1, 0, 1)]
    [InlineData(72, 1, 0.06, 0.4)]
    public void Deal_that_may_break_counts_the_war_that_would_come_back(double strip, int guards, double friction, double reach)
    {
        SolvedFile file = File(more: FormattableString.Invariant($"holding: {{break-rate: 0.7, friction: {friction}, tremble: 0.04, spoilers: {{militia: {{reach: {reach}, hurt-by: {{strip: {{ideal: 100}}, trade: {{ideal: 0, salience: 3}} }} }} }} }}"));
        double[] terms = [strip, guards, 60, 10];
        double front = strip <= 30 ? strip / 75 : 0.4 + ((strip - 30) / 70 * 0.6);
        const double Attackers = 60 * 1.3;
        const double Defenders = (50 * 1.1) + 5;
        Assert.Equal(Attackers, WarStrengths.Of(file.Scenario, (FrontWar)file.Scenario.War!, SimulatedFile.Central).Of(Side.Attacker, rearmed: 1), Rounding);
        double drift = 0.2 * ((2 * Attackers / (Attackers + Defenders)) - 1);
        double[] moved = [strip, 0, 20, 10];
        double War(string actor, double discount, double lean, double doubt, double cost) => ValueOfFighting.Of(
            new(front, 0.2, discount, 0.02 * Defenders / Attackers, 0.03 * Attackers / Defenders),
            new(file.UtilityOf(actor, 100, 0, 100, 10), file.UtilityOf(actor, 0, 2, 20, 0), file.UtilityOf(actor, moved), cost),
            new(drift + (0.2 * lean), 0.2 * doubt)).Value;
        double north = War("north", 0.1, 0.05, 0.1, 0.15), south = War("south", 0.2, 0, 0, 0.1), patron = War("patron", 0.3, 0, 0, 0.05);
        double militiaToday = 1 - Militia(file.Problem.Today[0], 20);
        double enforced = (guards == 2 ? 0.1 : 0.03) + (0.05 * 0.6);
        double hazard = 0.7 * (
            Logistic(north - file.UtilityOf("north", terms) - enforced)
            + Logistic(south - file.UtilityOf("south", terms) - enforced)
            + reach * Logistic(militiaToday - (1 - Militia(strip, 60)) - enforced));
        IReadOnlyList<double> worth = file.Problem.ValueOf(terms).Worth;
        Assert.True(file.Problem.MayBeBroken);
        Assert.Equal(Commitment(0.1, file.UtilityOf("north", terms), north, hazard), worth[0], FightingAlongFront.Tolerance); // W' is tabulated along the front
        Assert.Equal(Commitment(0.2, file.UtilityOf("south", terms), south, hazard), worth[1], FightingAlongFront.Tolerance); // W' is tabulated along the front
        Assert.Equal(Commitment(0.3, file.UtilityOf("patron", terms), patron, hazard), worth[2], FightingAlongFront.Tolerance); // W' is tabulated along the front

        static double Militia(double strip, double trade) => (0.25 * (100 - strip) / 100) + (0.75 * trade / 100);
        double Logistic(double temptation) => 1 / (1 + Math.Exp((friction - temptation) / 0.04));
        static double Commitment(double discount, double utility, double war, double hazard) => ((discount * utility) + (hazard * war)) / (discount + hazard);
    }

    [Fact]
    public void Deal_that_leaves_the_front_alone_is_broken_at_the_front_of_today()
    {
        SolvedFile truce = File("truce", "holding: {}"), all = File(more: "holding: {}");
        double[] terms = [.. truce.Problem.Today];
        (terms[1], terms[2]) = (1, 50);
        Assert.Equal(all.Problem.ValueOf(terms).Worth, truce.Problem.ValueOf(terms).Worth, (a, b) => Math.Abs(a - b) < Rounding);
    }

    [Fact]
    public void Package_under_fire_cannot_be_broken() => Assert.False(File("bilateral", "holding: {}").Problem.MayBeBroken);

    [Fact]
    public void Without_a_war_nobody_is_a_belligerent()
    {
        FormattableString Sections(string side) => $$"""
            actors: {a: { {{side}} reservation: 0.9}, b: {reservation: 0} }
            issues: {pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
            holding: {}
            """;
        Assert.Equal(SolvedFile.Of(Sections("")).GainOf("a", 40), SolvedFile.Of(Sections("side: attacker,")).GainOf("a", 40), Rounding);
    }

    [Fact]
    public void Crossing_red_lines_leave_no_depth_and_name_who_drew_them()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0}, b: {role: consent, reservation: 0}, c: {reservation: 0}, d: {role: outside} }
            issues:
              pie:
                scale: {0: B's, 100: A's}
                today: 50
                wants:
                  a: {ideal: 100, salience: 1, accepts: 60..100}
                  b: {ideal: 0, salience: 1, accepts: 0..40}
                  c: {ideal: 50, salience: 1}
                  d: {ideal: 50, salience: 1, accepts: 45..55}
            """);
        Assert.Null(file.Depth);
        Assert.Null(file.Json["closest"]);
        Assert.False((bool)file.Json["zopa"]!);
        Assert.Equal(["a", "b"], file.Binding);
        Assert.Empty(file.Json["solutions"]!.AsObject());
        Assert.Empty(file.Json["left-out"]!.AsObject());
    }

    [Fact]
    public void Without_a_zone_the_closest_terms_and_who_binds_are_reported()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0.7}, b: {role: consent, reservation: 0.5}, c: {reservation: 0}, d: {role: outside, reservation: 0.95} }
            issues:
              pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1}, c: {ideal: 50, salience: 1}, d: {ideal: 30, salience: 1} } }
            """);
        Assert.Equal(-0.1, file.Depth!.Value, Solved);
        Assert.Equal(["a", "b"], file.Binding);
        Assert.Equal(60, (double)file.Json["closest"]!["terms"]!["pie"]!, 1e-4);
        Assert.Equal(0.6, (double)file.Json["closest"]!["utility"]!["a"]!, Solved);
        Assert.Empty(file.Json["solutions"]!.AsObject());
        Assert.Equal(0.25, (double)file.Json["left-out"]!["d"]!["compensation"]!, Solved); // 0.95 − (1 − 0.3), at the closest terms
    }

    [Fact]
    public void Those_left_out_need_what_the_deal_leaves_them_short_of_no_deal()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0}, b: {reservation: 0}, loser: {role: outside, reservation: 0.9}, winner: {role: outside, reservation: 0.1}, same: {role: outside} }
            issues:
              pie: {scale: {0: B's, 100: A's}, today: 20, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1}, loser: {ideal: 0, salience: 1}, winner: {ideal: 100, salience: 1} } }
            """);
        Assert.Equal(0.4, Compensation("loser"), Solved);
        Assert.Equal(0, Compensation("winner"));
        Assert.Equal(0, Compensation("same"));
        Assert.Equal(0.8, (double)file.Json["left-out"]!["loser"]!["today"]!, Rounding);
        Assert.Equal(0.5, (double)file.Json["left-out"]!["loser"]!["utility"]!, Solved);
        Assert.Equal(0.9, (double)file.Json["left-out"]!["loser"]!["no-deal"]!, Rounding);

        double Compensation(string actor) => (double)file.Json["left-out"]![actor]!["compensation"]!;
    }

    [Fact]
    public void Consent_is_a_limit_and_no_voice()
    {
        FormattableString Sections(string role, double reservation) => $$"""
            actors: {a: {reservation: 0}, b: {reservation: 0}, c: {role: {{role}}, reservation: {{reservation}} } }
            issues:
              pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1}, c: {ideal: 100, salience: 1} } }
            """;
        Assert.Equal(50, SolvedFile.Of(Sections("consent", 0.1)).Position("nash", "pie"), 1e-4);
        Assert.Equal(70, SolvedFile.Of(Sections("consent", 0.7)).Position("nash", "pie"), 1e-4);
        Assert.True(SolvedFile.Of(Sections("table", 0.1)).Position("nash", "pie") > 60);
    }
}
