namespace Entente.Stakeholders;

/// <summary>The votes of many actors between two positions: those for the first, and those against it, both as sums of sizes.</summary>
/// <remarks>The plain version: <see cref="VoteSumsInFours"/> does the same four actors at a time, and falls back on this one for the
/// rest.</remarks>
internal static class VoteSums
{
    /// <summary>Everybody votes by what it likes better.</summary>
    /// <param name="rule">How likings become votes.</param>
    /// <param name="weights">By actor.</param>
    /// <param name="first">The utility of the first position to each actor.</param>
    /// <param name="second">The utility of the second.</param>
    public static (double For, double Against) Direct(VotingRule rule, ReadOnlySpan<double> weights, ReadOnlySpan<double> first,
        ReadOnlySpan<double> second)
    {
        double forFirst = 0, against = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            double vote = SpatialVotes.Cast(rule, weights[k], first[k] - second[k]);
            forFirst += Math.Max(vote, 0);
            against -= Math.Min(vote, 0);
        }

        return (forFirst, against);
    }

    /// <summary>Bystanders of a contest vote as KTAB's semi-commitment has it: with the same odds p whichever side it joins, what counts is
    /// the position that each must take after losing, its own if it was with the winner.</summary>
    /// <param name="rule">How likings become votes.</param>
    /// <param name="weights">By actor; 0 for the two in contest.</param>
    /// <param name="first">The utility x of the first position to each actor.</param>
    /// <param name="second">The utility y of the second.</param>
    /// <param name="own">The utility z to each of its own position.</param>
    /// <param name="forFirst">The strength of the two in contest for the first.</param>
    /// <param name="forSecond">And for the second.</param>
    public static (double For, double Against) SemiCommitted(
        VotingRule rule, ReadOnlySpan<double> weights, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> own,
            double forFirst, double forSecond)
    {
        double joining = 0, against = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            double x = first[k], y = second[k], z = own[k], liking = SpatialVotes.Cast(rule, weights[k], x - y);
            double a = forFirst + Math.Max(liking, 0), b = forSecond - Math.Min(liking, 0), p = a / (a + b), q = 1 - p;
            double joinFirst = (p * (x + x + z)) + (q * 3 * y), joinSecond = (p * 3 * x) + (q * (y + y + z));
            double vote = SpatialVotes.Cast(rule, weights[k], joinFirst - joinSecond);
            joining += Math.Max(vote, 0);
            against -= Math.Min(vote, 0);
        }

        return (joining, against);
    }
}
