using System.CommandLine;
using System.Text;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>Writes a folder of files so that it is there in full or not at all.</summary>
internal static class NewFolder
{
    /// <summary>Writes beside the folder and renames at the end; says so, or says why not.</summary>
    public static int Write(string path, IEnumerable<(string Name, string Text)> files, ParseResult call, bool isQuiet)
    {
        string whole = Path.TrimEndingDirectorySeparator(path), beside = $"{whole}.{Path.GetRandomFileName()}";
        try
        {
            if (whole.Length == 0 || Path.Exists(whole))
            {
                call.InvocationConfiguration.Error.WriteLine($"entente: {path} is there already; it was left as it is.");
                return ExitCode.BadInput;
            }

            Directory.CreateDirectory(beside);
            foreach ((string name, string text) in files)
            {
                File.WriteAllBytes(Path.Combine(beside, name), Encoding.UTF8.GetBytes(text));
            }

            Directory.Move(beside, whole);
            if (!isQuiet)
            {
                call.InvocationConfiguration.Output.WriteLine($"Wrote {path}");
            }

            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {path} cannot be written: {FileFault.Words(e)}");
            return ExitCode.BadInput;
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }
}
