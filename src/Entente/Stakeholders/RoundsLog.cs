
namespace Entente.Stakeholders;

/// <summary>Collects the rounds of a run whose issues are settled one by one: each issue adds its own part to every round.</summary>
/// <remarks>Issues may take different numbers of rounds; an issue that is at rest keeps its positions.</remarks>
internal sealed class RoundsLog(StakeholderProblem problem)
{
    private readonly List<RoundPart[]> issues = [];

    /// <summary>Adds what happened on one issue, or on several that were played together.</summary>
    public void Add(IReadOnlyList<RoundPart> rounds) => issues.Add([.. rounds]);

    /// <summary>The rounds of all issues, beginning with the start.</summary>
    public ValueList<StakeholderRound> Rounds()
    {
        int last = issues.Max(parts => parts.Length);
        double?[,] positions = new double?[problem.Actors.Count, problem.Issues.Count];
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            for (int k = 0; k < problem.Issues.Count; k++)
            {
                positions[i, k] = problem[i, k]?.Position;
            }
        }

        List<StakeholderRound> rounds = [RoundOf.Positions(problem, (double?[,])positions.Clone())];
        for (int r = 0; r < last; r++)
        {
            List<Offer> offers = [];
            List<Move> moves = [];
            int made = 0;
            foreach (RoundPart[] parts in issues.Where(parts => r < parts.Length))
            {
                offers.AddRange(parts[r].Offers);
                moves.AddRange(parts[r].Moves);
                made += parts[r].OffersMade;
            }

            foreach (PositionChange step in moves.Select(move => move.Step))
            {
                positions[step.Actor, step.Issue] = step.To;
            }

            rounds.Add(RoundOf.Positions(problem, (double?[,])positions.Clone()) with
            {
                Offers = [.. offers],
                Moves = [.. moves],
                OffersMade = made
            });
        }

        return [.. rounds];
    }
}

/// <summary>What happened on one issue in one round.</summary>
internal sealed record RoundPart(IReadOnlyList<Offer> Offers, IReadOnlyList<Move> Moves, int OffersMade);
