using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Benchmarks.Deals;

/// <summary>Random deal problems of a given size that repeat themselves from a seed (SplitMix64).</summary>
internal sealed class RandomDeals(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number in [0, 1).</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A problem on scales: ideals anywhere, unequal saliences, some red lines, W a little below the utility of random
    /// terms.</summary>
    public DealProblem Scales(int actors, int issues, double curvature)
    {
        var questions = new DealIssue[issues];
        double[] terms = new double[issues];
        for (int k = 0; k < issues; k++)
        {
            questions[k] = new ContinuousIssue(100 * Next());
            terms[k] = 100 * Next();
        }

        var people = new DealActor[actors];
        for (int i = 0; i < actors; i++)
        {
            Assessment utility = Utility(terms, curvature);
            double reservation = DealTerms.Value(utility, questions, terms) - 0.1 * Next();
            people[i] = new DealActor(i + 1 == actors && actors > 2 ? Role.Consent : Role.Table, utility, reservation)
            {
                BargainingWeight = 0.5 + Next(),
            };
        }

        return new DealProblem(questions, people);
    }

    /// <summary>The same with a deal that the first two actors may break; the second issue enforces it.</summary>
    /// <param name="actors">How many actors.</param>
    /// <param name="issues">How many issues.</param>
    /// <param name="curvature">Curvature of every utility.</param>
    /// <param name="fallback">W' of every actor; it can be moved afterwards.</param>
    public DealProblem Holding(int actors, int issues, double curvature, out double[] fallback)
    {
        DealProblem plain = Scales(actors, issues, curvature);
        double[] reservation = [.. plain.Actors.Select(actor => actor.Reservation)];
        double[] after = [.. reservation.Select(w => w + 0.1 * (Next() - 0.7))];
        double[] discount = [.. reservation.Select(_ => 0.05 + 0.2 * Next())];
        Want[] enforcement = [.. Enumerable.Range(0, issues).Select(k => k == 1 ? new Want { Weight = 0.2, Ideal = 100 } : Want.Nothing)];
        fallback = after;
        return plain with
        {
            Extras = [new Assessment(enforcement, 1, 0.2)],
            Gain = new HoldingGain(
                [.. reservation.Select((w, i) => new HoldingActor(w, discount[i], _ => new(after[i], 0, 0, 0, 0)))],
                [new HoldingBreaker(0, 0, 0), new HoldingBreaker(1, 1, 0)], actors, position: -1, frontOf: null,
                    new(0.5 + Next(), Friction: 0, Tremble: 0.05)),
        };
    }

    /// <summary>A domain of options with scores anywhere and W = 0.</summary>
    public DealProblem Options(int actors, int issues, int options)
    {
        DealIssue[] questions = [.. Enumerable.Range(0, issues).Select(_ => new DiscreteIssue(0, options))];
        return new DealProblem(questions,
            [.. Enumerable.Range(0, actors).Select(_ => new DealActor(Role.Table, Scores(issues, options), 0))]);
    }

    private Assessment Scores(int issues, int options) => new(
        [.. Enumerable.Range(0, issues)
            .Select(_ => new Want { Weight = 1.0 / issues, Scores = [.. Enumerable.Range(0, options).Select(_ => 100 * Next())] })]);

    private Assessment Utility(double[] terms, double curvature)
    {
        var wants = new Want[terms.Length];
        double[] salience = new double[terms.Length];
        double total = 0;
        for (int k = 0; k < terms.Length; k++)
        {
            salience[k] = 0.05 + Next();
            total += salience[k];
        }

        for (int k = 0; k < terms.Length; k++)
        {
            double red = Next();
            ScaleInterval? accepts = red < 0.1 ? new ScaleInterval(terms[k] * Next(), 100)
                : red > 0.9 ? new ScaleInterval(0, terms[k] + (100 - terms[k]) * Next())
                : null;
            wants[k] = new Want { Weight = salience[k] / total, Ideal = 100 * Next(), Accepts = accepts };
        }

        return new Assessment(wants, curvature);
    }
}
