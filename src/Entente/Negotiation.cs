using Entente.Answers;
using Entente.Answers.Check;
using Entente.Answers.Compare;
using Entente.Answers.Explain;
using Entente.Answers.Holds;
using Entente.Answers.Moves;
using Entente.Answers.Run;
using Entente.Answers.Solve;
using Entente.Answers.Stakeholders;
using Entente.Answers.Trace;
using Entente.Answers.Why;
using Entente.Ensembles;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente;

/// <summary>The door of the library: a scenario, and everything that can be asked about it.</summary>
/// <example><code>
/// Negotiation talks = Negotiation.Open("scenarios/ukraine-2025.yaml");
/// Console.WriteLine(talks.Solve());
/// Console.WriteLine(talks.Run(draws: 1000));
/// </code></example>
/// <remarks>Every question gives an <see cref="Answer{T}"/>: the numbers, a page, and JSON, the same as the command of its name. The same
/// scenario, seed and version give the same answer, whatever the number of threads.</remarks>
public sealed class Negotiation
{
    private const ulong FirstSeed = 1;

    private readonly Subject about;
    private readonly string[] set;

    private Negotiation(Subject about, string[] set) => (this.about, this.set) = (about, set);

    /// <summary>The scenario with the changes that were asked for.</summary>
    public Scenario Scenario => about.Scenario;

    /// <summary>The file: its text, numbers and warnings.</summary>
    public ScenarioFile File => about.File;

    /// <summary>Opens a scenario file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="set">Changes of values, written `path=value`, such as `talks.pace=2`.</param>
    /// <exception cref="BadScenarioException">It cannot be used; the exception has everything that is wrong with it.</exception>
    public static Negotiation Open(string path, params IEnumerable<string> set) =>
        TryOpen(path, out ValueList<Problem> problems, set) ?? throw new BadScenarioException(problems);

    /// <summary>Opens a scenario file, or says everything that is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Errors, then warnings; warnings alone do not keep a file from being used.</param>
    /// <param name="set">Changes of values, written `path=value`.</param>
    /// <returns>Null if there is an error.</returns>
    public static Negotiation? TryOpen(string path, out ValueList<Problem> problems, params IEnumerable<string> set) =>
        Of(ScenarioReader.ReadFile(path), out problems, [.. set]);

    /// <summary>The same from a text that stands in no file.</summary>
    /// <param name="text">The scenario as YAML.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="BadScenarioException">It cannot be used.</exception>
    public static Negotiation Parse(string text, string name = "scenario.yaml") =>
        Of(ScenarioReader.Read(text, name), out ValueList<Problem> problems, []) ?? throw new BadScenarioException(problems);

    /// <summary>The same scenario with more changes of values; of two changes of one value the later counts.</summary>
    /// <exception cref="BadScenarioException">A change cannot be made.</exception>
    public Negotiation With(params IReadOnlyList<string> changes)
    {
        IEnumerable<string> kept = set.Where(old => !changes.Any(change => PathOf(change) == PathOf(old)));
        return Of(about.Original, out ValueList<Problem> problems, [.. kept, .. changes]) ?? throw new BadScenarioException(problems);

        static string PathOf(string change) => change.Split('=')[0].Trim();
    }

    /// <summary>Is there a deal on the first day, where would it land, and who is left out?</summary>
    /// <param name="package">The package; null = the one that covers most issues.</param>
    public Answer<PackageSolution> Solve(string? package = null) =>
        PackageSolution.Ask(about.File, Asked(Verb.Solve, package is null ? [] : ["--package", package]), Known(package));

    /// <summary>What are the odds, where would terms land, who gains, and would it hold? Keeps nothing but what the draws add up
    /// to.</summary>
    /// <param name="draws">How many worlds.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="threads">0 = all processors.</param>
    /// <param name="stop">Stops early.</param>
    public Answer<RunResults> Run(int draws = EnsembleSettings.DefaultDraws, ulong seed = FirstSeed, int threads = 0,
        CancellationToken stop = default) =>
        RunReport.Answer(ScenarioRun.InMemory(Request("", draws, seed, threads), stop: stop));

