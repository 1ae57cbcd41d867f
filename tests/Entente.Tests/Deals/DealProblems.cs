using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Small deal problems written by hand, and random ones drawn from a CsCheck generator or a seed.</summary>
internal static class DealProblems
{
    /// <summary>An actor who wants each scale issue at an ideal.</summary>
    public static DealActor Actor(double[] weights, double[] ideals, double reservation, double curvature = 1, Role role = Role.Table) =>
        new(role, new Assessment([.. weights.Zip(ideals, (weight, ideal) => new Want { Weight = weight, Ideal = ideal })], curvature),
            reservation);

    /// <summary>Two parties, one issue: A wants 100, B wants 0.</summary>
    public static DealProblem OneIssue(double reservationA, double reservationB, double curvatureB = 1) => new(
        [new ContinuousIssue(50)],
        [Actor([1], [100], reservationA), Actor([1], [0], reservationB, curvatureB)]);

    /// <summary>A pie of 100 to be shared: actor i gets issue i, and the shares cannot exceed the pie.</summary>
    public static DealProblem Pie(double[] reservations)
    {
        int n = reservations.Length;
        return new DealProblem(
            [.. Enumerable.Repeat(new ContinuousIssue(0), n)],
            [.. reservations.Select((w, i) =>
                Actor([.. Enumerable.Range(0, n).Select(k => k == i ? 1.0 : 0)], [.. Enumerable.Repeat(100.0, n)], w))])
        {
            Sums = [new SumConstraint([.. Enumerable.Repeat(1.0, n)], 100)],
        };
    }

    /// <summary>A random problem on scales from a seed: W lies a little below the utility of random terms, so that most have a
    /// zone.</summary>
    public static DealProblem Scales(uint seed, int actors, int issues, double curvature, double slack = 0.1)
    {
        var random = new SmallGenerator(seed);
        double[] terms = [.. Enumerable.Range(0, issues).Select(_ => 100 * random.Next())];
        DealIssue[] questions = [.. Enumerable.Range(0, issues).Select(_ => new ContinuousIssue(100 * random.Next()))];
        return new DealProblem(questions,
            [.. Enumerable.Range(0, actors).Select(i => RandomActor(random, questions, terms, curvature, slack, i))]);
    }

    /// <summary>As <see cref="Scales"/>, with some issues settled by options.</summary>
    public static DealProblem Mixed(uint seed, int actors, int scales, int options, double curvature, double slack = 0.1)
    {
        var random = new SmallGenerator(seed);
        DealIssue[] questions =
        [
            .. Enumerable.Range(0, scales).Select(_ => new ContinuousIssue(100 * random.Next())),
            .. Enumerable.Range(0, options).Select(_ => new DiscreteIssue(0, 2 + (int)(3 * random.Next()))),
        ];
        double[] terms = [.. questions.Select(issue => issue is DiscreteIssue o ? Math.Floor(o.Count * random.Next())
            : 100 * random.Next())];
        return new DealProblem(questions,
            [.. Enumerable.Range(0, actors).Select(i => RandomActor(random, questions, terms, curvature, slack, i))]);
    }

    /// <summary>An actor that counts everything a number of times.</summary>
    public static DealActor Scaled(DealActor actor, double factor) => actor with
    {
        Reservation = actor.Reservation * factor,
        Utility = actor.Utility with
        {
            Constant = actor.Utility.Constant * factor,
            Wants = [.. actor.Utility.Wants.Select(want => want with { Weight = want.Weight * factor })],
        },
    };

    private static DealActor RandomActor(SmallGenerator random, DealIssue[] questions, double[] terms, double curvature, double slack,
        int index)
    {
        double[] salience = [.. questions.Select(_ => 0.05 + random.Next())];
        double total = salience.Sum();
        Want[] wants =
        [
            .. questions.Select((issue, k) => new Want
            {
                Weight = salience[k] / total,
                Ideal = random.Next() < 0.3 ? (random.Next() < 0.5 ? 0 : 100) : 100 * random.Next(),
                Scores = issue is DiscreteIssue o ? [.. Enumerable.Range(0, o.Count).Select(_ => 100 * random.Next())] : null,
            }),
        ];
        var utility = new Assessment(wants, curvature);
        double reservation = DealTerms.Value(utility, questions, terms) - slack * random.Next();
        return new DealActor(index == 2 ? Role.Consent : Role.Table, utility, reservation) { BargainingWeight = 0.5 + random.Next() };
    }
}
