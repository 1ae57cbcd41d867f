using CsCheck;
using Entente.Deals;
using Entente.Questions;
using Entente.Scenarios;
using Entente.Tests.Deals;

namespace Entente.Tests.Questions;

/// <summary>Gains of a deal that may be broken and that redraws the front.</summary>
public sealed class FrontHoldingGainTests
{
    private const int Actors = 3;
    private const int Spoiler = 3;
    private const int Enforcement = 4;
    private const int Position = 5;
    private const int Count = 6;

    private static readonly FrontMap Map = new([(0, 5), (0.4, 30), (1, 95)]);

    /// <summary>A gain with values of war that bend along the front, and assessments away from the corners of the map.</summary>
    private static readonly Gen<(FrontHoldingGain Gain, double[] At)> Cases =
        from seed in Gen.UInt
        from rises in Gen.Bool
        select Case(new SmallGenerator(seed), rises, flat: false);

    [Fact]
    public void Derivatives_agree_with_differences() => Cases.Sample(
        one =>
        {
            const double step = 1e-6;
            (FrontHoldingGain gain, double[] at) = one;
            double[] multipliers = [0.2, 0.5, 0.3];
            (double[] _, double[] jacobian, double[] hessian) = Derivatives(gain, at, multipliers);
            for (int a = 0; a < Count; a++)
            {
                double[] up = [.. at], down = [.. at];
                up[a] += step;
                down[a] -= step;
                (double[] above, double[] jacobianUp, double[] _) = Derivatives(gain, up, multipliers);
                (double[] below, double[] jacobianDown, double[] _) = Derivatives(gain, down, multipliers);
                for (int i = 0; i < Actors; i++)
                {
                    AssertNear((above[i] - below[i]) / (2 * step), jacobian[(i * Count) + a]);
                }

                for (int b = 0; b < Count; b++)
                {
                    double change = Enumerable.Range(0, Actors).Sum(i => multipliers[i] * (jacobianUp[(i * Count) + b] - jacobianDown[(i * Count) + b]));
                    AssertNear(change / (2 * step), hessian[(a * Count) + b]);
                    Assert.Equal(hessian[(b * Count) + a], hessian[(a * Count) + b], 1e-9 * (1 + Math.Abs(hessian[(a * Count) + b])));
                }
            }
        },
        iter: 200);

    [Fact]
    public void Gains_alone_are_those_that_come_with_the_derivatives() => Cases.Sample(
        one =>
        {
            double[] gains = new double[Actors];
            one.Gain.Evaluate(one.At, gains);
            Assert.Equal(Derivatives(one.Gain, one.At, [1, 1, 1]).Gains, gains);
        },
        iter: 100);

    [Fact]
    public void War_that_is_the_same_along_the_front_gives_the_simpler_gain() => Gen.UInt.Sample(
        seed =>
        {
            (FrontHoldingGain gain, double[] at) = Case(new SmallGenerator(seed), rises: true, flat: true);
            var random = new SmallGenerator(seed);
            HoldingActor[] actors = [.. Enumerable.Range(0, Actors).Select(_ => RandomActor(random, flat: true))];
            double[] wars = [.. actors.Select(actor => actor.WarAt(0.5).Value)];
            var simple = new CommitmentGain(
                [.. actors.Select(actor => actor.Reservation)],
                wars,
                [.. actors.Select(actor => actor.Discount)],
                [new Breaker(0, wars[0]), new Breaker(1, wars[1]), new Breaker(Spoiler, 0.55)],
                Enforcement,
                0.8,
                0.06);
            double[] multipliers = [0.2, 0.5, 0.3];
            (double[] gains, double[] jacobian, double[] hessian) = Derivatives(gain, at, multipliers);
            (double[] simpleGains, double[] simpleJacobian, double[] simpleHessian) = Derivatives(simple, at, multipliers);
            AssertAll(simpleGains, gains);
            AssertAll(simpleJacobian, jacobian);
            AssertAll(simpleHessian, hessian);
        },
        iter: 100);

    private static (FrontHoldingGain Gain, double[] At) Case(SmallGenerator random, bool rises, bool flat)
    {
        HoldingActor[] actors = [.. Enumerable.Range(0, Actors).Select(_ => RandomActor(random, flat))];
        FrontMap map = rises ? Map : new([.. Map.Points.Select(point => (point.Front, 100 - point.Position))]);
        HoldingBreaker[] breakers = [new(0, 0, 0), new(1, 1, 0), new(Spoiler, null, 0.55)];
        double place = random.Next() < 0.5 ? 7 + (20 * random.Next()) : 33 + (60 * random.Next());
        double[] at =
        [
            .. Enumerable.Range(0, Actors + 1).Select(_ => 0.2 + (0.7 * random.Next())),
            0.2 * random.Next(),
            -(rises ? place : 100 - place) / 100,
        ];
        return (new FrontHoldingGain(actors, breakers, Enforcement, Position, map, 0.8, 0.06), at);
    }

    private static HoldingActor RandomActor(SmallGenerator random, bool flat)
    {
        (double reservation, double discount) = (random.Next(), 0.05 + (0.4 * random.Next()));
        (double level, double slope, double bend) = (0.2 + (0.5 * random.Next()), random.Next() - 0.5, random.Next() - 0.5);
        (slope, bend) = flat ? (0, 0) : (slope, bend);
        return new(reservation, discount, front => new(level + (slope * front) + (bend * front * front), slope + (2 * bend * front), 2 * bend, 0, 0));
    }

    private static (double[] Gains, double[] Jacobian, double[] Hessian) Derivatives(IGainFunction gain, double[] at, double[] multipliers)
    {
        double[] gains = new double[Actors], jacobian = new double[Actors * Count], hessian = new double[Count * Count];
        gain.Differentiate(at, multipliers, gains, jacobian, hessian);
        return (gains, jacobian, hessian);
    }

    private static void AssertAll(double[] expected, double[] actual)
    {
        foreach ((double known, double found) in expected.Zip(actual))
        {
            Assert.Equal(known, found, 1e-11 * (1 + Math.Abs(known)));
        }
    }

    private static void AssertNear(double difference, double derivative) => Assert.Equal(difference, derivative, 1e-6 * (10 + Math.Abs(derivative)));
}