    /// <summary>The same into a results folder, with every draw and a report.</summary>
    /// <param name="folder">The folder; older results in it are replaced.</param>
    /// <param name="draws">How many worlds.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="threads">0 = all processors.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="FolderRefusedException">The folder holds something else.</exception>
    public Answer<RunResults> RunTo(
        string folder, int draws = EnsembleSettings.DefaultDraws, ulong seed = FirstSeed, int threads = 0, CancellationToken stop = default)
    {
        RunEnd end = ScenarioRun.Start(Request(folder, draws, seed, threads), null, RunReport.Write, stop);
        stop.ThrowIfCancellationRequested();
        return RunReport.Answer(end.Results!);
    }

    /// <summary>What stands between the parties and a deal, and what would open one?</summary>
    /// <inheritdoc cref="Run"/>
    public Answer<WhyNoDeal> Why(int draws = WhyNoDeal.UsualDraws, ulong seed = FirstSeed, int threads = 0,
        CancellationToken stop = default) =>
        WhyNoDeal.Ask(about, Asked(Verb.Why, [], draws, seed), new(draws, seed, threads), null, stop);

    /// <summary>What do the odds hang on, or whether a deal holds, or its terms?</summary>
    /// <param name="of">What to explain: a name of <see cref="ExplainedAnswer.All"/>, such as `holding` or `terms.strip`; null = the
    /// odds.</param>
    /// <param name="draws">How many worlds.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="threads">0 = all processors.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException">There is no such answer; the message says which there are.</exception>
    public Answer<ForecastSensitivity> Explain(
        string? of = null, int draws = ForecastSensitivity.UsualDraws, ulong seed = FirstSeed, int threads = 0,
        CancellationToken stop = default)
    {
        (ExplainedAnswer? explained, IReadOnlyList<string> mistakes) = ExplainedAnswer.Of(about.Scenario, of);
        return explained is null ? throw new ArgumentException(string.Join(' ', mistakes), nameof(of))
            : ForecastSensitivity.Ask(about, Asked(Verb.Explain, of is null ? [] : ["--of", of], draws, seed), explained,
                new(draws, seed, threads), null, stop);
    }

    /// <summary>Would a deal hold?</summary>
    /// <param name="package">The package; null = the one that covers most issues.</param>
    /// <param name="draws">How many worlds.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="threads">0 = all processors.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException">No such deal can be followed; the message says why.</exception>
    public Answer<HoldingAnswer> Holds(
        string? package = null, int draws = HoldingAnswer.UsualDraws, ulong seed = FirstSeed, int threads = 0,
        CancellationToken stop = default)
    {
        (HoldingQuestion? question, IReadOnlyList<string> mistakes) = HoldingQuestion.Of(Scenario, package, null, null, null);
        AskedAs asked = Asked(Verb.Holds, package is null ? [] : ["--package", package], draws, seed);
        return question is null
            ? throw new ArgumentException(string.Join(' ', mistakes), nameof(package))
            : HoldingAnswer.Ask(about, asked, question, new(draws, seed, threads), null, stop);
    }

    /// <summary>What can each actor do, and what does it then get?</summary>
    /// <inheritdoc cref="Run"/>
    /// <exception cref="ArgumentException">The levers cannot be played; the message says why.</exception>
    public Answer<LeverGame> Moves(int draws = LeverGame.UsualDraws, ulong seed = FirstSeed, int threads = 0,
        CancellationToken stop = default) =>
        LeverGame.Ask(about, Asked(Verb.Moves, [], draws, seed), new(draws, seed, threads), null, stop);

