using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Trace;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>`entente trace FILE --draw N`: one simulated world as a chronicle, with dates and reasons.</summary>
internal sealed class TraceCommand
{
    private readonly ScenarioInput input = new(takesRuns: true);

    private readonly Option<int> draw =
        TypedOption.Whole(AskOption.Draw, () => (int)AskOption.Draw.Usual!, 0, int.MaxValue);

    private readonly Option<ulong> seed = TypedOption.Seed(AskOption.SeedOfRun.Help, () => new EnsembleSettings().Seed);

    private readonly Option<string[]> variant = new(AskOption.Told.Typed)
    {
        Description = AskOption.Told.Help,
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly AnswerOutput answer = new(Verb.Trace);

    private TraceCommand() { }

    public static Command Create() => new TraceCommand().Build();

    private Command Build()
    {
        Command command = answer.Command("One simulated world as a chronicle: what happened when, who agreed to what, and whether it held."
            + "\n\nExample: entente trace scenarios/ukraine-2025.yaml --draw 7"
            + "\n         entente trace results/ukraine-2025 --draw 7 --out world.html", draw, seed, variant);
        input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        ValueList<string> changes = [.. call.GetValue(variant) ?? []];
        if (input.ReadSubject(call, known =>
            [.. TracedWorld.Mistakes(known.Scenario!, changes), .. answer.Mistakes(call)]) is not Subject about)
        {
            return ExitCode.BadInput;
        }

        bool isUnasked = call.GetResult(seed) is null or { Implicit: true };
        ulong from = about.Run is RunResults run && isUnasked ? run.Info.Seed : call.GetValue(seed);
        string[] ends = [string.Create(CultureInfo.InvariantCulture, $"--seed {from}")];
        try
        {
            AskedAs asked = answer.Asked(call, about, namesRun: false, ends, seed);
            return answer.Tell(call, TracedWorld.Ask(about, asked, from, call.GetValue(draw), changes));
        }
        catch (NothingComputedException nothing)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {nothing.Message}");
            return ExitCode.Failed;
        }
    }
}
