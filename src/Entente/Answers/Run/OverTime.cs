using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>The ensemble week by week: odds, state of things, zone of possible agreement, front, beliefs, the value of no deal.</summary>
internal static class OverTime
{
    private const string EightInTen = "eight worlds in ten";

    public static Section Section(RunResults results, Words words)
    {
        Timeline timeline = results.Timeline;
        ValueList<DateOnly> dates = [words.Scenario.From, .. timeline.Dates];
        DateMark[] marks = [.. Marks(words.Scenario)];
        return new("Over time",
        [
            .. Agreed(timeline, dates, marks, words),
            .. States(timeline, dates, words),
            .. Zones(timeline, dates, words, results.Info),
            .. Bands(timeline, dates, "front", "The front", "The front, from 0 (the defenders have won) to 1 (the attackers have)",
                "Front, 0 to 1"),
            .. ByActor(timeline, dates, "belief", "What each believes the front moves a year", "Front units a year, + for the attackers",
                words),
            .. ByActor(timeline, dates, "no-deal", "What no deal is worth to each, by its own belief", "Utility, 0 to 1", words),
        ]);
    }

    private static IEnumerable<Chart> Agreed(Timeline timeline, ValueList<DateOnly> dates, DateMark[] marks, Words words)
    {
        TimeLine[] lines = [.. words.Packages.Names.Select(package =>
            WithError(timeline, $"agreed.{package}", Say.Capital(words.Package(package)))).OfType<TimeLine>()];
        if (words.Packages.Count > 1 && WithError(timeline, "stopped", Say.Capital(words.AnyAgreement)) is TimeLine any)
        {
            lines = [any, .. lines];
        }

        if (lines.Length > 0)
        {
            yield return new TimeChart(
                "The odds over time",
                $"By {Say.Day(dates[^1])}: "
                    + $"{string.Join("; ", lines.Select(line => $"{line.Name.ToLowerInvariant()} {Say.Percent(line.Middle[^1])}"))}."
                    + $"{(marks.Length > 0 ? " Letters mark deadlines, numbers mark events that may happen." : "")}",
                "Chance that it has been agreed", dates, new(lines))
            {
                InPercent = true,
                Marks = new(marks),
                Key = Key(marks),
            };
        }
    }

    private static IEnumerable<Chart> States(Timeline timeline, ValueList<DateOnly> dates, Words words)
    {
        (string Column, string Name)[] states =
        [
            ("fighting", "Fighting"), ("no-deal", "No deal"), ("ceasefire", "Ceasefire"), ("settled", "Settlement"),
                ("imposed", "Imposed by a victor"),
        ];
        TimeLine[] lines = [.. states.Where(state => timeline[state.Column] is not null)
            .Select(state => new TimeLine(state.Name, From(state.Column is "fighting" or "no-deal" ? 1 : 0, timeline[state.Column]!)))];
        if (lines.Length > 0)
        {
            yield return new TimeChart(
                "How things stand", $"On {Say.Day(dates[^1])}: "
                    + $"{string.Join("; ", lines.Select(line => $"{line.Name.ToLowerInvariant()} {Say.Percent(line.Middle[^1])}"))}.",
                "Share of worlds", dates, new(lines))
            { InPercent = true, Range = (0, 1) };
        }
    }

    private static IEnumerable<Chart> Zones(Timeline timeline, ValueList<DateOnly> dates, Words words, RunInfo run)
    {
        TimeLine[] lines = [.. words.Packages.Names.Where(package => timeline[$"zone.{package}"] is not null)
            .Select(package => new TimeLine(Say.Capital(words.Package(package)), From(double.NaN, timeline[$"zone.{package}"]!)))];
        if (lines.Length > 0)
        {
            yield return new TimeChart(
                "Is a deal possible?", "The share of worlds with terms that all whose agreement is needed prefer to no deal, among those "
                    + $"that still bargain about the package{Watched(run)}.",
                "Share of worlds", dates, new(lines))
            { InPercent = true, Range = (0, 1) };
        }
    }

