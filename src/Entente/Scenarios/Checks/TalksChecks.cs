namespace Entente.Scenarios.Checks;

/// <summary>Whether what is said of the talks goes together.</summary>
internal static class TalksChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario)
    {
        if (scenario.Talks is { Anticipate: true, Solution: not TalksSolution.Nash })
        {
            yield return Finding.Error("talks.solution", "Those who count with later talks bargain by the rule of Nash, which is what "
                + "waiting leads to as offers follow each other faster.", "Leave `anticipate` or `solution` out.") with
            { RestsOn = ["talks.anticipate"] };
        }
    }
}
