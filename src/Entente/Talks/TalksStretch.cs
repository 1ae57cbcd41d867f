using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Talks in one stretch of time of a draw: they conclude on days on which a clock runs out, and are looked at only
/// there.</summary>
/// <remarks>A clock runs at the greatest rate that its talks can have. Where it runs out they may conclude, with the chance that is the
/// share of that rate which they have at their depth: the same law as a clock that runs at the rate itself. docs/explanation/talks.md.
/// <b>Source</b>: lewis1979.</remarks>
/// <param name="time">The stretch.</param>
/// <param name="regime">What talks rest on in it.</param>
/// <param name="state">The draw.</param>
/// <param name="chances">The draw's random numbers.</param>
/// <param name="isWeekly">Whether clocks run at the rate itself: the reference.</param>
internal sealed class TalksStretch(TalkingTime time, Regime regime, DrawState state, Chances chances, bool isWeekly)
{
    private TalksRound? round, watched;

    /// <summary>Looks at the talks of a stretch, for the draw itself or for somebody who looks on.</summary>
    public required Func<TalkingTime, bool, TalksRound> Look { get; init; }

    /// <summary>Which packages can be concluded, by index.</summary>
    public required Func<int, bool> Counts { get; init; }

    /// <summary>The stretch.</summary>
    public TalkingTime Time => time;

    /// <summary>The talks.</summary>
    public TalksRound Round => round ??= Look(time, false);

    /// <summary>The talks as somebody sees them who looks on.</summary>
    public TalksRound Watched => watched ??= Look(time, true);

    /// <summary>The next package that is concluded, and the day; null if none is.</summary>
    /// <param name="from">From which day on.</param>
    /// <param name="to">The last day that counts.</param>
    public (PackageTalks Talks, double Day)? Next(double from, double to)
    {
        PackageLayout[] packages = regime.Agenda.Packages;
        while (time.Next(state.Clocks, from, to, Rate) is (int package, double day, int phase))
        {
            int tried = state.Tried[package]++;
            state.Clocks[package] = chances.Talks(packages[package].Name, tried + 1);
            PackageTalks? concluded = isWeekly ? Round.On(phase, package)
                : Round.OnWhere(phase, package, chances.TalksMark(packages[package].Name, tried));
            if (concluded is not null)
            {
                return (concluded, day);
            }

            from = day;
        }

        return null;
    }

    /// <summary>Lets the clocks of bargains that let the fighting go on run through a part of the stretch.</summary>
    public void RunDownBargains(double[] clocks, double from, double to) => time.RunDown(clocks, from, to,
        (phase, package) => regime.Agenda.Packages[package].StopsFighting ? 0 : Rate(phase, package));

    private double Rate(int phase, int package) => !Counts(package) ? 0
        : regime.TalksPace * time.Phases[phase].Hurry * (isWeekly ? Round.Share(phase, package) : 1);
}