    private static string Watched(RunInfo run) => run.Draws <= run.Options.RecordsFirst ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $" and are among the first {run.Options.RecordsFirst}, whose talks are looked at in one step of four");

    private static IEnumerable<Chart> Bands(Timeline timeline, ValueList<DateOnly> dates, string quantity, string name, string caption,
        string unit)
    {
        if (timeline.Band(quantity) is Band band)
        {
            yield return new TimeChart(
                caption, $"{name} over the worlds that still fight: in the middle world {Say.Number(First(band.P50), 3)} at first "
                    + $"and {Say.Number(Last(band.P50), 3)} at the end, in eight of ten then from {Say.Number(Last(band.P10), 3)} "
                    + $"to {Say.Number(Last(band.P90), 3)}.",
                unit, dates, [Line(name, band)])
            { Range = Around(band) };
        }
    }

    private static IEnumerable<Chart> ByActor(Timeline timeline, ValueList<DateOnly> dates, string quantity, string caption, string unit,
        Words words)
    {
        (string Name, Band Band)[] actors = [.. from actor in words.Scenario.Actors.Names
                                               let band = timeline.Band($"{quantity}.{actor}")
                                               where band is not null
                                               select (words.Actor(actor), band)];
        if (actors.Length > 0)
        {
            (double Low, double High)[] ends = [.. actors.Select(actor => Around(actor.Band))];
            yield return new TimeChart(
                caption,
                "In the middle world, at first and at the "
                    + $"end: {string.Join("; ", actors
                        .Select(actor => $"{actor.Name} {Say.Number(First(actor.Band.P50), 3)} "
                        + $"and {Say.Number(Last(actor.Band.P50), 3)}"))}. "
                        + $"The table also has {EightInTen}.",
                unit, dates, [.. actors.Select(actor => Line(actor.Name, actor.Band))])
            { Range = (ends.Min(end => end.Low), ends.Max(end => end.High)), DrawsBands = false };
        }
    }

    private static TimeLine Line(string name, Band band) =>
        new(name, From(double.NaN, band.P50)) { Low = From(double.NaN, band.P10), High = From(double.NaN, band.P90), Band = EightInTen };

    /// <summary>A line with what it was on the first day, which the timeline has not: it knows ends of steps.</summary>
    private static ValueList<double> From(double first, IEnumerable<double> steps) => [first, .. steps];

    private static TimeLine? WithError(Timeline timeline, string column, string name) => timeline[column] is not double[] share ? null
        : timeline[column + ".se"] is not double[] error ? new TimeLine(name, From(0, share))
        : new TimeLine(name, From(0, share))
        {
            Low = From(0, share.Zip(error, (p, se) => double.IsNaN(se) ? p : Math.Max(0, p - (Chance.ErrorsInInterval * se)))),
            High = From(0, share.Zip(error, (p, se) => double.IsNaN(se) ? p : Math.Min(1, p + (Chance.ErrorsInInterval * se)))),
            Band = "±",
        };

    // Deadlines get letters, events numbers; what falls on one day shares a mark.
    private static IEnumerable<DateMark> Marks(Scenario scenario)
    {
        int deadlines = 0, events = 0;
        foreach (IGrouping<DateOnly, (DateOnly Date, bool IsDeadline, string What)> day in scenario.Deadlines.Values.Zip(
            scenario.Deadlines.Names)
            .Select(one => (one.First.Date, IsDeadline: true, What: one.First.Name ?? one.Second))
            .Concat(scenario.Events.Where(one => one is { Date: not null, If: null, Within: null }).Select(one =>
            (Date: one.Date!.Value, IsDeadline: false, What: one.Chance.IsExact && one.Chance.Central == 1 ? one.Name
            : $"{one.Name} (chance {Say.Percent(one.Chance.Central)})")))
            .Where(one => one.Date >= scenario.From && one.Date <= scenario.Until)
            .GroupBy(one => one.Date).OrderBy(day => day.Key))
        {
            string letter = day.Any(one => one.IsDeadline) ? ((char)('A' + (deadlines++ % 26))).ToString() : (++events)
                .ToString(CultureInfo.InvariantCulture);
            yield return new(day.Key, letter, string.Join("; ", day.Select(one => one.What)));
        }
    }

    private static ValueList<string> Key(DateMark[] marks) =>
        new(marks.Select(mark => $"{mark.Letter}: {mark.What}, {Say.DayOfYear(mark.Date)}"));

    private static (double Low, double High) Around(Band band)
    {
        double[] known = [.. band.P10.Concat(band.P90).Where(double.IsFinite)];
        double low = known.DefaultIfEmpty(0).Min(), high = known.DefaultIfEmpty(1).Max(), room = Math.Max((high - low) * 0.1, 1e-3);
        return (low - room, high + room);
    }

    private static double First(double[] numbers) => numbers.FirstOrDefault(double.IsFinite, double.NaN);

    private static double Last(double[] numbers) => numbers.LastOrDefault(double.IsFinite, double.NaN);
}
