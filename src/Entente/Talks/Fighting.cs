using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>Moves the front of a draw through a stretch of time, exactly: changes of strength on their day, both ends, collapse, and what
/// the belligerents learn from it.</summary>
/// <remarks>
/// The Brownian part is one normal number for the whole stretch; where strengths change or a side collapses within it, the path in
/// between is a bridge. So the law does not depend on the length of the steps, and a change that does nothing changes nothing.
/// Absorption within a piece is decided exactly (<see cref="War.Front"/>); its time is taken as the middle of the piece.
/// </remarks>
internal sealed class Fighting
{
    private readonly List<(double End, WarRun Run)> pieces = [];
    private readonly List<(double End, double Front)> course = [];

    /// <summary>Fights from the state's day to another; the state then stands there, or where the war ended.</summary>
    /// <returns>Who won, and whether the other side collapsed; nothing while the war goes on.</returns>
    public (Side Winner, bool Collapsed)? Until(DrawState state, double end, Func<double, Regime> regimeAt, Func<double, double> nextChange,
        RandomStream chance)
    {
        course.Clear();
        Cut(state, end, regimeAt, nextChange);
        double length = Calendar.Years(end - state.Day);
        double noise = Math.Sqrt(length) * chance.NextNormal(); // of the rest of the stretch, in units of σ
        foreach ((double pieceEnd, WarRun run) in pieces)
        {
            while (state.Day < pieceEnd)
            {
                // A collapse cuts the piece: whether the front got to its end before is decided up to there.
                double toAttacker = state.AttackerClock / run.AttackerCollapse, toDefender = state.DefenderClock / run.DefenderCollapse;
                double years = Math.Min(Calendar.Years(pieceEnd - state.Day), Math.Min(toAttacker, toDefender));
                bool collapses = years == toAttacker || years == toDefender;

                // The last piece takes what is left: a bridge to the end itself would only add rounding.
                double share = pieceEnd == end && !collapses ? 1 : years / length;
                double part = share == 1 ? noise : (share * noise) + (Math.Sqrt(share * (length - years)) * chance.NextNormal());
                if (Move(state, run, years, part, chance.NextUniform()) is Side winner)
                {
                    state.Day += years / 2 * Duration.DaysInYear;
                    course.Add((state.Day, state.Front));
                    return (winner, false);
                }

                state.Day = collapses ? state.Day + (years * Duration.DaysInYear) : pieceEnd;
                (noise, length) = (noise - part, length - years);
                course.Add((state.Day, state.Front));
                if (collapses)
                {
                    return (toAttacker <= toDefender ? Side.Defender : Side.Attacker, true);
                }
            }
        }

        return null;
    }

    /// <summary>The front on a day of the last stretch, straight between the days on which it is known.</summary>
    /// <param name="day">The day.</param>
    /// <param name="from">The first day of the stretch.</param>
    /// <param name="front">The front there.</param>
    public double FrontOn(double day, double from, double front)
    {
        foreach ((double end, double at) in course)
        {
            if (day <= end)
            {
                return end > from ? front + ((day - from) / (end - from) * (at - front)) : at;
            }

            (from, front) = (end, at);
        }

        return front;
    }

    /// <summary>Lists the pieces of a stretch in which the war runs the same way.</summary>
    private void Cut(DrawState state, double end, Func<double, Regime> regimeAt, Func<double, double> nextChange)
    {
        pieces.Clear();
        for (double from = state.Day; from < end;)
        {
            double to = Math.Min(end, nextChange(from));
            WarRun run = regimeAt(from).StrengthsInFact!.At(state.Rearmed);
            if (pieces.Count > 0 && pieces[^1].Run == run)
            {
                pieces[^1] = (to, run);
            }
            else
            {
                pieces.Add((to, run));
            }

            from = to;
        }
    }

    private static Side? Move(DrawState state, WarRun run, double years, double noise, double uniform)
    {
        double normal = years > 0 ? noise / Math.Sqrt(years) : 0;
        FrontStep step = Front.Step(state.Front, run.Drift, run.Volatility, years, normal, uniform);
        double surprise = step.Position - state.Front - (run.Drift * years);
        state.Front = step.Position;
        state.AttackerClock -= years * run.AttackerCollapse;
        state.DefenderClock -= years * run.DefenderCollapse;
        if (step.End != FrontEnd.Open)
        {
            return step.End == FrontEnd.AttackerWins ? Side.Attacker : Side.Defender;
        }

        state.Beliefs.Learn(surprise, years, run.Volatility);
        return null;
    }
}
