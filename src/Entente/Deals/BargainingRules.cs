using Entente.Deals.Solver;

namespace Entente.Deals;

/// <summary>The bargaining rules. A new one is a property here and a place in <see cref="All"/>.</summary>
internal static class BargainingRules
{
    /// <summary>Greatest weighted product of gains.</summary>
    public static BargainingRule Nash { get; } = new(GoalKind.LogSum)
    {
        Key = "nash",
        Name = "Nash",
        Statement = "Nash: greatest product of the table actors' gains over no deal, each raised to its bargaining weight",
        Measure = "max Σ β_i ln G_i, β the bargaining weights",
        Source = "Nash 1950, §\"Two person theory\" (the product); Kalai 1977, eq. 1 (weights)",
        IsUnique = true,
        Weight = (bargaining, _) => bargaining,
    };

    /// <summary>Equal shares of the best each could get.</summary>
    public static BargainingRule KalaiSmorodinsky { get; } = new(GoalKind.Leximin)
    {
        Key = "kalai-smorodinsky",
        Name = "Kalai–Smorodinsky",
        Statement = "Kalai-Smorodinsky: every table actor gets the same share of the most it could gain, then the worst-off are raised",
        Measure = "max min G_i/G*_i, then lexicographic; G*_i the actor's best gain over acceptable terms",
        Source = "Kalai & Smorodinsky 1975; Imai 1983 for n > 2 (lexicographic)",
        IsUnique = true,
        Weight = (_, most) => most,
        NeedsMostGains = true,
    };

    /// <summary>The worst-off table actor gets as much as possible, then the next.</summary>
    public static BargainingRule Egalitarian { get; } = new(GoalKind.Leximin)
    {
        Key = "egalitarian",
        Name = "egalitarian",
        Statement = "Egalitarian: the smallest gain at the table is as large as possible, then the next smallest",
        Measure = "max min G_i, then lexicographic",
        Source = "Kalai 1977b (proportional, equal weights); Chun & Peters 1989 (lexicographic)",
        IsUnique = true,
    };

    /// <summary>Greatest sum of gains.</summary>
    public static BargainingRule Utilitarian { get; } = new(GoalKind.Sum)
    {
        Key = "utilitarian",
        Name = "utilitarian",
        Statement = "Utilitarian: greatest sum of the table actors' gains",
        Measure = "max Σ G_i",
        Source = "—",
        IsUnique = false,
    };

    /// <summary>Every rule, in the order of answers.</summary>
    public static IReadOnlyList<BargainingRule> All { get; } = [Nash, KalaiSmorodinsky, Egalitarian, Utilitarian];
}
