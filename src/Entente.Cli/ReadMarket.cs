using System.CommandLine;
using Entente.Evidence.Markets;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`read --prices FILE --event DATE`: an event study, and what it says about the odds of peace.</summary>
internal sealed class ReadMarket
{
    private const double BasisPoints = 10_000;
    private const double Percent = 100;
    private const int MaxEstimationDays = 5000;

    private readonly Option<string> prices =
        Text("--prices", "Study what an event did to the daily prices in this CSV file (date, price, benchmark, split).", "FILE.csv");
    private readonly Option<string> eventDate = Text("--event", "The day of the event.", "YYYY-MM-DD");
    private readonly Option<string> price = Text("--price", "The column of the prices, if its heading is not a usual one.", "COLUMN");
    private readonly Option<string> dates = Text("--date-column", "The column of the dates, if its heading has no `date` in it.", "COLUMN");
    private readonly Option<string> benchmark =
        Text("--benchmark", "The column to compare with; without one, the security's own mean return is the benchmark.", "COLUMN");
    private readonly Option<string> window =
        Text("--window", "First and last day of trade that count as the event, from the day itself.", "0..1");
    private readonly Option<int?> estimation = TypedOption.Whole(
        "--estimation", "Days of trade from which ordinary returns are told (120 if left out).", EventStudySettings.MinEstimationDays,
            MaxEstimationDays);
    private readonly Option<string> ifPeace = Text("--if-peace", "The price if peace were certain, or a range such as 70..80.", "PRICE");
    private readonly Option<string> ifWar = Text("--if-war", "The price if the war went on for certain, or a range.", "PRICE");
    private readonly Option<string> recovery =
        Text("--recovery", "The prices are premiums of a credit default swap in basis points; this share is recovered, such as 25 %.",
        "SHARE");
    private readonly Option<string[]> contracts = new("--contracts")
    {
        Description = "Two columns hold the odds, by an earlier and by a later date, as contracts are priced.",
        HelpName = "COLUMN COLUMN",
        Arity = new(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { prices, eventDate, dates, price, benchmark, window, estimation, ifPeace, ifWar, recovery,
            contracts })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether the call asks for a study of prices.</summary>
    public bool IsAsked(ParseResult call) => call.GetValue(prices) is not null;

    /// <summary>The study, or null after every problem was printed.</summary>
    public MarketReading? Read(ParseResult call)
    {
        List<string> mistakes = [];
        DateOnly? day = DateOnly.TryParseExact(call.GetValue(eventDate), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly given) ? given : null;
        if (day is null)
        {
            mistakes.Add(call.GetValue(eventDate) is string written
                ? $"--event is `{written}`; it should be the day of the event, such as 2025-02-12."
                : "--prices needs the day of the event, such as --event 2025-02-12.");
        }

        EventStudySettings settings = Settings(call, mistakes);
        Uncertain? peace = Anchor(call, ifPeace, mistakes), war = Anchor(call, ifWar, mistakes);
        double? share = Share(call, mistakes);
        if ((peace is null) != (war is null) && mistakes.Count == 0)
        {
            mistakes.Add("The odds of peace need both anchors: --if-peace and --if-war.");
        }

        string[] columns = call.GetValue(contracts) ?? [];
        PriceFile file = columns is [string first, string second]
            ? PriceFile.ReadFile(call.GetValue(prices)!, first, second, call.GetValue(dates))
            : PriceFile.ReadFile(call.GetValue(prices)!, call.GetValue(price), call.GetValue(benchmark), call.GetValue(dates));
        TextWriter error = call.InvocationConfiguration.Error;
        mistakes.ForEach(mistake => error.WriteLine($"entente: {Problem.Visible(mistake)}"));
        ScenarioInput.Print(file.Problems, Terminal.Error(error));
        if (mistakes.Count > 0 || file.Series is not PriceSeries series)
        {
            return null;
        }

        MarketReading reading = new(call.GetValue(prices)!, series, day!.Value);
        string? problem = columns.Length == 2 ? Contracts(ref reading) : Study(ref reading, settings, peace, war);
        problem ??= share is double recovered ? Spread(ref reading, recovered) : null;
        if (problem is not null)
        {
            error.WriteLine($"entente: {Problem.Visible(call.GetValue(prices)!)}: {problem}");
            return null;
        }

        return reading;
    }

    private static string? Study(ref MarketReading reading, EventStudySettings settings, Uncertain? peace, Uncertain? war)
    {
        (EventStudy? study, string? problem) = EventStudy.Of(reading.Series, reading.Event, settings);
        PeaceOdds? odds = null;
        if (study is not null && peace is not null && war is not null)
        {
            (odds, problem) = PeaceOdds.Of(study, peace, war);
        }

        reading = reading with { Study = study, Odds = odds };
        return problem;
    }

    private static string? Spread(ref MarketReading reading, double recovered)
    {
        if (reading.Study is EventStudy study)
        {
            reading = reading with
            {
                Hazards = (ImpliedOdds.Hazard(study.PriceBefore / BasisPoints, recovered),
                ImpliedOdds.Hazard(study.PriceAfter / BasisPoints, recovered))
            };
        }

        return null;
    }

    // Odds are written as shares or, where one is above 1, as percentages.
    private static string? Contracts(ref MarketReading reading)
    {
        PriceDay[] days = [.. reading.Series.Days.Where(day => day.Benchmark is not null)];
        DateOnly wanted = reading.Event;
        int at = Array.FindIndex(days, day => day.Date >= wanted);
        if (at < 1)
        {
            return "The odds need a day on or after the event and one before it.";
        }

        double unit = days.Any(day => day.Price > 1 || day.Benchmark > 1) ? Percent : 1;
        List<(DateOnly Day, double First, double Second, double Between)> odds = [];
        foreach (PriceDay day in days[(at - 1)..(at + 1)])
        {
            (double first, double second) = (day.Price / unit, day.Benchmark!.Value / unit);
            if (!(first < 1 && second >= first && second <= 1))
            {
                return string.Create(CultureInfo.InvariantCulture, $"On {day.Date:yyyy-MM-dd} the odds are {first:0.###} by the earlier "
                    + $"date and {second:0.###} by the later; they must rise from below 1 to at most 1.");
            }

            odds.Add((day.Date, first, second, ImpliedOdds.Between(first, second)));
        }

        reading = reading with { Contracts = odds };
        return null;
    }

    private EventStudySettings Settings(ParseResult call, List<string> mistakes)
    {
        EventStudySettings settings = new();
        if (call.GetValue(estimation) is int count)
        {
            settings = settings with { EstimationDays = count };
        }

        if (call.GetValue(window) is string written)
        {
            int?[] days = [.. written.Split("..")
                .Select(part => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int day)
                && Math.Abs((long)day) <= 60 ? day : (int?)null)];
            if (days is [int first, int last] && first <= last)
            {
                return settings with { WindowFrom = first, WindowTo = last };
            }

            mistakes.Add($"--window is `{written}`; it should be two days from -60 to 60, such as 0..1 or -1..1.");
        }

        return settings;
    }

