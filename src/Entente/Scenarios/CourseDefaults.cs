namespace Entente.Scenarios;

/// <summary>What a file with packages that run their course takes for granted where it says nothing of whether deals hold.</summary>
internal static class CourseDefaults
{
    /// <summary>The scenario with a `holding` in which nobody breaks a deal, where a package ends by itself and the file has none: what
    /// comes after the end is worked out as what comes after a breach.</summary>
    public static Scenario Fill(Scenario scenario) =>
        scenario.Holding is null && scenario.Packages.Values.Any(package => package is { RunsOut: true, EndsFighting: true })
            ? scenario with { Holding = new() { BreakRate = 0 } } : scenario;
}
