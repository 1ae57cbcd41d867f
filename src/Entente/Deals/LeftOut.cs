using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>Who pays for a deal without having a say in it.</summary>
internal static class LeftOut
{
    /// <summary>Every outside actor at the given terms.</summary>
    public static IReadOnlyList<LeftOutActor> At(DealProblem problem, IReadOnlyList<double> terms)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double[] today = [.. problem.Issues.Select(issue => issue.Today)];
        double[] at = [.. terms];
        return
        [
            .. Enumerable.Range(0, problem.Actors.Count).Where(i => problem.Actors[i].Role == Role.Outside).Select(i =>
            {
                DealActor actor = problem.Actors[i];
                double utility = DealTerms.Value(actor.Utility, problem.Issues, at);
                return new LeftOutActor(
                    i, utility, actor.Reservation, DealTerms.Value(actor.Utility, problem.Issues, today),
                        Math.Max(0, actor.Reservation - utility));
            }),
        ];
    }

    /// <summary>
    /// Least money from outside that lets everyone accept when those who gain may pay those who lose, utility being transferable:
    /// max(0, −Σ gains). 0 means that some balanced side payment leaves everyone at its reservation value or above.
    /// </summary>
    public static double LeastOutsideMoney(IEnumerable<double> gains) => Math.Max(0, -gains.Sum());
}