    /// <summary>What does a change do? The same worlds are drawn with and without it.</summary>
    /// <param name="variant">Key of a variant or a lever of the file.</param>
    /// <param name="draws">How many worlds.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="threads">0 = all processors.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public Answer<Comparison> Compare(
        string variant, int draws = Comparison.UsualDraws, ulong seed = FirstSeed, int threads = 0, CancellationToken stop = default)
    {
        if (!Scenario.Variants.Has(variant) && !Scenario.Levers.Has(variant))
        {
            throw new ArgumentException(
                $"There is no variant or lever `{variant}`; there "
                    + $"are {string.Join(", ", [.. Scenario.Variants.Names, .. Scenario.Levers.Names])}.", nameof(variant));
        }

        AskedAs asked = Asked(Verb.Compare, ["--variant", variant], draws, seed);
        return Comparison.Ask(about, asked, [new(variant, about.Base, [variant])], new(draws, seed, threads), null, stop);
    }

    /// <summary>What happens in one of the worlds?</summary>
    /// <param name="draw">Which: the draw of this number in a run, from 0.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="changes">Variants and levers that are chosen.</param>
    /// <exception cref="NothingComputedException">This world could not be computed.</exception>
    public Answer<TracedWorld> Trace(int draw = 0, ulong seed = FirstSeed, params IReadOnlyList<string> changes)
    {
        string[] own = [string.Create(CultureInfo.InvariantCulture, $"--draw {draw} --seed {seed}"),
            .. changes.Select(change => $"--variant {change}")];
        return TracedWorld.Ask(about, Asked(Verb.Trace, own), seed, draw, [.. changes]);
    }

    /// <summary>Where would each issue settle by the models that know no war?</summary>
    /// <param name="models">Names of models, such as `median`; all of them if left out.</param>
    /// <exception cref="ArgumentException">A model is unknown, or the scenario gives it nothing to work on; the message says
    /// why.</exception>
    public Answer<StakeholdersAnswer> Stakeholders(params IReadOnlyList<string> models)
    {
        StakeholderProblem? problem = StakeholdersOfScenario.Of(Scenario, number => number.Central);
        StakeholderChoice choice = StakeholderChoice.Of(problem, [.. models], []);
        if (choice.Mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', choice.Mistakes), nameof(models));
        }

        AskedAs asked = Asked(Verb.Stakeholders, models.Select(model => $"--model {model}"));
        return StakeholdersAnswer.Ask(about.File, asked, problem!, choice, FirstSeed);
    }

    /// <summary>Is the file in order, and what does it say?</summary>
    public Answer<CheckedFile> Check() => CheckedFile.Ask(ProvenanceCheck.AddedTo(about.File), Asked(Verb.Check, []));

    /// <summary>The title of the scenario.</summary>
    public override string ToString() => Scenario.Title;

    private static Negotiation? Of(ScenarioFile original, out ValueList<Problem> problems, string[] set)
    {
        ScenarioFile file = ScenarioEditor.Apply(original, set);
        problems = file.Problems;
        return file.Scenario is null ? null : new(new(original, file, file, null), set);
    }

    private string? Known(string? package) => package is null || PackageNames.Contains(package) ? package
        : throw new ArgumentException($"There is no package `{package}`; there are {string.Join(", ", PackageNames)}.", nameof(package));

    private IEnumerable<string> PackageNames => Scenario.AllPackages.Names;

    private RunRequest Request(string folder, int draws, ulong seed, int threads) => new()
    {
        Original = about.Original,
        File = about.File,
        Set = [.. set],
        Settings = new(draws, seed, threads),
        Version = RunInfo.ThisVersion,
        Folder = folder,
        Pages = RunPages.Files,
    };

    private AskedAs Asked(Verb verb, IEnumerable<string> own, int? draws = null, ulong seed = FirstSeed)
    {
        string name = RunInfo.NameOf(about.File);
        IEnumerable<string> worlds = draws is int many ? [string.Create(CultureInfo.InvariantCulture, $"--draws {many} --seed {seed}")]
            : [];
        IEnumerable<string> changes = set.SelectMany(change => new[] { "--set", Reproduction.Quoted(change) });
        return new(verb, RunInfo.ThisVersion, name,
            string.Join(' ', ["entente", verb.Name, Reproduction.Quoted(name), .. changes, .. own, .. worlds]));
    }
}

/// <summary>A scenario that cannot be used.</summary>
/// <param name="problems">Everything that is wrong with it.</param>
public sealed class BadScenarioException(ValueList<Problem> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>Errors, then warnings, each with its file, line and column.</summary>
    public ValueList<Problem> Problems { get; } = problems;
}
