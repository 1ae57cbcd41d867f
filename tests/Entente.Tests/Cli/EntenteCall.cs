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
        int exit = call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return new(call.Errors.Count > 0 ? ExitCode.BadInput : exit, output.ToString(), error.ToString());
    }
}
