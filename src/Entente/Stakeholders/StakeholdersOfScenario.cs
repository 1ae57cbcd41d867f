using Entente.Scenarios;

namespace Entente.Stakeholders;

/// <summary>A scenario as the stakeholder models see it: its scale issues, and what each actor wants and can bring to bear there.</summary>
/// <remarks>
/// Position = ideal; capability = the one in the issue's wants, else the actor's <c>capability</c>, else its <c>power</c>. Factions
/// present are averaged by weight: ideals, saliences and capabilities separately. Issues with <c>options</c> have no order
/// that a model could place actors on, and are left out. Where 50 only stands in for an unknown today, today is unknown. Red lines, roles,
/// reservations and the war are not part of this tradition.
/// </remarks>
internal static class StakeholdersOfScenario
{
    private static readonly Uncertain None = 0;

    /// <summary>The problem, or null if the scenario has no scale issue.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="value">The value of each uncertain number: its central value, or that of one draw.</param>
    public static StakeholderProblem? Of(Scenario scenario, Func<Uncertain, double> value)
    {
        (string Key, ScaleIssue Issue)[] issues =
            [.. scenario.Issues.Where(issue => issue.Value is ScaleIssue).Select(issue => (issue.Key, (ScaleIssue)issue.Value))];
        if (issues.Length == 0)
        {
            return null;
        }

        var stakes = new Stake?[scenario.Actors.Count, issues.Length];
        foreach ((int i, (string name, Actor actor)) in scenario.Actors.Index())
        {
            foreach ((int k, (_, ScaleIssue issue)) in issues.Index())
            {
                stakes[i, k] = issue.Wants.TryGet(name, out ScaleWants? wants) ? StakeOf(actor, wants, value) : null;
            }
        }

        return new(
            [.. scenario.Actors.Select(actor => ActorOf(actor.Key, actor.Value, value))],
            [
                .. issues.Select(issue => new StakeholderIssue(
                    issue.Key,
                    issue.Issue.Asks ?? issue.Key,
                    issue.Issue.IsTodayKnown ? value(issue.Issue.Today) : null,
                    issue.Issue.Outcome is Uncertain outcome ? value(outcome) : null)
                { Scale = issue.Issue.Scale }),
            ],
            stakes);
    }

    /// <summary>The issues that the models cannot place actors on, because they are a list of options.</summary>
    public static IEnumerable<string> LeftOut(Scenario scenario) =>
        scenario.Issues.Where(issue => issue.Value is not ScaleIssue).Select(issue => issue.Key);

    private static StakeholderActor ActorOf(string key, Actor actor, Func<Uncertain, double> value) => new(key, actor.Name ?? key)
    {
        Accommodates = new(actor.Accommodates.Select(other => KeyValuePair.Create(other.Key, value(other.Value)))),
    };

    private static Stake? StakeOf(Actor actor, ScaleWants own, Func<Uncertain, double> value)
    {
        Voices<ScaleWants> voices = Voices<ScaleWants>.Of(actor, own, value);
        double salience = voices.Mean(wants => wants.Salience ?? None) ?? 0;
        double capability = voices.Mean(wants => wants.Capability ?? actor.Capability ?? actor.Power) ?? 0;
        return voices.Mean(wants => wants.Ideal) is double position ? new Stake(position, salience, capability) : null;
    }
}
