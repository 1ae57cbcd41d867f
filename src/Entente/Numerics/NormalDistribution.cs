namespace Entente.Numerics;

/// <summary>The standard normal distribution, with the same bits on every processor (<see cref="Elementary"/>).</summary>
internal static class NormalDistribution
{
    private const double PerRootOfTwoPi = 0.3989422804014327;

    /// <summary>Density at z.</summary>
    public static double Density(double z) => PerRootOfTwoPi * Elementary.Exp(-0.5 * z * z);

    /// <summary>Chance of a number below z; absolute error 2e-16, relative error 1e-13 in the lower tail.</summary>
    /// <remarks><b>Source</b>: abramowitz1964, 26.2.11 (series) and 26.2.14 (continued fraction).</remarks>
    public static double Below(double z)
    {
        const double tail = 2;
        return double.IsNaN(z) ? z : z < -tail ? Tail(-z) : z > tail ? 1 - Tail(z) : 0.5 + (Density(z) * Series(z));

        static double Series(double z)
        {
            double term = z, sum = z;
            for (int odd = 3; odd < 80; odd += 2)
            {
                term *= z * z / odd;
                sum += term;
            }

            return sum;
        }

        static double Tail(double z)
        {
            if (z > 39)
            {
                return 0; // below the smallest number
            }

            double fraction = z;
            for (int n = 80; n >= 1; n--)
            {
                fraction = z + (n / fraction);
            }

            return Density(z) / fraction;
        }
    }

    /// <summary>The number below which a share of the normal numbers lies; −∞ at 0, ∞ at 1; relative error 1e-15.</summary>
    /// <remarks><b>Source</b>: wichura1988, algorithm AS 241, PPND16.</remarks>
    public static double Quantile(double share)
    {
        double q = share - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q
                * Polynomial(
                    r, 3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
                    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3)
                / Polynomial(
                    r, 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
                    2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3);
        }

        double tail = Math.Min(share, 1 - share);
        if (!(tail > 0))
        {
            return share == 0 ? double.NegativeInfinity : share == 1 ? double.PositiveInfinity : double.NaN;
        }

        double root = Math.Sqrt(-Elementary.Log(tail));
        return Math.CopySign(root <= 5 ? NearTail(root - 1.6) : FarTail(root - 5), q);
    }

    private static double NearTail(double r) =>
        Polynomial(
            r, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
            1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4)
        / Polynomial(
            r, 1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9);

    private static double FarTail(double r) =>
        Polynomial(
            r, 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
        / Polynomial(
            r, 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15);

    private static double Polynomial(double r, double a, double b, double c, double d, double e, double f, double g, double h) =>
        a + (r * (b + (r * (c + (r * (d + (r * (e + (r * (f + (r * (g + (r * h)))))))))))));
}
