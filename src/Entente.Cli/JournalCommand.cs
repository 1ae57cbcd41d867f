using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Journal;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scoring.Journals;

namespace Entente.Cli;

/// <summary>`entente journal freeze|resolve|show|score`: forecasts that are kept, and scored once it is known what came of them.</summary>
internal sealed class JournalCommand
{
    private static readonly string[] UsualPlaces = [".", "scenarios"];

    private readonly Option<string> file = new("--journal")
    {
        Description = $"The journal, NAME{Journal.Ending}. If left out: beside the scenario of the run for `freeze`; else the only one "
            + "in this folder or in scenarios/.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object.", Recursive = true };

    private JournalCommand() { }

    public static Command Create() => new JournalCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Journal.Name, $"{Verb.Journal.Question} Forecasts are frozen into a file to which entries are only "
            + "added, and scored once it is known what came of them."
            + "\n\nExample: entente journal freeze results/ukraine-2025"
            + "\n         entente journal resolve ceasefire-by-easter no --source \"Reuters, 21 April 2025\""
            + "\n         entente journal show"
            + "\n         entente journal score") { Freeze(), Resolve(), Show(), Score(), file, json };
        return command;
    }

    private Command Freeze()
    {
        Argument<string> results = new("RESULTS") { Description = "The results folder of a finished run." };
        Option<DateOnly?> date = TypedOption.Day("--date", "The day as of which the forecast counts; the date of the scenario if left "
            + "out.");
        Command command = new("freeze", "Keep the questions and odds of a finished run."
            + "\n\nExample: entente journal freeze results/ukraine-2025") { results, date };
        command.SetAction(call => Guarded(call, () =>
        {
            (RunResults? run, string? whyNot) = FinishedRun.Open(call.GetValue(results)!);
            if (run is null)
            {
                call.InvocationConfiguration.Error.WriteLine($"entente: {whyNot}");
                return ExitCode.BadInput;
            }

            string path = call.GetValue(file) ?? Journal.Of(run);
            JournalAddition added = Freezing.Add(path, run, call.GetValue(date));
            return Tell(call, path, added, added.IsNew ? "Frozen" : "The run is frozen there already");
        }));
        return command;
    }

    private Command Resolve()
    {
        Argument<string> question = new("QUESTION")
        {
            Description = "A question of the scenario, packages.NAME (when it is agreed) or issues.NAME (where it lands)."
        };
        Argument<string> answer = new("ANSWER") { Description = "yes, no, a day such as 2025-06-01, a position or an option." };
        Option<string> source = new("--source") { Description = "Where the answer can be read.", HelpName = "TEXT", Required = true };
        Command command = new("resolve", "Write down what came of a question."
            + "\n\nExample: entente journal resolve ceasefire-by-easter no --source \"Reuters, 21 April 2025\""
            + "\n         entente journal resolve packages.settlement 2025-06-01 --source \"The treaty\"") { question, answer, source };
        command.SetAction(call => Guarded(call, () =>
        {
            if (Place(call) is not string path)
            {
                return ExitCode.BadInput;
            }

            JournalAnswer answered = new(call.GetValue(question)!, call.GetValue(answer)!, call.GetValue(source)!);
            return Tell(call, path, Resolving.Add(path, answered), "Written down");
        }));
        return command;
    }

    private Command Show()
    {
        Option<string?> runs = new("--runs")
        {
            Description = "The folder that holds the results folders of frozen runs: tells what each change did to the odds.",
            HelpName = "FOLDER",
        };
        Command command = new("show", "How the odds of each question moved from forecast to forecast, and what changed between them."
            + "\n\nExample: entente journal show"
            + "\n         entente journal show --runs results")
        {
            runs,
        };
        FileOutput to = new("--out", "Write the answer as a page for a browser into this file.", "PAGE.html");
        to.AddTo(command);
        command.SetAction(call => Guarded(call, () =>
        {
            string? folder = call.GetValue(runs);
            if (folder is not null && !Directory.Exists(folder))
            {
                call.InvocationConfiguration.Error.WriteLine($"entente: there is no folder `{Problem.Visible(folder)}`.");
                return ExitCode.BadInput;
            }

            if (Read(call) is not Journal journal)
            {
                return ExitCode.BadInput;
            }

            (ShownJournal? shown, ValueList<string> whyNot) = ShownJournal.Of(journal, folder);
            if (shown is null)
            {
                Outcome.Say([], whyNot, call);
                return ExitCode.BadInput;
            }

            string asked = folder is null ? "show" : $"show --runs {Reproduction.Spelled(folder)}";
            return Give(call, to, new Answer<ShownJournal>(shown, Asked(call, journal, asked), told => JournalPage.Shown(shown, told),
                () => JournalJson.Shown.Write(shown)));
        }));
        return command;
    }

    private Command Score()
    {
        Command command = new("score", "How good the odds were: Brier and log scores, against history and against even odds."
            + "\n\nExample: entente journal score");
        FileOutput to = new("--out", "Write the answer as a page for a browser into this file.", "PAGE.html");
        to.AddTo(command);
        command.SetAction(call => Guarded(call, () =>
        {
            if (Read(call) is not Journal journal)
            {
                return ExitCode.BadInput;
            }

            JournalScore score = JournalScore.Of(journal);
            return Give(call, to, new Answer<JournalScore>(score, Asked(call, journal, "score"), told => JournalPage.Scored(score, told),
                () => JournalJson.Scored.Write(score)));
        }));
        return command;
    }

    private static AskedAs Asked(ParseResult call, Journal journal, string what)
    {
        string name = RunInfo.NameOf(journal.Path);
        return new(Verb.Journal, RunInfo.ThisVersion, name, $"entente journal {what} --journal {name}");
    }

    private int Give<T>(ParseResult call, FileOutput to, Answer<T> answer)
        where T : class
    {
        string? page = to.Path(call);
        if (page is not null && FileOutput.Save(page, answer.Html(), call) is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        TextWriter output = call.InvocationConfiguration.Output;
        if (call.GetValue(json))
        {
            output.WriteLine(answer.Printed(page));
        }
        else
        {
            PageText.Print(answer.Page(), Terminal.Output(output));
            output.Write(page is null ? "" : $"{Environment.NewLine}Page: {Problem.Visible(page)}{Environment.NewLine}");
        }

        return ExitCode.Ok;
    }

    private int Tell(ParseResult call, string path, JournalAddition added, string done)
    {
        if (added.Entry is not int number)
        {
            Outcome.Say(added.Damage, added.WhyNot is string why ? [why] : [], call);
            return ExitCode.BadInput;
        }

        call.InvocationConfiguration.Output.WriteLine(call.GetValue(json)
            ? new JsonObject { ["journal"] = path, ["entry"] = number }.ToJsonString(JsonLayout.Options)
            : $"{done}: entry {number.ToString(CultureInfo.InvariantCulture)} of {Problem.Visible(path)}.");
        return ExitCode.Ok;
    }

    private Journal? Read(ParseResult call)
    {
        if (Place(call) is not string path)
        {
            return null;
        }

        (Journal? journal, ValueList<Problem> problems) = Journal.Read(path);
        if (journal is null)
        {
            ScenarioInput.Print(problems, Terminal.Error(call.InvocationConfiguration.Error));
        }

        return journal;
    }

    /// <summary>The journal that is meant, or null once it was said why there is none.</summary>
    private string? Place(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        if (call.GetValue(file) is string named)
        {
            if (File.Exists(named))
            {
                return named;
            }

            error.WriteLine($"entente: there is no journal `{Problem.Visible(named)}`.");
            return null;
        }

        string[] found = [.. UsualPlaces.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"*{Journal.Ending}").Order(StringComparer.Ordinal))
            .Select(path => Path.GetRelativePath(".", path))];
        if (found.Length == 1)
        {
            return found[0];
        }

        error.WriteLine(found.Length == 0
            ? "entente: there is no journal in this folder or in scenarios/. Freeze a run first, or name one with --journal."
            : $"entente: there are several journals; name one with --journal: {string.Join(", ", found.Select(Problem.Visible))}.");
        return null;
    }

    private static int Guarded(ParseResult call, Func<int> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: the journal cannot be read or written: {FileFault.Words(e)}");
            return ExitCode.Failed;
        }
    }
}
