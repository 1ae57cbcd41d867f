using Entente.Ensembles;
using Entente.History;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>What history says, in the sentences that every answer tells it in.</summary>
internal static class HistoryWords
{
    /// <summary>One sentence for the summary: history by the latest date for which it has a figure, and the two pooled; empty where there
    /// is none.</summary>
    public static string InBrief(Forecast forecast, Words words)
    {
        if (forecast.History is not { Last: HistoryByDate last })
        {
            return "";
        }

        string pooled = last.Pool is double pool && last.Model is double model
            ? $" The model has {Say.Percent(model)} by then; model and history pooled, {Say.Percent(pool)}." : "";
        return $"History: of {Of(last.History)}, {Share(last.History)} "
            + $"{Had(last.History, $"within {Time(words.Scenario, last.Date)}")}.{pooled}";
    }

    /// <summary>What stands behind the answer to a question: `(history 43 %, pooled 39 %)`; empty where history says nothing.</summary>
    public static string Beside(string question, Forecast forecast) =>
        forecast.History?.Questions.TryGet(question, out HistoryOfQuestion? said) == true && said.Pool is double pool
            ? $" (history {Say.Percent(said.History.P)}, pooled {Say.Percent(pool)})" : "";

    /// <summary>The sentences about history under a question; none where the file names no class.</summary>
    public static string[] OfQuestion(string question, Forecast forecast)
    {
        if (forecast.History is not HistoryBeside history)
        {
            return [];
        }

        return history.Questions.TryGet(question, out HistoryOfQuestion? said)
            ? [$"History: of {Of(said.History)}, {Share(said.History)} "
                + $"{Had(said.History, "by then")}, with the first day of the forecast as the first of theirs ({said.History.Source})."
                + (said.Pool is double pool ? $" Model and history pooled: {Say.Percent(pool)}." : "")]
            : ["History has no figure for this question: it counts agreements as such, for as long as its table goes."];
    }

    /// <summary>`42 wars between states …`.</summary>
    public static string Of(HistoryFigure figure) => $"{Say.Count(figure.Cases)} {figure.Who}";

    /// <summary>`43 % [28, 59]`.</summary>
    public static string Share(HistoryFigure figure) => Share(figure.P, figure.Low, figure.High);

    /// <summary>A share and its interval.</summary>
    public static string Share(double share, double low, double high) =>
        $"{Say.Percent(share)} [{Say.Number(low * 100, 0)}, {Say.Number(high * 100, 0)}]";

    /// <summary>What was counted is told as such, and what is read off between or beyond the days of the count is not.</summary>
    private static string Had(HistoryFigure figure, string time) =>
        figure.BetweenRows ? $"would have had an agreement {time} (read off a line through the days that were counted)"
            : $"had an agreement {time}";

    private static string Time(Scenario scenario, DateOnly date)
    {
        int days = date.DayNumber - scenario.From.DayNumber;
        int years = (int)Math.Round(days / Duration.DaysInYear);
        return years > 0 && Math.Abs(days - (years * Duration.DaysInYear)) <= years + 1 ? Say.Years(years) : Say.Many(days, "day");
    }
}
