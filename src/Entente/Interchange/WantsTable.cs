using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>Who wants what, as a table for a spreadsheet: one row for each actor on each issue (and faction), and for issues with
/// options one more for each option's score. Cells hold numbers as the scenario file writes them.</summary>
internal static class WantsTable
{
    /// <summary>Lets spreadsheets see that the file is UTF-8; without it `±` comes out wrong.</summary>
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>The columns, in order.</summary>
    public static readonly CsvColumn[] Columns =
    [
        new("issue", true), new("actor", true), new("faction", false), new("option", false),
        new("ideal", false), new("score", false), new("salience", false), new("accepts", false), new("capability", false), new("veto", false), new("because", false),
    ];

    /// <summary>The table of a scenario; every actor stands on every issue, so that gaps can be filled in.</summary>
    public static string Write(Scenario scenario)
    {
        CsvText text = new();
        text.Row(Columns.Select(column => column.Name));
        foreach ((string name, Issue issue) in scenario.Issues)
        {
            foreach ((string actor, Actor whole) in scenario.Actors)
            {
                switch (issue)
                {
                    case ScaleIssue scale:
                        ScaleWants? wants = scale.Wants.TryGet(actor, out ScaleWants? found) ? found : null;
                        text.Row(Cells(name, actor, "", wants));
                        foreach (string faction in whole.Factions.Names)
                        {
                            text.Row(Cells(name, actor, faction, wants?.Factions.TryGet(faction, out ScaleWants? own) == true ? own : null));
                        }

                        break;
                    case OptionsIssue options:
                        OptionWants? chosen = options.Wants.TryGet(actor, out OptionWants? known) ? known : null;
                        Options(text, options, name, actor, "", chosen);
                        foreach (string faction in whole.Factions.Names)
                        {
                            Options(text, options, name, actor, faction, chosen?.Factions.TryGet(faction, out OptionWants? own) == true ? own : null);
                        }

                        break;
                }
            }
        }

        return ByteOrderMark + text;
    }

    private static void Options(CsvText text, OptionsIssue issue, string name, string actor, string faction, OptionWants? wants)
    {
        text.Row(Cells(name, actor, faction, wants));
        foreach (string option in issue.Options.Names)
        {
            string score = wants?.Scores.TryGet(option, out Uncertain? known) == true ? Number(known) : "";
            text.Row(name, actor, faction, option, "", score, "", "", "", "", "");
        }
    }

    private static string[] Cells(string issue, string actor, string faction, Wants? wants) =>
    [
        issue, actor, faction, "",
        Number((wants as ScaleWants)?.Ideal), "", Number(wants?.Salience), Accepts(wants), Number(wants?.Capability),
        wants?.Veto == true ? "true" : "", wants?.Because ?? "",
    ];

    private static string Accepts(Wants? wants) => wants switch
    {
        ScaleWants { Accepts: { From: Uncertain.Point, To: Uncertain.Point } plain } when plain.From.Central != plain.To.Central => $"{Number(plain.From)}..{Number(plain.To)}",
        ScaleWants { Accepts: Interval interval } => $"{{from: {Number(interval.From)}, to: {Number(interval.To)}}}",
        OptionWants { Accepts: ValueList<string> options } => $"[{string.Join(", ", options)}]",
        _ => "",
    };

    private static string Number(Uncertain? number) => number is null ? "" : NumberSyntax.Write(number) is var node && node.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? node.GetValue<string>()
        : CsvText.Number(number.Central);
}
