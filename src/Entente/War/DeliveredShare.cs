namespace Entente.War;

/// <summary>How much of what an issue brings over today counts in the value of a deal, where what was carried out stays when the deal
/// ends.</summary>
/// <remarks>
/// <para>
/// With Δ = w·(L(today) − L(d)) the flow of a deal of which the share s(t) is delivered is U − (1 − s)Δ, and after its end at T the war goes
/// on from there: W' + ω·s(T)·Δ. So V = V(U − ω·Δ, W') + C·Δ with C = E[∫₀ᵀ r·e^(−rt)·s dt + ω·e^(−rT)·s(T)] − (1 − ω)·K. Delivered at once,
/// C = ω: exact, whatever the hazard. Delivered evenly over o years, at a hazard h that stays as it is on the first day, with ρ = r + h:
/// C = ω·A + (1 − ω)·(K∞·A − s_L·(K∞ − K) − K), A = (1 − e^(−ρ·min(o, L)))/(ρ·o).
/// </para>
/// <para>docs/explanation/delivery.md. K and K∞: <see cref="CourseShare"/>.</para>
/// </remarks>
/// <param name="UntilEnd">Share of Δ that counts while the deal stands only.</param>
/// <param name="ForGood">C: the share that is had for good, whatever becomes of the deal.</param>
/// <param name="ByHazard">∂C/∂h.</param>
/// <param name="ByHazardTwice">∂²C/∂h².</param>
internal readonly record struct DeliveredShare(double UntilEnd, double ForGood, double ByHazard = 0, double ByHazardTwice = 0)
{
    /// <summary>The shares.</summary>
    /// <param name="weightOfToday">ω, how much of no deal rests on where the issue stands, in [0, 1].</param>
    /// <param name="discount">r, a year, positive.</param>
    /// <param name="hazard">h, a year, on the first day, 0 or more.</param>
    /// <param name="course">L, years until the deal runs its course; +∞ without an end.</param>
    /// <param name="over">o, years that delivery takes from now, 0 or more.</param>
    public static DeliveredShare Of(double weightOfToday, double discount, double hazard, double course, double over)
    {
        if (over == 0)
        {
            return new(1 - weightOfToday, weightOfToday);
        }

        double left = 1 - weightOfToday, delivered = over > course ? course / over : 1;
        CourseShare always = CourseShare.Of(discount, hazard, double.PositiveInfinity), kept = CourseShare.Of(discount, hazard, course),
            soon = CourseShare.Of(discount, hazard, Math.Min(over, course));
        double unit = 1 / (discount * over);
        double C(double soon, double product, double always, double kept) =>
            (weightOfToday * unit * soon) + (left * ((unit * product) - (delivered * (always - kept)) - kept));
        double share = C(soon.Value, always.Value * soon.Value, always.Value, kept.Value);
        if (share < 0)
        {
            return new(left + share, 0); // hardly anything of no deal rests on today: what is late is then taken off the terms
        }

        return new(
            left,
            share,
            C(soon.ByHazard, (always.ByHazard * soon.Value) + (always.Value * soon.ByHazard), always.ByHazard, kept.ByHazard),
            C(soon.ByHazardTwice,
                (always.ByHazardTwice * soon.Value) + (2 * always.ByHazard * soon.ByHazard) + (always.Value * soon.ByHazardTwice),
                always.ByHazardTwice, kept.ByHazardTwice));
    }
}
