using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>The talks of one draw, on every package that somebody talks about: laid out once for an agenda.</summary>
/// <param name="deadlines">What deadlines do to talks.</param>
/// <param name="outlook">What no deal is worth, from moment to moment.</param>
/// <param name="value">The value of every uncertain number.</param>
/// <param name="options">How draws are simulated.</param>
/// <param name="budget">What the searches of the draw may do together.</param>
/// <param name="valuation">Values deals, for those who count with later ones.</param>
internal sealed class OpenTalks(Deadlines deadlines, Outlook outlook, Func<Uncertain, double> value, TalksOptions options,
    SearchBudget budget, Valuation valuation)
{
    // Of a rate. With 1e-5 no outcome of 640 worlds of ukraine-2025 is another one: docs/explanation/anticipation.md.
    private const double RateTolerance = 0.003;

    private readonly PackageTalks?[] laidOut = new PackageTalks?[outlook.Regime.Agenda.Packages.Length];
    private Agenda agenda = outlook.Regime.Agenda;
    private LaterTalks? later;

    /// <summary>What deadlines do to talks.</summary>
    public Deadlines Deadlines => deadlines;

    /// <summary>What no deal is worth, from moment to moment.</summary>
    public Outlook Outlook => outlook;

    /// <summary>The value of every uncertain number.</summary>
    public Func<Uncertain, double> Value => value;

    /// <summary>The packages of the agenda of the moment.</summary>
    public PackageLayout[] Packages => outlook.Regime.Agenda.Packages;

    /// <summary>What waiting is worth under the agenda of the moment; null where nobody counts with later talks.</summary>
    public LaterTalks? Later
    {
        get
        {
            FollowAgenda();
            return !outlook.Regime.Anticipates ? null
                : later ??= new(laidOut.Length, outlook.Regime.Sides.Length, RateTolerance, options.UntilPossible);
        }
    }

    /// <summary>The talks on a package under the agenda of the moment.</summary>
    public PackageTalks On(int package)
    {
        FollowAgenda();
        return laidOut[package] ??= new(package, outlook, options, budget, valuation);
    }

    /// <summary>Under another agenda, talks are laid out anew.</summary>
    private void FollowAgenda()
    {
        if (!ReferenceEquals(agenda, outlook.Regime.Agenda))
        {
            agenda = outlook.Regime.Agenda;
            Array.Clear(laidOut);
            later = null;
        }
    }
}
