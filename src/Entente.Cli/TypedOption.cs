using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Answers;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>Options that take a number or a date. All are made here, so that whatever is none is refused in a sentence that names the
/// option, what was given and what it takes, and never reaches the code behind it.</summary>
internal static class TypedOption
{
    /// <summary>The greatest number of threads that can be asked for.</summary>
    public const int MaxThreads = 1024;

    /// <summary>A whole number, with the value that stands if it is left out.</summary>
    public static Option<int> Whole(string name, string description, Func<int> otherwise, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise(),
        CustomParser = given => WholeNumber(given, name, least, most) ?? default,
    };

    /// <summary>An option of a question that is a whole number, with the value that stands if it is left out.</summary>
    public static Option<int> Whole(AskOption asked, Func<int> otherwise, int least, int most) =>
        Whole(asked.Typed, asked.Help, otherwise, least, most);

    /// <summary>An option of a question that is a text or a list of them.</summary>
    public static Option<T> Words<T>(AskOption asked, string help) => new(asked.Typed) { Description = asked.Help, HelpName = help };

    /// <summary>An option of a question that names two things.</summary>
    public static Option<string[]> Pair(AskOption asked, string help) => new(asked.Typed)
    {
        Description = asked.Help,
        HelpName = help,
        Arity = new(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>An option of a question that is there or not.</summary>
    public static Option<bool> Switch(AskOption asked) => new(asked.Typed) { Description = asked.Help };

    /// <summary>A whole number that may be left out.</summary>
    public static Option<int?> Whole(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = given => WholeNumber(given, name, least, most),
    };

    /// <summary>How many threads to use.</summary>
    public static Option<int> Threads() =>
        Whole("--threads", "How many threads to use; the results do not depend on it. 0 = all processors.", () => 0, 0, MaxThreads);

    /// <summary>How many threads a task of a cluster uses: it is told how many it may.</summary>
    public static Option<int> ThreadsOfTask() =>
        Whole("--threads", "How many threads, and processors, each task uses; the results do not depend on it.", () => 1, 1, MaxThreads);

    /// <summary>Where chance begins.</summary>
    public static Option<ulong> Seed(string description, Func<ulong> otherwise) => new("--seed")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise(),
        CustomParser = given => ulong.TryParse(Text(given), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number
            : Refuse<ulong>(given, $"--seed is {Shown(given)}; it should be a whole number from 0 "
                + $"to {ulong.MaxValue.ToString("N0", CultureInfo.InvariantCulture)}."),
    };

    /// <summary>A date that may be left out.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = given => DateOnly.TryParseExact(Text(given), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly date) && LegalDates.Hold(date) ? date
            : Refuse<DateOnly?>(given, $"{name} is {Shown(given)}; it should be a date such as 2025-02-13, {LegalDates.Range}."),
    };

    /// <summary>An option of any other type.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="help">What stands for its value in the help.</param>
    /// <param name="read">Reads the value, or null.</param>
    /// <param name="takes">What it takes, to end the sentence "it should be …".</param>
    public static Option<T?> Of<T>(string name, string description, string help, Func<string, T?> read, string takes)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = given => read(Text(given)) ?? Refuse<T?>(given, $"{name} is {Shown(given)}; it should be {takes}."),
        };

    private static int? WholeNumber(ArgumentResult given, string name, int least, int most) =>
        int.TryParse(Text(given), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least
            && number <= most ? number
        : Refuse<int?>(given, $"{name} is {Shown(given)}; it should be a whole number from {least.ToString(CultureInfo.InvariantCulture)} "
            + $"to {most.ToString(most < 10_000 ? "0" : "N0", CultureInfo.InvariantCulture)}.");

    private static string Text(ArgumentResult given) => given.Tokens.Count == 0 ? "" : given.Tokens[^1].Value;

    private static string Shown(ArgumentResult given)
    {
        const int longest = 40;
        string text = Text(given);
        return text.Trim().Length == 0 ? "empty" : Problem.Shortened(text, longest);
    }

    private static T Refuse<T>(ArgumentResult given, string why)
    {
        given.AddError(why);
        return default!;
    }
}
