using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>What payoffs are counted in: what each actor wants, and how patient it is, by the file as read.</summary>
/// <remarks>
/// Events, variants and levers may change ideals, saliences, scores, factions, curvature and the discount. An actor then bargains, and
/// signs, by its new wants; what it got is counted by the old ones. Otherwise two payoffs of one actor would be sums in two currencies, and
/// an actor that merely cared less about what it is losing would seem to gain. What a change does to the world (the terms, the fighting,
/// the cost of war, a stated reservation value) counts.
/// </remarks>
/// <param name="scenario">The file as read.</param>
/// <param name="value">The value of every uncertain number of that file, in one draw.</param>
internal sealed class Yardstick(Scenario scenario, Func<Uncertain, double> value)
{
    private Assessment[]? utilities;
    private double[] discounts = [];
    private PackageLayout[] layouts = [];
    private Agenda? seen;
    private bool isSeenAsRead;

    /// <summary>Whether an agenda's own utilities are those of the file as read.</summary>
    public bool IsOf(Agenda agenda)
    {
        if (!ReferenceEquals(agenda, seen))
        {
            (seen, isSeenAsRead) = (agenda, agenda.HasWantsOf(scenario));
        }

        return isSeenAsRead;
    }

    /// <summary>U of terms to an actor.</summary>
    public double Utility(Agenda agenda, int actor, ReadOnlySpan<double> terms) =>
        IsOf(agenda) ? agenda.Utility(actor, terms) : DealTerms.Value(AsRead()[actor], agenda.Issues, terms);

    /// <summary>What an actor wants.</summary>
    public Assessment AssessmentOf(Agenda agenda, int actor) => IsOf(agenda) ? agenda.Utilities[actor] : AsRead()[actor];

    /// <summary>U of terms that an actor may have agreed to: less what they lose beyond its red lines.</summary>
    public double Agreed(Agenda agenda, int actor, ReadOnlySpan<double> terms, DrawState state)
    {
        double utility = Utility(agenda, actor, terms);
        return utility - (IsOf(agenda) ? agenda.Packages : layouts)[state.Package].After(state.Falls).LossBeyondLines(actor, terms);
    }

    /// <summary>r of an actor, a year.</summary>
    public double Discount(Agenda agenda, int actor)
    {
        if (IsOf(agenda))
        {
            return agenda.Discounts[actor];
        }

        AsRead();
        return discounts[actor];
    }

    private Assessment[] AsRead()
    {
        if (utilities is null)
        {
            Preferences preferences = new(scenario, value);
            utilities = [.. scenario.Actors.Select((_, actor) => preferences.OfActor(actor))];
            layouts = PackageLayout.AllOf(scenario, PackageForm.AllOf(scenario), preferences, value);
            discounts = [.. scenario.Actors.Values.Select(actor => value(actor.Discount))];
        }

        return utilities;
    }
}
