using System.Collections.Frozen;
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
using Entente.Web.Deals;
using Entente.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Jobs;

/// <summary>The questions that a page can ask about a scenario, or about a run of it, as the command of the name would: the same defaults,
/// the same limits, the same answer.</summary>
internal sealed class Questions
{
    private static readonly FrozenDictionary<string, Func<Questions, Question>> All =
        new Dictionary<string, Func<Questions, Question>>(StringComparer.Ordinal)
        {
            [Verb.Solve.Name] = one => one.Solve(),
            [Verb.Run.Name] = one => one.Run(),
            [Verb.Why.Name] = one => one.Why(),
            [Verb.Explain.Name] = one => one.Explain(),
            [Verb.Holds.Name] = one => one.Holds(),
            [Verb.Moves.Name] = one => one.Moves(),
            [Verb.Compare.Name] = one => one.Compare(),
            [Verb.Trace.Name] = one => one.Trace(),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] OfRuns = ["why", "explain", "holds", "moves", "compare", "trace"];

    private static readonly AskOption AboutRun =
        new("run", "Ask it of a run, with the file as it was then; of the file as it is now if left out.", AskKind.Text);

    private readonly QuestionOptions options;
    private readonly Subject about;
    private readonly Plan? plan;
    private readonly string[] set;
    private readonly ValueList<string> variants;

    private Questions(QuestionOptions options, Subject about, Plan? plan)
    {
        (this.options, this.about, this.plan) = (options, about, plan);
        set = options.Set ?? [];
        variants = [.. (options.Variant ?? []).Distinct(StringComparer.Ordinal)];
    }

    // The processor that is left keeps the page at hand; the answer does not depend on it.
    private static int Threads => Math.Max(1, Environment.ProcessorCount - 1);

    private Scenario Scenario => about.Scenario;

    /// <summary>The question that a call asks.</summary>
    /// <param name="verb">The command.</param>
    /// <param name="asked">Its options.</param>
    /// <param name="now">The scenario as it is now; what is changed later does not count.</param>
    /// <param name="folderOf">The folder of a run of the scenario by its name; null if there is none.</param>
    /// <param name="planOf">A plan of the scenario by its name.</param>
    /// <exception cref="RefusedException">It cannot be answered.</exception>
    public static Question Of(
        string verb, JsonElement asked, ScenarioFile now, Func<string, string?> folderOf, Func<ScenarioFile, string, Plan> planOf)
    {
        QuestionOptions given = Body.Of<QuestionOptions>(asked);
        if (given.Runs is not null)
        {
            return verb == Verb.Compare.Name && given.Runs is [string first, string second]
                ? CompareRuns(FolderOf(first), FolderOf(second))
                    : throw RefusedException.Unclear("Two runs can be compared, and that is all.");
        }

        RunResults? run = given.Run is not string name ? null : OfRuns.Contains(verb) ? Opened(FolderOf(name))
            : throw RefusedException.Unclear("This question is not asked of a run.");
        ScenarioFile asItIs = run?.File ?? now, file = ScenarioEditor.Apply(asItIs, given.Set ?? []);
        if (verb == Verb.Check.Name)
        {
            AskedAs check = new(Verb.Check, RunInfo.ThisVersion, RunInfo.NameOf(now), Command(Verb.Check, now, given.Set ?? [], []));
            return Quick(() => Told.Of(CheckedFile.Ask(ProvenanceCheck.AddedTo(file), check), Verb.Check));
        }

        Func<Questions, Question> question = All.GetValueOrDefault(verb)
            ?? throw RefusedException.Unclear("There is no such question. There "
            + $"are check, {string.Join(", ", All.Keys.Order(StringComparer.Ordinal))}.");
        return file.Scenario is not null
            ? question(new(given, new(run?.Original ?? now, asItIs, file, run), given.Terms is string kept ? PlanOf(kept) : null))
            : throw new RefusedException(StatusCodes.Status422UnprocessableEntity, "The scenario has errors; mend them first.")
            {
                Problems = file.Errors
            };

        string FolderOf(string run) => folderOf(run) ?? throw RefusedException.Missing("run");

        Plan PlanOf(string name) => planOf(file, name) is { Problems: [] } sound ? sound
            : throw Refused($"The plan `{name}` has errors; mend its file first.");
    }

