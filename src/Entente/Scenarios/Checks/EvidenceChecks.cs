namespace Entente.Scenarios.Checks;

/// <summary>What the numbers rest on.</summary>
internal static class EvidenceChecks
{
    private const int MaxListed = 6;

    public static IEnumerable<Finding> Of(Scenario scenario, IReadOnlyList<NumberInFile> numbers) =>
        OfLinks(scenario, numbers, new EvidenceCoverage(scenario)).Concat(Sources(scenario));

    private static IEnumerable<Finding> OfLinks(Scenario scenario, IReadOnlyList<NumberInFile> numbers, EvidenceCoverage coverage) =>
        Numbers(scenario, numbers, coverage).Concat(Unused(scenario, coverage)).Concat(Waiting(scenario));

    private static IEnumerable<Finding> Numbers(Scenario scenario, IReadOnlyList<NumberInFile> numbers, EvidenceCoverage coverage)
    {
        NumberInFile[] bare = [.. numbers.Where(number => coverage.For(number.Path).Count == 0)];
        if (bare.Length > 0 && numbers.Count > 0)
        {
            string first = string.Join(", ", bare.Take(MaxListed)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Path} (line {number.Line})")));
            string more = bare.Length > MaxListed ? string.Create(CultureInfo.InvariantCulture, $" and {bare.Length - MaxListed} more")
                : "";
            yield return Finding.Warning(
                "", string.Create(CultureInfo.InvariantCulture, $"{bare.Length} of {numbers.Count} numbers name no "
                    + $"evidence: {first}{more}."), "Write `evidence: [name]` beside them.");
        }

        foreach (NumberInFile number in numbers)
        {
            IReadOnlyList<string> names = coverage.For(number.Path);
            if (names.Count > 0 && names.All(name => scenario.Evidence.TryGet(name, out PieceOfEvidence? one)
                && one.Status == EvidenceStatus.Rejected))
            {
                yield return Finding.Warning(number.Path, $"The only evidence for this number, {string.Join(", ", names)}, was rejected.");
            }
        }
    }

    private static IEnumerable<Finding> Unused(Scenario scenario, EvidenceCoverage coverage)
    {
        HashSet<string> used = [.. coverage.Used];
        return from name in scenario.Evidence.Names
               where !used.Contains(name) && scenario.Evidence[name].Status == EvidenceStatus.Accepted
               select Finding.Warning($"evidence.{name}", $"No number rests on the evidence `{name}`.");
    }

    private static IEnumerable<Finding> Waiting(Scenario scenario)
    {
        int waiting = scenario.Evidence.Values.Count(piece => piece.Status == EvidenceStatus.Proposed);
        if (waiting > 0)
        {
            string pieces = waiting == 1
                ? "One piece of evidence is" : string.Create(CultureInfo.InvariantCulture, $"{waiting} pieces of evidence are");
            yield return Finding.Warning("evidence", $"{pieces} proposed and not yet judged.", "`entente review` goes through them.");
        }
    }

    private static IEnumerable<Finding> Sources(Scenario scenario) =>
        from source in scenario.Sources
        where source.Value.Sha256 is string hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit))
        select Finding.Warning($"sources.{source.Key}.sha256", "This is not a SHA-256: it should be 64 hexadecimal digits.");
}
