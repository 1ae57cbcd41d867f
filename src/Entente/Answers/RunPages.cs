using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>The pages that questions add to the results folder of a run, beside its report.</summary>
internal static class RunPages
{
    private const int Patience = 2000; // milliseconds

    /// <summary>Every page there can be, in the order in which the report names them.</summary>
    public static readonly ValueList<PageLink> All =
        [.. from verb in Verb.All where verb.Page is not null && verb != Verb.Run select new PageLink(verb.Page!, verb.Question)];

    /// <summary>Their names.</summary>
    public static readonly ValueList<string> Files = [.. All.Select(page => page.File)];

    /// <summary>The pages that are in a folder.</summary>
    public static ValueList<PageLink> In(string folder) =>
        [.. All.Where(page => folder.Length > 0 && File.Exists(Path.Combine(folder, page.File)))];

    /// <summary>Puts a page into the folder of a finished run in place of an older one, and a link to it into the report.</summary>
    /// <param name="run">The run that the page is about.</param>
    /// <param name="file">The page's file name, one of <see cref="All"/> or the report.</param>
    /// <param name="html">The page.</param>
    /// <exception cref="FolderRefusedException">The folder holds another run by now, or a page under this name that is somebody's
    /// own.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Put(RunResults run, string file, string html)
    {
        if (file != RunResults.ReportFile && !Files.Contains(file))
        {
            throw new ArgumentException($"`{file}` is no page of a run.", nameof(file));
        }

        using RunFolder place = RunFolder.At(run.Folder);
        place.Hold(Patience);
        if (!FinishedRun.IsStill(run))
        {
            throw new FolderRefusedException(FinishedRun.Replaced(run.Folder));
        }

        string path = Path.Combine(run.Folder, file), report = Path.Combine(run.Folder, RunResults.ReportFile);
        if (File.Exists(path) && !OwnPage.IsIn(path))
        {
            throw new FolderRefusedException("the page that is there was changed by somebody, or is none of Entente's. Name a "
                + "file with --out.");
        }

        WholeFile.Replace(path, html);
        if (File.Exists(report) && OwnPage.IsIn(report))
        {
            string written = File.ReadAllText(report), linked = PageWriter.WithLinks(written, In(run.Folder));
            if (linked != written)
            {
                WholeFile.Replace(report, linked);
            }
        }
    }
}