    /// <summary>The questions that can be asked, each with what can be said with it: the forms of the page.</summary>
    public static JsonArray Forms() =>
    [
        .. from verb in new[] { Verb.Run, Verb.Solve, Verb.Why, Verb.Explain, Verb.Holds, Verb.Moves, Verb.Compare, Verb.Trace }
           let options = AskOption.Of(verb).AsEnumerable()
           select (JsonNode)new JsonObject
           {
               ["verb"] = verb.Name,
               ["question"] = verb.Question,
               ["options"] = new JsonArray([.. (OfRuns.Contains(verb.Name) ? options.Prepend(AboutRun) : options).Select(Form)]),
           },
    ];

    private static JsonObject Form(AskOption option) => new()
    {
        ["key"] = option.Name,
        ["help"] = option.InForm ?? option.Help,
        ["kind"] = option == AboutRun ? option.Name : JsonLayout.Name(option.Kind),
        ["least"] = option.Least,
        ["usual"] = option.Usual,
    };

    // The options of `solve` and `holds` in the order of their commands.
    private Question Solve()
    {
        string[] actors = options.Frontier ?? [], issues = options.Region ?? [];
        Refuse(
        [
            .. Strangers.Among([options.Package], "package", Scenario.AllPackages.Names),
            .. Strangers.Among([options.Explain, .. actors], "actor", Scenario.Actors.Names),
            .. Strangers.Among(issues, "scale issue", Scenario.Issues.Where(one => one.Value is ScaleIssue).Select(one => one.Key)),
            .. Pairs(actors, AskOption.Frontier), .. Pairs(issues, AskOption.Region),
        ]);
        ScenarioFile file = options.Redact ? Redaction.Of(about.File) : about.File;
        string[] own = [.. Package, .. Terms, .. One(AskOption.Explain, options.Explain), .. Two(AskOption.Frontier, actors),
            .. Two(AskOption.Region, issues), .. options.Redact ? [AskOption.Redact.Typed] : Array.Empty<string>()];
        return Quick(() => Told.Of(PackageSolution.Ask(file, As(Verb.Solve, own, []), options.Package, plan?.Terms, options.Explain,
            options.Frontier, options.Region), Verb.Solve));
    }

    private static string[] Pairs(string[] names, AskOption option) =>
        names.Length == 0 || (names.Length == 2 && names[0] != names[1]) ? []
        : names.Length == 2 ? [$"`{names[0]}` stands twice; name two different ones."] : [$"{option.Typed} takes two names."];

    private Question Trace()
    {
        int draw = options.Draw ?? 0;
        ulong seed = Seed;
        Refuse([.. draw < 0 ? ["`draw` counts from 0."] : Array.Empty<string>(), .. TracedWorld.Mistakes(Scenario, variants)]);
        string[] own = [.. options.Draw is int ? [Number("--draw", draw)] : Array.Empty<string>(), .. Named(variants)];
        return Quick(() => Told.Of(
            TracedWorld.Ask(about, As(Verb.Trace, own, [Number("--seed", seed)]), seed, draw, variants), Verb.Trace, about.Run));
    }

    private Question Run()
    {
        RunRequest request = new()
        {
            Original = about.Original,
            File = about.File,
            Set = new(set),
            Redacts = options.Redact,
            Settings = Settings(EnsembleSettings.DefaultDraws, 1),
            Version = RunInfo.ThisVersion,
            Folder = "",
        };
        return new(request.Settings.Draws, false, (progress, stop) =>
        {
            (string folder, RunResults? there) = RunPlace.For(request);
            RunResults? results = there ?? ScenarioRun.Start(request with { Folder = folder }, progress, RunReport.Write, stop).Results;
            stop.ThrowIfCancellationRequested();
            return new(PageJson.Text(RunReport.Answer(results!).Page()), RunReport.Printed(results!), results!.Folder);
        });
    }

