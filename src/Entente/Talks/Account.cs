namespace Entente.Talks;

/// <summary>What each actor gets in a draw: ∫ r·e^(−rt)·flow dt, then the discounted value of what stands for ever.</summary>
/// <remarks>The discount may change on the way, so the factor e^(−rt) is carried along: a stretch with flow u adds u times the drop of the factor.</remarks>
internal sealed class Account(int actors)
{
    private readonly double[] payoffs = new double[actors];
    private readonly double[] factors = new double[actors];

    /// <summary>Begins a draw.</summary>
    public void Open()
    {
        Array.Clear(payoffs);
        Array.Fill(factors, 1);
    }

    /// <summary>Adds a stretch of time with a constant flow to one actor.</summary>
    /// <param name="actor">Index of the actor.</param>
    /// <param name="years">Length.</param>
    /// <param name="discount">r.</param>
    /// <param name="flow">Welfare a year, in utility.</param>
    public void Pass(int actor, double years, double discount, double flow)
    {
        double left = factors[actor] * Math.Exp(-discount * years);
        payoffs[actor] += (factors[actor] - left) * flow;
        factors[actor] = left;
    }

    /// <summary>Adds what an actor gets for ever from now on.</summary>
    public void Close(int actor, double worth)
    {
        payoffs[actor] += factors[actor] * worth;
        factors[actor] = 0;
    }

    /// <summary>Takes off the cost of a lever, in full and undiscounted, as the file states it.</summary>
    public void Pay(int actor, double cost) => payoffs[actor] -= cost;

    /// <summary>What each actor got.</summary>
    public double[] Payoffs() => [.. payoffs];
}
