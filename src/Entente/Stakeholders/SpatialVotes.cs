using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>Votes and elections of the spatial model.</summary>
internal static class SpatialVotes
{
    private const double Sliver = 1e-8; // the strength that even a position without friends has

    /// <summary>The vote of an actor of weight w who likes one position better than another by d in utility; negative = against.</summary>
    public static double Cast(VotingRule rule, double w, double d) => rule switch
    {
        VotingRule.Prop => w * d,
        VotingRule.Binary => w * Sign(d),
        VotingRule.PropBin => w * ((0.8 * d) + (0.2 * Sign(d))),
        VotingRule.PropCbc => w * ((0.5 * d) + (0.5 * d * d * d)),
        VotingRule.Cubic => w * d * d * d,
        VotingRule.AsymProsp => d < 0 ? w * d : 2 * w * d / 3,
    };

    /// <summary>The probability of each option in an election.</summary>
    /// <param name="rules">How votes count.</param>
    /// <param name="utilities">[option, voter], option by option: the utility of an option to a voter.</param>
    /// <param name="weights">The voters' weights.</param>
    public static double[] Elect(SpatialRules rules, ReadOnlySpan<double> utilities, ReadOnlySpan<double> weights)
    {
        int voters = weights.Length, options = utilities.Length / voters;
        double[] strength = Strengths(rules.Voting, utilities, weights, options);
        var odds = new double[options * options];
        for (int i = 0; i < options; i++)
        {
            odds[(i * options) + i] = 0.5;
            for (int j = 0; j < i; j++)
            {
                double p = Odds(rules.Victory, strength[(i * options) + j], strength[(j * options) + i]);
                (odds[(i * options) + j], odds[(j * options) + i]) = (p, 1 - p);
            }
        }

        return rules.Election switch
        {
            ElectionRule.Conditional => Conditional(odds, options),
            ElectionRule.MarkovUniform => Settled(options, 1e-6, (p, q) => Uniform(odds, p, q)),
            ElectionRule.MarkovIncentive => Incentive(odds, strength, options),
        };
    }

    private static double Sign(double d) => Math.Clamp(d / 1e-8, -1, 1);

    /// <summary>C_ij: the votes for i against j, at [i * options + j].</summary>
    private static double[] Strengths(VotingRule rule, ReadOnlySpan<double> utilities, ReadOnlySpan<double> weights, int options)
    {
        int voters = weights.Length;
        var strength = new double[options * options];
        strength.AsSpan().Fill(Sliver);
        for (int i = 0; i < options; i++)
        {
            ReadOnlySpan<double> one = utilities.Slice(i * voters, voters);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = utilities.Slice(j * voters, voters);
                (double forOne, double forOther) = VoteSumsInFours.Direct(rule, weights, one, other);
                strength[(i * options) + j] += forOne;
                strength[(j * options) + i] += forOther;
            }
        }

        return strength;
    }

    private static double Odds(VictoryRule rule, double one, double other)
    {
        const double lead = 1.1, remainder = 1e-6;
        if (rule == VictoryRule.Binary)
        {
            double share = one / (one + other);
            return Math.Clamp(((share * (lead + 1)) - 1) / (lead - 1), remainder, 1 - remainder);
        }

        double ratio = other / one;
        for (int doublings = (int)rule; doublings > 0; doublings--)
        {
            ratio *= ratio;
        }

        return 1 / (1 + ratio);
    }

    private static double[] Conditional(double[] odds, int options)
    {
        // Logarithms: a product of a thousand odds would vanish.
        var probability = new double[options];
        double greatest = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < options; i++)
        {
            for (int j = 0; j < options; j++)
            {
                probability[i] += Elementary.Log(odds[(i * options) + j]);
            }

            greatest = Math.Max(greatest, probability[i]);
        }

        for (int i = 0; i < options; i++)
        {
            probability[i] = Elementary.Exp(probability[i] - greatest);
            sum += probability[i];
        }

        for (int i = 0; i < options; i++)
        {
            probability[i] /= sum;
        }

        return probability;
    }

    private static void Uniform(double[] odds, double[] p, double[] q)
    {
        int options = p.Length;
        for (int i = 0; i < options; i++)
        {
            double sum = 0;
            for (int j = 0; j < options; j++)
            {
                sum += odds[(i * options) + j] * (p[i] + p[j]);
            }

            q[i] = sum / options;
        }
    }

    private static double[] Incentive(double[] odds, double[] strength, int options)
    {
        // H_ij: how far i is the challenger of favourite j.
        var challenges = new double[options * options];
        for (int j = 0; j < options; j++)
        {
            double sum = 0;
            for (int i = 0; i < options; i++)
            {
                double temptation = (strength[(i * options) + j] * odds[(i * options) + j]) + (i == j ? 1e-10 : 0);
                challenges[(i * options) + j] = temptation;
                sum += temptation;
            }

            for (int i = 0; i < options; i++)
            {
                challenges[(i * options) + j] /= sum;
            }
        }

        return Settled(options, 1e-8, (p, q) =>
        {
            for (int i = 0; i < options; i++)
            {
                double sum = 0;
                for (int j = 0; j < options; j++)
                {
                    sum += odds[(i * options) + j] * ((p[i] * challenges[(j * options) + i]) + (p[j] * challenges[(i * options) + j]));
                }

                q[i] = sum;
            }
        });
    }

    /// <summary>The long run of a chain: half the way from p to q each time, until they differ by no more than the tolerance.</summary>
    private static double[] Settled(int options, double tolerance, Action<double[], double[]> step)
    {
        const int most = 100_000;
        double[] p = [.. Enumerable.Repeat(1.0 / options, options)], q = new double[options];
        for (int round = 0; round < most; round++)
        {
            step(p, q);
            double change = 0;
            for (int i = 0; i < options; i++)
            {
                change = Math.Max(change, Math.Abs(q[i] - p[i]));
                p[i] = (p[i] + q[i]) / 2;
            }

            if (change <= tolerance)
            {
                break;
            }
        }

        return p;
    }
}