    private Question Why()
    {
        EnsembleSettings settings = Settings(WhyNoDeal.UsualDraws);
        return Long(Verb.Why, WhyNoDeal.About(Scenario, settings.Draws), (each, stop) =>
            WhyNoDeal.Ask(about, As(Verb.Why, [], Worlds(settings)), settings, each, stop));
    }

    private Question Explain()
    {
        EnsembleSettings settings = Settings(ForecastSensitivity.UsualDraws, ForecastSensitivity.MinDraws);
        ScenarioInputs inputs = ScenarioInputs.Of(about.File, about.Original, settings.Seed);
        (ExplainedAnswer? explained, IReadOnlyList<string> mistakes) = ExplainedAnswer.Of(Scenario, options.Of);
        Refuse(mistakes);
        string[] own = One(AskOption.Explained, options.Of);
        return Long(Verb.Explain, ForecastSensitivity.MostWorlds(Scenario, inputs, settings.Draws, explained!), (each, stop) =>
            ForecastSensitivity.Ask(about, As(Verb.Explain, own, Worlds(settings)), explained!, settings, each, stop));
    }

    private Question Holds()
    {
        EnsembleSettings settings = Settings(HoldingAnswer.UsualDraws);
        (HoldingQuestion? question, IReadOnlyList<string> mistakes) =
            HoldingQuestion.Of(Scenario, options.Package, options.Years, options.Signed, plan?.Terms);
        Refuse([.. mistakes, .. options.Years is < 1 or > HoldingQuestion.MaxYears
            ? [$"`years` should be a whole number from 1 to {Number("", HoldingQuestion.MaxYears).Trim()}."] : Array.Empty<string>()]);
        string[] own = [.. Package, .. Terms, .. One(AskOption.Signed, options.Signed?.ToString("O", CultureInfo.InvariantCulture)),
            .. options.Years is int years ? [Number("--years", years)] : Array.Empty<string>()];
        return Long(Verb.Holds, settings.Draws, (each, stop) =>
            HoldingAnswer.Ask(about, As(Verb.Holds, own, Worlds(settings)), question!, settings, each, stop));
    }

    private Question Moves()
    {
        EnsembleSettings settings = Settings(LeverGame.UsualDraws);
        Refuse(LeverGame.Problems(Scenario));
        return Long(Verb.Moves, LeverGame.ProfilesOf(Scenario) * settings.Draws, (each, stop) =>
            LeverGame.Ask(about, As(Verb.Moves, [], Worlds(settings)), settings, each, stop));
    }

    // What `set` changes is what is compared here.
    private Question Compare()
    {
        Scenario asItIs = about.Base.Scenario!;
        EnsembleSettings settings = Settings(Comparison.UsualDraws);
        bool all = options.All || (variants.Count == 0 && set.Length == 0);
        ValueList<string> names = all ? [.. variants.Concat(asItIs.Variants.Names).Distinct(StringComparer.Ordinal)] : variants;
        Refuse(names.Count == 0 && set.Length == 0 ? ["the file has no variants; name a lever, or change a value."]
            : Comparison.Mistakes(asItIs, names));
        ProposedChange[] changes = [.. names.Select(name => new ProposedChange(name, about.Base, [name])),
            .. set.Length > 0 ? [new ProposedChange(string.Join(' ', set), about.File, [])] : Array.Empty<ProposedChange>()];
        string[] own = [.. Named(variants), .. all ? [AskOption.All.Typed] : Array.Empty<string>()];
        return Long(Verb.Compare, Comparison.MostDraws(changes.Length, settings.Draws), (each, stop) =>
            Comparison.Ask(about, As(Verb.Compare, own, Worlds(settings)), changes, settings, each, stop));
    }

