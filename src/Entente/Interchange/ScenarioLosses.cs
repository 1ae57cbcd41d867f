using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>What a scenario holds that the formats of other programs have no place for.</summary>
internal static class ScenarioLosses
{
    /// <summary>Parts of a scenario, and whether it has them.</summary>
    private static readonly (string What, Func<Scenario, bool> Has)[] Parts =
    [
        ("red lines", scenario => scenario.Issues.Values.SelectMany(issue => issue.AllWants)
            .Any(wants => wants.Value is ScaleWants { Accepts: not null } or OptionWants { Accepts: not null })
            || scenario.Issues.Values.Any(RedLine.Hangs)),
        ("factions (averaged by weight)", scenario => scenario.Actors.Values.Any(actor => actor.Factions.Count > 0)),
        ("reservations", scenario => scenario.Actors.Values.Any(actor => actor.Reservation is not null)),
        ("roles", scenario => scenario.Actors.Values.Any(actor => actor.Role != Role.Table)),
        ("the war", scenario => scenario.War is not null),
        ("constraints", scenario => scenario.Constraints.Count > 0),
        ("whether a deal holds", scenario => scenario.Holding is not null),
        ("events, levers and variants", scenario => scenario.Events.Count + scenario.Levers.Count + scenario.Variants.Count > 0),
        ("deadlines and questions", scenario => scenario.Deadlines.Count + scenario.Questions.Count > 0),
        ("ideals that follow positions (accommodates)", scenario => scenario.Actors.Values.Any(actor => actor.Accommodates.Count > 0)),
        ("curvature", scenario => scenario.Actors.Values.Any(actor => actor.Curvature is not { Low: 1, High: 1 })),
    ];

    /// <summary>What tables of positions have no place for.</summary>
    public static readonly string[] OfTables = [.. Parts.Select(part => part.What)];

    /// <summary>What negotiation domains have no place for.</summary>
    public static readonly string[] OfDomains =
        [.. Parts.Select(part => part.What).Where(what => what is not ("reservations" or "curvature"))];

    /// <summary>Notes what is lost, in a sentence each for parts and for ranges.</summary>
    public static void Note(Scenario scenario, IReadOnlyCollection<string> withoutPlace, ProblemList problems)
    {
        string[] lost = [.. Parts.Where(part => withoutPlace.Contains(part.What) && part.Has(scenario)).Select(part => part.What)];
        if (lost.Length > 0)
        {
            problems.Note($"This format has no place for {string.Join(", ", lost)}; they were left out.");
        }

        int ranges = scenario.Issues.Values.SelectMany(issue => issue.AllWants).SelectMany(wants => Numbers(wants.Value))
            .Concat(scenario.Actors.Values.Select(actor => actor.Capability)).Count(number => number is { IsExact: false });
        if (ranges > 0)
        {
            string numbers = ranges == 1 ? "one number is" : string.Create(CultureInfo.InvariantCulture, $"{ranges} numbers are");
            problems.Note($"This format has no place for ranges; {numbers} written at the central value.");
        }
    }

    private static IEnumerable<Uncertain?> Numbers(Wants wants) =>
        [wants.Salience, wants.Capability, (wants as ScaleWants)?.Ideal, .. (wants as OptionWants)?.Scores.Values ?? []];
}
