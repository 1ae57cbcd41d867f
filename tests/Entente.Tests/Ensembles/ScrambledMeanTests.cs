using Entente.Ensembles;
using Entente.Numerics;

namespace Entente.Tests.Ensembles;

public sealed class ScrambledMeanTests
{
    /// <summary>Sixteen scrambles with means 0, 1, …, 15: mean 7.5, standard error √(Σ(x − 7.5)²/(16·15)) = √(340/240).</summary>
    [Fact]
    public void Error_is_that_of_the_scrambles_means()
    {
        ScrambledMean mean = new();
        for (int draw = 0; draw < 160; draw++)
        {
            mean.Add(draw, draw % 16);
        }

        Assert.Equal(7.5, mean.Mean);
        Assert.Equal(Math.Sqrt(340.0 / 240), mean.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void One_scramble_has_no_error_and_no_draw_no_mean()
    {
        ScrambledMean mean = new();
        Assert.Equal(new Chance(null, null), mean.AsChance);
        mean.Add(3, true);
        Assert.Equal(new Chance(1, null), mean.AsChance);
    }

    /// <summary>The error that is said is the error that is made: over 200 seeds, the estimates of ∫ of a step (a probability) differ from
    /// the truth by a root mean square of 1 in units of the said error, within 4 standard errors of that figure (t with 15 degrees of
    /// freedom).</summary>
    [Fact]
    public void The_stated_error_is_the_error_that_is_made()
    {
        const int seeds = 200, draws = 640;
        double squares = 0;
        SobolSequence sequence = new(4);
        for (int seed = 0; seed < seeds; seed++)
        {
            ScrambledMean mean = new();
            for (int draw = 0; draw < draws; draw++)
            {
                double sum = 0;
                for (int d = 0; d < 4; d++)
                {
                    sum += OwenScramble.Of(sequence.Fraction((uint)(draw / 16), d),
                        new RandomStream((ulong)seed, "scramble", "", draw % 16, d).NextBits());
                }

                mean.Add(draw, sum < 2);
            }

            squares += Math.Pow((mean.Mean!.Value - 0.5) / mean.StandardError!.Value, 2) / seeds;
        }

        // A squared t quantity of 15 degrees of freedom has mean 15/13 and variance 2·15²·14/(13²·11).
        double expected = 15.0 / 13, deviation = Math.Sqrt(2 * 225.0 * 14 / (169 * 11) / seeds);
        Assert.InRange(squares, expected - (4 * deviation), expected + (4 * deviation));
    }
}
