namespace Entente.Talks;

/// <summary>What is in force during a step of a draw.</summary>
internal enum Standing
{
    /// <summary>No deal: the war, or the dispute, goes on.</summary>
    NoDeal,

    /// <summary>A package that stops the fighting but leaves issues open.</summary>
    Ceasefire,

    /// <summary>A package that covers every issue.</summary>
    Settled,

    /// <summary>The terms of a victor.</summary>
    Imposed,
}

/// <summary>The state of a draw at the end of every step, and what the talks of the step rested on.</summary>
/// <remarks>Memory is 8 bytes a number: about 10 kB for a year of weeks with 4 actors and 4 packages.</remarks>
internal sealed class DrawPath
{
    private readonly int actors;
    private readonly int packages;
    private readonly double[] fronts;
    private readonly double[] frontsInWar;
    private readonly Standing[] standings;
    private readonly double[] depths;
    private readonly double[] reservations;
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly bool[] binding;
    private readonly bool[] onOffer;
    private readonly bool[] inCeasefire;
    private readonly int[] crossing;

    /// <summary>Room for the steps of a draw.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="actors">How many actors the scenario has.</param>
    /// <param name="packages">How many packages.</param>
    /// <param name="holdsTalks">Whether the talks of every step are written down: without, all that stands here is the front and what is
    /// in force.</param>
    internal DrawPath(int steps, int actors, int packages, bool holdsTalks)
    {
        (Steps, this.actors, this.packages, HoldsTalks) = (steps, actors, packages, holdsTalks);
        (fronts, standings) = (Missing(steps), new Standing[steps]);
        steps = holdsTalks ? steps : 0;
        frontsInWar = Missing(steps);
        depths = Missing(steps * packages);
        reservations = Missing(steps * actors);
        means = Missing(steps * actors);
        deviations = Missing(steps * actors);
        binding = new bool[steps * packages * actors];
        onOffer = new bool[steps * packages];
        inCeasefire = new bool[steps * packages];
        crossing = new int[steps * packages];
        Array.Fill(crossing, -1);
    }

    /// <summary>No steps.</summary>
    public static DrawPath Empty { get; } = new(0, 0, 0, holdsTalks: false);

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>Whether the talks of every step stand here. Without, nobody may ask for anything but <see cref="Front"/> and
    /// <see cref="Standing"/>.</summary>
    public bool HoldsTalks { get; }

    /// <summary>Number of packages.</summary>
    public int Packages => packages;

    /// <summary>Front at the end of a step, in [0, 1]; NaN without a war along a front.</summary>
    public double Front(int step) => fronts[step];

    /// <summary>The front at which <see cref="Reservation"/> was worked out, before terms of the step redrew it; NaN where that is, and
    /// without a war along a front.</summary>
    public double FrontInWar(int step) => frontsInWar[step];

    /// <summary>What is in force at the end of a step.</summary>
    public Standing Standing(int step) => standings[step];

    /// <summary>Whether a package was talked about in a step.</summary>
    public bool IsOnOffer(int step, int package) => onOffer[(step * packages) + package];

    /// <summary>Whether all talk about a package in a step went on during a ceasefire, so that its depth is measured from that ceasefire.
    /// Talks without a deal come first: a ceasefire made in the step does not take their record away.</summary>
    public bool IsInCeasefire(int step, int package) => inCeasefire[(step * packages) + package];

    /// <summary>Depth of a package; NaN where it is not on offer or no terms are feasible.</summary>
    public double Depth(int step, int package) => depths[(step * packages) + package];

    /// <summary>Whether an actor holds the depth of a package down: its gain equals the depth.</summary>
    public bool IsBinding(int step, int package, int actor) => binding[(((step * packages) + package) * actors) + actor];

    /// <summary>The first issue on which red lines leave a package nothing; −1 if there is none.</summary>
    public int Crossing(int step, int package) => crossing[(step * packages) + package];

    /// <summary>W of an actor by its own belief: what no deal was worth the last time that there was none in the step; NaN if there was a
    /// deal all the time. What an agreement was held against stands in <see cref="Agreement.Value"/>.</summary>
    public double Reservation(int step, int actor) => reservations[(step * actors) + actor];

    /// <summary>Mean of what an actor believes about the drift of the front a year at the strengths that stand; NaN without a
    /// front.</summary>
    public double BeliefMean(int step, int actor) => means[(step * actors) + actor];

    /// <summary>Standard deviation of that belief.</summary>
    public double BeliefDeviation(int step, int actor) => deviations[(step * actors) + actor];

    internal void Record(int step, Standing standing, double front) => (standings[step], fronts[step]) = (standing, front);

    internal void RecordFrontInWar(int step, double front) => frontsInWar[step] = front;

    /// <summary>Whether talks about a package are still to be recorded in a step.</summary>
    internal bool Lacks(int step, int package, bool duringCeasefire)
    {
        int at = (step * packages) + package;
        return !onOffer[at] || (inCeasefire[at] && !duringCeasefire);
    }

    internal void RecordDepth(int step, int package, double depth, int crossingIssue, bool duringCeasefire)
    {
        int at = (step * packages) + package;
        (onOffer[at], depths[at], crossing[at], inCeasefire[at]) = (true, depth, crossingIssue, duringCeasefire);
    }

    /// <summary>Writes down for a step that all is as it was in the step before, but for what stands there already.</summary>
    internal void Repeat(int step, bool duringCeasefire)
    {
        if (step == 0)
        {
            return; // a second stretch of the first step
        }

        for (int package = 0; package < packages; package++)
        {
            int before = ((step - 1) * packages) + package;
            if (onOffer[before] && inCeasefire[before] == duringCeasefire && Lacks(step, package, duringCeasefire))
            {
                RecordDepth(step, package, depths[before], crossing[before], duringCeasefire);
                Binding(step - 1, package).CopyTo(Binding(step, package));
            }
        }

        if (!duringCeasefire && double.IsNaN(reservations[step * actors]))
        {
            frontsInWar[step] = frontsInWar[step - 1];
            for (int actor = 0; actor < actors; actor++)
            {
                int before = ((step - 1) * actors) + actor;
                RecordActor(step, actor, reservations[before], means[before], deviations[before]);
            }
        }
    }

    internal Span<bool> Binding(int step, int package) => binding.AsSpan(((step * packages) + package) * actors, actors);

    internal void RecordActor(int step, int actor, double reservation, double mean, double deviation)
    {
        int at = (step * actors) + actor;
        (reservations[at], means[at], deviations[at]) = (reservation, mean, deviation);
    }

    private static double[] Missing(int count)
    {
        double[] numbers = new double[count];
        Array.Fill(numbers, double.NaN);
        return numbers;
    }
}
