using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>An issue of a negotiation domain: a finite list of values, in the order of the file.</summary>
internal sealed record DomainIssue(string Name, IReadOnlyList<string> Values);

/// <summary>What one party wants: utility = Σ weight · score, over all issues.</summary>
/// <param name="Name">The party.</param>
/// <param name="Weights">By issue, zero or more, not all zero.</param>
/// <param name="Scores">By issue and value, in [0, 1].</param>
/// <param name="Reservation">Utility without a deal, in the same units.</param>
internal sealed record DomainProfile(string Name, IReadOnlyList<double> Weights, IReadOnlyList<IReadOnlyList<double>> Scores,
    double Reservation);

/// <summary>A negotiation domain with linear additive profiles, as the programs of the automated-negotiation competitions use
/// them.</summary>
internal sealed record AdditiveDomain(string Title, IReadOnlyList<DomainIssue> Issues, IReadOnlyList<DomainProfile> Profiles, string Source)
{
    private const string SourceName = "import";
    private const double Hundred = 100;

    /// <summary>How far a sum of weights may be from 1 before it is worth a word.</summary>
    private const double SumTolerance = 1e-9;

    /// <summary>The domain as a scenario: every party is at the table, weights become saliences, scores go from 0 to 100.</summary>
    /// <remarks>The utility of a scenario is the profile's, divided by the sum of its weights (1 in most files). Such domains know
    /// nothing of today: the first value stands in, and matters only where optima tie, because each party has a reservation.</remarks>
    public Scenario ToScenario(ImportOptions options, ProblemList problems)
    {
        DateOnly from = options.From ?? ImportOptions.AnyDay;
        LegalNames actors = new(), issues = new();
        LegalNames[] values = [.. Issues.Select(_ => new LegalNames())];
        string[] names = ToldApart(problems);
        string[] actorKeys = [.. names.Select(actors.For)];
        EvidenceLinks imported = new([], [new("reservation", [SourceName])]);
        problems.Note("Such domains know nothing of today: the first value of each issue stands in for it, and matters only where several "
            + "deals are equally good.");
        return new()
        {
            Entente = Scenario.FormatVersion,
            UtilityUnit = UtilityUnit.Listed, // as the domain counts them: weights of all issues add up to 1
            Title = options.Title ?? Title,
            From = from,
            Until = options.Until ?? from.AddYears(1),
            Actors = new(Profiles.Select((profile, i) => KeyValuePair.Create(actorKeys[i], new Actor
            {
                Name = actorKeys[i] == names[i] ? null : names[i],
                Reservation = Units.Rounded(profile.Reservation / SumOf(profile, problems)),
                Evidence = imported,
            }))),
            Issues = new(Issues.Select((issue, k) => KeyValuePair.Create(issues.For(issue.Name), (Issue)new OptionsIssue
            {
                Asks = issues.For(issue.Name) == issue.Name ? null : issue.Name,
                Options = new(issue.Values.Select(value => KeyValuePair.Create(values[k].For(value), value))),
                Today = values[k].For(issue.Values[0]),
                Evidence = new([], [new("wants", [SourceName])]),
                Wants = new(Profiles.Select((profile, i) => KeyValuePair.Create(actorKeys[i], new OptionWants
                {
                    Scores = new(issue.Values.Select((value, v) =>
                        KeyValuePair.Create(values[k].For(value), (Uncertain)Units.Rounded(profile.Scores[k][v] * Hundred)))),
                    Salience = Units.Rounded(profile.Weights[k] * Hundred / Math.Max(1, profile.Weights.Max())),
                }))),
            }))),
            Sources = [new(SourceName, new Source { Title = Source })],
            Evidence = [new(SourceName, new PieceOfEvidence { Source = SourceName, Says = "The numbers stand in the imported files." })],
        };
    }

    /// <summary>What the parties are called, no two alike: the second of one name is numbered, and said.</summary>
    private string[] ToldApart(ProblemList problems)
    {
        HashSet<string> taken = [];
        return [.. Profiles.Select(profile => ToldApart(profile.Name, taken, problems))];
    }

    private static string ToldApart(string name, HashSet<string> taken, ProblemList problems)
    {
        string told = name;
        for (int number = 2; !taken.Add(told); number++)
        {
            told = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        }

        if (told != name)
        {
            problems.Note($"More than one party is called {name}; one of them became {told}.");
        }

        return told;
    }

    private static double SumOf(DomainProfile profile, ProblemList problems)
    {
        double sum = profile.Weights.Sum();
        if (Math.Abs(sum - 1) <= SumTolerance)
        {
            return 1;
        }

        problems.Note(string.Create(CultureInfo.InvariantCulture, $"The weights of {NumberShape.Shorten(profile.Name)} sum "
            + $"to {Units.Rounded(sum)}, so its utilities are divided by that."));
        return sum;
    }
}
