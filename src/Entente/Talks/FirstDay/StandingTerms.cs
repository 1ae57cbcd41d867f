using System.Runtime.CompilerServices;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>Terms that hold without anybody agreeing to them: today's, and those that a victor imposes. One number an issue: a
/// position, or the index of an option.</summary>
internal static class StandingTerms
{
    private static readonly ConditionalWeakTable<Scenario, string?[]> Leads = []; // rest on no draw

    /// <summary>Where each issue stands while there is no deal; in a war the front decides for the issues it moves.</summary>
    public static double[] Today(Scenario scenario, Func<Uncertain, double> value) =>
        [.. scenario.Issues.Values.Select(issue => Today(issue, scenario.War, value))];

    /// <summary>What a victorious side imposes: what `war.victory` says, else the ideal of its lead on the issues that it wants, else
    /// today's.</summary>
    public static double[] Imposed(Side side, Scenario scenario, Preferences preferences, Func<Uncertain, double> value) =>
        Imposed(side, scenario, preferences, value, Today(scenario, value));

    /// <summary>What a victorious side imposes, where the issues that it leaves alone stand as given.</summary>
    public static double[] Imposed(Side side, Scenario scenario, Preferences preferences, Func<Uncertain, double> value,
        IReadOnlyList<double> today)
    {
        WarSettings war = scenario.War ?? throw new ArgumentException("Without a war nobody imposes terms.", nameof(scenario));
        Named<IssueValue> stated = Stated(side, war);
        Assessment lead = preferences.OfActor(Lead(side, scenario));
        double[] terms = [.. today];
        foreach ((int k, (string name, Issue issue)) in scenario.Issues.Index())
        {
            Want want = lead.Wants[k];
            terms[k] = stated.TryGet(name, out IssueValue? imposed) ? Number(imposed, issue, value)
                : want.Weight == 0 ? terms[k]
                : want.Scores is IReadOnlyList<double> scores ? Best(scores)
                : want.Ideal;
        }

        return terms;
    }

    /// <summary>Which issues a victorious side leaves as they stand: its lead does not want anything there, and the file says
    /// nothing.</summary>
    public static bool[] LeftAlone(Side side, Scenario scenario, Preferences preferences)
    {
        WarSettings war = scenario.War ?? throw new ArgumentException("Without a war nobody imposes terms.", nameof(scenario));
        Named<IssueValue> stated = Stated(side, war);
        Want[] wants = preferences.OfActor(Lead(side, scenario)).Wants;
        bool[] leftAlone = new bool[wants.Length];
        for (int k = 0; k < leftAlone.Length; k++)
        {
            leftAlone[k] = wants[k].Weight == 0 && !stated.Has(scenario.Issues[k].Key);
        }

        return leftAlone;
    }

    /// <summary>The actor that leads a side: the one that the file names, else the strongest.</summary>
    public static string Lead(Side side, Scenario scenario)
    {
        string?[] known = Leads.GetValue(scenario, static _ => new string?[Enum.GetValues<Side>().Length]);
        return known[(int)side] ??= FindLead(side, scenario);
    }

    private static string FindLead(Side side, Scenario scenario)
    {
        Lead named = scenario.War?.Lead ?? new();
        return (side == Side.Attacker ? named.Attacker : named.Defender)
            ?? scenario.Actors.Where(actor => actor.Value.Side == side).MaxBy(actor => actor.Value.Power.Central).Key;
    }

    /// <summary>A value of an issue as a number: its position, or the index of its option.</summary>
    public static double Number(IssueValue written, Issue issue, Func<Uncertain, double> value) => written switch
    {
        Position position => value(position.Value),
        Choice choice => IndexOf(choice.Option, (OptionsIssue)issue),
        _ => throw new ArgumentException($"{written.GetType().Name} is no value of an issue."),
    };

    private static Named<IssueValue> Stated(Side side, WarSettings war) =>
        side == Side.Attacker ? war.Victory.Attacker : war.Victory.Defender;

    private static double Today(Issue issue, WarSettings? war, Func<Uncertain, double> value) => issue switch
    {
        ScaleIssue { Front: FrontMap map } when war is FrontWar front => map.At(value(front.Front)),
        ScaleIssue scale => value(scale.Today),
        OptionsIssue options => IndexOf(options.Today, options),
        _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
    };

    private static int IndexOf(string option, OptionsIssue issue)
    {
        issue.Options.TryIndexOf(option, out int index);
        return index;
    }

    private static int Best(IReadOnlyList<double> scores) => scores.Index().MaxBy(score => score.Item).Index;
}
