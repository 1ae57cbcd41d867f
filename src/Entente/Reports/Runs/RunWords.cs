using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Reports.Runs;

/// <summary>The words that all parts of a run's report share: names of actors, issues and packages, and chances with their errors.
/// </summary>
internal sealed class RunWords(RunResults results)
{
    /// <summary>Errors are told as two standard errors: in 19 of 20 runs with other random numbers the figure stays within.</summary>
    public const double ErrorsTold = 2;

    private readonly EvidenceCoverage coverage = new(results.File.Scenario!);

    public Scenario Scenario { get; } = results.File.Scenario ?? throw new ArgumentException("A file with errors has no report.", nameof(results));

    public IReadOnlyList<NumberInFile> Numbers { get; } = results.File.Numbers;

    public Named<Package> Packages { get; } = PackageProblem.Packages(results.File.Scenario!);

    public bool IsWar => Scenario.War is not null;

    /// <summary>What an agreement that ends the dispute is called here.</summary>
    public string AnyAgreement => IsWar ? "an agreement that stops the fighting" : "an agreement";

    public string Actor(string key) => Scenario.Actors.TryGet(key, out Actor? actor) ? actor.Name ?? key
        : Scenario.Holding?.Spoilers.TryGet(key, out Spoiler? spoiler) == true ? spoiler.Name ?? key
        : key;

    public string Package(string key) => Packages.TryGet(key, out Package? package) ? package.Name ?? Spaced(key) : key;

    /// <summary>The question of an issue, or its name.</summary>
    public string Question(string issue) => Scenario.Issues[issue].Asks ?? Issue(issue);

    public static string Issue(string key) => Spaced(key);

    /// <summary>A package in a sentence, such as `a settlement`.</summary>
    public string APackage(string key)
    {
        string name = Package(key);
        return (name.Length > 0 && "aeiouAEIOU".Contains(name[0], StringComparison.Ordinal) ? "an " : "a ") + name;
    }

    /// <summary>A chance with its error: `34 % (± 1 point)`.</summary>
    public static string Odds(double? p, double? se) => p is not double share ? "unknown" : $"{Say.Chance(share)}{Error(se, share)}";

    public static string Odds(Chance chance) => Odds(chance.P, chance.Se);

    /// <summary>A chance with its error where the table says what ± means: `34 % ± 1`; empty if unknown.</summary>
    public static string OddsInTable(double? p, double? se) =>
        p is not double share ? "" : se is not double error || share is 0 or 1 ? Say.Chance(share) : $"{Say.Chance(share)} ± {Say.Number(error * ErrorsTold * 100, error * ErrorsTold < 0.00995 ? 1 : 0)}";

    public static string OddsInTable(Chance chance) => OddsInTable(chance.P, chance.Se);

    /// <summary>The error alone, in words.</summary>
    public static string ErrorOf(double? se) => se is double error ? $"± {Say.Points(error * ErrorsTold)}" : "";

    /// <summary>The names of the evidence for a number.</summary>
    public IReadOnlyList<string> EvidenceFor(string path) => coverage.For(path);

    private static string Error(double? se, double share) => se is null || share is 0 or 1 ? "" : $" ({ErrorOf(se)})";

    private static string Spaced(string key) => key.Replace('-', ' ');
}
