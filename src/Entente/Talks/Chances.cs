using Entente.Numerics;

namespace Entente.Talks;

/// <summary>The random numbers of one draw, each in the stream of its purpose, key and step.</summary>
/// <remarks>
/// What comes with a rate is drawn once, as the amount of hazard (an exponential number with mean 1) that is lived through before it
/// comes. That is the same law as a chance in every step, and exact whatever the length of the steps; and a variant in which a rate
/// changes somewhat brings the same thing somewhat earlier or later.
/// </remarks>
/// <param name="seed">The seed of the run.</param>
/// <param name="draw">Index of the draw.</param>
internal readonly struct Chances(ulong seed, int draw)
{
    /// <summary>Hazard that a side lives through before it collapses.</summary>
    public double Collapse(string side) => new RandomStream(seed, "collapse", side, draw, 0).NextExponential();

    /// <summary>Rate of talks that it takes until a package may be concluded for the n-th time.</summary>
    public double Talks(string package, int times) => new RandomStream(seed, "talks", package, draw, times).NextExponential();

    /// <summary>A uniform number: that time counts if it lies below the share of the rate that talks then have.</summary>
    public double TalksMark(string package, int times) => new RandomStream(seed, "talks-mark", package, draw, times).NextUniform();

    /// <summary>Hazard that it takes until an agreement may be broken again, and a uniform number: the time before counts if it lies below
    /// the share of the hazard that there then is.</summary>
    public (double Hazard, double Mark) BreakAgain(int times)
    {
        RandomStream stream = new(seed, "break-again", "", draw, times);
        return (stream.NextExponential(), stream.NextUniform());
    }

    /// <summary>Hazard that an agreement lives through until it may be broken, and the share that decides who breaks it.</summary>
    public (double Hazard, double Who) Break(string package, int times)
    {
        RandomStream stream = new(seed, "break", package, draw, times);
        return (stream.NextExponential(), stream.NextUniform());
    }

    /// <summary>A uniform number: somebody who carries out an issue without being asked does not if it lies below the chance of that. The
    /// same in every agreement of the draw.</summary>
    public double Failure(string issue, string actor) => new RandomStream(seed, "failure", $"{issue}/{actor}", draw, 0).NextUniform();

    /// <summary>The movement of the front in a stretch of fighting.</summary>
    /// <param name="step">The step.</param>
    /// <param name="resumed">How often the fighting has begun again within the step; each stretch has numbers of its own.</param>
    public RandomStream Front(int step, int resumed) =>
        new(seed, "front", resumed switch { 0 => "", 1 => "again", _ => string.Create(CultureInfo.InvariantCulture, $"again-{resumed}") },
            draw, step);
}
