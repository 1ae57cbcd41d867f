using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Ensembles.Parts;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente merge FOLDER`: the parts of a run, wherever they were drawn, put together to its results.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string> folder =
        new("FOLDER") { Description = "The folder in which the parts are, that --out of entente run --part named." };

    private readonly Option<string> outFolder = new("--out")
    {
        Description = "The folder for the results; results/ and the name of the scenario file if left out. Older results there are "
            + "replaced once the new ones are whole.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> json =
        new("--json") { Description = "Print one JSON object: what entente run prints, or which parts are missing." };

    private MergeCommand() { }

    public static Command Create() => new MergeCommand().Build();

    private Command Build()
    {
        Command command = new("merge", "Put the parts of a run together: to the bytes of one run (its draws are kept where the parts "
            + "kept them), or a list of the parts that are missing (exit code 3)."
            + "\n\nExample: entente merge parts/port-strike --out results/port-strike"
            + "\n         for k in $(seq 0 63); do entente run FILE --draws 10000000 --part $k/64 --out parts/port-strike; done")
            { folder, outFolder, json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        string named = call.GetValue(folder)!;
        try
        {
            (PartsFolder? parts, RunRequest? request, string? why) = PartsFolder.Open(named, RunInfo.ThisVersion);
            if (parts is null)
            {
                return Refuse(why!);
            }

            request = request! with
            {
                Folder = call.GetValue(outFolder) ?? request.Folder,
                MayReplaceAnother = call.GetValue(outFolder) is not null,
                Pages = RunPages.Files,
            };
            MergeEnd end = PartsMerge.Start(parts, request, RunReport.Write);
            return end.Results is RunResults results ? RunTelling.Tell(call, results, call.GetValue(json)) : TellLacking(call, parts, end);
        }
        catch (FolderRefusedException refusal)
        {
            return Refuse(refusal.Message);
        }
        catch (AdditionFailedException fault)
        {
            error.WriteLine($"entente: {fault.Message}");
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"entente: the parts in `{Problem.Visible(named)}` cannot be merged: {FileFault.Words(fault)}");
            return ExitCode.Failed;
        }

        int Refuse(string sentence)
        {
            error.WriteLine($"entente: {sentence}");
            return ExitCode.BadInput;
        }
    }

    private int TellLacking(ParseResult call, PartsFolder parts, MergeEnd end)
    {
        (TextWriter output, TextWriter error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        foreach ((PartRange part, string why) in end.Lacking.Where(one => File.Exists(Path.Combine(parts.Parts, one.Part.SumsFile))))
        {
            error.WriteLine($"entente: {RunReport.Shown(Path.Combine(parts.Parts, part.SumsFile))} {why}. It counts as missing.");
        }

        int[] missing = [.. end.Lacking.Select(one => one.Part.Part)];
        error.WriteLine($"entente: {Count(missing.Length)} of {Count(parts.Info.Parts)} parts {(missing.Length == 1 ? "is" : "are")} "
            + $"missing. Make {(missing.Length == 1 ? "it" : "them")} with the call that made the others and --part "
            + $"{new PartRange(missing[0], parts.Info.Parts, parts.Info.Draws)}{(missing.Length == 1 ? "" : " and so on")}, and merge "
            + "again.");
        output.WriteLine(call.GetValue(json)
            ? new JsonObject { ["parts"] = parts.Info.Parts, ["missing"] = new JsonArray([.. missing.Select(part => (JsonNode)part)]) }
                .ToJsonString(JsonLayout.Options)
            : $"missing: {string.Join(',', missing.Select(part => part.ToString(CultureInfo.InvariantCulture)))}");
        return ExitCode.Failed;
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
