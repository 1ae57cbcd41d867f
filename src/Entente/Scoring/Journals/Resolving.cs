using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Scoring.Journals;

/// <summary>Writes down what came of a question that was frozen.</summary>
internal static class Resolving
{
    private const string Yes = "yes", No = "no";

    /// <summary>Adds an answer.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="answer">The question, what came, and where it can be read.</param>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static JournalAddition Add(string path, JournalAnswer answer) =>
        Journal.Add(path, journal => WhyNot(journal, answer) is string why ? (null, null, why) : (null, answer, null));

    private static string? WhyNot(Journal journal, JournalAnswer answer)
    {
        string[] known = [.. journal.Forecasts.SelectMany(one => one.Questions.Names).Distinct()];
        if (!known.Contains(answer.Question))
        {
            return known.Length == 0 ? "No forecast was frozen in it yet, so that there is nothing to answer."
                : $"No forecast in it asks `{Problem.Visible(answer.Question)}`. Asked are: {string.Join(", ", known)}.";
        }

        if (journal.Answers.FirstOrDefault(one => one.Question == answer.Question) is JournalAnswer there)
        {
            return $"`{answer.Question}` is answered already: {Problem.Visible(there.Answer)}.";
        }

        FrozenForecast[] forecasts = [.. journal.Forecasts.Where(one => one.Questions.Has(answer.Question))];
        FrozenQuestion asked = forecasts[^1].Questions[answer.Question];
        if (asked.Kind == AnswerKind.Date && Day(answer.Answer) <= forecasts[0].Date)
        {
            return $"{answer.Answer} is not after {DateShape.Text(forecasts[0].Date)}, the day of the first forecast of "
                + $"`{answer.Question}`.";
        }

        return asked.Kind switch
        {
            AnswerKind.YesNo => answer.Answer is Yes or No ? null : Refused("yes or no"),
            AnswerKind.Date => answer.Answer == No || Day(answer.Answer) is not null ? null : Refused("the day, such as 2025-06-01, or no"),
            AnswerKind.Value => Position(answer.Answer) is double at && at >= asked.From && at <= asked.To ? null
                : Refused($"a position from {NumberSyntax.Number(asked.From)} to {NumberSyntax.Number(asked.To)}"),
            AnswerKind.Option => asked.Shares!.Has(answer.Answer) ? null : Refused($"one of {string.Join(", ", asked.Shares.Names)}"),
        };

        string Refused(string takes) => $"`{Problem.Visible(answer.Answer)}` does not answer `{answer.Question}`; it should be {takes}.";
    }

    /// <summary>Whether an answer is yes.</summary>
    public static bool IsYes(string answer) => answer == Yes;

    /// <summary>The day of an answer; null for any other.</summary>
    public static DateOnly? Day(string answer) =>
        DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>The position of an answer; null for any other.</summary>
    public static double? Position(string answer) =>
        double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out double position) ? position : null;
}
