using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>Where an answer goes: standard output as text or JSON, and a page for a browser in a file, or beside the report of a run under
/// the name of the command.</summary>
/// <param name="verb">What is asked.</param>
/// <param name="folder">What is written if the call names a folder in place of a page; null if it cannot.</param>
internal sealed class AnswerOutput(Verb verb, string? folder = null)
{
    private readonly FileOutput page = new(
        "--out",
        "Write the answer as a page for a browser into this file."
            + (verb.Page is null ? "" : " An answer about a run is put beside its report if this is left out.")
            + (folder is null ? "" : $" If the name does not end in .html, {folder}."),
        folder is null ? "PAGE.html" : "PAGE.html|FOLDER");

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
    public IEnumerable<string> Mistakes(ParseResult call) => PagePath(call) is not null && page.WhyNot(call) is string why ? [why] : [];

    /// <summary>The run in whose folder the page is to stand; null if the call names a file for it, or the question has no page
    /// there.</summary>
    public RunResults? RunFor(ParseResult call, RunResults? run) => PagePath(call) is null && verb.Page is not null ? run : null;

    /// <summary>The folder that the call names in place of a page.</summary>
    public string? Folder(ParseResult call) => PagePath(call) is null ? page.Path(call) : null;

    /// <summary>Whether the call asks for JSON.</summary>
    public bool IsJson(ParseResult call) => call.GetValue(json);

    /// <summary>How it was asked about a file or folder, with the command that gives the same answer again.</summary>
    public AskedAs Asked(ParseResult call, string name) => Asked(call, name, [Reproduction.Spelled(name)], [], []);

    /// <summary>How it was asked about a scenario, with the command that gives the same answer of the scenario file again, or of the run
    /// where the file alone cannot give it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="about">What was asked about; the changes that a run was made with are spelled out.</param>
    /// <param name="namesRun">Whether the command must name the run instead.</param>
    /// <param name="ends">What the command ends with, such as the seed.</param>
    /// <param name="elsewhere">Options that this spells out.</param>
    public AskedAs Asked(ParseResult call, Subject about, bool namesRun, string[] ends, params IEnumerable<Option> elsewhere)
    {
        string name = RunInfo.NameOf(about.File);
        IEnumerable<string> ofRun = (about.Run?.Info.Set ?? []).SelectMany(change => new[] { "--set", Reproduction.Quoted(change) });
        return Asked(
            call, name, namesRun ? [Reproduction.Spelled(about.Run!.Folder)] : [Reproduction.Quoted(name), .. ofRun], ends, elsewhere);
    }

    private AskedAs Asked(ParseResult call, string name, string[] subject, string[] ends, IEnumerable<Option> elsewhere) =>
        new(verb, RunInfo.ThisVersion, name, string.Join(' ', ["entente", verb.Name, .. subject, .. Typed(call, elsewhere), .. ends]));

    /// <summary>The options of a call as they were typed, but for where the answer goes and what is spelled out elsewhere.</summary>
    private IEnumerable<string> Typed(ParseResult call, IEnumerable<Option> elsewhere)
    {
        Option[] leftOut = [.. Options, .. elsewhere];
        return call.CommandResult.Children.OfType<OptionResult>()
            .Where(option => !option.Implicit && !leftOut.Contains(option.Option) && option.Option.Name != FileOutput.ForceName)
            .SelectMany(option => option.Tokens.Count == 0 ? [option.Option.Name] : Spelled(option));
    }

    private string? PagePath(ParseResult call) =>
        page.Path(call) is string path && (folder is null || path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) ? path : null;

    private static IEnumerable<string> Spelled(OptionResult option) => option.Option.Arity.MinimumNumberOfValues > 1
        ? [option.Option.Name, .. option.Tokens.Select(token => Reproduction.Spelled(token.Value))]
        : option.Tokens.SelectMany(token => new[] { option.Option.Name, Reproduction.Spelled(token.Value) });

    /// <summary>Shows an answer and says how the command ends.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="run">The run in whose folder the page is to stand, if there is one.</param>
    /// <param name="text">Prints what the terminal shows instead of the page.</param>
    public int Tell<T>(ParseResult call, Answer<T> answer, RunResults? run = null, Action? text = null)
        where T : class
    {
        Page told = answer.Page();
        (TextWriter error, TextWriter output) = (call.InvocationConfiguration.Error, call.InvocationConfiguration.Output);
        string? written = run is null ? PagePath(call) : Path.Combine(run.Folder, verb.Page!);
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
                output.WriteLine(answer.Printed(written));
                return;
            }

            if (text is not null)
            {
                text();
            }
            else
            {
                PageText.Print(told, Terminal.Output(output));
            }

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
