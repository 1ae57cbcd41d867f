using System.Security.Cryptography;
using System.Text;
using Entente.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Files;

/// <summary>The scenario files of a folder and of the folders in it, each under an id. Calls name ids; no part of a call ever becomes a
/// part of a path.</summary>
/// <remarks>Hidden files and folders, results folders, and links that lead out of the folder are passed over.</remarks>
internal sealed class ScenarioFolder
{
    private const int MaxFiles = 500, MaxFolders = 100;
    private const int IdLength = 16; // hexadecimal digits

    private readonly string root;  // as the system sees it
    private readonly string shown; // as the user named it
    private readonly string? only;
    private readonly Lock listing = new();
    private Dictionary<string, OpenFile> files = new(StringComparer.Ordinal);

    private ScenarioFolder(string folder, string? only)
    {
        (shown, this.only) = (folder, only);
        root = WholeFile.RealPath(folder.Length == 0 ? "." : folder);
    }

    /// <summary>The folder as the user named it.</summary>
    public string Name => shown.Length == 0 ? "." : shown;

    /// <summary>Where the folder is.</summary>
    public string Root => root;

    /// <summary>A folder, or the one file of it that is to be shown.</summary>
    /// <exception cref="IOException">There is no such folder or file.</exception>
    public static ScenarioFolder Of(string path) =>
        File.Exists(path) ? new(Path.GetDirectoryName(path) ?? "", Path.GetFileName(path))
        : Directory.Exists(path) ? new(path == "." ? "" : path, null)
        : throw new FileNotFoundException($"There is no file or folder `{Problem.Visible(path)}`.");

    /// <summary>The files that are there now, in the order of their names.</summary>
    public IReadOnlyList<OpenFile> Files()
    {
        lock (listing)
        {
            Dictionary<string, OpenFile> now = new(StringComparer.Ordinal);
            foreach (string name in Names().Take(MaxFiles))
            {
                string id = IdOf(name);
                OpenFile file = files.GetValueOrDefault(id) ?? new OpenFile(id, name, Path.Combine(shown, name), Path.Combine(root, name));
                if (IsWithin(file.Path) && file.IsScenario())
                {
                    now.Add(id, file);
                }
            }

            files = now;
            return [.. now.Values];
        }
    }

    /// <summary>Whether another scenario can be begun here: not where one file alone is shown.</summary>
    public bool CanBegin => only is null;

    /// <summary>Begins a scenario in the folder.</summary>
    /// <param name="name">What it is called: the name of its file without the ending, and its title.</param>
    /// <param name="kind">The template that it starts from.</param>
    /// <exception cref="RefusedException">The name is no name, or it is taken, or the file cannot be written.</exception>
    public OpenFile Begin(string name, string kind)
    {
        string told = SignForms.Composed(name).Trim();
        if (NewFileName.WhyNot(told, "scenario") is string why)
        {
            throw RefusedException.Unclear(why);
        }

        if (!CanBegin || kind is not (ScenarioTemplate.War or ScenarioTemplate.Dispute))
        {
            throw RefusedException.Unclear(CanBegin ? "A scenario is about a war or a dispute."
                : "The workbench was opened for one file; open its folder to begin another scenario.");
        }

        string file = told + ".yaml", path = Path.Combine(root, file);
        if (File.Exists(path))
        {
            throw new RefusedException(StatusCodes.Status409Conflict, "There is a file of this name already.");
        }

        try
        {
            WholeFile.Create(path, ScenarioTemplate.Of(kind, told));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(StatusCodes.Status409Conflict, $"The scenario cannot be written: {FileFault.Words(e)}");
        }

        return Find(IdOf(file));
    }

    /// <summary>What stands in the folder and is not shown, a sentence each.</summary>
    public IReadOnlyList<string> PassedOver() =>
    [
        .. from name in Names().Take(MaxFiles)
           let path = Path.Combine(root, name)
           where IsWithin(path) && OpenFile.IsTooLargeScenario(path)
           select $"{Problem.Visible(name.Replace('\\', '/'))} is larger than 1 MB, the most that a scenario may have, so it is not shown.",
        .. Names().Skip(MaxFiles).Any() ? new[] { $"Only the first {MaxFiles} files are looked at; open a smaller folder." } : [],
    ];

    /// <summary>The file of an id.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public OpenFile Find(string id)
    {
        OpenFile? Known()
        {
            lock (listing)
            {
                return files.GetValueOrDefault(id);
            }
        }

        OpenFile? file = Known();
        if (file is null)
        {
            Files();
            file = Known();
        }

        return file is not null && IsWithin(file.Path) ? file : throw RefusedException.Missing("file");
    }

    /// <summary>The folders that files are looked for in.</summary>
    public IEnumerable<string> Folders() => only is not null ? [root]
        : Directory.EnumerateDirectories(root)
            .Where(inner => IsOpen(inner) && IsWithin(inner) && !File.Exists(Path.Combine(inner, "run.json")))
            .Order(StringComparer.Ordinal).Take(MaxFolders).Prepend(root);

    private IEnumerable<string> Names() => only is not null ? [only]
        : from folder in Folders()
          from file in Directory.EnumerateFiles(folder).Where(IsOpen).Order(StringComparer.Ordinal)
          where Path.GetExtension(file) is ".yaml" or ".yml"
          select Path.GetRelativePath(root, file);

    private static bool IsOpen(string path) => Path.GetFileName(path)[0] != '.';

    private bool IsWithin(string path)
    {
        try
        {
            return WholeFile.RealPath(path)
                .StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // its links lead nowhere
        }
    }

    private static string IdOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Replace('\\', '/'))))[..IdLength];
}
