namespace Entente.Stakeholders;

/// <summary>Whether a model can say something about a problem, or about one issue of it.</summary>
internal static class Applicability
{
    /// <summary>Refuses problems that the card refuses.</summary>
    /// <exception cref="ArgumentException">The card refuses the problem.</exception>
    public static void Demand(ModelCard card, StakeholderProblem problem)
    {
        if (card.Refuses(problem) is string reason)
        {
            throw new ArgumentException(reason, nameof(problem));
        }
    }

    /// <summary>What an issue lacks for the model, as a sentence; nothing if the model can settle it.</summary>
    public static string? Lacks(ModelCard card, StakeholderProblem problem, OneIssue issue)
    {
        StakeholderIssue known = problem.Issues[issue.Issue];
        if (issue.Actors.Length < card.FewestActors)
        {
            return $"On {known.Key} only {issue.Actors.Length} actors take a position; {card.Name} needs {card.FewestActors}.";
        }

        if (card.NeedsToday && known.Today is null)
        {
            return $"On {known.Key} it is not known what stands without an agreement, which {card.Name} needs.";
        }

        return null;
    }
}
