using System.Runtime.CompilerServices;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>Whose numbers make up what an actor wants on an issue: its own, or those of its factions that are present, and its red lines
/// there. Found once a state of the scenario, since thousands of draws pass through it.</summary>
internal sealed class WantsForm
{
    private static readonly ConditionalWeakTable<Scenario, WantsForm?[][]> Known = [];
    private static readonly Uncertain NoSalience = 0;

    private readonly Uncertain?[] weights;
    private readonly Uncertain?[] saliences;
    private readonly Uncertain?[] ideals = [];

    private WantsForm(Scenario scenario, string name, Actor actor, Issue issue, Wants own)
    {
        (Wants Wants, Uncertain? Weight)[] voices = actor.Factions.Count == 0 ? [(own, null)]
            : [.. actor.Factions.Where(faction => faction.Value.Present)
                .Select(faction => (own.OfFaction(faction.Key), (Uncertain?)faction.Value.Weight))];
        weights = [.. voices.Select(voice => voice.Weight)];
        saliences = [.. voices.Select(voice => voice.Wants.Salience ?? NoSalience)];
        if (issue is ScaleIssue scale)
        {
            ideals = [.. voices.Select(voice => ((ScaleWants)voice.Wants).Ideal)];
            Lines = [.. RedLine.Of(name, scenario, scale)];
            return;
        }

        OptionsIssue options = (OptionsIssue)issue;
        Scores = [.. options.Options.Names.Select(option => voices
            .Select(voice => ((OptionWants)voice.Wants).Scores.TryGet(option, out Uncertain? score) ? score : null).ToArray())];
        ValueList<string>[] lines = [.. RedLine.Of(name, scenario, options)];
        AcceptsOptions = lines.Length == 0 ? null
            : [.. options.Options.Names.Index().Where(option => lines.All(line => line.Contains(option.Item)))
                .Select(option => option.Index)];
    }

    /// <summary>The wants of every actor of a scenario on every issue, [actor][issue]; null where the file lists none.</summary>
    public static WantsForm?[][] AllOf(Scenario scenario) => Known.GetValue(scenario, static one =>
        [.. one.Actors.Select(actor => one.Issues.Values.Select(issue => Of(one, actor.Key, actor.Value, issue)).ToArray())]);

    /// <summary>Whether the issue is a scale.</summary>
    public bool IsOnScale => Scores is null;

    /// <summary>The actor's red lines on a scale.</summary>
    public IReadOnlyList<Interval> Lines { get; } = [];

    /// <summary>The options that no red line of the actor refuses; null where it has none.</summary>
    public int[]? AcceptsOptions { get; }

    /// <summary>The scores of each option, one a voice, null where it gives none; null on a scale.</summary>
    private Uncertain?[][]? Scores { get; }

    /// <summary>How much the issue matters to the actor.</summary>
    public double Salience(Func<Uncertain, double> value) => Mean(saliences, value) ?? 0;

    /// <summary>What it wants most on a scale.</summary>
    public double Ideal(Func<Uncertain, double> value) => Mean(ideals, value) ?? 0;

    /// <summary>The score of each option; null on a scale, and where nobody gives one of them.</summary>
    public double[]? ScoresOf(Func<Uncertain, double> value)
    {
        if (Scores is null)
        {
            return null;
        }

        double[] means = new double[Scores.Length];
        for (int option = 0; option < means.Length; option++)
        {
            if (Mean(Scores[option], value) is not double mean)
            {
                return null;
            }

            means[option] = mean;
        }

        return means;
    }

    private static WantsForm? Of(Scenario scenario, string name, Actor actor, Issue issue) =>
        issue.AllWants.FirstOrDefault(wants => wants.Key == name).Value is Wants own ? new(scenario, name, actor, issue, own) : null;

    /// <summary>The mean of one number over the voices that have it, with their weights renormalised; null if none has.</summary>
    private double? Mean(Uncertain?[] numbers, Func<Uncertain, double> value)
    {
        double sum = 0, total = 0;
        for (int voice = 0; voice < numbers.Length; voice++)
        {
            if (numbers[voice] is Uncertain number)
            {
                double weight = weights[voice] is Uncertain given ? value(given) : 1;
                sum += weight * value(number);
                total += weight;
            }
        }

        return total > 0 ? sum / total : null;
    }
}
