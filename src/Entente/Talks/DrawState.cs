using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>Everything that changes during a draw, so that a draw can be left at one moment and taken up again there.</summary>
internal sealed class DrawState
{
    /// <summary>The first day.</summary>
    /// <param name="actors">How many actors there are.</param>
    /// <param name="issues">How many issues.</param>
    /// <param name="packages">Keys of the packages.</param>
    /// <param name="front">The front; NaN without a war along a front.</param>
    /// <param name="chances">The draw's random numbers.</param>
    public DrawState(int actors, int issues, IReadOnlyList<string> packages, double front, Chances chances)
    {
        Front = front;
        Beliefs = new Beliefs(actors);
        Settled = [.. Enumerable.Repeat(double.NaN, issues)];
        Terms = new double[issues];
        (Moved, MovedBefore) = (new double[issues], new double[issues]);
        (Delivered, SignedAt) = (new double[issues], new double[issues]);
        Deliveries = new Delivery?[issues];
        Clocks = [.. packages.Select(package => chances.Talks(package, 0))];
        (TimesAgreed, Tried) = (new int[packages.Count], new int[packages.Count]);
        IsAgreed = new bool[packages.Count];
        WasBroken = new bool[packages.Count];
        (IsPast, RanOut) = (new bool[packages.Count], new bool[packages.Count]);
        RunsUntil = [.. Enumerable.Repeat(double.PositiveInfinity, packages.Count)];
        SettledBy = [.. Enumerable.Repeat(-1, issues)];
        (AttackerClock, DefenderClock) = (chances.Collapse("attacker"), chances.Collapse("defender"));
    }

    /// <summary>A copy of a state, which goes its own way.</summary>
    public DrawState(DrawState other)
    {
        Beliefs = new(other.Beliefs);
        Settled = new double[other.Settled.Length];
        Terms = new double[other.Terms.Length];
        (Moved, MovedBefore) = (new double[other.Moved.Length], new double[other.MovedBefore.Length]);
        (Delivered, SignedAt) = (new double[other.Delivered.Length], new double[other.SignedAt.Length]);
        Deliveries = new Delivery?[other.Deliveries.Length];
        Clocks = new double[other.Clocks.Length];
        (TimesAgreed, Tried) = (new int[other.TimesAgreed.Length], new int[other.Tried.Length]);
        IsAgreed = new bool[other.IsAgreed.Length];
        WasBroken = new bool[other.WasBroken.Length];
        (IsPast, RanOut) = (new bool[other.IsPast.Length], new bool[other.RanOut.Length]);
        (RunsUntil, SettledBy) = (new double[other.RunsUntil.Length], new int[other.SettledBy.Length]);
        CopyFrom(other);
    }

    /// <summary>The time reached, in days.</summary>
    public double Day { get; set; }

    /// <summary>What is in force.</summary>
    public Standing Standing { get; set; }

    /// <summary>The front; NaN without a war along a front.</summary>
    public double Front { get; set; }

    /// <summary>The front when the agreement in force was made, before its terms redrew it.</summary>
    public double FrontBefore { get; set; }

    /// <summary>Share of the re-arming that is done: it grows in every peace and stays.</summary>
    public double Rearmed { get; set; }

    /// <summary>Hazard that the attacker can still live through before it collapses.</summary>
    public double AttackerClock { get; set; }

    /// <summary>The same of the defender.</summary>
    public double DefenderClock { get; set; }

    /// <summary>What the belligerents believe.</summary>
    public Beliefs Beliefs { get; }

    /// <summary>Where bargains have put an issue for good; NaN for the others.</summary>
    public double[] Settled { get; }

    /// <summary>How far each issue has come, in points: drifted while there was no deal, or delivered.</summary>
    public double[] Moved { get; }

    /// <summary>How much of it deals have delivered.</summary>
    public double[] Delivered { get; }

    /// <summary>Where the issues stood when the agreement in force was made, without it.</summary>
    public double[] SignedAt { get; }

    /// <summary>What is being delivered on each issue; null where nothing is.</summary>
    public Delivery?[] Deliveries { get; }

    /// <summary>The same when the stretch without a deal began.</summary>
    public double[] MovedBefore { get; }

    /// <summary>How much more rate of talks it takes until a package may be concluded.</summary>
    public double[] Clocks { get; }

    /// <summary>How often that has come.</summary>
    public int[] Tried { get; }

    /// <summary>How often a package has been agreed.</summary>
    public int[] TimesAgreed { get; }

    /// <summary>Whether a package is in force.</summary>
    public bool[] IsAgreed { get; }

    /// <summary>When each package runs its course, in days; +∞ where it is not in force or has no end.</summary>
    public double[] RunsUntil { get; }

    /// <summary>Whether a package has run its course and has been neither agreed again nor broken since.</summary>
    public bool[] IsPast { get; }

    /// <summary>Whether a package has ever run its course.</summary>
    public bool[] RanOut { get; }

    /// <summary>The bargain that settled an issue, by index; −1 where none did.</summary>
    public int[] SettledBy { get; }

