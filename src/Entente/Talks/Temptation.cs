using Entente.Deals;
using Entente.War;

namespace Entente.Talks;

/// <summary>Who is tempted to break an agreement, and how strongly, at one moment after it was made.</summary>
/// <remarks>
/// h is the sum of <see cref="BreakHazard"/> over belligerents, with T = W' at the strengths of the day, and spoilers, with T = their
/// utility of today's terms, where the front stood before the deal redrew it: that is what they lost by it, and what the talks count.
/// </remarks>
internal sealed class Temptation
{
    private readonly double[] thresholds;
    private readonly double[] amounts;
    private readonly double[] hazards;
    private readonly double[] today;

    /// <summary>Room for the breakers of a scenario.</summary>
    public Temptation(int actors, int spoilers, int issues)
    {
        (thresholds, amounts, hazards) = (new double[actors + spoilers], new double[actors + spoilers], new double[actors + spoilers]);
        today = new double[issues];
    }

    /// <summary>h, a year, in the last <see cref="Update"/>; 0 where every deal holds.</summary>
    public double Hazard { get; private set; }

    /// <summary>T − U − e − c of every actor, then of every spoiler, in the last <see cref="Update"/>; NaN where it cannot break the
    /// agreement.</summary>
    public ReadOnlySpan<double> Amounts => amounts;

    /// <summary>The hazard a year of every actor, then of every spoiler.</summary>
    public ReadOnlySpan<double> Hazards => hazards;

    /// <summary>Works out the hazards.</summary>
    /// <param name="outlook">What no deal is worth at the moment.</param>
    /// <param name="terms">The terms agreed, for all issues.</param>
    /// <param name="before">The front when they were agreed.</param>
    /// <param name="front">The front that they draw.</param>
    /// <param name="rearmed">Share of the re-arming that is done.</param>
    public void Update(Outlook outlook, ReadOnlySpan<double> terms, double before, double front, double rearmed)
    {
        Weigh(outlook, before, front, rearmed);
        Judge(outlook, terms);
    }

    /// <summary>Works out T, what breaking is worth to everybody: it depends on the terms only through the front that they draw.</summary>
    public void Weigh(Outlook outlook, double before, double front, double rearmed)
    {
        (Regime regime, Agenda agenda) = (outlook.Regime, outlook.Regime.Agenda);
        Array.Fill(thresholds, double.NaN);
        for (int i = 0; i < regime.Sides.Length && agenda.Holding is not null && regime.HasWar; i++)
        {
            thresholds[i] = regime.Sides[i] is null ? double.NaN : outlook.AfterPeace(i, front, rearmed);
        }

        agenda.Today.CopyTo(today, 0);
        agenda.Follow(before, today);
        for (int j = 0; j < agenda.Spoilers.Length; j++)
        {
            thresholds[regime.Sides.Length + j] = DealTerms.Value(agenda.Spoilers[j], agenda.Issues, today);
        }
    }

    /// <summary>Works out the hazards of terms, with T as <see cref="Weigh"/> left it.</summary>
    public void Judge(Outlook outlook, ReadOnlySpan<double> terms)
    {
        Agenda agenda = outlook.Regime.Agenda;
        int actors = outlook.Regime.Sides.Length;
        double enforced = agenda.Enforcement is Assessment enforcement ? DealTerms.Value(enforcement, agenda.Issues, terms) : 0;
        Hazard = 0;
        for (int j = 0; j < thresholds.Length; j++)
        {
            (amounts[j], hazards[j]) = (double.NaN, 0);
            if (!double.IsNaN(thresholds[j]))
            {
                double utility = j < actors ? outlook.Utility(j, terms)
                    : DealTerms.Value(agenda.Spoilers[j - actors], agenda.Issues, terms);
                if (j >= actors && BreakHazard.LeavesUntouched(utility, thresholds[j]))
                {
                    continue;
                }

                amounts[j] = agenda.Breaking.Temptation(thresholds[j], utility, enforced);
                hazards[j] = agenda.Breaking.Hazard(j < actors ? 1 : agenda.Reaches[j - actors], amounts[j]).Rate;
                Hazard += hazards[j];
            }
        }
    }

    /// <summary>Writes V of an agreement to every actor, all re-arming counted, as when it is made: W while it holds.</summary>
    /// <param name="outlook">What no deal is worth at the moment.</param>
    /// <param name="terms">The terms agreed, for all issues.</param>
    /// <param name="before">The front when they were agreed.</param>
    /// <param name="front">The front that they draw.</param>
    /// <param name="values">One number an actor.</param>
    public void ValueDeal(Outlook outlook, ReadOnlySpan<double> terms, double before, double front, Span<double> values)
    {
        Update(outlook, terms, before, front, rearmed: 1);
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
        for (int j = 0; j < hazards.Length; j++)
        {
            sum += hazards[j];
            if (share * Hazard < sum)
            {
                return j;
            }
        }

        return Array.FindLastIndex(hazards, hazard => hazard > 0);
    }
}
