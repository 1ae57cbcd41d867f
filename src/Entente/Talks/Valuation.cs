using Entente.Deals;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>Values deals at one moment of a draw, without the shortcuts of the solver. One a thread.</summary>
internal sealed class Valuation(Temptation temptation, int actors)
{
    /// <summary>What a deal made now is worth to every actor, whoever is asked.</summary>
    /// <param name="at">What no deal is worth on the day, before the terms redraw the front.</param>
    /// <param name="fallback">W of every actor: of no deal, or of the ceasefire in force.</param>
    /// <param name="deadline">What agreeing before a deadline is worth to every actor.</param>
    /// <param name="layout">The package in numbers.</param>
    /// <param name="terms">All issues as they then stand.</param>
    public DealValue Of(Outlook at, ReadOnlySpan<double> fallback, ReadOnlySpan<double> deadline, PackageLayout layout, double[] terms)
    {
        double[] worth = new double[actors], ifHeld = worth;
        if (layout.StopsFighting)
        {
            ifHeld = [.. Enumerable.Range(0, actors).Select(actor => at.Agreed(actor, terms, layout)
                + (layout.Package.EndsFighting ? 0 : at.AheadOn(actor, layout, isCovered: false)))];
            if (layout.Package.EndsFighting)
            {
                temptation.ValueDeal(at, layout, terms, at.Front, layout.FrontUnder(terms, at.Front), stood: 0, layout.Course, worth);
            }
            else if (layout.IsBargainThatEnds)
            {
                for (int i = 0; i < actors; i++)
                {
                    (double ends, double stays) = at.AgreedInParts(i, terms, layout, layout.Course, stood: 0, hazard: 0);
                    double ahead = at.AheadOn(i, layout, isCovered: false);
                    worth[i] = stays + CommitmentValue.Of(
                        at.Regime.Agenda.Discounts[i], ends + ahead, at.AfterPeace(i, at.Front, 1), hazard: 0, layout.Course).Value;
                }
            }
            else if (layout.Delivers)
            {
                for (int i = 0; i < actors; i++)
                {
                    (double ends, double stays) = at.AgreedInParts(i, terms, layout, double.PositiveInfinity, stood: 0, hazard: 0);
                    worth[i] = ends + stays + at.AheadOn(i, layout, isCovered: false);
                }
            }
            else
            {
                worth = ifHeld;
            }
        }
        else
        {
            for (int i = 0; i < actors; i++)
            {
                worth[i] = fallback[i] + Added(at, i, layout, terms);
            }
        }

        return new(ifHeld, worth, fallback.ToArray(), deadline.ToArray());
    }

    /// <summary>W with the covered issues at the terms, less W: they count while the war goes on, and after a victory that leaves them
    /// alone.</summary>
    private static double Added(Outlook at, int actor, PackageLayout layout, double[] terms)
    {
        Agenda agenda = at.Regime.Agenda;
        return DealTerms.Value(
            layout.Expected(Weighed(layout.Utility(agenda.Utilities[actor], actor)), [.. at.Today]), agenda.Issues, terms)
            - DealTerms.Value(Weighed(agenda.Utilities[actor]), agenda.Issues, at.Today)
            - at.AheadOn(actor, layout, isCovered: true,
                k => layout.WeightOfBargain(at.WeightOfToday(actor, k), agenda.Discounts[actor]));

        Assessment Weighed(Assessment utility) => layout.Weighed(utility, k => at.WeightOfToday(actor, k), agenda.Discounts[actor]);
    }
}
