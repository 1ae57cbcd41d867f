using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>A command that asks a question of many worlds. What all of them do alike stands here: read a scenario or refuse it, draw with a
/// progress bar until somebody interrupts, print sentences or JSON, and end with an exit code.</summary>
/// <typeparam name="TAnswer">The answer, from which everything that is shown is made.</typeparam>
/// <param name="name">The verb.</param>
/// <param name="says">What it does, and how it is called.</param>
/// <param name="usualDraws">How many worlds to draw, unless somebody says otherwise.</param>
/// <param name="leastDraws">The fewest that make sense.</param>
internal abstract class QuestionCommand<TAnswer>(string name, string says, int usualDraws, int leastDraws = EnsembleInput.OneAScramble)
    where TAnswer : class
{
    private readonly ScenarioInput input = new(takesRuns: true);

    private readonly EnsembleInput ensemble = new(usualDraws, leastDraws);

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    /// <summary>The command, with options of its own.</summary>
    protected Command Build(params ReadOnlySpan<Option> own)
    {
        Command command = new(name, says);
        foreach (Option option in own)
        {
            command.Options.Add(option);
        }

        command.Options.Add(json);
        input.AddTo(command);
        ensemble.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    /// <summary>Why this call cannot be answered, a sentence each.</summary>
    protected virtual IEnumerable<string> Mistakes(ParseResult call, Scenario scenario) => [];

    /// <summary>The changes asked for with `--set`.</summary>
    protected string[] Set(ParseResult call) => input.Changes(call);

    /// <summary>How many draws it takes at most, for the progress bar.</summary>
    protected abstract long MostDraws(ParseResult call, Subject about, EnsembleSettings settings);

    /// <summary>Finds the answer.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    protected abstract TAnswer Ask(ParseResult call, Subject about, EnsembleSettings settings, Action progress, CancellationToken stop);

    /// <summary>The answer for programs.</summary>
    protected abstract JsonObject Json(Subject about, TAnswer answer, EnsembleSettings settings);

    /// <summary>The answer in sentences and tables.</summary>
    protected abstract void Print(Subject about, TAnswer answer, EnsembleSettings settings, IAnsiConsole console);

    /// <summary>What else is done with an answer, and how the command ends.</summary>
    protected virtual int End(ParseResult call, TAnswer answer) => ExitCode.Ok;

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        if (input.ReadSubject(call, scenario => Mistakes(call, scenario)) is not Subject about)
        {
            return ExitCode.BadInput;
        }

        EnsembleSettings settings = ensemble.Settings(call, about.Run?.Info.Seed);
        int most = (int)Math.Min(int.MaxValue, MostDraws(call, about, settings));
        if (EnsembleInput.Ask(most, (progress, stop) => Ask(call, about, settings, progress, stop)) is not TAnswer answer)
        {
            error.WriteLine("entente: stopped before there was an answer.");
            return ExitCode.Interrupted;
        }

        int end = End(call, answer);
        if (call.GetValue(json))
        {
            output.WriteLine(Json(about, answer, settings).ToJsonString(JsonLayout.Options));
        }
        else
        {
            Print(about, answer, settings, Terminal.Output(output));
        }

        return end;
    }
}
