using System.CommandLine;
using System.Text;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>Writes a file so that it is there in full or not at all.</summary>
internal static class NewFile
{
    /// <summary>Writes beside the file and renames at the end; says so, or says why not.</summary>
    public static int Write(string path, string text, bool mayReplace, ParseResult call, bool isQuiet = false)
    {
        if (Save(path, text, mayReplace) is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        if (!isQuiet)
        {
            call.InvocationConfiguration.Output.WriteLine($"Wrote {path}");
        }

        return ExitCode.Ok;
    }

    /// <summary>Why no file can stand at a path, before anything is written; nothing if one may.</summary>
    public static string? WhyNoPlace(string path) =>
        Path.GetFileName(path).Length == 0 ? "A file name is missing."
        : Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder) ? $"{path} cannot be written: there is no folder {folder}."
        : Directory.Exists(path) ? $"{path} cannot be written: it is a folder."
        : null;

    /// <summary>Writes beside the file and renames at the end. Nothing if that went well, else why not.</summary>
    public static string? Save(string path, string text, bool mayReplace = true)
    {
        string beside = $"{path}.{Path.GetRandomFileName()}";
        bool isMine = false;
        try
        {
            if (WhyNoPlace(path) is string why)
            {
                return why;
            }

            if (!mayReplace && Path.Exists(path))
            {
                return $"{path} is there already; it was left as it is.";
            }

            using (FileStream stream = new(beside, FileMode.CreateNew))
            {
                isMine = true;
                stream.Write(Encoding.UTF8.GetBytes(text));
            }

            File.Move(beside, path, mayReplace);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {FileFault.Words(e)}";
        }
        finally
        {
            if (isMine)
            {
                Discard(beside);
            }
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing could be written, there is nothing to take away.
        }
    }
}
