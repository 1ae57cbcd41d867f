using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>
/// Random deal problems whose best terms lie in corners: rules that touch the ends of scales, stand twice or within one another, fix a
/// point or an issue, leave next to nothing, or meet red lines and other rules in one place.
/// </summary>
internal static class CornerProblems
{
    private static readonly double[] Curvatures = [1, 1.5, 2];
    private static readonly double[] Factors = [1, 1, 1, 2, 0.5, 100, 0.01];

    /// <summary>What one problem is made of.</summary>
    /// <param name="Problem">The problem.</param>
    /// <param name="Feasible">Terms that keep every rule and cross no red line.</param>
    internal sealed record Corner(DealProblem Problem, double[] Feasible);

    /// <summary>A problem from a seed. Numbers are round, so that corners meet exactly; terms that keep every rule are known.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="mostScales">Scales at most, and actors.</param>
    public static Corner At(uint seed, int mostScales = 4)
    {
        var random = new SmallGenerator(0xC0_0000 + seed);
        int scales = 1 + Whole(random, mostScales), options = Whole(random, 4) == 0 ? 1 : 0, actors = 2 + Whole(random, mostScales - 1);
        double[] terms = [.. Enumerable.Range(0, scales).Select(_ => Round(random)), .. Enumerable.Repeat(0.0, options)];
        DealIssue[] issues =
        [
            .. Enumerable.Range(0, scales).Select(_ => new ContinuousIssue(Round(random))),
            .. Enumerable.Range(0, options).Select(_ => new DiscreteIssue(0, 2 + Whole(random, 2))),
        ];
        List<SumConstraint> sums = [];
        for (int count = 1 + Whole(random, 3); count > 0; count--)
        {
            AddSum(random, sums, terms, scales);
        }

        WhenThen[] rules = Whole(random, 4) == 0 ? [Rule(random, issues, terms)] : [];

        double curvature = Curvatures[Whole(random, 3)];
        // W of those who are asked lies below, at or above what the known terms give: a zone, a single point, or none.
        double margin = Whole(random, 5) switch { 0 => 0, 1 => -0.1 * random.Next(), _ => 0.1 + (0.3 * random.Next()) };
        DealActor[] people = [.. Enumerable.Range(0, actors).Select(i => Actor(random, issues, terms, curvature, margin, i))];
        return new(new DealProblem(issues, people) { Sums = sums, Rules = rules }, terms);
    }

    private static int Whole(SmallGenerator random, int below) => (int)(below * random.Next());

    /// <summary>A round position, an end of the scale as often as not.</summary>
    private static double Round(SmallGenerator random) => Whole(random, 4) switch { 0 => 0, 1 => 100, _ => 10 * Whole(random, 11) };

    private static void AddSum(SmallGenerator random, List<SumConstraint> sums, double[] terms, int scales)
    {
        double[] coefficients = new double[terms.Length];
        for (int k = 0; k < scales; k++)
        {
            coefficients[k] = Whole(random, 3) == 0 ? 0 : (Whole(random, 2) == 0 ? 1 : -1) * (1 + Whole(random, 2));
        }

        if (coefficients.All(c => c == 0))
        {
            coefficients[0] = 1;
        }

        double factor = Factors[Whole(random, Factors.Length)];
        double at = 0, least = 0;
        for (int k = 0; k < scales; k++)
        {
            coefficients[k] *= factor;
            at += coefficients[k] * terms[k];
            least += Math.Min(0, 100 * coefficients[k]);
        }

        double room = Whole(random, 3) == 0 ? factor * 10 * Whole(random, 6) : 0;
        sums.Add(new(coefficients, at + room));
        switch (Whole(random, 6))
        {
            case 0: // the same rule twice
                sums.Add(new([.. coefficients.Select(c => 3 * c)], 3 * (at + room)));
                break;
            case 1: // a wider one around it
                sums.Add(new(coefficients, at + room + factor));
                break;
            case 2: // min = max
                sums[^1] = new(coefficients, at);
                sums.Add(new([.. coefficients.Select(c => -c)], -at));
                break;
            case 3: // no more than the ends of the scales allow, unless the known terms do not
                sums[^1] = new(coefficients, Math.Max(least, at));
                break;
        }
    }

    private static WhenThen Rule(SmallGenerator random, DealIssue[] issues, double[] terms)
    {
        int last = issues.Length - 1;
        Condition when = issues[last] is DiscreteIssue ? new(last, Options: [Whole(random, 2)])
            : new(last, new ScaleInterval(Math.Max(0, terms[last] - 20), 100));
        return new([when], [new(0, new ScaleInterval(Math.Max(0, terms[0] - 10), terms[0]))]);
    }

    private static DealActor Actor(SmallGenerator random, DealIssue[] issues, double[] terms, double curvature, double margin, int index)
    {
        double[] salience = [.. issues.Select((_, k) => k > 0 && Whole(random, 5) == 0 ? 0 : 10.0 * (1 + Whole(random, 10)))];
        double total = salience.Sum();
        Want[] wants =
        [
            .. issues.Select((issue, k) => new Want
            {
                Weight = salience[k] / total,
                Ideal = Round(random),
                Scores = issue is DiscreteIssue o ? [.. Enumerable.Range(0, o.Count).Select(_ => 10.0 * Whole(random, 11))] : null,
                Accepts = issue is ContinuousIssue && Whole(random, 6) == 0
                    ? Whole(random, 2) == 0 ? new ScaleInterval(0, terms[k]) : new ScaleInterval(terms[k], 100) : null,
            }),
        ];
        var utility = new Assessment(wants, curvature);
        return new(index == 2 ? Role.Consent : Role.Table, utility, DealTerms.Value(utility, issues, terms) - margin)
        {
            BargainingWeight = Whole(random, 2) == 0 ? 1 : 0.5 + random.Next(),
        };
    }
}
