using System.CommandLine;
using System.CommandLine.Parsing;

namespace Entente.Cli;

/// <summary>What is wrong with a call before any command sees it, in our own words: those of the parser come in the language of the
/// system.</summary>
internal static class CallMistakes
{
    /// <summary>Every mistake, a sentence each; none if the call can be invoked.</summary>
    public static IEnumerable<string> Of(ParseResult call)
    {
        if (call.Errors.Count == 0)
        {
            return [];
        }

        OptionResult[] given = [.. call.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit)];
        OptionResult[] miscounted = [.. given.Where(option => Miscounted(option) is not null)];
        string[] shape = [.. Unknown(call), .. miscounted.Select(option => Miscounted(option)!), .. Missing(call)];
        string[] values = [.. call.Errors
            .Where(error => error.SymbolResult is OptionResult or ArgumentResult
            && !miscounted.Any(option => IsWithin(error.SymbolResult, option)) && !IsMissing(error.SymbolResult))
            .Select(error => error.Message)];
        string[] said = [.. shape, .. values];
        return (said.Length > 0 ? said : call.Errors.Select(error => error.Message)).Distinct();
    }

    /// <summary>Prints every mistake.</summary>
    public static void Print(ParseResult call, TextWriter error)
    {
        foreach (string mistake in Of(call))
        {
            error.WriteLine(mistake);
        }

        error.WriteLine($"Help: {Path(call.CommandResult)} --help");
    }

    private static IEnumerable<string> Unknown(ParseResult call)
    {
        Command command = call.CommandResult.Command;
        foreach (string token in call.UnmatchedTokens)
        {
            bool isOption = token.StartsWith('-'), isCommand = !isOption && command.Subcommands.Count > 0;
            string[] known = isOption
                ? [.. call.CommandResult.Command.Options.Select(option => option.Name),
                    .. call.RootCommandResult.Command.Options.Where(option => option.Recursive).Select(option => option.Name)]
                : isCommand ? [.. command.Subcommands.Select(sub => sub.Name)] : [];
            string says = isOption ? $"`{Path(call.CommandResult)}` has no option `{token}`." : isCommand
                ? $"`{Path(call.CommandResult)}` has no command `{token}`." : $"`{token}` is one word too many for "
                    + $"`{Path(call.CommandResult)}`.";
            yield return says + (Scenarios.NearestName.Of(token, known) is string nearest ? $" Did you mean `{nearest}`?" : "");
            if (isCommand)
            {
                yield break; // what follows belongs to the command that is not known
            }
        }
    }

    private static string? Miscounted(OptionResult given)
    {
        ArgumentArity takes = given.Option.Arity;
        string name = given.Option.Name, value = given.Option.HelpName is string help ? $"a value ({help})" : "a value";
        return given.Tokens.Count < takes.MinimumNumberOfValues ? $"{name} needs {value}."
            : given.Tokens.Count > takes.MaximumNumberOfValues
                ? $"{name} takes one value; {given.Tokens.Count.ToString(CultureInfo.InvariantCulture)} are given."
            : null;
    }

    private static IEnumerable<string> Missing(ParseResult call)
    {
        CommandResult given = call.CommandResult;
        Command command = given.Command;
        if (command.Subcommands.Count > 0 && command.Action is null && call.UnmatchedTokens.Count == 0)
        {
            yield return $"`{Path(given)}` needs a command: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}.";
        }

        foreach (Argument argument in command.Arguments.Where(argument =>
            (given.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues))
        {
            yield return $"{argument.Name} is missing. {argument.Description}";
        }

        foreach (Option option in command.Options.Where(option => option.Required && given.GetResult(option) is null or { Implicit: true }))
        {
            yield return $"{option.Name} is missing. {option.Description}";
        }
    }

    private static bool IsMissing(SymbolResult result) =>
        (result is ArgumentResult argument && argument.Tokens.Count < argument.Argument.Arity.MinimumNumberOfValues)
            || result is OptionResult { Implicit: true, Option.Required: true };

    private static bool IsWithin(SymbolResult result, OptionResult option) => result == option || result.Parent == option;

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult above ? $"{Path(above)} {command.Command.Name}" : "entente";
}
