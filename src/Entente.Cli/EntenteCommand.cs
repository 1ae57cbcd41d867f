using System.CommandLine;
using System.CommandLine.Parsing;

namespace Entente.Cli;

/// <summary>The `entente` command: one line for each verb.</summary>
internal static class EntenteCommand
{
    public static RootCommand Create()
    {
        RootCommand whole = Commands();
        foreach (Option option in Everything(whole).SelectMany(command => command.Options).OfType<Option>().Distinct())
        {
            option.Validators.Add(RefuseEmpty);
        }

        return whole;
    }

    private static IEnumerable<Command> Everything(Command command) => command.Subcommands.SelectMany(Everything).Prepend(command);

    // An option that is given says something; a path to write to names a file or a folder.
    private static void RefuseEmpty(OptionResult given)
    {
        if (given.Errors.Any() || given.Implicit)
        {
            return;
        }

        string name = given.Option.Name;
        if (given.Tokens.Any(token => token.Value.Trim().Length == 0))
        {
            given.AddError($"{name} is empty; {(given.Option.HelpName is string help ? $"it should be {help}"
                : "leave it out or give it a value")}.");
        }
        else if (name is "--out" && given.Tokens.Any(token =>
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(token.Value))).Length == 0))
        {
            given.AddError($"{name} is {given.Tokens[0].Value}, which is the root of a disk; it should name "
                + $"a {(given.Option.HelpName == "FOLDER" ? "folder" : "file")}.");
        }
    }

    private static RootCommand Commands() => new("Entente: from a news report and your judgement to honest odds of a deal.")
    {
        BacktestCommand.Create(),
        CheckCommand.Create(),
        CompareCommand.Create(),
        ConvertCommand.Create(),
        ExplainCommand.Create(),
        ExportCommand.Create(),
        HoldsCommand.Create(),
        ImportCommand.Create(),
        JournalCommand.Create(),
        MergeCommand.Create(),
        MovesCommand.Create(),
        NewCommand.Create(),
        ReadCommand.Create(),
        ReportCommand.Create(),
        ReviewCommand.Create(),
        RunCommand.Create(),
        SchemaCommand.Create(),
        ScoreCommand.Create(),
        ServeCommand.Create(),
        SolveCommand.Create(),
        StakeholdersCommand.Create(),
        SubmitCommand.Create(),
        SweepCommand.Create(),
        TraceCommand.Create(),
        VersionCommand.Create(),
        WhyCommand.Create(),
    };
}
