namespace Entente.Talks;

/// <summary>Which stretches of time somebody who looks on looks at: one of several, and every one in which or before which something
/// changes for the talks. In between, all counts as it was seen last.</summary>
/// <param name="every">At one of how many stretches, if nothing changes.</param>
internal sealed class Looks(int every)
{
    private Regime? seen;
    private double until = double.NaN; // the end of the last stretch
    private int sinceLook, sinceDeadline = 1;

    /// <summary>Goes on to a stretch: whether it is one to look at.</summary>
    /// <param name="time">The stretch.</param>
    /// <param name="regime">What its talks rest on.</param>
    /// <param name="isLast">Whether it is the last.</param>
    public bool GoOn(TalkingTime time, Regime regime, bool isLast)
    {
        bool isCut = time.Phases.Length > 1, goesOn = ReferenceEquals(regime, seen) && time.Phases[0].From == until;
        sinceDeadline = isCut ? 0 : sinceDeadline + 1;
        (seen, until) = (regime, time.Phases[^1].To);
        if (goesOn && ++sinceLook < every && sinceDeadline > 1 && !isLast)
        {
            return false;
        }

        sinceLook = 0;
        return true;
    }
}
