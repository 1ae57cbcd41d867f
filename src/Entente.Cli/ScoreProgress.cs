using Entente.Scoring;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>A bar on standard error while models run; null where that is no terminal.</summary>
internal static class ScoreProgress
{
    /// <summary>Runs with a bar.</summary>
    public static DatasetScore Show(Func<Action<int, int>?, DatasetScore> run)
    {
        if (Console.IsErrorRedirected)
        {
            return run(null);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("Running models");
            return run((done, all) => (task.MaxValue, task.Value) = (all, done));
        });
    }
}
