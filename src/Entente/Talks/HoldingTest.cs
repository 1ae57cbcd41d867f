using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>What is asked about whether an agreement would hold. It is followed from the day it is made, nobody breaking it, so that what
/// is found are the exact chances of its breach in the world of a draw.</summary>
/// <param name="Package">The package, which stops the fighting. Its first agreement in a draw is followed.</param>
/// <param name="Years">Times after the agreement at which to look, in years, rising from 0; the last is the end.</param>
internal sealed record HoldingTest(string Package, ValueList<double> Years)
{
    /// <summary>Terms that are signed whatever the talks would have brought; nothing to follow what each draw agrees.</summary>
    public GivenTerms? Given { get; init; }

    /// <summary>Changes of single clauses to try, each alone.</summary>
    public ValueList<ClauseChange> Clauses { get; init; } = [];

    /// <summary>How many whole years a scenario follows its deals; 0 where every deal holds.</summary>
    public static int WholeYears(Scenario scenario) =>
        scenario.Holding is Holding holding ? (int)Math.Floor(holding.HoldsFor.Years + Rounding) : 0;

    /// <summary>What a run asks about every package that ends the fighting: each whole year, and the end of the time that deals are
    /// followed.</summary>
    internal static HoldingTest OfRun(string package, Scenario scenario)
    {
        int years = WholeYears(scenario);
        double end = scenario.Holding!.HoldsFor.Years;
        return new(package, [.. Enumerable.Range(0, years).Select(year => (double)year), .. end > years + Rounding ? [years, end]
            : new[] { Math.Max(years, end) }]);
    }

    private const double Rounding = 1e-9;
}

/// <summary>Terms signed on a day.</summary>
/// <param name="Date">The day, from the first to the last of the forecast.</param>
/// <param name="Terms">One number an issue; NaN = as it stands that day.</param>
public sealed record GivenTerms(DateOnly Date, ValueList<double> Terms);

/// <summary>A change of one clause.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Step">By how many points the position moves, as far as the scale goes; 0 where an option is chosen.</param>
/// <param name="Option">The option chosen instead; −1 on a scale.</param>
internal readonly record struct ClauseChange(int Issue, double Step, int Option)
{
    /// <summary>The value of the issue with the change.</summary>
    public double Apply(double value) => Option >= 0 ? Option : Math.Clamp(value + Step, 0, 100);
}
