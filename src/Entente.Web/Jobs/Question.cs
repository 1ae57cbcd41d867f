using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Check;
using Entente.Answers.Compare;
using Entente.Answers.Explain;
using Entente.Answers.Holds;
using Entente.Answers.Moves;
using Entente.Answers.Run;
using Entente.Answers.Solve;
using Entente.Answers.Trace;
using Entente.Answers.Why;
using Entente.Ensembles;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Jobs;

/// <summary>A question that a page asks about a scenario, as the command of its name would: the same defaults, the same limits, the same
/// answer.</summary>
/// <param name="Total">How many draws it makes at most; 0 if it makes none.</param>
/// <param name="IsQuick">Whether it is answered in less time than anybody would wait.</param>
/// <param name="Ask">Answers; tells how many draws were made, after each.</param>
internal sealed record Question(long Total, bool IsQuick, Func<Action<int>, CancellationToken, Told> Ask)
{
    private const int MaxDraws = 10_000_000, OneAScramble = 16;

    // The processor that is left keeps the page at hand; the answer does not depend on it.
    private static int Threads => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>The question that a call asks.</summary>
    /// <param name="verb">The command.</param>
    /// <param name="asked">Its options.</param>
    /// <param name="original">The scenario as it is now; what is changed later does not count.</param>
    /// <exception cref="RefusedException">It cannot be answered.</exception>
    public static Question Of(string verb, JsonElement asked, ScenarioFile original)
    {
        Options options = Options.Of(asked);
        string[] set = options.Set ?? [];
        ScenarioFile file = ScenarioEditor.Apply(original, set);
        if (verb == Verb.Check.Name)
        {
            return Quick(() => CheckedFile.Ask(ProvenanceCheck.AddedTo(file), As(Verb.Check, [])));
        }

        if (file.Scenario is not Scenario scenario)
        {
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity,
                "The scenario has errors; mend them first.") { Problems = file.Errors };
        }

        Subject about = new(original, file, file, null);
        ValueList<string> variants = [.. (options.Variant ?? []).Distinct(StringComparer.Ordinal)];
        switch (verb)
        {
            case "solve":
                Refuse(Strangers.Among([options.Package], "package", scenario.AllPackages.Names));
                return Quick(() => PackageSolution.Ask(file, As(Verb.Solve, Package()), options.Package));
            case "trace":
                ulong from = options.Seed ?? new EnsembleSettings().Seed;
                Refuse(TracedWorld.Mistakes(scenario, variants));
                string[] traced = [.. options.Draw is int world ? [Number("--draw", world)] : Array.Empty<string>(),
                    .. variants.SelectMany(name => new[] { "--variant", name }), Number("--seed", from)];
                return Quick(() => TracedWorld.Ask(about, As(Verb.Trace, traced), from, options.Draw ?? 0, variants));
            case "run":
                return Run(new()
                {
                    Original = original,
                    File = file,
                    Set = new(set),
                    Settings = Settings(EnsembleSettings.DefaultDraws, 1),
                    Version = RunInfo.ThisVersion,
                    Folder = "",
                });
            case "why":
                EnsembleSettings why = Settings(WhyNoDeal.UsualDraws);
                return Long(WhyNoDeal.About(scenario, why.Draws), (each, stop) =>
                    WhyNoDeal.Ask(about, As(Verb.Why, [], why), why, each, stop));
            case "explain":
                EnsembleSettings explain = Settings(ForecastSensitivity.UsualDraws, ForecastSensitivity.MinDraws);
                return Long(
                    ForecastSensitivity.MostWorlds(scenario, ScenarioInputs.Of(file, original, explain.Seed), explain.Draws),
                    (each, stop) => ForecastSensitivity.Ask(about, As(Verb.Explain, [], explain), explain, each, stop));
            case "holds":
                EnsembleSettings holds = Settings(HoldingAnswer.UsualDraws);
                (HoldingQuestion? question, IReadOnlyList<string> mistakes) =
                    HoldingQuestion.Of(scenario, options.Package, options.Years, null, null);
                Refuse(mistakes);
                string[] followed = [.. Package(), .. options.Years is int years ? [Number("--years", years)] : Array.Empty<string>()];
                return Long(holds.Draws, (each, stop) =>
                    HoldingAnswer.Ask(about, As(Verb.Holds, followed, holds), question!, holds, each, stop));
            case "moves":
                EnsembleSettings moves = Settings(LeverGame.UsualDraws);
                Refuse(LeverGame.Problems(scenario));
                return Long(LeverGame.ProfilesOf(scenario) * moves.Draws, (each, stop) =>
                    LeverGame.Ask(about, As(Verb.Moves, [], moves), moves, each, stop));
            case "compare":
                return Compare();
            default:
                throw RefusedException.Unclear("There is no such question. There are run, why, explain, holds, moves, compare, "
                    + "solve, trace and "
                    + "check.");
        }