    private static Uncertain? Anchor(ParseResult call, Option<string> option, List<string> mistakes)
    {
        if (call.GetValue(option) is not string written)
        {
            return null;
        }

        double[] numbers = [.. written.Split("..")
            .Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
            : double.NaN)];
        if (numbers.Length <= 3 && numbers.All(double.IsFinite) && numbers.SequenceEqual(numbers.Distinct().Order()))
        {
            return numbers switch
            {
                [double one] => Uncertain.Exactly(one),
                [double low, double high] => Uncertain.Between(low, high),
                _ =>
                Uncertain.Likely(numbers[0], numbers[1], numbers[2])
            };
        }

        mistakes.Add($"{option.Name} is `{written}`; it should be a price such as 75, or a range such as 70..80.");
        return null;
    }

    private double? Share(ParseResult call, List<string> mistakes)
    {
        if (call.GetValue(recovery) is not string written)
        {
            return null;
        }

        string number = written.TrimEnd().TrimEnd('%');
        double unit = number.Length < written.TrimEnd().Length ? Percent : 1;
        if (double.TryParse(number.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            && value / unit is >= 0 and < 1)
        {
            return value / unit;
        }

        mistakes.Add($"--recovery is `{written}`; it should be a share from 0 to below 1, such as 25 %.");
        return null;
    }

    private static Option<string> Text(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help };
}

/// <summary>What a file of prices says about an event; each part is missing unless it was asked for.</summary>
/// <param name="File">The file.</param>
/// <param name="Series">Its prices.</param>
/// <param name="Event">The day of the event.</param>
internal sealed record MarketReading(string File, PriceSeries Series, DateOnly Event)
{
    public EventStudy? Study { get; init; }

    public PeaceOdds? Odds { get; init; }

    /// <summary>Hazards of default a year, before and after.</summary>
    public (double Before, double After)? Hazards { get; init; }

    /// <summary>Odds by two dates, and between them, on the day before the event and on its day.</summary>
    public IReadOnlyList<(DateOnly Day, double First, double Second, double Between)> Contracts { get; init; } = [];
}
