using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Entente.Scenarios;
using Entente.Web;

namespace Entente.Cli;

/// <summary>`entente serve`: the workbench in a browser, until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const int MaxPort = 65_535;

    public static Command Create()
    {
        Argument<string> path = new("FOLDER")
        {
            Description = "A folder with scenario files, or one file; this folder if left out.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        Option<int> port = TypedOption.Whole("--port", "The port to listen at on this machine; 0 = any that is free.", () => 0, 0, MaxPort);
        Option<bool> noBrowser = new("--no-browser") { Description = "Only print the address." };
        Command command = new("serve", "Open the workbench: a page on this machine, in which a scenario is seen, edited, run and "
            + "asked about. "
            + "It asks nothing of any network, and answers nobody else's pages."
            + "\n\nExample: entente serve scenarios"
            + "\n         entente serve scenarios/ukraine-2025.yaml --no-browser") { path, port, noBrowser };
        command.SetAction(call => Serve(call, call.GetValue(path)!, call.GetValue(port), !call.GetValue(noBrowser)));
        return command;
    }

    private static int Serve(ParseResult call, string path, int port, bool opens)
    {
        (TextWriter error, TextWriter output) = (call.InvocationConfiguration.Error, call.InvocationConfiguration.Output);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            error.WriteLine($"entente: there is no file or folder `{Problem.Visible(path)}`.");
            return ExitCode.BadInput;
        }

        using Interruption stop = new();
        Workbench workbench;
        try
        {
            workbench = Workbench.Start(path, port).GetAwaiter().GetResult();
        }
        catch (IOException) when (port != 0)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"entente: port {port} is taken by another program. Name "
                + $"another one "
                + $"with --port, or leave it out."));
            return ExitCode.Failed;
        }

        output.WriteLine($"The workbench is open at {workbench.Address}");
        output.WriteLine("Only this machine can reach it, and only with this address. Ctrl+C stops it.");
        output.Flush();
        if (opens)
        {
            Open(workbench.AddressOnce());
        }

        stop.Token.WaitHandle.WaitOne();
        workbench.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    private static void Open(string address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            // No browser to be had: the address was printed.
        }
    }
}
