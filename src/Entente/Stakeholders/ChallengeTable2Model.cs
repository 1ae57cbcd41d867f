using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The challenge model as it has to be computed to give Table 2 of Scholz, Calbert and Smith.</summary>
/// <remarks>
/// Their table follows from none of their equations as printed, but from these differences, found by others from the numbers: voters
/// weigh distances with their own risk exponents; the odds are divided by the votes of all pairs together, so they are tiny and do not
/// sum to 1; both expectations of a pair are the receiver's own; nobody ever gives in; and among compromises the one is taken whose
/// point (|a| x_i + |b| x_j)/(|a| + |b|) lies lowest on the scale, although the mover goes elsewhere.
/// <para>That last rule, and ties in file order, make it depend on the direction of the scale and the order of actors: it serves to
/// reproduce published numbers, not to forecast. <b>Source</b>: scholz2011, Table 2.</para>
/// </remarks>
internal sealed class ChallengeTable2Model : IStakeholderModel
{
    private static readonly NumberParameter Rounds =
        new("rounds", 0, 1000, 8, "rounds", "The greatest number of rounds; they end before if nobody moves.", "scholz2011, Table 2",
        Whole: true);

    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "challenge-table2",
        Title = "Challenge model, as in a published table",
        Idea = "The challenge model with the peculiarities that reproduce a table often cited.",
        Sources = ["scholz2011", "buenodemesquita1994"],
        GoodAt = "Reproducing the published rounds of the car-emission case.",
        BadAt = "Everything else: its rules are not even-handed between the ends of the scale.",
        FewestActors = 2,
        MostActors = 400,
        BeyondMostActors = "would take minutes, as the cost grows with the third power",
        Parameters = [Rounds, ForecastPoint.MedianFirst],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream) =>
        InRounds.Run(this, problem, settings, ForecastPoint.MedianFirst, issue =>
        {
            double range = issue.Positions.Max() - issue.Positions.Min();
            return ChallengeRounds.Play(problem, issue, settings.Whole(Rounds), x => Offers(issue, x, range));
        });

    private static List<ChallengeOffer>[] Offers(OneIssue issue, double[] x, double range)
    {
        int n = x.Length;
        List<ChallengeOffer>[] offers = [.. Enumerable.Range(0, n).Select(_ => new List<ChallengeOffer>())];
        if (!(range > 0))
        {
            return offers;
        }

        // Sums are made from the lowest position up: in file order their last digits would differ, and the rounds make much of little.
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => x[i]).ThenBy(i => issue.Weights[i]).ThenBy(i => issue.Saliences[i])];
        double[] neutral = [.. Enumerable.Repeat(1.0, n)];
        double[] odds = Odds(issue, x, range, neutral, order);
        var securities = new double[n];
        for (int i = 0; i < n; i++)
        {
            foreach (int j in order)
            {
                securities[i] += i == j ? 0 : Expectation(odds[(j * n) + i], Math.Abs(x[i] - x[j]) / range, 1, issue.Saliences[i]);
            }
        }

        double[] risk = ChallengeUtilities.RiskExponents(securities);
        odds = Odds(issue, x, range, risk, order);
        for (int i = 0; i < n; i++)
        {
            offers[i] = Received(issue, x, range, odds, risk, i);
        }

        return offers;
    }

    private static double Expectation(double p, double d, double r, double resists)
    {
        double success = ChallengeUtilities.Success(d, r);
        return (resists * ((p * success) + ((1 - p) * ChallengeUtilities.Failure(d, r))))
            + ((1 - resists) * success) - ChallengeUtilities.StatusQuo(r);
    }

    /// <summary>Σ_k max(0, v_k^ij) over the votes of all ordered pairs together, at [i * n + j].</summary>
    private static double[] Odds(OneIssue issue, double[] x, double range, double[] risk, int[] order)
    {
        int n = x.Length;
        var odds = new double[n * n];
        var far = new double[n];
        double all = 0;
        foreach (int k in order)
        {
            for (int j = 0; j < n; j++)
            {
                double d = Math.Abs(x[k] - x[j]) / range;
                far[j] = issue.Weights[k] * (risk[k] == 1 ? d : Elementary.Pow(d, risk[k]));
            }

            for (int i = 0; i < n; i++)
            {
                Span<double> row = odds.AsSpan(i * n, n);
                for (int j = 0; j < n; j++)
                {
                    row[j] += Math.Max(0, far[j] - far[i]);
                }
            }
        }

        foreach (int i in order)
        {
            foreach (int j in order)
            {
                all += 2 * odds[(i * n) + j]; // each vote for one position of a pair is a vote against the other
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                odds[(i * n) + j] = x[i] == x[j] || all == 0 ? 0 : odds[(i * n) + j] / all;
            }
        }

        return odds;
    }

    private static List<ChallengeOffer> Received(OneIssue issue, double[] x, double range, double[] odds, double[] risk, int i)
    {
        int n = x.Length;
        List<(ChallengeOffer Offer, double Order)> received = [];
        for (int j = 0; j < n; j++)
        {
            if (x[i] == x[j])
            {
                continue;
            }

            double d = Math.Abs(x[i] - x[j]) / range;
            double own = Expectation(odds[(i * n) + j], d, risk[i], issue.Saliences[j]);
            double other = Expectation(odds[(j * n) + i], d, risk[i], issue.Saliences[i]);
            if (own > 0 && other > own)
            {
                received.Add((new(j, ChallengeKind.Confrontation, x[j], other), Math.Abs(x[j] - x[i])));
            }
            else if (own < 0 && other > -own)
            {
                double point = ((-own * x[i]) + (other * x[j])) / (other - own);
                received.Add((new(j, ChallengeKind.Compromise, x[i] + ((x[j] - x[i]) * Math.Abs(own / other)), other), point));
            }
        }

        return [.. received.OrderBy(one => one.Offer.Kind).ThenBy(one => one.Order).Select(one => one.Offer)];
    }
}