    /// <summary>Whether a package has ever been broken.</summary>
    public bool[] WasBroken { get; }

    /// <summary>When each change that is open starts, in days; +∞ until that is known. Empty where none is.</summary>
    public double[] Starts { get; set; } = [];

    /// <summary>The last day on which it was looked at what changes hang on.</summary>
    public double LookedOn { get; set; } = -1;

    /// <summary>The package that stops the fighting, while there is one.</summary>
    public int Package { get; set; }

    /// <summary>How much less no deal was worth to each actor than on the first day when that package was agreed; empty where no red line
    /// gives way.</summary>
    public IReadOnlyList<double> Falls { get; private set; } = [];

    /// <summary>Terms agreed or imposed; during a ceasefire only the covered issues count.</summary>
    public double[] Terms { get; }

    /// <summary>When the agreement in force was made, in days.</summary>
    public double AgreedOn { get; set; }

    /// <summary>Hazard of breaking that the agreement in force will live through until it may be broken.</summary>
    public double BreakClock { get; set; }

    /// <summary>How often an agreement might have been broken.</summary>
    public int BreaksTried { get; set; }

    /// <summary>The share that decides who will break it.</summary>
    public double BreakShare { get; set; }

    /// <summary>Who ended the war by force; null while nobody has.</summary>
    public Side? Winner { get; set; }

    /// <summary>How a draw that ends like this stands.</summary>
    public DrawOutcome Outcome => Standing switch
    {
        Standing.Imposed => Winner == Side.Attacker ? DrawOutcome.ImposedByAttacker : DrawOutcome.ImposedByDefender,
        Standing.Settled => DrawOutcome.Settlement,
        Standing.Ceasefire => DrawOutcome.CeasefireOnly,
        Standing.NoDeal => DrawOutcome.None,
    };

    /// <summary>A package is agreed: it stops the fighting at its terms, or settles for good what it covers.</summary>
    /// <param name="layout">The package in numbers.</param>
    /// <param name="package">Its index.</param>
    /// <param name="terms">The terms, for all issues.</param>
    /// <param name="day">When.</param>
    /// <param name="chances">The draw's random numbers.</param>
    public void Agree(PackageLayout layout, int package, ReadOnlySpan<double> terms, double day, Chances chances)
    {
        IsAgreed[package] = true;
        IsPast[package] = false;
        RunsUntil[package] = layout.RunsUntil(day);
        TimesAgreed[package]++;
        if (layout.Package.EndsFighting)
        {
            StopFighting(layout, package, terms, day, chances);
            return;
        }

        for (int k = 0; k < terms.Length; k++)
        {
            (Settled[k], SettledBy[k]) = layout.Covers[k] ? (terms[k], package) : (Settled[k], SettledBy[k]);
        }
    }

    /// <summary>A package has run its course: what it settled is as it was before, or goes on.</summary>
    /// <param name="package">Its index.</param>
    /// <param name="layout">The package in numbers.</param>
    public void RunOut(int package, PackageLayout layout)
    {
        (RunsUntil[package], IsPast[package], RanOut[package]) = (double.PositiveInfinity, true, true);
        if (!layout.Package.RunsOut)
        {
            return;
        }

        IsAgreed[package] = false;
        if (layout.Package.EndsFighting)
        {
            Standing = Standing.NoDeal;
            return;
        }

        for (int k = 0; k < Settled.Length; k++)
        {
            (Settled[k], SettledBy[k]) = SettledBy[k] == package ? (double.NaN, -1) : (Settled[k], SettledBy[k]);
        }
    }

    /// <summary>Whether a package is on offer by what is in force, or has been, beside it.</summary>
    public bool Allows(PackageLayout layout)
    {
        bool may = layout.Earlier.Length == 0;
        foreach (int before in layout.Earlier)
        {
            may |= IsAgreed[before] || IsPast[before];
        }

        foreach (int other in layout.NotWith)
        {
            may &= !IsAgreed[other];
        }

        return may;
    }

    /// <summary>Writes where the issues stand: as a victor imposed them, or under the agreement in force; what that leaves open, and
    /// everything where there is none, stands as today.</summary>
    public void PutTerms(ReadOnlySpan<double> today, Agenda agenda, Span<double> terms)
    {
        for (int k = 0; k < terms.Length; k++)
        {
            bool isSettled = Standing == Standing.Imposed || (Standing != Standing.NoDeal && agenda.Packages[Package].Covers[k]);
            terms[k] = isSettled ? Terms[k] : today[k];
        }
    }

    /// <summary>The same where today's terms are those in fact, changes that will end included.</summary>
    /// <param name="agenda">What the talks are about.</param>
    /// <param name="terms">Where they are written.</param>
    /// <param name="day">The day up to which what was agreed is delivered; null = all of it.</param>
    public void PutTermsInFact(Agenda agenda, Span<double> terms, double? day = null)
    {
        agenda.PutTodayInFact(Front, terms);
        PutTerms(terms, agenda, terms);
        for (int k = 0; k < terms.Length && day is not null; k++)
        {
            terms[k] = UnderWay(k, day.Value) is double position && !double.IsNaN(position) ? position : terms[k];
        }
    }

