using Entente.Pages;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Answers.Check;

/// <summary>Whose numbers a file holds, and on which they differ most.</summary>
internal static class AnalystFacts
{
    private const int MaxListed = 6;

    /// <summary>Sentences under one heading; none for a file of one voice.</summary>
    public static ValueList<SummaryFact> Of(ScenarioFile file)
    {
        Scenario scenario = file.Scenario!;
        if (scenario.Analysts.Count == 0)
        {
            return [];
        }

        (NumberInFile Number, Uncertain.Opinions Opinions)[] given =
            [.. file.Numbers.Where(number => number.Value is Uncertain.Opinions)
                .Select(number => (number, (Uncertain.Opinions)number.Value))];
        double all = scenario.Analysts.Values.Sum(analyst => analyst.Weight);
        string[] who = [.. scenario.Analysts.Select(one => $"{one.Value.Name ?? one.Key} ({Say.Percent(one.Value.Weight / all)}, "
            + $"{Say.Many(given.Count(number => number.Opinions.Given.Has(one.Key)), "number")})")];
        string taken = scenario.Analyst is string only ? $"Only those of {Name(only, scenario)} are taken, where there are any."
            : scenario.Pool == Pooling.Analyst ? "A world takes one analyst for all numbers that the same analysts gave."
            : "A world takes each number's analyst apart.";
        Words words = new(scenario);
        string[] apart =
        [
            .. from one in given
               let gap = Gap(one.Opinions)
               where gap > 0
               orderby gap descending
               select $"{words.Number(one.Number.Path)} ({Told(one.Opinions, scenario)})",
        ];
        return
        [
            new("Analysts", $"{Say.List(who)}, with the share that each counts where all gave a number. {taken}"),
            .. apart.Length == 0 ? Array.Empty<SummaryFact>()
                : [new("", $"They differ most on {string.Join("; ", apart.Take(MaxListed))}."
                    + (apart.Length > MaxListed ? $" They differ on {Say.Count(apart.Length - MaxListed)} more." : ""))],
        ];
    }

    /// <summary>How far the two central values that are farthest apart lie from each other, as a share of all that anybody thinks
    /// possible.</summary>
    internal static double Gap(Uncertain.Opinions opinions)
    {
        double[] centres = [.. opinions.Given.Values.Select(one => one.Central)];
        double width = opinions.Given.Values.Max(one => one.Quantile(0.99)) - opinions.Given.Values.Min(one => one.Quantile(0.01));
        return width > 0 ? (centres.Max() - centres.Min()) / width : 0;
    }

    private static string Told(Uncertain.Opinions opinions, Scenario scenario) =>
        string.Join(", ", opinions.Given.Select(one => $"{Name(one.Key, scenario)} {NumberSyntax.Text(one.Value)}"));

    private static string Name(string key, Scenario scenario) => scenario.Analysts[key].Name ?? key;
}
