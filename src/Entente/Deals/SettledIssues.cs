namespace Entente.Deals;

/// <summary>A deal problem in which some issues are settled already: what is the best rest?</summary>
internal static class SettledIssues
{
    /// <summary>The problem with nothing else on offer on these issues. Red lines and rules go on binding there.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="terms">One number an issue; only those of the settled issues are read.</param>
    /// <param name="settled">Indices of the issues.</param>
    public static DealProblem Of(DealProblem problem, IReadOnlyList<double> terms, IEnumerable<int> settled)
    {
        DealIssue[] issues = [.. problem.Issues];
        foreach (int k in settled)
        {
            issues[k] = issues[k] switch
            {
                ContinuousIssue scale => scale with { Low = terms[k], High = terms[k] },
                DiscreteIssue options => options with { Open = [(int)terms[k]] },
                _ => issues[k],
            };
        }

        return problem with { Issues = issues };
    }
}
