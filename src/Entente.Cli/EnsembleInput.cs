using System.CommandLine;
using System.Runtime.InteropServices;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>How many worlds a question draws, and how: the options that all questions about ensembles share.</summary>
internal sealed class EnsembleInput(int usualDraws)
{
    private readonly Option<int> draws = new("--draws") { Description = "How many worlds to draw.", HelpName = "N", DefaultValueFactory = _ => usualDraws };

    private readonly Option<ulong> seed = new("--seed") { Description = "Where chance begins: the same seed gives the same results.", HelpName = "N", DefaultValueFactory = _ => new EnsembleSettings().Seed };

    private readonly Option<int> threads = new("--threads") { Description = "How many threads to use; the results do not depend on it. 0 = all processors.", HelpName = "N", DefaultValueFactory = _ => 0 };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Limit(draws, 16, 10_000_000);
        Limit(threads, 0, 1024);
        command.Options.Add(draws);
        command.Options.Add(seed);
        command.Options.Add(threads);
    }

    /// <summary>What was asked for.</summary>
    public EnsembleSettings Settings(ParseResult call) => new(call.GetValue(draws), call.GetValue(seed), call.GetValue(threads));

    /// <summary>Asks a question with a progress bar; nothing if it was interrupted.</summary>
    /// <param name="total">How many draws it makes at most.</param>
    /// <param name="ask">Asks; tells after each draw.</param>
    public static T? Ask<T>(int total, Func<Action, CancellationToken, T> ask)
        where T : class
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stop), terminate = StopOn(PosixSignal.SIGTERM, stop);
        try
        {
            return RunProgress.Show(total, report =>
            {
                int done = 0;
                return ask(() => report?.Invoke(++done), stop.Token);
            });
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static void Limit(Option<int> option, int least, int most) => option.Validators.Add(given =>
    {
        if (given.Tokens.Count == 1 && int.TryParse(given.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && (number < least || number > most))
        {
            given.AddError($"{option.Name} is {number.ToString(CultureInfo.InvariantCulture)}; it should be a whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString("N0", CultureInfo.InvariantCulture)}.");
        }
    });

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    });
}