    /// <summary>Takes over everything from another state.</summary>
    public void CopyFrom(DrawState other)
    {
        (Day, Standing, Front, Rearmed, Winner) = (other.Day, other.Standing, other.Front, other.Rearmed, other.Winner);
        (FrontBefore, AttackerClock, DefenderClock) = (other.FrontBefore, other.AttackerClock, other.DefenderClock);
        (Package, AgreedOn, BreakClock, BreakShare) = (other.Package, other.AgreedOn, other.BreakClock, other.BreakShare);
        (Falls, LookedOn, BreaksTried) = (other.Falls, other.LookedOn, other.BreaksTried);
        Starts = [.. other.Starts];
        Beliefs.CopyFrom(other.Beliefs);
        other.Settled.CopyTo(Settled, 0);
        other.Clocks.CopyTo(Clocks, 0);
        other.TimesAgreed.CopyTo(TimesAgreed, 0);
        other.Tried.CopyTo(Tried, 0);
        other.IsAgreed.CopyTo(IsAgreed, 0);
        other.WasBroken.CopyTo(WasBroken, 0);
        other.IsPast.CopyTo(IsPast, 0);
        other.RanOut.CopyTo(RanOut, 0);
        other.RunsUntil.CopyTo(RunsUntil, 0);
        other.SettledBy.CopyTo(SettledBy, 0);
        other.Terms.CopyTo(Terms, 0);
        other.Moved.CopyTo(Moved, 0);
        other.MovedBefore.CopyTo(MovedBefore, 0);
        other.Delivered.CopyTo(Delivered, 0);
        other.SignedAt.CopyTo(SignedAt, 0);
        other.Deliveries.CopyTo(Deliveries, 0);
    }

    /// <summary>What an agreement just made is to deliver begins.</summary>
    /// <param name="package">Index of the package.</param>
    /// <param name="layout">The package in numbers.</param>
    /// <param name="today">Where the issues stand without it.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="day">When it was made.</param>
    public void BeginToDeliver(int package, PackageLayout layout, ReadOnlySpan<double> today, ReadOnlySpan<double> terms, double day)
    {
        if (layout.Package.EndsFighting)
        {
            today.CopyTo(SignedAt);
        }

        for (int k = 0; k < today.Length; k++)
        {
            if (layout.IsDelivered(k))
            {
                // A delivery that this one takes over may have been counted to a later day already.
                double early = Deliveries[k] is Delivery due ? due.Moved + today[k] - due.From - Moved[k] : 0;
                Deliveries[k] = new(package, day, layout.DeliversUntil(k, day), today[k], terms[k], Moved[k] + early, Delivered[k] + early);
            }
        }
    }

    /// <summary>Delivers what is due by a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Whether something was delivered that a bargain beside the war settles.</returns>
    public bool Deliver(double day)
    {
        bool moves = false;
        for (int k = 0; k < Deliveries.Length; k++)
        {
            if (Deliveries[k] is not Delivery due)
            {
                continue;
            }

            double share = due.ShareOn(day), more = share * (due.To - due.From);
            (Moved[k], Delivered[k]) = (due.Moved + more, due.Delivered + more);
            if (!double.IsNaN(Settled[k]) && Settled[k] != due.From + more)
            {
                (Settled[k], moves) = (due.From + more, true);
            }

            Deliveries[k] = share == 1 ? null : due;
        }

        return moves;
    }

    /// <summary>Where an issue stands that is being delivered, on a day; NaN where it is not.</summary>
    public double UnderWay(int issue, double day) =>
        Deliveries[issue] is not Delivery due ? double.NaN : due.From + (due.ShareOn(day) * (due.To - due.From));

    /// <summary>Where the issues stand on a day without the agreement in force: what it has delivered by then stays.</summary>
    /// <param name="today">Where they stood when that was last looked at.</param>
    /// <param name="day">The day.</param>
    public double[] LeftOn(ReadOnlySpan<double> today, double day)
    {
        double[] left = [.. today];
        for (int k = 0; k < left.Length; k++)
        {
            left[k] = Deliveries[k] is null ? left[k] : UnderWay(k, day);
        }

        return left;
    }

    /// <summary>What a package that has ended had still to deliver is not delivered.</summary>
    public void StopDelivering(int package)
    {
        for (int k = 0; k < Deliveries.Length; k++)
        {
            Deliveries[k] = Deliveries[k]?.Package == package ? null : Deliveries[k];
        }
    }

    private void StopFighting(PackageLayout layout, int package, ReadOnlySpan<double> terms, double day, Chances chances)
    {
        terms.CopyTo(Terms);
        (Package, AgreedOn, FrontBefore, Falls) = (package, day, Front, layout.Falls);
        Standing = layout.Covers.All(covered => covered) ? Standing.Settled : Standing.Ceasefire;
        (BreakClock, BreakShare) = chances.Break(layout.Name, TimesAgreed[package]);
        Front = layout.FrontUnder(terms, Front);
    }
}
