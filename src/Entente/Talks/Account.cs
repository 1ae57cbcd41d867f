using Entente.Numerics;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks;

/// <summary>What each actor gets in a draw: ∫ r·e^(−rt)·flow dt, then the discounted value of what stands for ever.</summary>
/// <remarks>The flow is U of where the issues in fact stand, less κ while there is fighting and less what terms lose that an actor agreed
/// to beyond its red lines. The factor
/// e^(−rt) is carried along: a stretch with flow u adds u times the drop of the factor. U and r are those of the file as read
/// (<see cref="Yardstick"/>): a change of wants changes what an actor bargains for, not what a payoff is counted in.</remarks>
internal sealed class Account(Regimes regimes, Yardstick yardstick, int actors, int issues)
{
    private readonly double[] payoffs = new double[actors];
    private readonly double[] factors = [.. Enumerable.Repeat(1.0, actors)];
    private readonly double[] terms = new double[issues], moved = new double[issues];
    private bool isClosed;

    /// <summary>Lives through the war, or the dispute without a deal, from one day to another; nothing once the account is
    /// closed.</summary>
    /// <param name="state">The draw; its front may already stand further on.</param>
    /// <param name="course">How the front moved in the stretch of fighting.</param>
    /// <param name="from">When that stretch began.</param>
    /// <param name="front">Where the front stood then; NaN without a war along a front.</param>
    /// <param name="since">From when; before it, the account has been kept.</param>
    /// <param name="to">Until when.</param>
    /// <param name="until">When the stretch ends, by which issues that move by themselves have come to where they are.</param>
    public void PassWar(DrawState state, Fighting course, double from, double front, double since, double to, double until)
    {
        for (double day = since; day < to && !isClosed;)
        {
            double next = Math.Min(to, regimes.EndOf(day, state));
            Regime regime = regimes.At(day, state);
            Interpolate(state, from, until, (day + next) / 2);
            regime.Agenda.PutTodayInFact(double.IsNaN(front) ? front
                : (course.FrontOn(day, from, front) + course.FrontOn(next, from, front)) / 2, moved, terms);
            for (int i = 0; i < payoffs.Length; i++)
            {
                double cost = double.IsNaN(front) ? 0 : regime.WarCostsInFact[i];
                Pass(i, Calendar.Years(next - day), regime, yardstick.Utility(regime.Agenda, i, terms) - cost);
            }

            day = next;
        }
    }

    /// <summary>Lives under the agreement in force until a day, to which the draw moves; the sides re-arm.</summary>
    public void PassPeace(DrawState state, double to)
    {
        while (state.Day < to)
        {
            double next = Math.Min(to, regimes.EndOf(state.Day, state)), years = Calendar.Years(next - state.Day);
            Regime regime = regimes.At(state.Day, state);
            state.PutTermsInFact(regime.Agenda, terms, (state.Day + next) / 2);
            for (int i = 0; i < payoffs.Length; i++)
            {
                Pass(i, years, regime, yardstick.Agreed(regime.Agenda, i, terms, state));
            }

            state.Rearmed = Math.Min(1, state.Rearmed + (regime.Agenda.Holding is Holding holding ? years / holding.HoldsFor.Years : 0));
            state.Day = next;
        }
    }

    /// <summary>Closes the account at terms that stand for ever.</summary>
    public void CloseAt(Agenda agenda, ReadOnlySpan<double> lasting)
    {
        for (int i = 0; i < payoffs.Length; i++)
        {
            Close(i, yardstick.Utility(agenda, i, lasting));
        }
    }

    /// <summary>Closes the account at an agreement that may still be broken: its terms until then, and from then on what no deal is worth
    /// by the true drift. Who breaks it, and how soon, is up to the beliefs of the breakers; what the war brings is not.</summary>
    /// <param name="outlook">What no deal is worth at the front that the terms draw, re-arming done.</param>
    /// <param name="standing">The terms.</param>
    /// <param name="state">The draw, which knows the package that they belong to.</param>
    /// <param name="hazard">The hazard of a breach, a year, from now on.</param>
    /// <param name="course">Years until it runs its course; +∞ where its terms go on.</param>
    public void CloseInPeace(Outlook outlook, ReadOnlySpan<double> standing, DrawState state, double hazard, double course)
    {
        Agenda agenda = outlook.Regime.Agenda;
        for (int i = 0; i < payoffs.Length; i++)
        {
            double kept = yardstick.Agreed(agenda, i, standing, state), war = outlook.InTruth(i, yardstick);
            Close(i, CommitmentValue.Of(yardstick.Discount(agenda, i), kept, war, hazard, course).Value);
        }
    }

    /// <summary>Closes the account at what no deal is worth by the true drift, not by the actors' beliefs.</summary>
    public void CloseInWar(Outlook outlook)
    {
        for (int i = 0; i < payoffs.Length; i++)
        {
            Close(i, outlook.InTruth(i, yardstick));
        }
    }

    /// <summary>Takes off the costs of levers, in full and undiscounted, as the file states them.</summary>
    public void PayFor(IEnumerable<Lever> levers, Scenario scenario, Func<Uncertain, double> value)
    {
        foreach ((string name, Uncertain cost) in levers.SelectMany(lever => lever.Cost))
        {
            if (scenario.Actors.TryIndexOf(name, out int actor))
            {
                payoffs[actor] -= value(cost);
            }
        }
    }

    /// <summary>What each actor got.</summary>
    public double[] Payoffs() => [.. payoffs];

    /// <summary>How far issues have drifted on a day of a stretch, evenly through it.</summary>
    private void Interpolate(DrawState state, double from, double until, double day)
    {
        double share = until > from ? (day - from) / (until - from) : 1;
        for (int k = 0; k < moved.Length; k++)
        {
            moved[k] = state.MovedBefore[k] + (share * (state.Moved[k] - state.MovedBefore[k]));
        }
    }

    /// <summary>Adds a stretch of time with a flow of utility to one actor.</summary>
    private void Pass(int actor, double years, Regime regime, double flow)
    {
        double left = factors[actor] * Elementary.Exp(-yardstick.Discount(regime.Agenda, actor) * years);
        payoffs[actor] += (factors[actor] - left) * flow;
        factors[actor] = left;
    }

    private void Close(int actor, double worth)
    {
        payoffs[actor] += factors[actor] * worth;
        factors[actor] = 0;
        isClosed = true;
    }
}
