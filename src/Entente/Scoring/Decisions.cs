using Entente.Stakeholders;

namespace Entente.Scoring;

/// <summary>Issues that were decided together, with what the actors wanted before and what came out.</summary>
/// <param name="Proposal">The name of what was decided; errors on its issues are not independent.</param>
/// <param name="Problem">Who stood where.</param>
/// <param name="Outcomes">Where each issue settled, in the order of the problem, on 0 to 100; null where that is unknown.</param>
internal sealed record Decision(string Proposal, StakeholderProblem Problem, ValueList<double?> Outcomes);

/// <summary>A data set of real decisions.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="All">The decisions.</param>
internal sealed record Decisions(string Name, ValueList<Decision> All)
{
    /// <summary>How many issues have a known outcome.</summary>
    public int Scored => All.Sum(decision => decision.Outcomes.Count(outcome => outcome is not null));
}
