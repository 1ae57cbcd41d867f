using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>The odds by the dates that somebody waits for, and the questions of the file.</summary>
internal static class OddsByDate
{
    public static Section Section(RunResults results, Words words)
    {
        Forecast forecast = results.Forecast;
        return new("The odds by date",
            [Dates(forecast, words), new Disclosure("Every month, with the error of the simulation",
            [Table("Chance that a package has been agreed by the end of a day, ± points", Odds.Of, forecast.By.Select(one => one.Date)
            .Distinct(), forecast, words)])])
        {
            Inner = forecast.Questions.Count == 0 ? [] : [Questions(forecast, words)],
        };
    }

    private static DataTable Dates(Forecast forecast, Words words)
    {
        DateOnly[] told = [.. words.Scenario.Deadlines.Values.Select(deadline => deadline.Date), .. QuarterEnds(words.Scenario),
            words.Scenario.Until];
        return Table("Chance that a package has been agreed at least once, by the dates that matter", Odds.Told, told.Distinct().Order(),
            forecast, words);
    }

    private static DataTable Table(string caption, Func<Chance, string> tell, IEnumerable<DateOnly> dates, Forecast forecast, Words words)
    {
        ILookup<(DateOnly, string), AgreedBy> byDate = forecast.By.ToLookup(one => (one.Date, one.Package));
        return new(
            caption,
            ["By", .. forecast.Packages.Select(package => Column.Number(Say.Capital(words.Package(package.Key))))],
            [
                .. from date in dates
                   let cells = forecast.Packages.Names.Select(package => byDate[(date, package)].FirstOrDefault()).ToArray()
                   where cells.Any(cell => cell is not null)
                   select new ValueList<string>([Date(date, words), .. cells.Select(cell => cell is null ? "" : tell(cell.Chance))]),
            ]);
    }

    private static string Date(DateOnly date, Words words)
    {
        string[] names = [.. words.Scenario.Deadlines.Where(deadline => deadline.Value.Date == date)
            .Select(deadline => deadline.Value.Name ?? deadline.Key)];
        return names.Length == 0 ? Say.Day(date) : $"{Say.Day(date)}: {string.Join("; ", names)}";
    }

    private static IEnumerable<DateOnly> QuarterEnds(Scenario scenario)
    {
        for (DateOnly end = new(scenario.From.Year, 3, 31); end < scenario.Until; end = new DateOnly(end.Year, end.Month, 1).AddMonths(4)
            .AddDays(-1))
        {
            if (end > scenario.From)
            {
                yield return end;
            }
        }
    }

    private static string Error(QuestionForecast chance) =>
        Odds.Error(chance.Se) is { Length: > 0 } error ? $"; the simulation alone has an error of {error} points, 19 times in 20" : "";

    /// <summary>What a yes means in a simulated world.</summary>
    private static string Means(Question question, Words words)
    {
        string package = question.Package.Count > 0 ? Say.Any([.. question.Package.Select(words.APackage)])
            : $"a package that settles {Words.Issue(question.Issue!)}";
        string terms = question switch
        {
            { Issue: null } => "",
            { Is: string option } =>
                $" with {Words.Issue(question.Issue)} at “{((OptionsIssue)words.Scenario.Issues[question.Issue]).Options[option]}”",
            { AtLeast: Uncertain least, AtMost: Uncertain most } =>
                $" with {Words.Issue(question.Issue)} between {Bound(least)} and {Bound(most)}",
            { AtLeast: Uncertain least } => $" with {Words.Issue(question.Issue)} at {Bound(least)} or more",
            _ => $" with {Words.Issue(question.Issue)} at {Bound(question.AtMost!)} or less",
        };
        string when = question switch
        {
            { On: DateOnly on } => $" was in force at the end of {Say.Day(on)}",
            { From: DateOnly from } => $" was agreed between {Say.Day(from)} and {Say.Day(question.Day)}, both days included",
            _ => $" was agreed by {Say.Day(question.Day)}, that day included",
        };
        string holds = question.HoldsFor is Duration time ? $", and stayed unbroken for {time} from then on" : "";
        string under = question.If is string change ? $", in the same worlds with the change “{NameOf(change, words.Scenario)}”" : "";
        return $"{package}{terms}{when}{holds}{under}";

        string Bound(Uncertain bound) => words.Scenario.Issues[question.Issue!] is ScaleIssue { Scale.IsPlain: false } scale
            ? TermsWords.Counted(scale, bound.Central) : Say.Digits(bound.Central);
    }

    private static string NameOf(string change, Scenario scenario) =>
        (scenario.Levers.TryGet(change, out Lever? lever) ? lever.Name : scenario.Variants[change].Name) ?? change;

    private static Section Questions(Forecast forecast, Words words) => new(
        "Questions with a date",
        [
            .. from question in words.Scenario.Questions
               where forecast.Questions.Has(question.Key)
               orderby question.Value.Day
               let chance = forecast.Questions[question.Key]
               select new Fact(
                $"{question.Value.Asks} {Say.Capital(Odds.Told(chance.Chance))}{HistoryWords.Beside(question.Key, forecast)}.",
                [
                    $"The share of simulated worlds in which {Means(question.Value, words)}{Error(chance)}.",
                    .. HistoryWords.OfQuestion(question.Key, forecast),
                    question.Value.Resolves is string rule ? $"What counts as a yes: {rule}" : "The file does not say what counts as a yes "
                        + "in the real world.",
                ]),
        ]);
}
