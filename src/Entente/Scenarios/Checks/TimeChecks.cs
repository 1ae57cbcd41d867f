using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Whether every date lies where it must.</summary>
internal static class TimeChecks
{
    /// <summary>More steps than this are more often a slip than meant: ten years of days.</summary>
    private const int MaxSteps = 3653;

    /// <summary>How many quantities over time a run can count in 2 GB: each of them, in each step, takes 12 kB once many draws have been
    /// counted (a histogram of the timeline, with 512 cells of 24 bytes).</summary>
    internal const int MaxQuantitiesOverTime = 160_000;

    public static IEnumerable<Finding> Of(Scenario scenario) => Horizon(scenario).Concat(
        from finding in Dates(scenario)
        select finding with { RestsOn = ["from", "until"] });

    private static IEnumerable<Finding> Horizon(Scenario scenario)
    {
        if (scenario.Until <= scenario.From)
        {
            yield return Finding.Error("until", $"The forecast ends on {Text(scenario.Until)}, not after it begins "
                + $"on {Text(scenario.From)}.") with
            { RestsOn = ["from"] };
            yield break;
        }

        if (scenario.Step.Years * Duration.DaysInYear > scenario.Until.DayNumber - scenario.From.DayNumber)
        {
            yield return Finding.Error("step", $"A step of {scenario.Step} is longer than the whole forecast.",
                "Take a shorter step.") with
            { RestsOn = ["from", "until"] };
        }

        double steps = Math.Ceiling((scenario.Until.DayNumber - scenario.From.DayNumber) / (scenario.Step.Years * Duration.DaysInYear));
        if (steps > MaxSteps)
        {
            yield return Finding.Error("step", $"From {Text(scenario.From)} until {Text(scenario.Until)} there are more than {MaxSteps} "
                + $"steps of {scenario.Step}.", "Take a longer step.") with
            { RestsOn = ["from", "until"] };
        }
        else if (steps * QuantitiesOf(scenario) > MaxQuantitiesOverTime)
        {
            yield return Finding.Error(
                "step",
                string.Create(CultureInfo.InvariantCulture, $"{steps} steps of {scenario.Step} with {QuantitiesOf(scenario)} quantities in "
                    + $"each, of {scenario.Actors.Count} actors and {Math.Max(1, scenario.Packages.Count)} packages, take more than 2 GB "
                    + $"of memory in a run."),
                string.Create(CultureInfo.InvariantCulture,
                    $"Take a longer step: at most {MaxQuantitiesOverTime / QuantitiesOf(scenario)} fit.")) with
            { RestsOn = ["from", "until", "actors", "packages"] };
        }
    }

    /// <summary>What is followed over time: the front, the depth of each package, what no deal is worth to each actor, and what each
    /// believes about the front.</summary>
    internal static int QuantitiesOf(Scenario scenario) => scenario.War is FrontWar
        ? 1 + Math.Max(1, scenario.Packages.Count) + (2 * scenario.Actors.Count)
        : Math.Max(1, scenario.Packages.Count) + scenario.Actors.Count;

    private static IEnumerable<Finding> Dates(Scenario scenario)
    {
        if (scenario.Until <= scenario.From)
        {
            return [];
        }

        return
        [
            .. scenario.Events.SelectMany((one, i) =>
                Dated(string.Create(CultureInfo.InvariantCulture, $"events.{i + 1}"), one.Date, one.Ends, scenario)),
            .. scenario.Levers.SelectMany(lever => Dated($"levers.{lever.Key}", lever.Value.Date, lever.Value.Ends, scenario)),
            .. scenario.Deadlines.SelectMany(deadline => Inside($"deadlines.{deadline.Key}.date", deadline.Value.Date, scenario)),
            .. from source in scenario.Sources
               where source.Value.Date > scenario.From
               select Finding.Error(
                   $"sources.{source.Key}.date",
                   $"`{source.Key}` was published on {Text(source.Value.Date!.Value)}, after the date of the "
                       + $"forecast, {Text(scenario.From)}.",
                   "Nothing later may be used."),
        ];
    }

    private static IEnumerable<Finding> Dated(string path, DateOnly? dated, DateOnly? ends, Scenario scenario)
    {
        if (dated is not DateOnly date)
        {
            if (ends <= scenario.From)
            {
                yield return Finding.Error($"{path}.ends", $"It ends on {Text(ends.Value)}, not after the forecast begins "
                    + $"on {Text(scenario.From)}.");
            }

            yield break;
        }

        Finding[] outside = [.. Inside($"{path}.date", date, scenario)];
        foreach (Finding finding in outside)
        {
            yield return finding;
        }

        if (ends <= date && outside.Length == 0)
        {
            yield return Finding.Error($"{path}.ends", $"It ends on {Text(ends.Value)}, not after it begins "
                + $"on {Text(date)}.") with
            { RestsOn = [$"{path}.date"] };
        }
    }

    private static IEnumerable<Finding> Inside(string path, DateOnly date, Scenario scenario)
    {
        if (date < scenario.From || date > scenario.Until)
        {
            yield return Finding.Error(path, $"{Text(date)} lies outside the forecast, which goes from {Text(scenario.From)} "
                + $"to {Text(scenario.Until)}.");
        }
    }

    private static string Text(DateOnly date) => DateShape.Text(date);
}
