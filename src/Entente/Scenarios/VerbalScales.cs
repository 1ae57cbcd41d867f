namespace Entente.Scenarios;

/// <summary>Words that stand for ranges of numbers; a file may override them under `words`.</summary>
internal static class VerbalScales
{
    /// <summary>The scale for how much an issue matters.</summary>
    public const string Salience = "salience";

    /// <summary>The scale for probabilities.</summary>
    public const string Chance = "chance";

    /// <summary>The scales that hold unless a file says otherwise.</summary>
    /// <remarks>Salience: the project's own. Chance: icd203, table in section D.6.e.2.a.</remarks>
    public static readonly Named<Named<Uncertain>> Default =
    [
        new(Salience,
        [
            Entry("negligible", 0, 10),
            Entry("low", 10, 30),
            Entry("moderate", 30, 60),
            Entry("high", 60, 85),
            Entry("vital", 85, 100),
        ]),
        new(Chance,
        [
            Entry("almost-no-chance", 0.01, 0.05),
            Entry("very-unlikely", 0.05, 0.20),
            Entry("unlikely", 0.20, 0.45),
            Entry("roughly-even", 0.45, 0.55),
            Entry("likely", 0.55, 0.80),
            Entry("very-likely", 0.80, 0.95),
            Entry("almost-certain", 0.95, 0.99),
        ]),
    ];

    private static KeyValuePair<string, Uncertain> Entry(string word, double low, double high) =>
        new(word, Uncertain.Between(low, high));
}