        // What --set changes is what is compared here, and nothing else is changed by it.
        Question Compare()
        {
            Scenario asItIs = original.Scenario!;
            EnsembleSettings settings = Settings(Comparison.UsualDraws);
            bool all = variants.Count == 0 && set.Length == 0;
            ValueList<string> names = all ? [.. asItIs.Variants.Names] : variants;
            Refuse(names.Count == 0 && set.Length == 0 ? ["The file has no variants; name a lever, or change a value."]
                : Comparison.Mistakes(asItIs, names));
            ProposedChange[] changes = [.. names.Select(name => new ProposedChange(name, original, [name])),
                .. set.Length > 0 ? [new ProposedChange(string.Join(' ', set), file, [])] : Array.Empty<ProposedChange>()];
            string[] own = all ? ["--all"] : [.. names.SelectMany(name => new[] { "--variant", name })];
            return Long(Comparison.MostDraws(changes.Length, settings.Draws), (each, stop) =>
                Comparison.Ask(about with { Base = original }, As(Verb.Compare, own, settings), changes, settings, each, stop));
        }

        string[] Package() => options.Package is null ? [] : ["--package", options.Package];

        EnsembleSettings Settings(int usual, int least = OneAScramble)
        {
            int draws = options.Draws ?? usual;
            Refuse(draws < least || draws > MaxDraws
                ? [string.Create(CultureInfo.InvariantCulture, $"`draws` is {draws}; it should be a whole number from {least} "
                    + $"to {MaxDraws:N0}.")] : []);
            return new(draws, options.Seed ?? new EnsembleSettings().Seed, Threads);
        }

        AskedAs As(Verb of, IEnumerable<string> own, EnsembleSettings? worlds = null)
        {
            string name = RunInfo.NameOf(original);
            IEnumerable<string> changes = set.SelectMany(change => new[] { "--set", Reproduction.Quoted(change) });
            IEnumerable<string> ends = worlds is null ? [] : [Number("--draws", worlds.Draws), Number("--seed", worlds.Seed)];
            return new(of, RunInfo.ThisVersion, name,
                string.Join(' ', ["entente", of.Name, Reproduction.Quoted(name), .. changes, .. own, .. ends]));
        }
    }

    private static Question Quick<T>(Func<Answer<T>> ask)
        where T : class => new(0, true, (_, _) => Told.Of(ask()));

    private static Question Long<T>(long total, Func<Action, CancellationToken, Answer<T>> ask)
        where T : class => new(total, false, (progress, stop) =>
        {
            int done = 0;
            return Told.Of(ask(() => progress(++done), stop));
        });

    private static Question Run(RunRequest request) => new(request.Settings.Draws, false, (progress, stop) =>
    {
        (string folder, RunResults? there) = RunPlace.For(request);
        RunResults? results = there ?? ScenarioRun.Start(request with { Folder = folder }, progress, RunReport.Write, stop).Results;
        stop.ThrowIfCancellationRequested();
        return new(PageJson.Of(RunReport.Answer(results!).Page()), RunReport.Printed(results!), results);
    });

    private static void Refuse(IEnumerable<string> mistakes)
    {
        if (mistakes.ToArray() is { Length: > 0 } found)
        {
            throw Refused(string.Join(' ', found.Select(why => char.ToUpperInvariant(why[0]) + why[1..])));
        }
    }

    private static RefusedException Refused(string why) => new(StatusCodes.Status422UnprocessableEntity, why);

    private static string Number<T>(string option, T value)
        where T : IFormattable => $"{option} {value.ToString(null, CultureInfo.InvariantCulture)}";

    /// <summary>What a call can say with a question; each question takes what its command takes.</summary>
    private sealed record Options(
        int? Draws = null, ulong? Seed = null, string[]? Set = null, string? Package = null, int? Years = null, string[]? Variant = null,
        int? Draw = null)
    {
        public static Options Of(JsonElement asked)
        {
            try
            {
                return asked.Deserialize<Options>(Body.Options) is Options options && !(options.Draw < 0) ? options
                    : throw RefusedException.Unclear("The options of the question are not as its command takes them.");
            }
            catch (JsonException fault)
            {
                throw RefusedException.Unclear("The options of the question are not as its "
                    + "command takes them{(fault.Path is "$" or null ? ""
                    : $", at {fault.Path}")}.");
            }
        }
    }
}

/// <summary>An answer, told.</summary>
/// <param name="Page">Its page.</param>
/// <param name="Json">What its command prints with `--json`.</param>
/// <param name="Run">The run, if it is one.</param>
internal sealed record Told(JsonObject Page, string Json, RunResults? Run)
{
    /// <summary>Tells an answer.</summary>
    public static Told Of<T>(Answer<T> answer)
        where T : class => new(PageJson.Of(answer.Page()), answer.Printed(null), null);
}
