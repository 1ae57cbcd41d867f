using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Solve;

/// <summary>What becomes of given terms of a package on the first day: who accepts, who refuses and why, what would turn each refusal, and
/// how long a deal of these terms would stand.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Problem">The package in numbers.</param>
/// <param name="Verdict">Who accepts and who refuses.</param>
/// <param name="Value">What the terms are worth to every actor, and what each gains.</param>
/// <param name="WithoutDeadlines">What becomes of them without what agreeing before a deadline is worth; null if that is worth
/// nothing.</param>
/// <param name="Standing">How long a deal of these terms would stand; null where no deal is broken.</param>
internal sealed record TermsAnswer(
    Scenario Scenario, PackageProblem Problem, TermsVerdict Verdict, DealValue Value, TermsVerdict? WithoutDeadlines,
        DealStanding? Standing)
{
    /// <summary>Whether they keep every rule and everybody whose agreement is needed accepts.</summary>
    public bool IsAccepted => Verdict.Accepted;

    /// <summary>By actor: U of the terms, what they are worth if they hold.</summary>
    public IReadOnlyList<double> Utilities { get; } = Problem.Utilities(Verdict.Point.Terms);

    /// <summary>Tests terms.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="problem">The package in numbers.</param>
    /// <param name="withoutDeadlines">The same without deadlines; null if they matter to nobody on the first day.</param>
    /// <param name="terms">One number an issue.</param>
    public static TermsAnswer Of(Scenario scenario, PackageProblem problem, PackageProblem? withoutDeadlines, double[] terms) => new(
        scenario,
        problem,
        problem.Judge(terms),
        problem.ValueOf(terms),
        withoutDeadlines is null ? null : withoutDeadlines.Judge(terms),
        DealStanding.Of(scenario, problem, terms));
}

/// <summary>How long a deal would stand, as things stand on the first day.</summary>
/// <remarks>Each breaker ends it at the hazard that counts in everybody's gain (docs/explanation/talks.md). `holds` follows it through
/// events and a moving front instead, in many worlds.</remarks>
/// <param name="Years">For how many years deals are followed.</param>
/// <param name="Chance">Chance that it stands then: exp(−years·Σ rates), or with the rates as re-arming grows.</param>
/// <param name="Breakers">Who would break it, by the key in the file, and at what rate a year once all have re-armed; the greatest danger
/// first.</param>
internal sealed record DealStanding(double Years, double Chance, IReadOnlyList<(string Key, string Name, double Rate)> Breakers)
{
    /// <summary>How long a deal of these terms would stand; null where no deal is broken.</summary>
    public static DealStanding? Of(Scenario scenario, PackageProblem problem, double[] terms)
    {
        if (!problem.MayBeBroken)
        {
            return null;
        }

        (string Key, string Name, double Rate)[] breakers =
        [
            .. from breach in problem.BreachesOf(terms)
               let key = breach.Breaker.Spoiler ?? problem.ActorNames[breach.Breaker.Actor!.Value]
               let name = breach.Breaker.Spoiler is string spoiler ? scenario.Holding!.Spoilers[spoiler].Name ?? spoiler
                   : scenario.NameOf(key)
               orderby breach.Rate descending
               select (key, name, breach.Rate),
        ];
        double years = scenario.Holding!.HoldsFor.Years;
        return new(years, problem.StandsUntilRearmed(terms) ?? Elementary.Exp(-years * breakers.Sum(one => one.Rate)), breakers);
    }
}
