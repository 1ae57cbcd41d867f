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

    /// <summary>What an issue lacks for the model, as the end of a sentence that begins with the issue; null if the model can settle
    /// it.</summary>
    public static string? Lacks(ModelCard card, StakeholderProblem problem, OneIssue issue)
    {
        if (issue.Actors.Length < card.FewestActors)
        {
            return $"only {issue.Actors.Length} of the actors take a position; the model needs {card.FewestActors}.";
        }

        if (card.NeedsToday && problem.Issues[issue.Issue].Today is null)
        {
            return "it is not known what stands without an agreement, which the model needs.";
        }

        return null;
    }
}
