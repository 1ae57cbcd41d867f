using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers.Run;

/// <summary>How to get the same numbers again.</summary>
internal static class Reproduction
{
    internal static Section Section(RunResults results) => new("How to reproduce this",
    [
        new Verbatim(Command(results.Info)),
        new DataTable(
            "What made these results",
            ["What", "Value"],
            [
                ["Program", $"Entente {results.Info.Version}"],
                ["Scenario", results.Info.Scenario],
                ["SHA-256 of the scenario", results.Info.ScenarioSha256],
                ["Seed", results.Info.Seed.ToString(CultureInfo.InvariantCulture)],
                ["Draws", Say.Count(results.Info.Draws)],
                ["Changes for this run", results.Info.Set.Count == 0 ? "none" : string.Join(", ", results.Info.Set)],
            ]),
        new Paragraph("The same file, seed and version give the same bytes on any number of threads on one kind of machine and system, and "
            + "equal numbers to 1e-9 elsewhere. "
            + "The results folder holds " + (IsWithoutDraws(results) ? "" : $"the draws ({RunResults.DrawsFile}), ")
            + $"the weeks ({RunResults.TimelineFile}), the numbers of this "
            + $"page ({RunResults.ForecastFile}) and a copy of the scenario ({RunResults.ScenarioCopy})."
            + (IsWithoutDraws(results) ? " It was merged from parts that kept no draws, so pictures that need them are left out." : "")),
    ]);

    private static bool IsWithoutDraws(RunResults results) => results.Folder.Length > 0 && !results.HasDraws;

    /// <summary>The command that makes the same results.</summary>
    public static string Command(RunInfo info) => string.Join(' ',
    [
        "entente", "run", Quoted(info.Scenario), "--seed", info.Seed.ToString(CultureInfo.InvariantCulture), "--draws",
            info.Draws.ToString(CultureInfo.InvariantCulture),
        .. info.Set.SelectMany(change => new[] { "--set", Quoted(change) }),
    ]);

    /// <summary>A file or folder, or another value, as a page shows it in a command: of a full path only the last part, which does not tell
    /// where somebody keeps files.</summary>
    public static string Spelled(string text) =>
        Quoted(Path.IsPathRooted(text) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(text)) : text);

    /// <summary>A text as a shell takes it for one word.</summary>
    public static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:".Contains(c, StringComparison.Ordinal)) ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
