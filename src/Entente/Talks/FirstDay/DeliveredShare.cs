using Entente.Numerics;

namespace Entente.Talks.FirstDay;

/// <summary>How much of what an issue brings over today counts in the value of a deal, where what was carried out stays when the deal
/// ends.</summary>
/// <remarks>
/// With Δ = w·(L(today) − L(d)) the flow of a deal whose issue is delivered by the share s(t) is U − (1 − s)Δ, and after its end at T the war
/// goes on from there: W' + ω·s(T)·Δ. So V = V(U − Δ, W') + B·Δ, B = E[∫₀ᵀ r·e^(−rt)·s dt + ω·e^(−rT)·s(T)]. With s = 1 that is
/// V(U − ω·Δ, W') + ω·Δ exactly, whatever the hazard. Where delivery takes a time o, B is that of a deal that nobody breaks: the share that is
/// late is small beside it. docs/explanation/delivery.md.
/// </remarks>
/// <param name="UntilEnd">Share of Δ that ends with the deal.</param>
/// <param name="ForGood">Share of Δ that is had for good, whatever becomes of the deal.</param>
internal readonly record struct DeliveredShare(double UntilEnd, double ForGood)
{
    /// <summary>The shares.</summary>
    /// <param name="weightOfToday">ω, how much of no deal rests on where the issue stands, in [0, 1].</param>
    /// <param name="discount">r, a year, positive.</param>
    /// <param name="course">Years until the deal runs its course; +∞ without an end.</param>
    /// <param name="over">o, years that delivery takes from now, 0 or more.</param>
    public static DeliveredShare Of(double weightOfToday, double discount, double course, double over)
    {
        double time = Math.Min(over, course), delivered = over > course ? course / over : 1,
            soon = over == 0 ? 1 : -Elementary.ExpMinusOne(-discount * time) / (discount * over), // ∫ e^(−rt)·s'(t) dt
            lacking = double.IsPositiveInfinity(course) ? 0 : Elementary.Exp(-discount * course) * (1 - delivered),
            forGood = soon - ((1 - weightOfToday) * (1 - lacking));
        return forGood >= 0 ? new(1 - weightOfToday, forGood) : new(1 - weightOfToday + forGood, 0);
    }
}
