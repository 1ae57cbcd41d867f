using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Answers;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>How many worlds a question draws, and how: the options that all questions about ensembles share.</summary>
/// <param name="usualDraws">How many, unless somebody says otherwise.</param>
/// <param name="leastDraws">The fewest that make sense: one, or one for each of the 16 scrambles where errors matter.</param>
/// <param name="mostDraws">The most that make sense.</param>
/// <param name="threadsOption">The option for threads, where it is not the usual one.</param>
internal sealed class EnsembleInput(int usualDraws = EnsembleSettings.DefaultDraws, int leastDraws = EnsembleSettings.OneAScramble,
    int mostDraws = EnsembleSettings.MaxDraws, Option<int>? threadsOption = null)
{
    private readonly Option<int> draws =
        TypedOption.Whole(AskOption.Draws(usualDraws), () => usualDraws, leastDraws, mostDraws);

    private readonly Option<ulong> seed = TypedOption.Seed(AskOption.Seed.Help, () => new EnsembleSettings().Seed);

    private readonly Option<int> threads = threadsOption ?? TypedOption.Threads();

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [draws, seed, threads];

    /// <summary>Those that say which worlds are drawn.</summary>
    public IReadOnlyList<Option> Worlds => [draws, seed];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(draws);
        command.Options.Add(seed);
        command.Options.Add(threads);
    }

    /// <summary>What was asked for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="seedOfRun">The seed of the run that is asked about, which is taken unless the call names one.</param>
    public EnsembleSettings Settings(ParseResult call, ulong? seedOfRun = null) =>
        new(call.GetValue(draws), seedOfRun is ulong begun && call.GetResult(seed) is null or { Implicit: true } ? begun
            : call.GetValue(seed), call.GetValue(threads));

    /// <summary>How many threads to use.</summary>
    public int Threads(ParseResult call) => call.GetValue(threads);

    /// <summary>Whether the call says how many worlds there are, or where chance begins.</summary>
    public bool FixesTheWorlds(CommandResult call) =>
        call.GetResult(draws) is { Implicit: false } || call.GetResult(seed) is { Implicit: false };

    /// <summary>Asks a question with a progress bar; null if it was interrupted.</summary>
    /// <param name="total">How many draws it makes at most.</param>
    /// <param name="ask">Asks; tells after each draw.</param>
    public static T? Ask<T>(int total, Func<Action, CancellationToken, T> ask)
        where T : class
    {
        using Interruption stop = new();
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
}
