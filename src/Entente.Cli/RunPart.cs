using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Ensembles.Parts;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente run FILE --part k/n --out FOLDER`: one part of a run, for `entente merge`.</summary>
/// <param name="what">What a part is to the command.</param>
internal sealed class RunPart(string what)
{
    /// <summary>A part to `entente run`.</summary>
    public const string OfRun = "Draw only part k of n, k from 0 to n − 1, and leave its sums in the folder that --out names, for entente "
        + "merge. A part that is there already is not drawn again.";

    private const string KeepsDraws = "draws";

    private readonly Option<Cut?> part = TypedOption.Of<Cut>("--part", what, "k/n", Parse,
        "k/n with k from 0 to n − 1, such as 0/64 for the first of 64 parts");

    private readonly Option<string> keep = KeepOption();

    /// <summary>The option that says which part.</summary>
    public Option Part => part;

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [part, keep];

    /// <summary>The option that says what parts keep.</summary>
    public static Option<string> KeepOption()
    {
        Option<string> option = new("--keep")
        {
            Description = "What a part keeps besides its sums: draws, one row each in Parquet, for answers that need them. Every part "
                + "of a run must keep the same.",
            HelpName = KeepsDraws,
        };
        option.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value != KeepsDraws)?.Value is string other && other.Trim().Length > 0)
            {
                given.AddError($"--keep is {Problem.Visible(other)}; it should be {KeepsDraws}.");
            }
        });
        return option;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(part);
        command.Options.Add(keep);
    }

    /// <summary>Refuses what does not go together.</summary>
    /// <param name="call">The call.</param>
    /// <param name="outFolder">The option that names the folder.</param>
    /// <param name="notForParts">Options that parts do not have.</param>
    public void Check(CommandResult call, Option<string> outFolder, Option[] notForParts)
    {
        if (call.GetResult(part) is null or { Implicit: true })
        {
            if (call.GetResult(keep) is { Implicit: false })
            {
                call.AddError("--keep is for parts of a run: it goes with --part. A whole run keeps its draws in any case.");
            }
        }
        else if (call.GetResult(outFolder) is null or { Implicit: true })
        {
            call.AddError("--part needs --out: the folder in which the parts of the run come together.");
        }
        else if (notForParts.FirstOrDefault(option => call.GetResult(option) is { Implicit: false }) is Option other)
        {
            call.AddError($"{other.Name} is for whole runs: leave it out, or leave out --part.");
        }
    }

    /// <summary>The part that is asked for; null for a whole run.</summary>
    public PartRange? Range(ParseResult call, int draws) => call.GetValue(part) is Cut cut ? new(cut.Part, cut.Of, draws) : null;

    /// <summary>What is wrong where a run has fewer draws than parts, in a sentence.</summary>
    public static string TooFew(PartRange range) =>
        $"{Count(range.Draws)} draws cannot be cut into {Count(range.Of)} parts: each needs a draw.";

    /// <summary>Draws the part.</summary>
    public int Run(ParseResult call, RunRequest request, PartRange range, bool asJson)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        if (range.Of > range.Draws)
        {
            error.WriteLine($"entente: {TooFew(range)}");
            return ExitCode.BadInput;
        }

        using Interruption stop = new();
        PartEnd end;
        try
        {
            end = RunProgress.Show(range.To - range.From,
                progress => PartRun.Start(request, range, call.GetValue(keep) is not null, progress, stop.Token));
        }
        catch (FolderRefusedException refusal)
        {
            error.WriteLine($"entente: {refusal.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"entente: part {range} cannot be written to `{RunReport.Shown(request.Folder)}`: {FileFault.Words(fault)}");
            return ExitCode.Failed;
        }

        if (!end.IsWhole)
        {
            error.WriteLine($"entente: part {range} was stopped before its last draw, and nothing of it is kept.");
            return ExitCode.Interrupted;
        }

        TextWriter output = call.InvocationConfiguration.Output;
        string file = RunReport.Shown(end.File);
        output.WriteLine(asJson
            ? new JsonObject
            {
                ["part"] = range.Part,
                ["of"] = range.Of,
                ["from"] = range.From,
                ["to"] = range.To,
                ["file"] = file,
                ["found"] = end.WasThere,
            }.ToJsonString(JsonLayout.Options)
            : $"Part {range} (draws {Count(range.From)} to {Count(range.To - 1)}) {(end.WasThere ? "was there" : "is there")}: {file}");
        return ExitCode.Ok;
    }

    private static Cut? Parse(string text) =>
        text.Split('/') is [string part, string of] && Whole(part) is int k && Whole(of) is int n and > 0 and <= PartRange.MaxParts && k < n
            ? new(k, n) : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private readonly record struct Cut(int Part, int Of);
}
