using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Check;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Web.Views;

namespace Entente.Web.Files;

/// <summary>What the page shows of a file.</summary>
internal static class StateJson
{
    /// <summary>A line of the list of files.</summary>
    public static JsonObject Line(OpenFile file, FileVersion version) => new()
    {
        ["id"] = file.Id,
        ["name"] = Problem.Visible(file.Name),
        ["title"] = version.File.Scenario?.Title,
        ["errors"] = version.File.Errors.Count(),
        ["warnings"] = version.File.Warnings.Count(),
    };

    /// <summary>A file in full.</summary>
    public static JsonObject Of(OpenFile file, FileVersion version)
    {
        ScenarioFile read = ProvenanceCheck.AddedTo(version.File);
        KeptTexts kept = file.Kept.Read();
        string? draft = file.Kept.Draft(kept);
        return new()
        {
            ["id"] = file.Id,
            ["name"] = Problem.Visible(file.Name),
            ["version"] = version.Version,
            ["text"] = read.Text,
            ["draft"] = draft,
            ["draft-version"] = draft is null ? null : kept.Draft!.Of,
            ["draft-hash"] = draft is null ? null : kept.Draft!.Text,
            ["draft-problems"] = draft is null ? null : Reply.Problems(ScenarioReader.Read(draft, read.Name).Problems),
            ["problems"] = Reply.Problems(read.Problems),
            ["undo"] = kept.CanUndo(version.Version),
            ["redo"] = kept.CanRedo(version.Version),
            ["tree"] = ScenarioTree.Of(read.Text),
            ["check"] = Check(read),
            ["table"] = read.Scenario is Scenario scenario ? WantsTable.Of(scenario) : null,
            ["time"] = read.Scenario is Scenario dated ? Moments.Of(dated) : new JsonArray(),
        };
    }

    // What `check` says.
    private static JsonObject Check(ScenarioFile file)
    {
        string name = RunInfo.NameOf(file);
        AskedAs asked = new(Verb.Check, RunInfo.ThisVersion, name, $"entente check {Reproduction.Spelled(name)}");
        return PageJson.Of(CheckedFile.Ask(file, asked).Page());
    }
}
