using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>An actor as the deal solver sees it.</summary>
/// <param name="Role">How it takes part.</param>
/// <param name="Utility">Its utility U of terms.</param>
/// <param name="Reservation">W: what it expects from no deal, in units of U.</param>
internal sealed record DealActor(Role Role, Assessment Utility, double Reservation)
{
    /// <summary>Exponent β &gt; 0 in the weighted Nash product. Default 1; used only at the table.</summary>
    public double BargainingWeight { get; init; } = 1;

    /// <summary>Red lines that hang on other issues: where all of the first conditions hold it refuses whatever does not meet the second, at
    /// any price. Only of actors whose agreement is needed.</summary>
    public IReadOnlyList<WhenThen> AcceptsWhen { get; init; } = [];

    /// <summary>The same actor if nothing were refused at any price.</summary>
    public DealActor WithoutRedLines() => this with
    {
        Utility = Utility with { Wants = [.. Utility.Wants.Select(want => want with { Accepts = null, AcceptsOptions = null })] },
        AcceptsWhen = [],
    };
}
