using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Talks as somebody looks on who writes them down: with searches of its own, so that a draw is the same whether it is watched or
/// not. (A search that goes on from the one before can end at another of several best terms.)</summary>
/// <param name="deadlines">What deadlines do to talks.</param>
/// <param name="outlook">What no deal is worth, from moment to moment.</param>
/// <param name="value">The value of every uncertain number.</param>
/// <param name="options">How draws are simulated.</param>
/// <param name="budget">What its searches may do together.</param>
/// <param name="actors">How many actors the scenario has.</param>
/// <param name="spoilers">How many spoilers.</param>
/// <param name="issues">How many issues.</param>
internal sealed class Watch(Deadlines deadlines, Outlook outlook, Func<Uncertain, double> value, TalksOptions options, SearchBudget budget,
    int actors, int spoilers, int issues)
{
    private OpenTalks? talks;
    private Temptation? temptation;

    /// <summary>The talks.</summary>
    public OpenTalks Talks =>
        talks ??= new(deadlines, outlook, value, options, budget, new Valuation(new(actors, spoilers, issues), actors));

    /// <summary>Who is tempted to break the agreement in force.</summary>
    public Temptation Temptation => temptation ??= new(actors, spoilers, issues);
}
