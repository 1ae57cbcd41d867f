using System.CommandLine;

namespace Entente.Cli;

/// <summary>The `entente` command: one line for each verb.</summary>
internal static class EntenteCommand
{
    public static RootCommand Create() => new("Entente: from a news report and your judgement to honest odds of a deal.")
    {
        CheckCommand.Create(),
        CompareCommand.Create(),
        ExplainCommand.Create(),
        ExportCommand.Create(),
        HoldsCommand.Create(),
        ImportCommand.Create(),
        MovesCommand.Create(),
        NewCommand.Create(),
        ReadCommand.Create(),
        ReportCommand.Create(),
        ReviewCommand.Create(),
        RunCommand.Create(),
        SchemaCommand.Create(),
        ScoreCommand.Create(),
        SolveCommand.Create(),
        StakeholdersCommand.Create(),
        TraceCommand.Create(),
        VersionCommand.Create(),
        WhyCommand.Create(),
    };
}
