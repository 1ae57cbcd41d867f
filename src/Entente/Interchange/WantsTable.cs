using System.Security.Cryptography;
using System.Text;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>Who wants what, as a table for a spreadsheet: one row for each actor on each issue (and faction), and for issues with
/// options one more for each option's score. Cells hold numbers as the scenario file writes them.</summary>
internal static class WantsTable
{
    /// <summary>Lets spreadsheets see that the file is UTF-8; without it `±` comes out wrong.</summary>
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>The column with the fingerprint of the values that the row was made from: by it an import tells what was changed in the
    /// table from what was changed in the scenario meanwhile.</summary>
    public const string Base = "base";

    private const int KeyCells = 4, BaseDigits = 8;

    /// <summary>The columns, in order.</summary>
    public static readonly CsvColumn[] Columns =
    [
        new("issue", true), new("actor", true), new("faction", false), new("option", false),
        new("ideal", false), new("score", false), new("salience", false), new("accepts", false), new("capability", false),
            new("veto", false), new("because", false), new(Base, false),
    ];

    /// <summary>The columns with values, in order.</summary>
    public static IEnumerable<CsvColumn> ValueColumns => Columns[KeyCells..^1];

    /// <summary>The table of a scenario; every actor stands on every issue, so that gaps can be filled in.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="analyst">Whose table it is: it has that analyst's numbers where they differ from those of others, and empty cells where
    /// only others gave a number, so that nobody is led by theirs. Null = all numbers as the file has them.</param>
    public static string Write(Scenario scenario, string? analyst = null)
    {
        CsvText text = new();
        text.Row(Columns.Select(column => column.Name));
        foreach (string[] row in Rows(scenario, analyst))
        {
            text.Row([.. row, BaseOf(row[KeyCells..])]);
        }

        return ByteOrderMark + text;
    }

    /// <summary>The fingerprints of the rows of a scenario, by issue, actor, faction and option.</summary>
    public static Dictionary<(string Issue, string Actor, string Faction, string Option), string> Bases(Scenario scenario,
        string? analyst = null) =>
        Rows(scenario, analyst).ToDictionary(row => (row[0], row[1], row[2], row[3]), row => BaseOf(row[KeyCells..]));

    /// <summary>The fingerprint of the values of a row. It begins with a letter, so that no spreadsheet takes it for a number.</summary>
    public static string BaseOf(IEnumerable<string> values) =>
        $"b{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', values))))[..BaseDigits]}";

    /// <summary>A number as one analyst sees it: its own where it gave one, everybody's where nobody did, null where only others did. All
    /// as it is where nobody is named.</summary>
    public static Uncertain? SeenBy(string? analyst, Uncertain? number) => number switch
    {
        Uncertain.Opinions opinions when analyst is not null => opinions.Given.TryGet(analyst, out Uncertain? own) ? own : null,
        _ => number,
    };

    private static IEnumerable<string[]> Rows(Scenario scenario, string? analyst) =>
        from issue in scenario.Issues
        from actor in scenario.Actors
        let whole = Of(issue.Value, actor.Key)
        from faction in actor.Value.Factions.Names.Prepend("")
        from row in OfWants(issue.Key, issue.Value, actor.Key, faction, faction.Length == 0 ? whole : Of(whole, faction), analyst)
        select row;

    private static Wants? Of(Issue issue, string actor) => issue switch
    {
        ScaleIssue scale => scale.Wants.TryGet(actor, out ScaleWants? wants) ? wants : null,
        OptionsIssue options => options.Wants.TryGet(actor, out OptionWants? wants) ? wants : null,
        _ => null,
    };

    private static Wants? Of(Wants? whole, string faction) => whole switch
    {
        ScaleWants scale => scale.Factions.TryGet(faction, out ScaleWants? wants) ? wants : null,
        OptionWants options => options.Factions.TryGet(faction, out OptionWants? wants) ? wants : null,
        _ => null,
    };

    private static IEnumerable<string[]> OfWants(string name, Issue issue, string actor, string faction, Wants? wants,
        string? analyst)
    {
        yield return Cells(name, actor, faction, wants, analyst);
        foreach (string option in issue is OptionsIssue options ? options.Options.Names : [])
        {
            string score = wants is OptionWants scored && scored.Scores.TryGet(option, out Uncertain? known)
                ? Number(known, analyst) : "";
            yield return [name, actor, faction, option, "", score, "", "", "", "", ""];
        }
    }

    private static string[] Cells(string issue, string actor, string faction, Wants? wants, string? analyst) =>
    [
        issue, actor, faction, "",
        Number((wants as ScaleWants)?.Ideal, analyst), "", Number(wants?.Salience, analyst), Accepts(wants, analyst),
        Number(wants?.Capability, analyst),
        wants?.Veto == true ? "true" : "", wants?.Because ?? "",
    ];

    private static string Accepts(Wants? wants, string? analyst) => wants switch
    {
        ScaleWants { Accepts: Interval interval } => SeenBy(analyst, interval.From) is Uncertain from
            && SeenBy(analyst, interval.To) is Uncertain to ? Line(from, to, interval, analyst) : "",
        OptionWants { Accepts: ValueList<string> options } => $"[{string.Join(", ", options)}]",
        _ => "",
    };

    private static string Line(Uncertain from, Uncertain to, Interval line, string? analyst)
    {
        string more = string.Concat(
            from one in new[] { ("margin", line.Margin), ("loss", line.Loss), ("gives", line.Gives) }
            where one.Item2.AsWritten is not Uncertain.Point { Value: 0 } && SeenBy(analyst, one.Item2) is not null
            select $", {one.Item1}: {Number(one.Item2, analyst)}");
        return more.Length == 0 && from.AsWritten is Uncertain.Point && to.AsWritten is Uncertain.Point && from.Central != to.Central
            ? $"{Number(from, null)}..{Number(to, null)}" : $"{{from: {Number(from, null)}, to: {Number(to, null)}{more}}}";
    }

    private static string Number(Uncertain? number, string? analyst) => SeenBy(analyst, number) switch
    {
        null => "",
        Uncertain.Opinions opinions => Opinions(opinions),
        var one when NumberSyntax.Write(one) is var node && node.GetValueKind() == System.Text.Json.JsonValueKind.String =>
            node.GetValue<string>(),
        var one => CsvText.Number(one.AsWritten.Central),
    };

    /// <summary>What several analysts say, in one line of YAML.</summary>
    public static string Opinions(Uncertain.Opinions opinions) =>
        $"{{by: {{{string.Join(", ", opinions.Given.Select(one => $"{one.Key}: {Number(one.Value, null)}"))}}}}}";
}
