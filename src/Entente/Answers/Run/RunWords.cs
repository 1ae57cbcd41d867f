using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Run;

/// <summary>The words that all parts of a run's report share: names of actors, issues and packages, and chances with their errors.
/// </summary>
internal sealed class RunWords(ScenarioFile file, Forecast? forecast)
{
    private readonly EvidenceCoverage coverage = new(file.Scenario!);

    /// <summary>The words for a run.</summary>
    public RunWords(RunResults results)
        : this(results.File, results.Forecast)
    {
    }

    public Scenario Scenario { get; } = file.Scenario ?? throw new ArgumentException("A file with errors has no report.", nameof(file));

    public IReadOnlyList<NumberInFile> Numbers { get; } = file.Numbers;

    public Named<Package> Packages { get; } = PackageProblem.Packages(file.Scenario!);

    /// <summary>The package that is told about (<see cref="Forecast.ToldPackage"/>). Empty without a forecast.</summary>
    public string Deal { get; } = forecast?.ToldPackage ?? "";

    public bool IsWar => Scenario.War is not null;

    /// <summary>What an agreement that ends the dispute is called here.</summary>
    public string AnyAgreement => IsWar ? "an agreement that stops the fighting" : "an agreement";

    public string Actor(string key) => Scenario.Actors.TryGet(key, out Actor? actor) ? actor.Name ?? key
        : Scenario.Holding?.Spoilers.TryGet(key, out Spoiler? spoiler) == true ? spoiler.Name ?? key
        : key;

    public string Package(string key) => Packages.TryGet(key, out Package? package) && package.Name is string name ? name : TermsWords.Spaced(key);

    /// <summary>The question of an issue, or its name.</summary>
    public string Question(string issue) => Scenario.Issues[issue].Asks ?? Issue(issue);

    public static string Issue(string key) => TermsWords.Spaced(key);

    /// <summary>A package in a sentence: `a settlement`, `a basin treaty`; one whose name is no word for an agreement in quotes: `the package "half"`.</summary>
    public string APackage(string key) => PackageWords.One(Package(key));

    /// <summary>The names of the evidence for a number.</summary>
    public IReadOnlyList<string> EvidenceFor(string path) => coverage.For(path);
}
