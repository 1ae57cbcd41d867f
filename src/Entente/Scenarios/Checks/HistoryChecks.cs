using Entente.History;
using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Whether what the case is counted among agrees with the rest of the file.</summary>
internal static class HistoryChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario)
    {
        if (scenario.History is not HistorySettings history)
        {
            yield break;
        }

        if (history.Since > scenario.From)
        {
            yield return Finding.Error("history.since", $"The conflict begins on {DateShape.Text(history.Since.Value)}, after the date of "
                + $"the forecast, {DateShape.Text(scenario.From)}.") with
            { RestsOn = ["from"] };
        }

        if (history.Class == HistoryClass.Dispute && scenario.War is not null)
        {
            yield return Finding.Warning("history.class", "The file has a war, but it is counted among disputes without one.",
                "Write `interstate-war` or `civil-war`.") with
            { RestsOn = ["war"] };
        }
        else if (history.Class is HistoryClass.InterstateWar or HistoryClass.CivilWar && scenario.War is null)
        {
            yield return Finding.Warning("history.class", "The file is counted among wars, but it has no section `war`.",
                "Write `interstate-crisis` or `dispute` if there is no fighting.") with
            { RestsOn = ["war"] };
        }
    }
}
