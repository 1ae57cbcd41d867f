namespace Entente.Stakeholders;

/// <summary>The rate of one trade: how far outcomes shift on both issues, what moves that takes, and what it brings.</summary>
/// <remarks>
/// A move m of an actor of weight w shifts the outcome of an issue by m w/D. The first gains dp s_ip − dq s_iq, the second
/// dq s_jq − dp s_jp; they are equal if dp (s_ip + s_jp) = dq (s_iq + s_jq). <b>Source</b>: stokman1994.
/// </remarks>
internal sealed class ExchangeTerms
{
    private readonly double firstOnP;
    private readonly double firstOnQ;
    private readonly double secondOnP;
    private readonly double secondOnQ;
    private readonly double firstPull;
    private readonly double secondPull;
    private double dp;
    private double dq;
    private double ratio; // dq / dp

    /// <summary>Takes the saliences and weights of a pair.</summary>
    public ExchangeTerms(ExchangeStakes stakes, ExchangePair pair)
    {
        int ip = stakes.Cell(pair.First, pair.Demanded), iq = stakes.Cell(pair.First, pair.Supplied);
        int jp = stakes.Cell(pair.Second, pair.Demanded), jq = stakes.Cell(pair.Second, pair.Supplied);
        (firstOnP, firstOnQ, secondOnP, secondOnQ) = (stakes.Salience[ip], stakes.Salience[iq], stakes.Salience[jp], stakes.Salience[jq]);
        firstPull = stakes.Weight[iq] / stakes.Total[pair.Supplied];
        secondPull = stakes.Weight[jp] / stakes.Total[pair.Demanded];
        ratio = (firstOnP + secondOnP) / (firstOnQ + secondOnQ);
    }

    /// <summary>How far the first goes on q.</summary>
    public double MoveOfFirst => dq / firstPull;

    /// <summary>How far the second goes on p.</summary>
    public double MoveOfSecond => dp / secondPull;

    /// <summary>What the first gains; the second gains the same at equal gains.</summary>
    public double Gain => Math.Abs((dp * firstOnP) - (dq * firstOnQ));

    /// <summary>The shift of q by a move of the first.</summary>
    public double ShiftQ(double move) => move * firstPull;

    /// <summary>The shift of p by a move of the second.</summary>
    public double ShiftP(double move) => move * secondPull;

    /// <summary>Sets the trade by what p shifts.</summary>
    public void FromShiftOfP(double shift) => (dp, dq) = (shift, shift * ratio);

    /// <summary>Sets the trade by what q shifts.</summary>
    public void FromShiftOfQ(double shift) => (dp, dq) = (shift / ratio, shift);

    /// <summary>Lets chance decide who gets more than an equal gain, and how much; the trade stays as large as the moves allow.</summary>
    /// <remarks>With uniform u, v, z: u picks one of the two; its gain g becomes g + ρ z (g* − g) if v &lt; ½, where g* leaves the other
    /// nothing, and else g (1 − ρ z).</remarks>
    public void Randomise(ExchangeRules rules, double mostFirst, double mostSecond)
    {
        double u = rules.Stream.NextUniform(), v = rules.Stream.NextUniform(), z = rules.Stream.NextUniform();
        double gain = Gain;
        if (u < 0.5)
        {
            double best = (dq / secondOnP * secondOnQ * firstOnP) - (dq * firstOnQ);
            double wanted = v < 0.5 ? gain + (rules.Rate * z * (best - gain)) : gain * (1 - (rules.Rate * z));
            ratio = dq / ((wanted + (dq * firstOnQ)) / firstOnP);
        }
        else
        {
            double best = (dp / firstOnQ * firstOnP * secondOnQ) - (dp * secondOnP);
            double wanted = v < 0.5 ? gain + (rules.Rate * z * (best - gain)) : gain * (1 - (rules.Rate * z));
            ratio = (wanted + (dp * secondOnP)) / secondOnQ / dp;
        }

        FromShiftOfP(ShiftP(mostSecond));
        if (MoveOfFirst > mostFirst)
        {
            FromShiftOfQ(ShiftQ(mostFirst));
        }
    }
}
