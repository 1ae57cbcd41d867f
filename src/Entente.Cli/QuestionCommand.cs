using System.CommandLine;
using Entente.Answers;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>A command that asks a question of many worlds. What all of them do alike stands here: read a scenario or refuse it, draw with a
/// progress bar until somebody interrupts, print sentences or JSON, and end with an exit code.</summary>
/// <typeparam name="TAnswer">The answer, from which everything that is shown is made.</typeparam>
/// <param name="verb">What is asked.</param>
/// <param name="says">What it answers, after the question itself, and how it is called.</param>
/// <param name="usualDraws">How many worlds to draw, unless somebody says otherwise.</param>
/// <param name="leastDraws">The fewest that make sense.</param>
internal abstract class QuestionCommand<TAnswer>(Verb verb, string says, int usualDraws, int leastDraws = EnsembleSettings.OneAScramble)
    where TAnswer : class
{
    private readonly ScenarioInput input = new(takesRuns: true);

    private readonly EnsembleInput ensemble = new(usualDraws, leastDraws);

    /// <summary>Where answers go.</summary>
    protected AnswerOutput Output { get; } = new(verb);

    /// <summary>The command, with options of its own.</summary>
    protected Command Build(params ReadOnlySpan<Option> own)
    {
        Command command = Output.Command(says, own);
        input.AddTo(command);
        ensemble.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    /// <summary>Why this call cannot be answered, a sentence each.</summary>
    /// <param name="call">The call.</param>
    /// <param name="file">The scenario, which can be used.</param>
    protected virtual IEnumerable<string> Mistakes(ParseResult call, ScenarioFile file) => [];

    /// <summary>What is wrong with other files that the call names.</summary>
    /// <param name="call">The call.</param>
    /// <param name="file">The scenario, which can be used.</param>
    protected virtual IEnumerable<Problem> Problems(ParseResult call, ScenarioFile file) => [];

    /// <summary>Whether `--set` is what is asked about, so that it cannot say as well with which changes a run was made.</summary>
    protected virtual bool AsksAboutSet => false;

    /// <summary>The changes asked for with `--set`.</summary>
    protected string[] Set(ParseResult call) => input.Changes(call);

    /// <summary>How many draws it takes at most, for the progress bar.</summary>
    protected abstract long MostDraws(ParseResult call, Subject about, EnsembleSettings settings);

    /// <summary>Finds the answer.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    protected abstract Answer<TAnswer> Ask(ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress,
        CancellationToken stop);

    /// <summary>What else is done with an answer, and how the command ends.</summary>
    protected virtual int End(ParseResult call, TAnswer answer) => ExitCode.Ok;

    /// <summary>Asks and answers.</summary>
    protected int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        if (input.ReadSubject(call, file => [.. Mistakes(call, file), .. Output.Mistakes(call)], file =>
            Problems(call, file)) is not Subject about)
        {
            return ExitCode.BadInput;
        }

        EnsembleSettings settings = ensemble.Settings(call, about.Run?.Info.Seed);
        int most = (int)Math.Min(int.MaxValue, MostDraws(call, about, settings));
        RunResults? run = Output.RunFor(call, about.Run);
        bool namesRun = AsksAboutSet && about.Run?.Info.Set.Count > 0;
        string worlds = string.Create(CultureInfo.InvariantCulture, $"--draws {settings.Draws} --seed {settings.Seed}");
        AskedAs asked = Output.Asked(call, about, namesRun, [worlds], ensemble.Options) with { IsInRun = run is not null };
        Answer<TAnswer>? answer;
        try
        {
            answer = EnsembleInput.Ask(most, (progress, stop) => Ask(call, about, asked, settings, progress, stop));
        }
        catch (NothingComputedException nothing)
        {
            error.WriteLine($"entente: {nothing.Message}");
            return ExitCode.Failed;
        }

        if (answer is null)
        {
            error.WriteLine("entente: stopped before there was an answer.");
            return ExitCode.Interrupted;
        }

        int end = End(call, answer.Value), told = Output.Tell(call, answer, run);
        return told != ExitCode.Ok ? told : answer.IsUnreliable ? ExitCode.Failed : end;
    }
}
