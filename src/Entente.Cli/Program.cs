using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Entente.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    ParseResult call = EntenteCommand.Create().Parse(args);
    if (call.Action is ParseErrorAction mistakes)
    {
        // Whoever mistyped an option wants that sentence, not two screens of help below it.
        mistakes.ShowHelp = args.Length == 0;
    }

    int exit = call.Invoke(Terminal.Invocation());
    return call.Errors.Count > 0 ? ExitCode.BadInput : exit;
}
catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
{
    return Tell($"entente: the output cannot be written: {Entente.Scenarios.FileFault.Words(refused)}");
}
catch (Entente.Scenarios.NameLeftException left)
{
    return Tell($"entente: {left.Message}");
}
catch (Exception fault) when (fault is not OutOfMemoryException)
{
    // The one place where every exception is caught: a user never sees a stack trace.
    return Tell($"entente: this should not have happened ({fault.GetType().Name}: {fault.Message}). Please report it with the file that caused it.");
}

static int Tell(string message)
{
    try
    {
        Console.Error.WriteLine(Entente.Scenarios.Problem.Visible(message));
    }
    catch (IOException)
    {
        // Nobody is listening; the exit code still says it.
    }

    return ExitCode.Failed;
}
