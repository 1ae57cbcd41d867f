namespace Entente.Scenarios;

/// <summary>The versions of the file format, and what each means where a file leaves a key out: the only place that knows of versions.
/// </summary>
/// <remarks>All versions have the same keys. A default that differs from version to version belongs to a key that may be left out (null in
/// its record), so that what a file says is written back as it was, and is resolved here. docs/reference/scenario-format.md, "Versions".
/// </remarks>
internal static class FormatVersion
{
    /// <summary>The earliest version that is read.</summary>
    public const int Oldest = 1;

    /// <summary>The version in which new files are written.</summary>
    public const int Latest = Scenario.FormatVersion;

    /// <summary>Every version that is read.</summary>
    public static IEnumerable<int> All => Enumerable.Range(Oldest, Latest - Oldest + 1);

    /// <summary>When a party that gains by it breaks a deal: as the file says, else at any time in version 1 and at its best time
    /// since.</summary>
    public static BreachTiming Breach(Scenario scenario) =>
        scenario.Holding?.Breach ?? (scenario.Entente < 2 ? BreachTiming.AnyTime : BreachTiming.BestTime);

    /// <summary>Whether deals differ in how easily they break: as the file says, else not in version 1 and so since.</summary>
    public static bool Frailty(Scenario scenario) => scenario.Holding?.Frailty ?? scenario.Entente >= 2;

    /// <summary>Whether those who have not broken a deal by a day are less and less likely to be ready to: where deals differ in how easily
    /// they break, and time counts.</summary>
    public static bool Fades(Scenario scenario) => Frailty(scenario) && Breach(scenario) == BreachTiming.BestTime;

    /// <summary>What a utility of 1 stands for: as the file says, else all that is listed in version 1 and what is in dispute
    /// since.</summary>
    public static UtilityUnit Unit(Scenario scenario) =>
        scenario.UtilityUnit ?? (scenario.Entente < 2 ? UtilityUnit.Listed : UtilityUnit.Disputed);
}
