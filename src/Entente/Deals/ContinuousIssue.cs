namespace Entente.Deals;

/// <summary>An issue settled by a position between 0 and 100. An issue outside the package has <c>Low = High = Today</c>.</summary>
/// <param name="Today">Where the issue stands without a deal.</param>
/// <param name="Low">Lowest position on offer.</param>
/// <param name="High">Highest position on offer.</param>
internal sealed record ContinuousIssue(double Today, double Low = 0, double High = 100) : DealIssue(Today)
{
    /// <summary>How many whole units the scale has, if only such are agreed (<see cref="WholeTerms"/>); 0 = any position.</summary>
    public double Units { get; init; }
}
