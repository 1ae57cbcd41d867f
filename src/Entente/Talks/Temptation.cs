using Entente.Deals;
using Entente.War;

namespace Entente.Talks;

/// <summary>Who is tempted to break an agreement, and how strongly, at one moment after it was made.</summary>
/// <remarks>h = Σ_j break-rate·logistic((T_j − U_j(d) − e(d))/tremble): belligerents with T = W' at the strengths of the day, then spoilers
/// with T = their utility of today's terms.</remarks>
internal sealed class Temptation
{
    private readonly double[] hazards;
    private int count;

    /// <summary>Room for the breakers of a scenario.</summary>
    public Temptation(int actors, int spoilers) => hazards = new double[actors + spoilers];

    /// <summary>h, a year, in the last <see cref="Update"/>; 0 where every deal holds.</summary>
    public double Hazard { get; private set; }

    /// <summary>Works out the hazards.</summary>
    /// <param name="outlook">What no deal is worth at the moment.</param>
    /// <param name="terms">The terms agreed, for all issues.</param>
    /// <param name="front">The front that they draw.</param>
    /// <param name="rearmed">Share of the re-arming that is done.</param>
    public void Update(Outlook outlook, ReadOnlySpan<double> terms, double front, double rearmed)
    {
        Regime regime = outlook.Regime;
        Agenda agenda = regime.Agenda;
        (Hazard, count) = (0, regime.Sides.Length);
        Array.Clear(hazards);
        if (agenda.Holding is null)
        {
            return;
        }

        double enforced = agenda.Enforcement is Assessment enforcement ? DealTerms.Value(enforcement, agenda.Issues, terms) : 0;
        for (int i = 0; i < regime.Sides.Length; i++)
        {
            if (regime.HasWar && regime.Sides[i] is not null)
            {
                Add(i, outlook.AfterPeace(i, front, rearmed) - outlook.Utility(i, terms) - enforced, agenda);
            }
        }

        foreach (Assessment spoiler in agenda.Spoilers)
        {
            Add(count++, DealTerms.Value(spoiler, agenda.Issues, outlook.Today) - DealTerms.Value(spoiler, agenda.Issues, terms) - enforced, agenda);
        }
    }

    /// <summary>Writes V of an agreement to every actor, all re-arming counted, as when it is made: W while it holds.</summary>
    /// <param name="outlook">What no deal is worth at the moment.</param>
    /// <param name="terms">The terms agreed, for all issues.</param>
    /// <param name="front">The front that they draw.</param>
    /// <param name="values">One number an actor.</param>
    public void ValueDeal(Outlook outlook, ReadOnlySpan<double> terms, double front, Span<double> values)
    {
        Update(outlook, terms, front, rearmed: 1);
        for (int i = 0; i < values.Length; i++)
        {
            double utility = outlook.Utility(i, terms);
            values[i] = Hazard == 0 ? utility
                : CommitmentValue.Of(outlook.Regime.Agenda.Discounts[i], utility, outlook.AfterPeace(i, front, 1), Hazard).Value;
        }
    }

    /// <summary>Who breaks the agreement, in proportion to the hazards.</summary>
    /// <param name="share">A uniform number.</param>
    /// <returns>Index of the actor, or the number of actors plus the index of the spoiler.</returns>
    public int Breaker(double share)
    {
        double sum = 0;
        for (int j = 0; j < count; j++)
        {
            sum += hazards[j];
            if (share * Hazard < sum)
            {
                return j;
            }
        }

        return Array.FindLastIndex(hazards, hazard => hazard > 0);
    }

    private void Add(int breaker, double temptation, Agenda agenda)
    {
        hazards[breaker] = BreakHazard.Of(agenda.BreakRate, temptation, agenda.Tremble).Rate;
        Hazard += hazards[breaker];
    }
}
