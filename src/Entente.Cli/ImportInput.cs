using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Interchange;

namespace Entente.Cli;

/// <summary>The options with which whatever reads files of other programs is told what these do not say; each format has those that it
/// can use.</summary>
internal sealed class ImportInput(string kind)
{
    private readonly Option<string> title = new("--title") { Description = "Title of the scenario.", HelpName = "TEXT" };

    private readonly Option<DateOnly?> from = Date("--from", "Date of the forecast; 1 January of the year of the data, or of 2000, if left out.");

    private readonly Option<DateOnly?> until = Date("--until", "End of the forecast; a year later if left out.");

    private readonly Option<(double, double)?> scale = new("--scale")
    {
        Description = "The ends of the scale of positions in the table, such as 4..10; 0..100 if left out.",
        HelpName = "low..high",
        CustomParser = Scale,
    };

    private readonly Option<double?> salience = new("--salience")
    {
        Description = "The salience that means all that matters: 1 or 100; told from the data if left out.",
        HelpName = "NUMBER",
        CustomParser = result => Number(result.Tokens[0].Value) is double value and > 0 ? value : Refuse<double?>(result, "--salience takes a number above 0, such as 1 or 100."),
    };

    private readonly Option<string> capability = new("--capability") { Description = "The column of capabilities to take, where there are several.", HelpName = "COLUMN" };

    private readonly Option<string> proposal = new("--proposal") { Description = "Take only the issues of this proposal.", HelpName = "NAME" };

    private readonly Option<EvaluationReading> evaluations = new("--evaluations")
    {
        Description = "How evaluations become utilities: `issue` = over the greatest of their issue, as Genius does; `total` = weighted, over the greatest total.",
        HelpName = "issue|total",
        DefaultValueFactory = _ => EvaluationReading.ByIssue,
        CustomParser = result => result.Tokens[0].Value switch
        {
            "issue" => EvaluationReading.ByIssue,
            "total" => EvaluationReading.ByTotal,
            _ => Refuse<EvaluationReading>(result, "--evaluations is issue or total."),
        },
    };

    /// <summary>Adds the options that this format can use.</summary>
    public void AddTo(Command command)
    {
        Option[] own = kind switch
        {
            "score" => [scale, salience, capability],
            "stakeholders" => [scale, salience, proposal],
            "deu" => [capability, proposal],
            "genius" => [evaluations],
            _ => [],
        };
        foreach (Option option in kind == "score" ? own : [.. own, title, from, until])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the call says.</summary>
    public ImportOptions Read(ParseResult call) => new()
    {
        Title = call.GetValue(title),
        From = call.GetValue(from),
        Until = call.GetValue(until),
        PositionScale = call.GetValue(scale),
        GreatestSalience = call.GetValue(salience),
        Capability = call.GetValue(capability),
        Proposal = call.GetValue(proposal),
        Evaluations = kind == "genius" ? call.GetValue(evaluations) : EvaluationReading.ByIssue,
    };

    private static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : Refuse<DateOnly?>(result, $"{name} takes a date such as 2025-02-13."),
    };

    private static (double, double)? Scale(ArgumentResult result)
    {
        string[] ends = result.Tokens[0].Value.Split("..");
        return ends.Length == 2 && Number(ends[0]) is double low && Number(ends[1]) is double high && low < high
            ? (low, high)
            : Refuse<(double, double)?>(result, "--scale takes the ends of a scale, such as 4..10.");
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static T Refuse<T>(ArgumentResult result, string why)
    {
        result.AddError(why);
        return default!;
    }
}
