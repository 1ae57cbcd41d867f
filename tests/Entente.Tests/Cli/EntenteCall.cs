using System.CommandLine;
using Entente.Cli;

namespace Entente.Tests.Cli;

/// <summary>Calls the program within the tests, where one process for each call would take too long.</summary>
internal static class EntenteCall
{
    public static EntenteRun Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        ParseResult call = EntenteCommand.Create().Parse(arguments);
        if (call.Errors.Count > 0)
        {
            CallMistakes.Print(call, error);
            return new(ExitCode.BadInput, "", error.ToString());
        }

        int exit = call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return new(exit, output.ToString(), error.ToString());
    }
}
