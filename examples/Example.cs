namespace Entente.Examples;

/// <summary>An example: one short method in the file of its name, and the scenario of this repository that it is shown with.</summary>
internal sealed record Example(string Scenario, Action<string> Run)
{
    private const string River = "scenarios/river-sharing.yaml", Korea = "scenarios/korea-1951.yaml";

    public static readonly SortedDictionary<string, Example> All = new(StringComparer.Ordinal)
    {
        ["check"] = new(River, Check.Run),
        ["compare"] = new(River, Compare.Run),
        ["explain"] = new(River, Explain.Run),
        ["holds"] = new(Korea, Holds.Run),
        ["moves"] = new(River, Moves.Run),
        ["odds"] = new(River, Odds.Run),
        ["solve"] = new(River, Solve.Run),
        ["sweep"] = new(River, Sweep.Run),
        ["why"] = new(Korea, Why.Run),
    };
}
