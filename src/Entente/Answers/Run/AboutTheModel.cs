using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Run;

/// <summary>What the models behind the numbers are, in formulas, and what they leave out.</summary>
internal static class AboutTheModel
{
    public static Section Section(Words words) => new("How it is computed, and what is left out",
    [
        new DataTable(
            "The models, in the order in which a world is computed",
            ["Step", "Rule", "More"],
            [.. Steps(words.Scenario).Select(step => new ValueList<string>([step.Name, step.Rule, step.Page]))]),
        new Bullets([.. Limits(words.Scenario)]),
    ]);

    private static IEnumerable<(string Name, string Rule, string Page)> Steps(Scenario scenario)
    {
        yield return ("Inputs", "One draw fixes every uncertain number, by a scrambled Sobol sequence; 16 independent scrambles give the "
            + "standard errors.", "docs/explanation/run.md");
        if (scenario.Analysts.Count > 0)
        {
            yield return ("Several analysts", scenario.Analyst is string only
                ? $"The numbers of {scenario.Analysts[only].Name ?? only} alone; what was not given by this analyst is the others'."
                : "Where analysts differ, a number is the mixture of what they say, in proportion to their weights; one draw takes "
                    + (scenario.Pool == Pooling.Analyst ? "one analyst for all numbers that the same analysts gave."
                        : "each number's analyst apart."),
                "docs/explanation/analysts.md");
        }

        if (scenario.Correlations.Count > 0)
        {
            yield return ("Doubts that hang together", "The shares at which a draw takes the numbers of `correlations` are tied by a "
                + "Gaussian copula, ρ = 2·sin(π·rank/6); each number keeps its own distribution.", "docs/explanation/correlations.md");
        }

        yield return ("What terms are worth", "U(d) = 1 − Σ wₖ·Lₖ(dₖ); on scales L = (|d − ideal|/100)^ρ, on options 1 − score/100; w = "
            + "salience over the sum of saliences.", "docs/explanation/deal-space.md");
        switch (scenario.War)
        {
            case FrontWar:
                yield return ("Fighting", "p = A^m/(A^m + B^m) of the two sides' strengths; the front moves by df = pace·(2p − 1) dt + σ "
                    + "dB until one side wins; either side may collapse.", "docs/explanation/value-of-fighting.md");
                yield return ("No deal", "W = L₁·U(attacker's terms) + L₀·U(defender's terms) + the years of war at the front of the day "
                    + "less their cost, discounted, averaged over the actor's own belief about the drift.",
                    "docs/explanation/value-of-fighting.md");
                yield return ("Beliefs", "Normal; start at the truth plus optimism, with the stated doubt; each week's movement of the "
                    + "front updates them by Bayes' rule.", "docs/explanation/value-of-fighting.md");
                break;
            case LotteryWar:
                yield return ("No deal", "W = p·U(attacker's terms) + (1 − p)·U(defender's terms) − cost.",
                    "docs/explanation/value-of-fighting.md");
                break;
            default:
                yield return ("No deal", "W is what the file states for each actor, else what today's terms are worth.",
                    "docs/explanation/solve.md");
                break;
        }

        yield return ("Is a deal possible", "Depth = max over terms within all red lines of the smallest gain of those whose agreement is "
            + "needed; possible if it is positive.", "docs/explanation/deal-space.md");
        yield return ("When it is made", "Talks conclude with a rate a year of pace · min(1, depth/depth-scale), the more so inside a "
            + $"deadline's window; terms by the {PackageLayout.RuleOf(scenario).Name} rule among those at the table, the others kept to "
            + $"their red lines and to no loss.",
            "docs/explanation/talks.md");
        if (scenario.Holding is not null)
        {
            yield return ("Whether it holds", "A deal breaks at a hazard of Σ break-rate · reach · logistic((T − U − e − c)/tremble) over "
                + "those who may break it; parties count with that when they bargain: V = (r·U + h·W′)/(r + h).",
                "docs/explanation/value-of-fighting.md");
        }
    }

    private static IEnumerable<string> Limits(Scenario scenario)
    {
        yield return "Nobody foresees events: the parties value no deal at the strengths that stand, and neither announced changes nor "
            + "changes that will end are anticipated.";
        yield return "The pace of talks is an assumption, not a finding: the models say whether a deal is possible and where it lands, not "
            + "how fast people find it.";
        yield return "Governments are single minds here, but for the factions that the file names; personal relations, mistakes and "
            + "surprise are in the pace and the events, or nowhere.";
        if (scenario.War is FrontWar)
        {
            yield return "In theory a change of relative strength moves the terms of a deal and not the risk of war. Where it moves the "
                + "odds here, optimism, red lines, re-arming or the danger of collapse do it.";
        }

        yield return "A chance here is a share of worlds under the assumptions. It has not been scored against what happened; entente "
            + "score does that where outcomes are known.";
    }
}
