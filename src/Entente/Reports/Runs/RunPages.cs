using System.Text;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Reports.Runs;

/// <summary>The pages that questions add to the results folder of a run, beside its report.</summary>
public static class RunPages
{
    /// <summary>Every page there can be, in the order in which the report names them.</summary>
    public static readonly ValueList<PageLink> All =
    [
        new("compare.html", "What a change does"), new("why.html", "Why no deal"), new("explain.html", "What the odds hang on"), new("moves.html", "What each can do"), new("holds.html", "Would it hold"),
    ];

    /// <summary>The pages that are in a folder.</summary>
    public static ValueList<PageLink> In(string folder) => [.. All.Where(page => File.Exists(Path.Combine(folder, page.File)))];

    /// <summary>Puts a page into the folder of a finished run in place of an older one, and a link to it into the report.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="file">The page's file name, one of <see cref="All"/>.</param>
    /// <param name="html">The page.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Put(string folder, string file, string html)
    {
        if (!All.Any(page => page.File == file))
        {
            throw new ArgumentException($"`{file}` is no page of a run.", nameof(file));
        }

        Replace(Path.Combine(folder, file), html);
        string report = Path.Combine(folder, RunResults.ReportFile);
        if (File.Exists(report))
        {
            string written = File.ReadAllText(report), linked = PageWriter.WithLinks(written, In(folder));
            if (linked != written)
            {
                Replace(report, linked);
            }
        }
    }

    /// <summary>A reader finds the old file or the new one, whole.</summary>
    private static void Replace(string path, string text)
    {
        string beside = path + RunFolder.NewEnding;
        File.WriteAllText(beside, text, new UTF8Encoding(false));
        File.Move(beside, path, overwrite: true);
    }
}
