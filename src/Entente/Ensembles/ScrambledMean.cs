using Entente.Numerics;

namespace Entente.Ensembles;

/// <summary>A mean over draws, or over some of them, with the standard error that independent scrambles give.</summary>
/// <remarks>
/// Draw i belongs to scramble i modulo 16. Each scramble is an independent estimate from evenly spread points, so the spread between
/// the 16 measures the error, whatever evenness has gained within each. With s_j and n_j the sum and number of draws of scramble j, m the
/// mean of all and N their number, Var(m) = R/(R − 1) · Σ (s_j − m·n_j)²/N², the estimate for a ratio, since n_j varies where only some
/// draws count. Divide by it as by a t quantity with 15 degrees of freedom: 95 % of the time the truth lies within 2.13 standard errors, 99
/// % within 2.95. A binomial error, √(p(1 − p)/N), is an upper bound but for chance. Where all draws agree the error shows as 0; the truth
/// may then still differ from 0 or 1 by about 3/N.
/// <para><b>Source</b>: owen1997 (variance of scrambled nets), cochran1977, section 6.3 (variance of a ratio), hanley1983 (three over
/// N).</para>
/// </remarks>
internal sealed class ScrambledMean
{
    /// <summary>How many independent scrambles there are.</summary>
    public const int Scrambles = 16;

    private readonly FixedSum[] sums = new FixedSum[Scrambles];
    private readonly FixedSum[] counts = new FixedSum[Scrambles];
    private int draws;

    /// <summary>How many draws count.</summary>
    public int Draws => draws;

    /// <summary>Mean of the draws that count; null if there are none.</summary>
    public double? Mean => Total(counts) is double count and > 0 ? Sum / count : null;

    /// <summary>Sum over the draws that count.</summary>
    public double Sum => Total(sums);

    /// <summary>As a probability with its error.</summary>
    public Chance AsChance => new(Mean, StandardError);

    /// <summary>Standard error of the mean; null with draws of fewer than two scrambles.</summary>
    public double? StandardError
    {
        get
        {
            int used = counts.Count(one => one.Units > 0);
            if (used < 2)
            {
                return null;
            }

            double mean = Mean!.Value, squares = 0;
            for (int j = 0; j < Scrambles; j++)
            {
                double residual = sums[j].Value - (mean * counts[j].Value);
                squares += residual * residual;
            }

            return Math.Sqrt(squares * used / (used - 1)) / Total(counts);
        }
    }

    /// <summary>Sum and number of the draws of a scramble that count.</summary>
    public (double Sum, double Count) OfScramble(int scramble) => (sums[scramble].Value, counts[scramble].Value);

    /// <summary>Counts a draw.</summary>
    /// <param name="draw">Its index.</param>
    /// <param name="value">Its number: 1 or 0 for a share.</param>
    public void Add(int draw, double value) => Add(draw, value, 1);

    /// <summary>Counts a draw for a share of what each draw has, such as what breaks of what still stands.</summary>
    /// <param name="draw">Its index.</param>
    /// <param name="part">The part, from 0 to the whole.</param>
    /// <param name="whole">The whole.</param>
    public void Add(int draw, double part, double whole)
    {
        sums[draw % Scrambles] += part;
        counts[draw % Scrambles] += whole;
        draws++;
    }

    /// <summary>Counts a draw as yes or no.</summary>
    public void Add(int draw, bool value) => Add(draw, value ? 1 : 0);

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry(sums.AsSpan());
        carrier.Carry(counts.AsSpan());
        carrier.Carry(ref draws);
    }

    private static double Total(FixedSum[] parts) => parts.Aggregate((sum, part) => sum + part).Value;
}
