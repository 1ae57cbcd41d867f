using System.Diagnostics;

namespace Entente.Tests.Cli;

/// <summary>What the real program printed and returned.</summary>
internal sealed record EntenteRun(int ExitCode, string Output, string Error);

/// <summary>Starts the real program as a user would.</summary>
internal static class EntenteProcess
{
    public static EntenteRun Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Entente.Cli.exe" : "Entente.Cli"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.WaitForExit();
        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public static EntenteRun Run(params string[] arguments) => Run(Repository.Root, new Dictionary<string, string>(StringComparer.Ordinal), arguments);
}
