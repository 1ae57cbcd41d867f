using Entente.War;

namespace Entente.Talks;

/// <summary>What the belligerents believe about the drift of the front, each as its distance from the truth of the draw.</summary>
/// <remarks>
/// Public changes of strength move the truth and every belief by the same amount, so a distance stays as it is; the front teaches by the
/// conjugate rule. Supporters believe as the lead of the side they support, others know the truth: neither needs a number here.
/// An event that changes an actor's optimism or doubt gives it a new belief from that day.
/// </remarks>
internal sealed class Beliefs
{
    private readonly Belief[] distance;
    private readonly double[] lean;
    private readonly double[] doubt;

    /// <summary>Beliefs of so many actors; nobody has any yet.</summary>
    public Beliefs(int actors)
    {
        distance = new Belief[actors];
        lean = [.. Enumerable.Repeat(double.NaN, actors)];
        doubt = [.. lean];
    }

    /// <summary>A copy of beliefs, which go their own way.</summary>
    public Beliefs(Beliefs other) => (distance, lean, doubt) = ([.. other.distance], [.. other.lean], [.. other.doubt]);

    /// <summary>What those believe who know the truth: a distance of 0, but in somebody's eyes.</summary>
    public Belief Truth { get; private init; }

    /// <summary>Distance of an actor's belief from the true drift.</summary>
    public Belief this[int actor] => distance[actor];

    /// <summary>Forms the beliefs of the belligerents in a regime, but for those who already have the belief of this optimism and
    /// doubt.</summary>
    public void Form(Regime regime)
    {
        for (int i = 0; i < regime.Leans.Length; i++)
        {
            double newLean = regime.Leans[i], newDoubt = regime.Doubts[i];
            if (regime.Sides[i] is not null && (lean[i] != newLean || doubt[i] != newDoubt))
            {
                (lean[i], doubt[i]) = (newLean, newDoubt);
                distance[i] = new Belief(regime.Strengths!.Pace * newLean, regime.Strengths.Pace * newDoubt);
            }
        }
    }

    /// <summary>Learns from a movement of the front.</summary>
    /// <param name="surprise">The movement less what the true drift made of it.</param>
    /// <param name="years">Length of the movement.</param>
    /// <param name="volatility">σ.</param>
    public void Learn(double surprise, double years, double volatility)
    {
        for (int i = 0; i < distance.Length; i++)
        {
            if (distance[i].StandardDeviation > 0 && !double.IsNaN(lean[i]))
            {
                distance[i] = distance[i].After(surprise, years, volatility);
            }
        }
    }

    /// <summary>Learns from how likely what was seen is if the drift lies so many deviations above an actor's mean.</summary>
    public void Learn(int actor, Func<double, double> likelihood) => distance[actor] = distance[actor].After(likelihood);

    /// <summary>What everybody would believe if the drift were another one, in the eyes of an actor: the other side and all who know the
    /// truth would know it, its own side believes what it believes.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="drift">That drift, as its distance from the truth.</param>
    public Beliefs AsSeenBy(int actor, Regime regime, double drift)
    {
        Beliefs seen = new(this) { Truth = new(drift, 0) };
        for (int i = 0; i < distance.Length; i++)
        {
            seen.distance[i] = regime.Sides[i] is null || regime.Sides[i] == regime.Sides[actor] ? distance[i] : seen.Truth;
        }

        return seen;
    }

    /// <summary>Takes over another's beliefs.</summary>
    public void CopyFrom(Beliefs other)
    {
        other.distance.CopyTo(distance, 0);
        other.lean.CopyTo(lean, 0);
        other.doubt.CopyTo(doubt, 0);
    }
}
