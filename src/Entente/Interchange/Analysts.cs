using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>One analyst's numbers beside those of others, as a table brings them.</summary>
internal static class Analysts
{
    /// <summary>Why a scenario does not know an analyst; null if it does.</summary>
    public static (string Message, string? Hint)? Unknown(string analyst, Scenario scenario) =>
        scenario.Analysts.Has(analyst) ? null
        : scenario.Analysts.Count == 0
            ? ($"The scenario names no analysts, and so no `{analyst}`.", $"Write `analysts: {{{analyst}: {{}}}}` into it.")
        : ($"`{analyst}` is not an analyst of the scenario.", NearestName.Hint(analyst, scenario.Analysts.Names));

    /// <summary>What is to stand in the file where an analyst says something else than the file has for it; null where it does
    /// not.</summary>
    /// <param name="analyst">The analyst.</param>
    /// <param name="said">The number, or the interval, that it says.</param>
    /// <param name="now">What stands there now, if anything.</param>
    /// <param name="scenario">The scenario.</param>
    public static string? Departs(string analyst, object said, object? now, Scenario scenario)
    {
        if (said is Uncertain number)
        {
            return Equal(WantsTable.SeenBy(analyst, now as Uncertain), number) ? null
                : WantsTable.Opinions(Beside(now as Uncertain, number));
        }

        (Interval own, Interval? there) = ((Interval)said, now as Interval);
        bool isFrom = Equal(WantsTable.SeenBy(analyst, there?.From), own.From), isTo = Equal(WantsTable.SeenBy(analyst, there?.To), own.To);
        return isFrom && isTo ? null : Written((there ?? own) with
        {
            From = isFrom ? there!.From : Beside(there?.From, own.From),
            To = isTo ? there!.To : Beside(there?.To, own.To),
        });

        // A number that stands alone is everybody's: where one departs from it the others keep it.
        Uncertain.Opinions Beside(Uncertain? before, Uncertain mine) => (Uncertain.Opinions)Uncertain.By(
            AnalystPanel.Of(scenario),
            before switch
            {
                null => [new(analyst, mine)],
                Uncertain.Opinions opinions => opinions.Given.With(analyst, mine),
                _ => new(scenario.Analysts.Names.Select(name => KeyValuePair.Create(name, name == analyst ? mine : before))),
            });
    }

    private static bool Equal(Uncertain? one, Uncertain other) => one?.AsWritten == other.AsWritten;

    private static string Written(Interval interval)
    {
        List<string> parts = [$"from: {End(interval.From)}", $"to: {End(interval.To)}"];
        parts.AddRange(from one in new[] { ("margin", interval.Margin), ("loss", interval.Loss), ("gives", interval.Gives) }
                       where one.Item2.AsWritten is not Uncertain.Point { Value: 0 }
                       select $"{one.Item1}: {End(one.Item2)}");
        return $"{{{string.Join(", ", parts)}}}";

        static string End(Uncertain number) => number is Uncertain.Opinions opinions ? WantsTable.Opinions(opinions)
            : NumberSyntax.Write(number).ToString();
    }
}
