using System.CommandLine;
using System.Text;
using Entente.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    ParseResult call = EntenteCommand.Create().Parse(args);
    InvocationConfiguration how = Terminal.Invocation();
    if (call.Errors.Count == 0 || args.Length == 0)
    {
        int exit = call.Invoke(how); // a call without a word shows the help
        return args.Length == 0 ? ExitCode.BadInput : exit;
    }

    CallMistakes.Print(call, how.Error);
    return ExitCode.BadInput;
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
    return Tell($"entente: this should not have happened ({Entente.Scenarios.Unforeseen.Place(fault)}). Please report it with the file "
        + "that caused it.");
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
