namespace Entente.Scenarios;

/// <summary>The one place where a scenario file that is there is changed: one process at a time, on the text as it is then, and only if
/// nobody wrote to it meanwhile. So no change is lost, and the file keeps what is not asked to change: its mode, its owner, its byte-order
/// mark.</summary>
internal static class ScenarioOnDisk
{
    private const int Patience = 10_000; // milliseconds

    /// <summary>Changes a file.</summary>
    /// <param name="path">The file; a link to it stays a link.</param>
    /// <param name="change">Makes the changed file of the one on disk, which has no errors. What it makes is not written if it has.</param>
    /// <returns>The changed file, or one with errors (the file on disk or the changed one), which is not written; and why nothing was
    /// written, in a sentence, if that is not for errors.</returns>
    public static (ScenarioFile Changed, string? WhyNot) Change(string path, Func<ScenarioFile, ScenarioFile> change)
    {
        ScenarioFile found = ScenarioReader.ReadFile(path);
        if (found.Scenario is null)
        {
            return (found, null);
        }

        try
        {
            using FileLock? held = FileLock.Take(path, Patience);
            if (held is null)
            {
                return (found, "somebody else is changing it, and does not come to an end. Try again.");
            }

            byte[] bytes = File.ReadAllBytes(path);
            found = ScenarioReader.ReadFile(path);
            ScenarioFile changed = found.Scenario is null ? found : change(found);
            if (changed.Scenario is null || changed.Text == found.Text)
            {
                return (changed, null);
            }

            return WholeFile.ReplaceIf(path, TextFile.Encoded(changed.Text, bytes), bytes) ? (changed, null)
                : (found, "it was changed by another program meanwhile. Try again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (found, $"it cannot be written: {FileFault.Words(e)}");
        }
    }
}
