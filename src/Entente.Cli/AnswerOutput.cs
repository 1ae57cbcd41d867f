using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>Where an answer goes: standard output as text or JSON, and a page for a browser in a file, or beside the report of a run under
/// the name of the command.</summary>
/// <param name="verb">What is asked.</param>
internal sealed class AnswerOutput(Verb verb)
{
    private readonly FileOutput page = new("--out", "Write the answer as a page for a browser into this file. An answer about a run is put beside its report if this is left out.", "PAGE.html");

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [page.Option, json];

    /// <summary>The command, with options of its own and those of its answer.</summary>
    /// <param name="says">What it answers, after the question itself, and how it is called.</param>
    /// <param name="own">Its own options.</param>
    public Command Command(string says, params ReadOnlySpan<Option> own)
    {
        Command command = new(verb.Name, $"{verb.Question} {says}");
        foreach (Option option in own)
        {
            command.Options.Add(option);
        }

        page.AddTo(command);
        command.Options.Add(json);
        return command;
    }

    /// <summary>Why the page cannot be written where the call wants it, before anything is computed.</summary>
    public IEnumerable<string> Mistakes(ParseResult call) => page.WhyNot(call) is string why ? [why] : [];

    /// <summary>The run in whose folder the page is to stand; nothing if the call names a file for it.</summary>
    public RunResults? RunFor(ParseResult call, RunResults? run) => page.Path(call) is null ? run : null;

    /// <summary>The options of a call as they were typed, but for where the answer goes and what is spelled out elsewhere.</summary>
    public IEnumerable<string> Typed(ParseResult call, params IEnumerable<Option> elsewhere)
    {
        Option[] leftOut = [.. Options, .. elsewhere];
        return call.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit && !leftOut.Contains(option.Option) && option.Option.Name != FileOutput.ForceName)
            .SelectMany(option => option.Tokens.Count == 0 ? [option.Option.Name] : Spelled(option));
    }

    private static IEnumerable<string> Spelled(OptionResult option) => option.Option.Arity.MinimumNumberOfValues > 1
        ? [option.Option.Name, .. option.Tokens.Select(token => Reproduction.Spelled(token.Value))]
        : option.Tokens.SelectMany(token => new[] { option.Option.Name, Reproduction.Spelled(token.Value) });

    /// <summary>Shows an answer and says how the command ends.</summary>
    /// <param name="call">The call.</param>
    /// <param name="told">The answer as a page.</param>
    /// <param name="shown">Makes the answer as JSON, if it is asked for.</param>
    /// <param name="run">The run in whose folder the page is to stand, if there is one.</param>
    public int Tell(ParseResult call, Page told, Func<JsonObject> shown, RunResults? run)
    {
        (TextWriter error, TextWriter output) = (call.InvocationConfiguration.Error, call.InvocationConfiguration.Output);
        string? written = run is null ? page.Path(call) : Path.Combine(run.Folder, verb.Page!);
        if (written is not null && WhyNotWritten(written, told, run, call) is string why)
        {
            error.WriteLine($"entente: {why}");
            written = null;
            Print();
            return ExitCode.Failed;
        }

        Print();
        return ExitCode.Ok;

        void Print()
        {
            if (call.GetValue(json))
            {
                JsonObject answer = shown();
                answer["page"] = written;
                output.WriteLine(answer.ToJsonString(JsonLayout.Options));
                return;
            }

            PageText.Print(told, Terminal.Output(output));
            output.Write(written is null ? "" : $"{Environment.NewLine}Page: {Problem.Visible(written)}{Environment.NewLine}");
        }
    }

    private static string? WhyNotWritten(string path, Page told, RunResults? run, ParseResult call)
    {
        if (run is null)
        {
            return FileOutput.Save(path, PageWriter.Html(told), call);
        }

        try
        {
            RunPages.Put(run, Path.GetFileName(path), PageWriter.Html(told));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Problem.Visible(path)} was not written: {(e is FolderRefusedException ? e.Message : FileFault.Words(e))}";
        }
    }
}
