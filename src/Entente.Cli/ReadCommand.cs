using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente read FILE…`: drafts evidence from texts.</summary>
internal sealed class ReadCommand
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Reports as plain text, Markdown, HTML, PDF or Word (.docx), or folders of them; - reads standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> date =
        new("--date") { Description = "When the text was published; overrides what a page says.", HelpName = "YYYY-MM-DD" };

    private readonly Option<string> into =
        new("--into") { Description = "Add what was found to this scenario as proposed sources and evidence.", HelpName = "SCENARIO" };

    private readonly Option<bool> apostrophes =
        new("--apostrophes") { Description = "Read two apostrophes ('') as a quotation mark, as some press databases write it." };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private readonly ReadMarket market = new();

    private ReadCommand() { }

    public static Command Create() => new ReadCommand().Build();

    private Command Build()
    {
        Command command = new("read", "Draft evidence from a news report: who says what, with dates, figures and the actors named."
            + "\n\nExample: entente read report.txt --date 2025-02-13"
            + "\n         entente read page.html minutes.pdf notes.md --json"
            + "\n         entente read articles/ --into scenario.yaml"
            + "\n         entente read report.txt --date 2025-02-13 --into scenario.yaml"
            + "\n         entente read --prices index.csv --event 2025-02-12 --if-peace 4000 --if-war 2500") { files, date, apostrophes,
            into, json };
        market.AddTo(command);
        command.SetAction(call => market.IsAsked(call) ? RunMarket(call) : call.GetValue(files)!.Length == 0 ? RunNothing(call)
            : Run(call));
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        DateOnly? published = null;
        if (call.GetValue(date) is string written)
        {
            if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                error.WriteLine($"entente: --date is `{Problem.Visible(written)}`; it should be a day such as 2025-02-13.");
                return ExitCode.BadInput;
            }

            published = day;
        }

        List<EvidenceDraft> drafts = [];
        List<Problem> problems = [];
        List<SourceDocument> documents = [];
        foreach (string file in call.GetValue(files)!.SelectMany(file => Expanded(file, problems)))
        {
            (SourceDocument? document, Problem? problem) = file == "-"
                ? DocumentReader.Read(Console.OpenStandardInput(), "-", published)
                : DocumentReader.ReadFile(file, published);
            if (document is null)
            {
                problems.Add(problem!);
            }
            else
            {
                documents.Add(document with { ReadsDoubledApostrophes = call.GetValue(apostrophes) });
            }
        }

        drafts.AddRange(SameStory.Marked(documents).Select(EvidenceDraft.Of));

        if (problems.Count > 0)
        {
            ScenarioInput.Print(problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        if (call.GetValue(into) is string scenario)
        {
            return ReadInto.Write(scenario, drafts, call);
        }

        if (call.GetValue(json))
        {
            JsonObject answer = drafts.Count == 1 ? DraftJson.Of(drafts[0])
                : new() { ["documents"] = new JsonArray([.. drafts.Select(DraftJson.Of)]), ["turns"] = DraftJson.Turns(drafts) };
            output.WriteLine(answer.ToJsonString(JsonLayout.Options));
        }
        else
        {
            ReadText.Print(drafts, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }

    // A folder stands for the articles in it.
    private static IReadOnlyList<string> Expanded(string file, List<Problem> problems)
    {
        if (file == "-" || !Directory.Exists(file))
        {
            return [file];
        }

        IReadOnlyList<string> articles = ArticleFolder.Files(file);
        if (articles.Count == 0)
        {
            problems.Add(new(Severity.Error, file, 1, 1, "", "There are no articles in this folder.", null));
        }

        return articles;
    }

    private static int RunNothing(ParseResult call)
    {
        call.InvocationConfiguration.Error.WriteLine("entente: name a report to read, or a file of prices with --prices.");
        return ExitCode.BadInput;
    }

    private int RunMarket(ParseResult call)
    {
        if (call.GetValue(files)!.Length > 0)
        {
            call.InvocationConfiguration.Error.WriteLine("entente: reports and prices are read in calls of their own; leave one "
                + "of them out.");
            return ExitCode.BadInput;
        }

        if (market.Read(call) is not MarketReading reading)
        {
            return ExitCode.BadInput;
        }

        if (call.GetValue(into) is string scenario)
        {
            return ReadInto.WriteFinding(scenario, reading, call);
        }

        TextWriter output = call.InvocationConfiguration.Output;
        if (call.GetValue(json))
        {
            output.WriteLine(MarketText.Json(reading).ToJsonString(JsonLayout.Options));
        }
        else
        {
            MarketText.Print(reading, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }
}
