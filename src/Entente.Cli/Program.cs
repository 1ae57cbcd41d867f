using System.CommandLine;
using System.Text;
using Entente.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
ParseResult call = EntenteCommand.Create().Parse(args);
try
{
    int exit = call.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return call.Errors.Count > 0 ? ExitCode.BadInput : exit;
}
catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
{
    return Tell($"entente: the output cannot be written: {refused.Message}");
}
catch (Exception fault) when (fault is not OutOfMemoryException)
{
    // The one place where every exception is caught: a user never sees a stack trace.
    return Tell($"entente: this should not have happened: {fault.Message} ({fault.GetType().Name}). Please report it with the file that caused it.");
}

static int Tell(string message)
{
    try
    {
        Console.Error.WriteLine(message);
    }
    catch (IOException)
    {
        // Nobody is listening; the exit code still says it.
    }

    return ExitCode.Failed;
}
