using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Interchange;

/// <summary>A scenario as a negotiation domain with linear additive profiles, at the central value of every uncertain number.</summary>
internal static class DomainOfScenario
{
    private const double Hundred = 100;

    /// <summary>The domain, or null (and problems) if such a domain cannot hold the scenario.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="problems">What is wrong, and what the domain cannot hold.</param>
    public static AdditiveDomain? Of(ScenarioFile file, ProblemList problems)
    {
        Scenario scenario = file.Scenario!;
        foreach (string scale in scenario.Issues.Where(issue => issue.Value is ScaleIssue).Select(issue => issue.Key))
        {
            problems.Add(file.Name, $"`{scale}` is a scale; this format holds lists of values only.",
                "Write it as options if a few positions will do.");
        }

        KeyValuePair<string, Actor>[] parties = [.. scenario.Actors.Where(actor => actor.Value.IsRequired)];
        foreach (string party in parties.Where(actor => actor.Value.Reservation is null && scenario.War is not null)
            .Select(actor => actor.Key))
        {
            problems.Add(file.Name, $"What no deal is worth to `{party}` comes from the war, which this format does not know.",
                "`entente solve` prints it; state it as `reservation`.");
        }

        if (!problems.IsClean)
        {
            return null;
        }

        ScenarioLosses.Note(scenario, ScenarioLosses.OfDomains, problems);
        OptionsIssue[] issues = [.. scenario.Issues.Values.Cast<OptionsIssue>()];
        Preferences preferences = new(scenario with { UtilityUnit = UtilityUnit.Listed }, number => number.Central); // weights add up to 1
        return new(
            scenario.Title,
            [.. scenario.Issues.Select((issue, k) =>
                new DomainIssue(LegalNames.WordsOf(issue.Key, issue.Value.Asks), [.. ValuesOf(issues[k])]))],
            [.. parties.Select(party => Profile(party.Key, party.Value, preferences.OfActor(party.Key), issues,
                FormatVersion.Unit(scenario) == UtilityUnit.Listed ? 1 : preferences.UnitInDispute(party.Key)))],
            file.Name);
    }

    // The words of an option make its name again if it was imported; otherwise the name is what a program can use.
    private static IEnumerable<string> ValuesOf(OptionsIssue issue)
    {
        LegalNames names = new();
        bool areWords = issue.Options.All(option => names.For(option.Value) == option.Key);
        return issue.Options.Select(option => areWords ? option.Value : option.Key);
    }

    private static DomainProfile Profile(string key, Actor actor, Assessment utility, OptionsIssue[] issues, double unit)
    {
        double[][] scores = [.. utility.Wants.Select((want, k) => Enumerable.Range(0, issues[k].Options.Count)
            .Select(v => want.Scores is null ? 0 : Units.Rounded(want.Scores[v] / Hundred)).ToArray())];
        double today = utility.Wants.Select((want, k) => want.Weight * scores[k][IndexOf(issues[k], issues[k].Today)]).Sum();
        return new(
            LegalNames.WordsOf(key, actor.Name), [.. utility.Wants.Select(want => Units.Rounded(want.Weight))], scores,
            Units.Rounded(actor.Reservation is Uncertain stated ? 1 - ((1 - stated.Central) * unit) : today));
    }

    private static int IndexOf(OptionsIssue issue, string option) => issue.Options.TryIndexOf(option, out int index) ? index : 0;
}
