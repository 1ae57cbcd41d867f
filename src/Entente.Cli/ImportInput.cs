using System.CommandLine;
using Entente.Interchange;

namespace Entente.Cli;

/// <summary>The options with which whatever reads files of other programs is told what these do not say; each format has those that it
/// can use.</summary>
internal sealed class ImportInput(string kind)
{
    private readonly Option<string> title = new("--title") { Description = "Title of the scenario.", HelpName = "TEXT" };

    private readonly Option<DateOnly?>
        from = TypedOption.Day("--from", "Date of the forecast; 1 January of the year of the data, or of 2000, if left out.");

    private readonly Option<DateOnly?> until = TypedOption.Day("--until", "End of the forecast; a year later if left out.");

    private readonly Option<(double, double)?> scale = TypedOption.Of(
        "--scale", "The ends of the scale of positions in the table, such as 4..10; 0..100 if left out.", "low..high", Scale,
            "the ends of a scale, such as 4..10");

    private readonly Option<double?> salience = TypedOption.Of<double>(
        "--salience", "The salience that means all that matters: 1 or 100; told from the data if left out.", "NUMBER",
        text => Number(text) is double value and > 0 ? value : null, "a number above 0, such as 1 or 100");

    private readonly Option<string> capability =
        new("--capability") { Description = "The column of capabilities to take, where there are several.", HelpName = "COLUMN" };

    private readonly Option<string> proposal =
        new("--proposal") { Description = "Take only the issues of this proposal.", HelpName = "NAME" };

    private readonly Option<EvaluationReading?> evaluations = TypedOption.Of<EvaluationReading>(
        "--evaluations", "How evaluations become utilities: `issue` = over the greatest of their issue, as Genius does; `total` = "
            + "weighted, over the greatest total.", "issue|total",
        text => text switch { "issue" => EvaluationReading.ByIssue, "total" => EvaluationReading.ByTotal, _ => null }, "issue or total");

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
        Evaluations = call.GetValue(evaluations) ?? EvaluationReading.ByIssue,
    };

    private static (double, double)? Scale(string text)
    {
        string[] ends = text.Split("..");
        return ends.Length == 2 && Number(ends[0]) is double low && Number(ends[1]) is double high && low < high ? (low, high) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
