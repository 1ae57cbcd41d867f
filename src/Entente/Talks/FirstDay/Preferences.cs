using System.Collections.Concurrent;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What the actors of a scenario want, in numbers: utilities and red lines at one value of every uncertain number.</summary>
/// <remarks>
/// U_i(d) = 1 − Σ_k w_ik·L_ik(d_k) with w_ik = s_ik/Σ_k s_ik over all issues of the file. Saliences, ideals and scores of the
/// factions present are averaged separately, with their weights renormalised.
/// </remarks>
/// <param name="scenario">The scenario, as it stands after any changes.</param>
/// <param name="value">The value of each uncertain number: its central value, or that of one draw.</param>
internal sealed class Preferences(Scenario scenario, Func<Uncertain, double> value)
{
    private static readonly Uncertain SpoilerSalience = 1;
    private static readonly Uncertain NoSalience = 0;

    private readonly ConcurrentDictionary<string, Assessment> known =
        new(concurrencyLevel: 1, capacity: scenario.Actors.Count, StringComparer.Ordinal);

    /// <summary>The utility of an actor, with its red lines; worked out once.</summary>
    public Assessment OfActor(string name) =>
        known.TryGetValue(name, out Assessment? utility) ? utility : known.GetOrAdd(name, Utility(name));

    /// <summary>The utility of a spoiler: equal saliences unless it has its own, no red lines, curvature 1.</summary>
    public Assessment OfSpoiler(Spoiler spoiler) => Weighed(
        [
            .. scenario.Issues.Select(issue => spoiler.HurtBy.TryGet(issue.Key, out Wants? wants)
                ? (Bare(wants, issue.Value), value(wants.Salience ?? SpoilerSalience))
                : (Want.Nothing, 0)),
        ],
        curvature: 1);

    /// <summary>e(d): the cost of breaking that terms bring, as an assessment; null if no issue enforces.</summary>
    public Assessment? Enforcement()
    {
        Want[] wants = [.. scenario.Issues.Values.Select(Enforcing)];
        double greatest = wants.Sum(want => want.Weight);
        return greatest > 0 ? new Assessment(wants, Constant: greatest) : null;
    }

    private Assessment Utility(string name)
    {
        Actor actor = scenario.Actors[name];
        (Want Want, double Salience)[] wants = [.. scenario.Issues.Values.Select(issue => OnIssue(name, actor, issue))];
        return Weighed(wants, value(actor.Curvature));
    }

    private static Assessment Weighed((Want Want, double Salience)[] wants, double curvature)
    {
        double total = wants.Sum(want => want.Salience);
        return new Assessment([.. wants.Select(want => want.Want with { Weight = total > 0 ? want.Salience / total : 0 })], curvature);
    }

    private (Want Want, double Salience) OnIssue(string name, Actor actor, Issue issue)
    {
        if (issue.AllWants.FirstOrDefault(wants => wants.Key == name).Value is not Wants own)
        {
            return (Want.Nothing, 0);
        }

        Voices<Wants> voices = Voices<Wants>.Of(actor, own, value);
        double salience = voices.Mean(wants => wants.Salience ?? NoSalience) ?? 0;
        Want want = issue switch
        {
            ScaleIssue scale => new Want
            {
                Ideal = voices.Mean(wants => ((ScaleWants)wants).Ideal) ?? 0,
                Accepts = RedLineOn(name, scale),
            },
            OptionsIssue options => new Want
            {
                Scores = Scores(voices, options),
                AcceptsOptions = RedLineOn(name, options),
            },
            _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
        };
        return (want, salience);
    }

    private static double[]? Scores(Voices<Wants> voices, OptionsIssue issue)
    {
        double?[] means = [.. issue.Options.Names.Select(option =>
            voices.Mean(wants => ((OptionWants)wants).Scores.TryGet(option, out Uncertain? score) ? score : null))];
        return means.All(mean => mean is not null) ? [.. means.Select(mean => mean!.Value)] : null;
    }

    private ScaleInterval? RedLineOn(string actor, ScaleIssue issue)
    {
        Interval[] lines = [.. RedLine.Of(actor, scenario, issue)];
        return lines.Length == 0 ? null : new(lines.Max(line => value(line.From)), lines.Min(line => value(line.To)));
    }

    private int[]? RedLineOn(string actor, OptionsIssue issue)
    {
        ValueList<string>[] lines = [.. RedLine.Of(actor, scenario, issue)];
        return lines.Length == 0
            ? null
            : [.. issue.Options.Names.Index().Where(option => lines.All(line => line.Contains(option.Item)))
                .Select(option => option.Index)];
    }

    private Want Bare(Wants wants, Issue issue) => (wants, issue) switch
    {
        (ScaleWants scale, _) => new Want { Ideal = scale.Ideal is Uncertain ideal ? value(ideal) : 0 },
        (OptionWants options, OptionsIssue known) =>
            new Want { Scores = [.. known.Options.Names.Select(option => value(options.Scores[option]))] },
        _ => Want.Nothing,
    };

    // On a scale the cost is in proportion to the position; among options the dearest has score 100.
    private Want Enforcing(Issue issue)
    {
        if (issue is ScaleIssue scale)
        {
            return new Want { Weight = value(scale.Enforces), Ideal = ScaleIssue.Max };
        }

        OptionsIssue options = (OptionsIssue)issue;
        double[] costs = [.. options.Options.Names.Select(option => options.Enforces.TryGet(option, out Uncertain? cost) ? value(cost)
            : 0)];
        double dearest = costs.Max();
        return dearest > 0 ? new Want { Weight = dearest, Scores = [.. costs.Select(cost => ScaleIssue.Max * cost / dearest)] }
            : Want.Nothing;
    }
}
