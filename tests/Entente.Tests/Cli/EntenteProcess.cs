using System.Diagnostics;

namespace Entente.Tests.Cli;

/// <summary>What the real program printed and returned.</summary>
internal sealed record EntenteRun(int ExitCode, string Output, string Error);

/// <summary>Starts the real program as a user would.</summary>
internal static class EntenteProcess
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    /// <summary>Where the program is.</summary>
    public static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Entente.Cli.exe" : "Entente.Cli");

    public static EntenteRun Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using Process process = Start(folder, environment, arguments);
        return Ended(process);
    }

    /// <summary>Runs another program of this repository at its root.</summary>
    public static EntenteRun RunProgram(string program, params string[] arguments)
    {
        using Process process = Process.Start(Info(program, Repository.Root, arguments))!;
        return Ended(process);
    }

    private static EntenteRun Ended(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.WaitForExit();
        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public static EntenteRun Run(params string[] arguments) => Run(Repository.Root, NoEnvironment, arguments);

    /// <summary>Starts the program and leaves it running.</summary>
    public static Process Start(params string[] arguments) => Start(Repository.Root, NoEnvironment, arguments);

    /// <summary>Starts the program in a folder and leaves it running.</summary>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        ProcessStartInfo start = Info(Program, folder, arguments);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a shell script in a folder; the program is its $0.</summary>
    public static (int Exit, string Error) Shell(string folder, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such shell.");
        ProcessStartInfo start =
            new("sh", ["-c", script, Program]) { WorkingDirectory = folder, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    /// <summary>Nothing was said that is not for users.</summary>
    public static void AssertPlain(string said)
    {
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        Assert.DoesNotContain("should not have happened", said, StringComparison.Ordinal);
    }

    /// <summary>Waits for a moment in the life of a process, or for its end.</summary>
    public static void WaitFor(Process process, Func<bool> moment)
    {
        while (!process.HasExited && !moment())
        {
            Thread.Sleep(1);
        }
    }

    private static ProcessStartInfo Info(string program, string folder, string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
