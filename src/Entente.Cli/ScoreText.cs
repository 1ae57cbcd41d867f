using Entente.Answers.Score;
using Entente.Pages;
using Entente.Scoring;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>Scores as people read them in a terminal.</summary>
internal static class ScoreText
{
    /// <summary>Prints how far models lay from decisions.</summary>
    public static void Print(DatasetScore score, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{score.Name}[/]");
        console.WriteLine(ScoreWords.Scope(score) + (score.Proposals > 1 ? " In brackets: the interval that holds the true value in 95 of 100 such data sets." : ""));
        console.WriteLine();
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn(new TableColumn("Model").NoWrap());
        foreach (string heading in new[] { "Issues", "Mean error", "Root mean square", "Median error", "Against the mean" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (ModelScore model in score.Models)
        {
            table.AddRow([.. ScoreWords.Row(model).Select(cell => new Text(cell))]);
        }

        console.Write(table);
        console.WriteLine();
        foreach (string sentence in ScoreWords.Summary(score).Concat(ScoreWords.Method(score)))
        {
            console.WriteLine(sentence);
        }
    }

    /// <summary>Prints how good the odds of a run were.</summary>
    public static void Print(RunScore score, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{score.Scenario}[/]");
        if (score.Questions.Count + score.Dates.Count > 0)
        {
            Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Question");
            foreach (string heading in new[] { "Said", "Happened", "Brier", "Two-sided", "Log" })
            {
                table.AddColumn(new TableColumn(heading).RightAligned());
            }

            foreach (QuestionScore one in score.Questions.Concat(score.Dates))
            {
                table.AddRow(
                    new Text(one.What), new Text(Say.Percent(one.Probability)), new Text(one.Happened ? "yes" : "no"), new Text(Say.Number(one.Brier, 3)),
                    new Text(Say.Number(one.BrierTwoSided, 3)), new Text(ScoreWords.Log(one.Log)));
            }

            console.Write(table);
            console.WriteLine();
        }

        foreach (string sentence in ScoreWords.Summary(score))
        {
            console.WriteLine(sentence);
        }
    }
}
