namespace Entente.Scenarios;

/// <summary>The analysts of a file, and how a draw chooses among them.</summary>
/// <remarks>A draw puts all analysts in an order: the first is each with a chance in proportion to its weight, the second likewise among
/// the rest, and so on. Every number takes the first of that order who gave it. So numbers that the same analysts gave come from one of
/// them, and each number is the mixture of those who gave it, in proportion to their weights.
/// <para><b>Source</b>: plackett1975 for the order; genest1986 for the mixture (the linear pool).</para></remarks>
/// <param name="Names">Their keys, in file order.</param>
/// <param name="Weights">Their weights, likewise.</param>
/// <param name="Pool">What a draw takes from one analyst.</param>
/// <param name="Only">Who alone is asked, where somebody is; those numbers that it did not give are still the others'.</param>
internal sealed record AnalystPanel(ValueList<string> Names, ValueList<double> Weights, Pooling Pool, string? Only)
{
    /// <summary>The analysts of a scenario.</summary>
    public static AnalystPanel Of(Scenario scenario) => new(
        [.. scenario.Analysts.Names], [.. scenario.Analysts.Values.Select(analyst => analyst.Weight)], scenario.Pool, scenario.Analyst);

    /// <summary>The first analyst of a draw's order who gave a number.</summary>
    /// <param name="share">The draw's share, strictly between 0 and 1: the whole order follows from it.</param>
    /// <param name="gave">Whether an analyst gave the number, by place; at least one did.</param>
    public int First(double share, Func<int, bool> gave)
    {
        List<int> left = [.. Enumerable.Range(0, Names.Count)];
        while (true)
        {
            double all = 0, sum = 0;
            foreach (int place in left)
            {
                all += Weights[place];
            }

            int at = 0;
            for (; at < left.Count - 1 && sum + Weights[left[at]] <= share * all; at++)
            {
                sum += Weights[left[at]];
            }

            int found = left[at];
            if (gave(found))
            {
                return found;
            }

            // what is left of the share is uniform again, whoever came first
            share = Math.Clamp(((share * all) - sum) / Weights[found], 0, 1);
            left.RemoveAt(at);
        }
    }
}
