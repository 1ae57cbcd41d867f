using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Entente.Cli;

/// <summary>How far a run is, on standard error, if that is a terminal: a bar, draws a second, and the time left.</summary>
internal static class RunProgress
{
    private const int UpdatesPerSecond = 10;
    private const int Roomy = 70; // columns that all parts of the bar need

    /// <summary>Runs something and shows how far it is.</summary>
    /// <param name="draws">How many draws there will be.</param>
    /// <param name="run">Runs; tells how many draws there are.</param>
    public static T Show<T>(int draws, Func<Action<int>?, T> run)
    {
        if (Console.IsErrorRedirected)
        {
            return run(null);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(console.Profile.Width < Roomy ? [new PercentageColumn()]
            : [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn()])
            .Start(context =>
            {
                ProgressTask task = context.AddTask("Drawing worlds", maxValue: draws);
                long next = 0;
                return run(done =>
                {
                    // The terminal is told now and then, not ten thousand times.
                    long now = Stopwatch.GetTimestamp();
                    if (now >= next || done == draws)
                    {
                        task.Value = done;
                        next = now + (Stopwatch.Frequency / UpdatesPerSecond);
                    }
                });
            });
    }

    /// <summary>Draws a second.</summary>
    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is double speed ? speed.ToString("N0", CultureInfo.InvariantCulture) + " draws/s" : "");
    }
}
