using Entente.Deals;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>What the actors of a file want, in numbers.</summary>
public sealed class PreferencesTests
{
    private const double Rounding = 1e-12;

    // Doves 60, hawks 20, so that they count 3/4 and 1/4; the exiles have no say.
    private static SolvedFile Factions(string present = "present: true") => SolvedFile.Of($$"""
        actors:
          a: {factions: {doves: {weight: 60 %}, hawks: {weight: 20 %, {{present}} }, exiles: {weight: 90 %, present: false} } }
          b: {curvature: 2}
        issues:
          land:
            scale: {0: B's, 100: A's}
            today: 50
            wants:
              a:
                ideal: 40
                salience: 20
                accepts: 10..90
                factions:
                  hawks: {ideal: 80, salience: 60, accepts: 30..100, veto: true}
                  exiles: {ideal: 100, salience: 100, accepts: 95..100, veto: true}
                  doves: {accepts: 0..50}
              b: {ideal: 0, salience: 30}
          guards:
            options: {none: Nobody, few: Some, many: Many}
            today: none
            wants:
              a: {scores: {none: 0, few: 40, many: 100}, salience: 30, factions: {hawks: {scores: {none: 100, few: 80, many: 0}, accepts: [none, few], veto: true} } }
              b: {scores: {none: 20, few: 50, many: 100}, salience: 10}
          name:
            scale: {0: old, 100: new}
            today: 50
            wants:
              b: {ideal: 100, salience: 10}
        """);

    [Fact]
    public void Factions_present_are_averaged_ideal_salience_and_scores_apart()
    {
        Assessment a = Factions().Problem.Preferences.OfActor("a");
        Assert.Equal((0.75 * 40) + (0.25 * 80), a.Wants[0].Ideal, Rounding);
        Assert.Equal([25, 50, 75], a.Wants[1].Scores!);
        const double land = (0.75 * 20) + (0.25 * 60);
        const double guards = 30;
        Assert.Equal(land / (land + guards), a.Wants[0].Weight, Rounding);
        Assert.Equal(guards / (land + guards), a.Wants[1].Weight, Rounding);
        Assert.Equal(0, a.Wants[2].Weight);
    }

    [Fact]
    public void Veto_adds_the_red_lines_of_factions_present_and_of_no_others()
    {
        Assessment with = Factions().Problem.Preferences.OfActor("a");
        Assert.Equal(new ScaleInterval(30, 90), with.Wants[0].Accepts);
        Assert.Equal([0, 1], with.Wants[1].AcceptsOptions!);
        Assessment without = Factions("present: false").Problem.Preferences.OfActor("a");
        Assert.Equal(new ScaleInterval(10, 90), without.Wants[0].Accepts);
        Assert.Null(without.Wants[1].AcceptsOptions);
        Assert.Equal(40, without.Wants[0].Ideal);
    }

    [Fact]
    public void Faction_without_salience_counts_as_one_that_does_not_care()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {factions: {doves: {weight: 75 %}, hawks: {weight: 25 %} } }, b: {reservation: 0} }
            issues:
              land: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {factions: {hawks: {ideal: 80, salience: 40} } }, b: {ideal: 0, salience: 30} } }
              name: {scale: {0: old, 100: new}, today: 50, wants: {a: {ideal: 0, salience: 30} } }
            """);
        Assessment a = file.Problem.Preferences.OfActor("a");
        Assert.Equal(80, a.Wants[0].Ideal, Rounding);
        Assert.Equal(0.25, a.Wants[0].Weight, Rounding); // 0.25·40 against 30
    }

    [Fact]
    public void Curvature_bends_losses_on_scales_and_not_among_options()
    {
        SolvedFile file = Factions();
        Assert.Equal(1 - (0.6 * 0.3 * 0.3) - (0.2 * 0.5) - (0.2 * 0.4 * 0.4), file.UtilityOf("b", 30, 1, 60), Rounding);
    }

    [Fact]
    public void Uncertain_numbers_stand_at_their_central_value()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0.2 ± 0.1}, b: {reservation: 0.1..0.15..0.4} }
            issues:
              land:
                scale: {0: B's, 100: A's}
                today: 40..60
                wants: {a: {ideal: 80..90..100, salience: vital, accepts: {from: 10..20..50, to: 100} }, b: {ideal: 0, salience: low} }
              name: {scale: {0: old, 100: new}, today: 50, wants: {b: {ideal: 0, salience: 80} } }
            words: {salience: {low: 10..30} }
            """);
        Assert.Equal((0.2, 0.15), (file.W("a"), file.W("b")));
        Assert.Equal(50, file.Problem.Today[0]);
        Assessment a = file.Problem.Preferences.OfActor("a");
        Assert.Equal((90, new ScaleInterval(20, 100)), (a.Wants[0].Ideal, a.Wants[0].Accepts!.Value));
        Assert.Equal(0.2, file.Problem.Preferences.OfActor("b").Wants[0].Weight, Rounding);
    }
}
