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
}
