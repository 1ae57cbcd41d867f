using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Why;

/// <summary>How far each actor at the table can push, in pictures, a table and sentences.</summary>
internal static class PushSection
{
    private const double Seldom = 0.1;

    public static IEnumerable<Section> Of(Scenario scenario, IReadOnlyList<Push> pushes)
    {
        if (pushes.Count == 0 || FewWorlds.AreTooFew(pushes[0].Worlds))
        {
            yield break;
        }

        Push[] told = [.. pushes.Where(Matters)];
        yield return new("How far each can push on the first day",
        [
            .. told.Length == 0 ? Array.Empty<Block>() :
            [
                new ChartGroup(
                    [.. told.Select(push => Curve(scenario, push))],
                    [
                        new(
                            "What would have to be demanded to be refused in so many of the worlds, and the demand that pays "
                                + "best on average",
                            [
                                scenario.Issues.Values.Count(issue => issue is ScaleIssue) > 1
                                    ? "Who, on what matters most to it" : "Who, on what",
                                Column.Number("Refused in 10 %"), Column.Number("in 50 %"), Column.Number("in 90 %"),
                                Column.Number("Best demand"), Column.Number("Refused in"),
                            ],
                            [
                                .. told.Select(push => new ValueList<string>(
                                [
                                    $"{scenario.NameOf(push.Actor)}: {Name(push.Issue)}",
                                    Position(scenario, push, push.Modest), Position(scenario, push, push.Even),
                                    Position(scenario, push, push.Bold), Position(scenario, push, push.Best), Say.Percent(push.Refusal),
                                ])),
                            ]),
                    ]),
                new Paragraph("The more an actor demands, the more it gets, and the likelier it is refused and left without a deal. "
                    + $"The chances rest on {Say.Count(pushes[0].Worlds)} worlds, which makes them right to "
                    + $"± {Say.Number(Chance.ErrorsInInterval * pushes[0].EvenSe * 100, 0)} points, 19 times in 20."),
            ],
            new Bullets(
            [
                .. pushes.Select(push => push.Issue).Distinct()
                    .Select(issue => $"{Name(issue)} runs from {TermsWords.Of(scenario.Issues[issue], ScaleIssue.Min)} "
                    + $"to {TermsWords.Of(scenario.Issues[issue], ScaleIssue.Max)}."),
                .. pushes.SelectMany(push => Limits(scenario, push)),
            ]),
        ]);
    }

    private static bool Matters(Push push) => push.GreatestRefusal - push.LeastRefusal >= Seldom;

    private static CurveChart Curve(Scenario scenario, Push push)
    {
        ScaleIssue issue = (ScaleIssue)scenario.Issues[push.Issue];
        return new(
        $"{scenario.NameOf(push.Actor)} on {Name(push.Issue)}: how often a demand is refused",
        $"The further the demand goes, the more worlds there are in which the others refuse it; the best demand is {Position(scenario, push, push.Best)}, "
            + $"refused in {Say.Percent(push.Refusal)}.",
        $"Demand, {TermsWords.Span(issue)}",
        (issue.Scale.From, issue.Scale.To),
        [new("refused", [.. (push.Curve[0].Position < push.Curve[^1].Position ? push.Curve : push.Curve.Reverse())
            .Select(point => (issue.Scale.Own(point.Position), point.Refusal))])])
        {
            Marked = (issue.Scale.Own(push.Best), push.Refusal),
        };
    }

    /// <summary>Why a chance is never just that: others who find no terms among themselves, or who grant all.</summary>
    private static IEnumerable<string> Limits(Scenario scenario, Push push)
    {
        if (!Matters(push))
        {
            yield return $"What {scenario.NameOf(push.Actor)} asks on {Name(push.Issue)} hardly matters to the "
                + $"others: {(push.GreatestRefusal < Seldom ? "they grant all of it"
                    : $"they refuse in {Say.Percent(push.LeastRefusal)} of the worlds anyway, "
                        + "because they find no terms among themselves")}.";
            yield break;
        }

        if (push.LeastRefusal >= Seldom)
        {
            yield return $"Whatever {scenario.NameOf(push.Actor)} asks on {Name(push.Issue)}, the others find no terms among themselves "
                + $"in {Say.Percent(push.LeastRefusal)} of the worlds.";
        }

        if (push.GreatestRefusal < 1 - Seldom)
        {
            yield return $"Even all that {scenario.NameOf(push.Actor)} wants on {Name(push.Issue)} is refused in no more "
                + $"than {Say.Percent(push.GreatestRefusal)} of the worlds.";
        }
    }

    /// <summary>A demand, on a scale in points to a whole one.</summary>
    private static string Position(Scenario scenario, Push push, double? position) => position is not double known ? "–"
        : scenario.Issues[push.Issue] is ScaleIssue { Scale: { IsPlain: false } scale } ? scale.Text(known) : Say.Number(known, 0);

    private static string Name(string issue) => TermsWords.Spaced(issue);
}