    private static Question CompareRuns(string first, string second) => new(0, true, (_, _) =>
    {
        RunResults before = Opened(first, anyVersion: true), after = Opened(second, anyVersion: true);
        string command = $"entente compare {Reproduction.Spelled(RunReport.Shown(first))} {Reproduction.Spelled(RunReport.Shown(second))}";
        AskedAs asked = new(Verb.Compare, RunInfo.ThisVersion, RunInfo.NameOf(after.File), command, IsInRun: true);
        try
        {
            return Told.Of(RunsComparison.Ask(before, after, asked), Verb.Compare, after);
        }
        catch (UnusableDrawsException fault)
        {
            throw Refused(fault.Message);
        }
    });

    private static RunResults Opened(string folder, bool anyVersion = false)
    {
        (RunResults? run, string? why) = FinishedRun.Open(folder, anyVersion ? null : RunInfo.ThisVersion);
        return run ?? throw Refused(why!);
    }

    private static Question Quick(Func<Told> ask) => new(0, true, (_, _) => ask());

    private Question Long<T>(Verb verb, long total, Func<Action, CancellationToken, Answer<T>> ask)
        where T : class => new(total, false, (progress, stop) =>
        {
            int done = 0;
            return Told.Of(ask(() => progress(++done), stop), verb, about.Run);
        });

    private string[] Package => One(AskOption.PackageSolved, options.Package);

    private string[] Terms => One(AskOption.TermsTested, plan?.ShownPath);

    private static string[] One(AskOption option, string? value) => value is null ? [] : [option.Typed, Reproduction.Spelled(value)];

    private static string[] Two(AskOption option, string[] names) =>
        names.Length == 0 ? [] : [option.Typed, .. names.Select(Reproduction.Spelled)];

    private ulong Seed => options.Seed ?? about.Run?.Info.Seed ?? new EnsembleSettings().Seed;

    private EnsembleSettings Settings(int usual, int least = EnsembleSettings.OneAScramble)
    {
        int draws = options.Draws ?? usual;
        Refuse(draws >= least && draws <= EnsembleSettings.MaxDraws ? [] : [string.Create(CultureInfo.InvariantCulture,
            $"`draws` is {draws}; it should be a whole number from {least} to {EnsembleSettings.MaxDraws:N0}.")]);
        return new(draws, Seed, Threads);
    }

    private AskedAs As(Verb verb, IEnumerable<string> own, IEnumerable<string> ends) => new(
        verb, RunInfo.ThisVersion, RunInfo.NameOf(about.File),
        about.Run is RunResults run
            ? verb == Verb.Compare && run.Info.Set.Count > 0
                ? string.Join(' ', ["entente", verb.Name, Reproduction.Spelled(RunReport.Shown(run.Folder)), .. Changes(set), .. own,
                    .. ends])
                : Command(verb, about.File, [.. run.Info.Set, .. set], [.. own, .. ends])
            : Command(verb, about.File, set, [.. own, .. ends]),
        about.Run is not null && verb.Page is not null);

    private static string Command(Verb verb, ScenarioFile file, IEnumerable<string> set, IEnumerable<string> own) =>
        string.Join(' ', ["entente", verb.Name, Reproduction.Quoted(RunInfo.NameOf(file)), .. Changes(set), .. own]);

    private static IEnumerable<string> Changes(IEnumerable<string> set) =>
        set.SelectMany(change => new[] { "--set", Reproduction.Quoted(change) });

    private static string[] Named(IEnumerable<string> variants) => [.. variants.SelectMany(name => new[] { "--variant", name })];

    private static string[] Worlds(EnsembleSettings settings) => [Number("--draws", settings.Draws), Number("--seed", settings.Seed)];

    private static string Number<T>(string option, T value)
        where T : IFormattable => $"{option} {value.ToString(null, CultureInfo.InvariantCulture)}";

    private static void Refuse(IEnumerable<string> mistakes)
    {
        if (mistakes.ToArray() is { Length: > 0 } found)
        {
            throw Refused(string.Join(' ', found.Select(why => char.ToUpperInvariant(why[0]) + why[1..])));
        }
    }

    private static RefusedException Refused(string why) => new(StatusCodes.Status422UnprocessableEntity, InPage.Words(why));
}
