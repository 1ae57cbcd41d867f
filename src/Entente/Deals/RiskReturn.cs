namespace Entente.Deals;

/// <summary>What a party offers, once, to another whose reservation value it does not know: the less it offers, the more it keeps and the
/// likelier is a refusal.</summary>
/// <remarks>
/// Two share a prize of 1. The other accepts y if its reservation value is no more than y. The proposer maximises P(accepted)·(1 − y) +
/// (1 − P)·W, W its own reservation value. Where the other's is uniform on [a, b], y = (1 − W + a)/2, at most b: there is no risk while b
/// − a is at most 1 − W − b, and the risk rises with what the proposer does not know.
/// <b>Source</b>: the risk-return trade-off of fearon1995, appendix; there W = p − c_A and the other's is 1 − p − c_B. <b>Valid for</b>: one
/// offer, two parties, a prize that can be split at will. Talks over time (`run`) do not use it.
/// </remarks>
public static class RiskReturn
{
    // A law with two humps may have two best offers; between neighbours of this grid one maximum is taken for granted.
    private const int Places = 1000;
    private const int Thirds = 80;

    /// <summary>The best offer; of equals the most generous.</summary>
    /// <param name="reservation">W of the proposer, below 1.</param>
    /// <param name="accepted">The chance that the other's reservation value is no more than an offer, by the offer in [0, 1]: does not
    /// fall.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reservation value is not a number below 1.</exception>
    public static RiskyOffer Best(double reservation, Func<double, double> accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        if (!(reservation < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(reservation), reservation, "A reservation value must be below the prize, 1.");
        }

        int best = Places;
        for (int k = Places - 1; k >= 0; k--)
        {
            best = Worth((double)k / Places) > Worth((double)best / Places) ? k : best;
        }

        (double low, double high) = ((double)Math.Max(0, best - 1) / Places, (double)Math.Min(Places, best + 1) / Places);
        for (int step = 0; step < Thirds; step++)
        {
            double third = (high - low) / 3;
            (low, high) = Worth(low + third) > Worth(high - third) ? (low, high - third) : (low + third, high);
        }

        double offer = Worth(high) >= Worth((double)best / Places) ? high : (double)best / Places;
        return new(offer, 1 - accepted(offer), Worth(offer));

        double Worth(double offered) => reservation + (accepted(offered) * (1 - offered - reservation));
    }
}

/// <summary>An offer that may be refused.</summary>
/// <param name="Offer">What the other is offered, in [0, 1].</param>
/// <param name="Risk">The chance that it refuses.</param>
/// <param name="Worth">What making the offer is worth to the proposer.</param>
public sealed record RiskyOffer(double Offer, double Risk, double Worth);
