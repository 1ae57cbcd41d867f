using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The challenge model after Bueno de Mesquita, as Scholz, Calbert and Smith read it, with their equation 31 for the
/// odds.</summary>
/// <remarks>
/// Every pair of actors weighs what a clash would bring, given how all others would side; who expects to lose yields. Actors that others
/// gain by attacking grow cautious (their risk exponent). Everybody follows the best offer at once, then the next round begins.
/// <para>Inside, actors are put in order of position and weight, and sums are made in that order, so the file's order changes nothing.
/// Cost O(n³) a round for n actors, with a small constant: each pair sums the votes of those between.</para>
/// <para><b>Source</b>: scholz2011; buenodemesquita1994. <b>Deviations</b>: docs/reference/models/challenge.md.</para>
/// </remarks>
internal sealed class ChallengeModel : IStakeholderModel
{
    private static readonly NumberParameter Rounds =
        new("rounds", 0, 1000, 10, "rounds", "The greatest number of rounds; they end before if nobody moves.", "ours; scholz2011 shows 8",
        Whole: true);
    private static readonly NumberParameter Unchanged = new(
        "status-quo", 0, 1, 1, "", "Q: the probability that nothing changes if nobody challenges.",
            "buenodemesquita1994; 0.5 in buenodemesquita2009");

    private static readonly ChoiceParameter Range = new(
        "range", [new("start", "from the lowest to the highest position at the start"), new("scale", "the whole scale, 0 to 100")],
            "What distances are measured against.", "scholz2011");

    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "challenge",
        Title = "Challenge model (expected utility)",
        Idea = "Every pair of actors weighs what a clash would bring, given how all others would side; whoever expects the worst "
            + "of it moves.",
        Sources = ["scholz2011", "buenodemesquita1994", "buenodemesquita2009"],
        GoodAt = "Showing who could force whom to move, and in what order positions may crumble.",
        BadAt = "Point forecasts: on decisions of the European Union it does worse than the plain mean, and single rounds jump.",
        FewestActors = 2,
        MostActors = 2000,
        BeyondMostActors = "would take minutes and many gigabytes of offers",
        Parameters = [Rounds, Unchanged, Range, ForecastPoint.MedianFirst],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream)
    {
        double q = settings.Number(Unchanged);
        bool wholeScale = settings.Choice(Range) == 1;
        return InRounds.Run(this, problem, settings, ForecastPoint.MedianFirst, issue =>
        {
            Dyads dyads = new(issue, wholeScale ? 100 : issue.Positions.Max() - issue.Positions.Min(), q);
            return ChallengeRounds.Play(problem, issue, settings.Whole(Rounds), dyads.Offers);
        });
    }

    /// <summary>All pairs of actors on one issue.</summary>
    private sealed class Dyads(OneIssue issue, double range, double q)
    {
        private readonly int n = issue.Positions.Length;
        private readonly int[] rank = RankOf(issue);

        public List<ChallengeOffer>[] Offers(double[] x)
        {
            List<ChallengeOffer>[] offers = [.. Enumerable.Range(0, n).Select(_ => new List<ChallengeOffer>())];
            if (range > 0)
            {
                VoteOdds odds = new(x, issue.Weights, rank);
                double[] neutral = [.. Enumerable.Repeat(1.0, n)];
                double[] risk = ChallengeUtilities.RiskExponents(Securities(Expectations(x, odds, neutral), odds.Order));
                Collect(x, Expectations(x, odds, risk), offers);
            }

            return offers;
        }

        /// <summary>E^i(U_ij): what i expects of challenging j, at [i * n + j].</summary>
        private double[] Expectations(double[] x, VoteOdds odds, double[] risk)
        {
            var expected = new double[n * n];
            double median = odds.Median;
            for (int i = 0; i < n; i++)
            {
                double r = risk[i], standing = q * ChallengeUtilities.StatusQuo(r);
                for (int j = 0; j < n; j++)
                {
                    if (x[i] == x[j])
                    {
                        continue; // nothing to win or to lose; also for i itself
                    }

                    double apart = Math.Abs(x[i] - x[j]), d = apart / range, p = odds.Of(i, j), resists = issue.Saliences[j];
                    double success = ChallengeUtilities.Success(d, r), failure = ChallengeUtilities.Failure(d, r);
                    double change = q < 1 ? (1 - q) * Drift(Math.Abs(x[i] - median), apart, r) : 0;
                    expected[(i * n) + j] = (resists * ((p * success) + ((1 - p) * failure))) + ((1 - resists) * success) - standing
                        - change;
                }
            }

            return expected;
        }

        // What a change without a challenge is worth to i: the other moves towards the median, nearer to i or farther away.
        private double Drift(double toMedian, double apart, double r)
        {
            double m = (toMedian + apart) / range;
            return toMedian < apart ? ChallengeUtilities.Better(m, r) : ChallengeUtilities.Worse(m, r);
        }

        private double[] Securities(double[] expected, int[] order)
        {
            var securities = new double[n];
            foreach (int j in order)
            {
                for (int i = 0; i < n; i++)
                {
                    securities[i] += i == j ? 0 : expected[(j * n) + i];
                }
            }

            return securities;
        }

        private void Collect(double[] x, double[] expected, List<ChallengeOffer>[] offers)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double own = expected[(i * n) + j], other = expected[(j * n) + i];
                    if (x[i] != x[j] && Received(x[i], x[j], own, other) is (ChallengeKind kind, double target) && target != x[i])
                    {
                        offers[i].Add(new(j, kind, target, other));
                    }
                }

                double from = x[i];
                offers[i].Sort((a, b) => Compare(a, b, from));
            }
        }

        /// <summary>What i has to answer j, if anything: its own expectation and the other's decide.</summary>
        private static (ChallengeKind Kind, double Target)? Received(double here, double there, double own, double other) =>
            (own, other) switch
            {
                ( > 0, > 0) when other > own => (ChallengeKind.Confrontation, there),
                ( < 0, > 0) when other > -own => (ChallengeKind.Compromise, here + ((there - here) * Math.Abs(own / other))),
                ( < 0, > 0) => (ChallengeKind.Capitulation, there),
                _ => null,
            };

        // Confrontation before compromise before capitulation; then the shortest way; then the maker that expects most.
        private int Compare(ChallengeOffer a, ChallengeOffer b, double from)
        {
            int byKind = a.Kind.CompareTo(b.Kind);
            int byWay = byKind != 0 ? byKind : Math.Abs(a.Target - from).CompareTo(Math.Abs(b.Target - from));
            int byGain = byWay != 0 ? byWay : b.Gain.CompareTo(a.Gain);
            return byGain != 0 ? byGain : rank[a.From].CompareTo(rank[b.From]);
        }

        private static int[] RankOf(OneIssue issue)
        {
            int[] order = [.. Enumerable.Range(0, issue.Positions.Length)
                .OrderBy(i => issue.Positions[i]).ThenBy(i => issue.Weights[i]).ThenBy(i => issue.Saliences[i])];
            var places = new int[order.Length];
            foreach ((int place, int actor) in order.Index())
            {
                places[actor] = place;
            }

            return places;
        }
    }
}
