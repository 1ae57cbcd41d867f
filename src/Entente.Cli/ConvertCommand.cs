using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente convert FILE`: a scenario file in the newest version of the format, with its numbers in the unit of that
/// version.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The scenario file." };
        Option<bool> onlyUnit = new("--only-unit")
        {
            Description = "Change the unit of utility alone (utility-unit: disputed); version and other defaults stay.",
        };
        FileOutput to = new("--out", "The file to write; the screen if left out.");
        Option<bool> inPlace = new("--in-place") { Description = "Change the file itself." };
        Option<bool> json = new("--json") { Description = "Print one JSON object on what was done." };
        Command command = new("convert", "Bring a scenario file to the newest version of the format: numbers that count in utility are "
            + "taken to its unit, comments and layout stay."
            + "\n\nExample: entente convert talks.yaml --out talks-2.yaml"
            + "\n         entente convert talks.yaml --in-place --only-unit") { file, onlyUnit, inPlace, json };
        to.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(inPlace) && result.GetValue<string>(to.Option.Name) is not null)
            {
                result.AddError("The changed file goes to one place: give --out or --in-place, not both.");
            }

            if (result.GetValue(json) && !result.GetValue(inPlace) && result.GetValue<string>(to.Option.Name) is null)
            {
                result.AddError("With --json the changed file needs a place: give --out or --in-place.");
            }
        });
        command.SetAction(call =>
        {
            string path = call.GetValue(file)!;
            bool unit = call.GetValue(onlyUnit);
            return call.GetValue(inPlace) ? InPlace(path, unit, call, call.GetValue(json))
                : Apart(ScenarioReader.ReadFile(path), unit, to.Path(call), call, call.GetValue(json));
        });
        return command;
    }

    private static int Apart(ScenarioFile file, bool onlyUnit, string? to, ParseResult call, bool json)
    {
        Conversion done = file.Scenario is null ? Failed(file.Problems) : VersionConversion.Of(file, onlyUnit);
        if (done.Text is not string text)
        {
            return Refuse(done, call);
        }

        if (to is null)
        {
            call.InvocationConfiguration.Output.Write(text);
            call.InvocationConfiguration.Error.WriteLine(Text(done, null));
            return ExitCode.Ok;
        }

        if (FileOutput.Save(to, text, call) is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        return Tell(done, to, call, json);
    }

    private static int InPlace(string path, bool onlyUnit, ParseResult call, bool json)
    {
        Conversion? done = null;
        (ScenarioFile found, string? whyNot) = ScenarioOnDisk.Change(path, file =>
        {
            done = VersionConversion.Of(file, onlyUnit);
            return done.Text is string text ? ScenarioReader.Read(text, path) : file;
        });
        done ??= Failed(found.Problems);
        if (done.Text is null)
        {
            return Refuse(done, call);
        }

        if (whyNot is not null)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {Problem.Visible(path)} was left as it is: {whyNot}");
            return ExitCode.BadInput;
        }

        return Tell(done, path, call, json);
    }

    private static Conversion Failed(IEnumerable<Problem> problems) => new(null, [], [], [], [.. problems]);

    private static int Refuse(Conversion done, ParseResult call)
    {
        Outcome.Say(done.Problems, [], call);
        return ExitCode.BadInput;
    }

    private static int Tell(Conversion done, string written, ParseResult call, bool json)
    {
        call.InvocationConfiguration.Output.WriteLine(
            json ? Json(written, done).ToJsonString(JsonLayout.Options) : Text(done, Problem.Visible(written)));
        return ExitCode.Ok;
    }

    private static string Text(Conversion done, string? written)
    {
        string[] lines =
        [
            .. written is null ? Array.Empty<string>() : [$"Wrote {written}."],
            .. done.Shares.Count == 0 ? Array.Empty<string>() : [$"In dispute, of all that matters: {string.Join(", ", done.Shares
                .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Key} {100 * share.Value:0.0} %")))}."],
            .. done.Numbers.Select(number => $"  {number.Path}: {number.Was} is now {number.Value}"),
            .. done.Shares.Count > 0 && done.Numbers.Count == 0 ? ["No number of a single actor counts in utility."]
                : Array.Empty<string>(),
            .. done.Notes,
        ];
        return lines.Length > (written is null ? 0 : 1) ? string.Join('\n', lines)
            : string.Join('\n', [.. lines, "Nothing to convert: the file says and means the same as before."]);
    }

    private static JsonObject Json(string written, Conversion done) => new()
    {
        ["written"] = written,
        ["shares"] = new JsonObject(done.Shares.Select(share => KeyValuePair.Create(share.Key, (JsonNode?)share.Value))),
        ["changes"] = new JsonArray(
        [
            .. done.Numbers.Select(number =>
                (JsonNode)new JsonObject { ["path"] = number.Path, ["was"] = number.Was, ["value"] = number.Value }),
        ]),
        ["notes"] = new JsonArray([.. done.Notes.Select(note => (JsonNode)note)]),
    };
}
