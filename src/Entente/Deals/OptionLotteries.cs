using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>
/// A deal problem in which issues of options may be settled by lot: every option on offer gets a chance, and each actor counts with the
/// mean over them. It tells what the indivisibility of options stands in the way of.
/// </summary>
/// <remarks>
/// <para>
/// <b>Source</b>: fearon1995, pp. 381-382 and 389-390: an issue that cannot be split shuts a bargain out only if lots and side payments are
/// shut out too. One lottery an issue, independent of the others; scales are agreed as they are. Utilities are sums over issues, so that a
/// joint lottery over options would give nobody more. A gain function sees mean assessments (the mean enforcement among them): it takes the
/// lot as a share of each option.
/// </para>
/// <para>
/// A red line refuses every option that has a chance. A rule holds whatever is drawn: it applies as soon as one of the options that it
/// names may be drawn, and what must follow must follow for all that may be drawn.
/// </para>
/// <para>
/// The issues keep their places. Behind them stands, for every issue that has two or more options left, one scale for each of these but
/// one: its chance in percent. The option left over has the rest. Where rules name options, the issue itself becomes the choice of the set
/// out of which the lot is drawn.
/// </para>
/// </remarks>
internal static class OptionLotteries
{
    /// <summary>The problem with lotteries; the problem itself if no issue has two options left.</summary>
    public static DealProblem Of(DealProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        List<OptionLottery> lotteries = [];
        int next = problem.Issues.Length;
        for (int k = 0; k < problem.Issues.Length; k++)
        {
            if (OptionLottery.On(k, problem, next) is OptionLottery lottery)
            {
                lotteries.Add(lottery);
                next += lottery.Options.Count;
            }
        }

        return lotteries.Count == 0 ? problem : With(lotteries, problem, next);
    }

    private static DealProblem With(IReadOnlyList<OptionLottery> lotteries, DealProblem problem, int issues)
    {
        MixedAssessment[] actors = [.. problem.Actors.Select(actor => MixedAssessment.Of(actor.Utility, lotteries, issues))];
        MixedAssessment[] extras = problem.Gain is null ? []
            : [.. problem.Extras.Select(extra => MixedAssessment.Of(extra, lotteries, issues))];
        MixedAssessment[] all = [.. actors, .. extras];
        int[] owners = [.. Enumerable.Range(0, all.Length).Where(a => all[a].Lot is not null)];
        return problem with
        {
            Issues = [.. problem.Issues.Select((issue, k) => lotteries.FirstOrDefault(one => one.Issue == k)?.Choice ?? issue),
                .. lotteries.SelectMany(one => one.Chances)],
            Actors = [.. problem.Actors.Select((actor, i) => actor with
            {
                Utility = actors[i].Whole,
                AcceptsWhen = [.. actor.AcceptsWhen.Select(line => InLots(line, lotteries))],
            })],
            Extras = [.. extras.Select(extra => extra.Whole), .. owners.Select(a => all[a].Lot!)],
            Gain = owners.Length == 0 ? problem.Gain
                : new LotteryGain(problem.Gain, [.. problem.Actors.Select(actor => actor.Reservation)], owners, all.Length),
            Sums =
            [
                .. problem.Sums.Select(sum =>
                    sum with { Coefficients = [.. sum.Coefficients, .. new double[issues - sum.Coefficients.Count]] }),
                .. lotteries.SelectMany(one => one.Sums(issues)),
            ],
            Rules = [.. problem.Rules.Select(rule => InLots(rule, lotteries)), .. lotteries.SelectMany(one => one.Exclusions)],
        };
    }

    private static WhenThen InLots(WhenThen rule, IReadOnlyList<OptionLottery> lotteries) => new(
        [.. rule.When.Select(condition => lotteries.FirstOrDefault(one => one.Issue == condition.Issue)?.MayMeet(condition) ?? condition)],
        [.. rule.Then.Select(condition => lotteries.FirstOrDefault(one => one.Issue == condition.Issue)?.AlwaysMeets(condition, rule)
            ?? condition)]);

    /// <summary>An assessment over the issues and the chances.</summary>
    /// <param name="Whole">The assessment, with the chances in it where it is straight.</param>
    /// <param name="Lot">Its part in the chances, which is straight, where the assessment itself is curved; else nothing.</param>
    private sealed record MixedAssessment(Assessment Whole, Assessment? Lot)
    {
        public static MixedAssessment Of(Assessment assessment, IReadOnlyList<OptionLottery> lotteries, int issues)
        {
            Want[] whole = [.. assessment.Wants.Select((want, k) => lotteries.Any(one => one.Issue == k) ? Want.Nothing : want),
                .. Nothing(issues - assessment.Wants.Length)];
            Want[] lot = [.. Nothing(issues)];
            double constant = 0;
            foreach (OptionLottery lottery in lotteries)
            {
                constant += AddLosses(lottery, assessment.Wants[lottery.Issue], lot);
            }

            bool matters = lot.Any(want => want.Weight > 0);
            if (matters && assessment.Curvature != 1)
            {
                return new(assessment with { Wants = whole }, new Assessment(lot, Constant: constant));
            }

            return new(assessment with
            {
                Wants = [.. whole.Select((want, k) => lot[k].Weight > 0 ? lot[k] : want)],
                Constant = assessment.Constant + constant
            }, null);
        }

        private static IEnumerable<Want> Nothing(int count) => Enumerable.Repeat(Want.Nothing, count);

        /// <summary>Puts −Σ loss_o·chance_o on the scales of the chances; returns the constant that goes with them.</summary>
        private static double AddLosses(OptionLottery lottery, Want want, Want[] lot)
        {
            if (!(want.Weight > 0))
            {
                return 0;
            }

            double rest = lottery.Rest is int left ? Loss(left) : 0, constant = -rest;
            foreach ((int j, int option) in lottery.Options.Index())
            {
                // A gain over the rest is a loss from the far end of the scale.
                double loss = Loss(option) - rest;
                lot[lottery.First + j] = new Want { Weight = Math.Abs(loss), Ideal = loss < 0 ? ScaleIssue.Max : 0 };
                constant -= Math.Min(0, loss);
            }

            return constant;

            double Loss(int option) => want.Weight * (1 - (want.Scores![option] / ScaleIssue.Max));
        }
    }
}
