using System.CommandLine;
using Entente.Cli;

namespace Entente.Tests.Cli;

/// <summary>Calls the program within the tests, where one process for each call would take too long. What only a process has (signals, its
/// environment, standard input, what is said of a fault that nobody foresaw) is tested with <see cref="EntenteProcess"/>.</summary>
internal static class EntenteCall
{
    /// <summary>Calls the program in a folder, as tests of <see cref="InAFolder"/> may.</summary>
    public static EntenteRun In(string folder, params string[] arguments)
    {
        Environment.CurrentDirectory = folder;
        try
        {
            return Run(arguments);
        }
        finally
        {
            Environment.CurrentDirectory = Repository.Root;
        }
    }

    public static EntenteRun Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        using VisibleWriter seenOutput = new(output), seenError = new(error); // as a user sees it
        ParseResult call = EntenteCommand.Create().Parse(arguments);
        if (call.Errors.Count > 0)
        {
            CallMistakes.Print(call, seenError);
            return new(ExitCode.BadInput, "", error.ToString());
        }

        int exit = call.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = seenOutput,
            Error = seenError
        });
        return new(exit, output.ToString(), error.ToString());
    }
}
