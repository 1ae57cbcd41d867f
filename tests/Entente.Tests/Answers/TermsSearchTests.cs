using Entente.Answers.Solve;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Deals;

namespace Entente.Tests.Answers;

/// <summary>What turns a refusal, and where to go from given terms, on the shipped scenarios.</summary>
public sealed class TermsSearchTests
{
    private const double Hair = 1e-4;

    public static TheoryData<string> Files => [.. Repository.ShippedScenarios.Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_smallest_change_turns_a_refusal_and_a_slightly_smaller_one_does_not(string name)
    {
        DealProblem problem = Problem(name).Problem;
        int turned = 0, shifted = 0;
        foreach (double[] terms in Drawn(problem, 20))
        {
            foreach (ActorVerdict verdict in TermsTest.Judge(problem, terms).Actors.Where(one => !one.Accepts))
            {
                TermsChange[] scales = [.. verdict.Turns.Where(turn => problem.Issues[turn.Issue] is ContinuousIssue)];
                Assert.Equal(scales.Select(Size).Order(), scales.Select(Size)); // the smallest comes first
                foreach (TermsChange turn in scales)
                {
                    turned++;
                    Assert.True(Accepts(problem, verdict.Actor, terms, turn.Issue, turn.To), $"{name}: {turn} does not turn it");
                    double less = turn.To - (Math.Sign(turn.To - turn.From) * Math.Min(Hair, Size(turn) / 2));
                    Assert.False(Accepts(problem, verdict.Actor, terms, turn.Issue, less), $"{name}: less than {turn} turns it");
                    Assert.All(WholePoints(turn.From, Size(turn)), at =>
                        Assert.False(Accepts(problem, verdict.Actor, terms, turn.Issue, at),
                            $"{name}: {at} is nearer than {turn} and turns it"));
                }

                if (verdict.JointTurn.Count > 0)
                {
                    AssertJointTurn(problem, verdict, terms);
                }

                if (verdict.RedLineShifts.Count > 0)
                {
                    shifted++;
                    AssertShifts(problem, verdict, terms);
                }
            }
        }

        Assert.True(turned > 0, $"{name}: nothing was turned");
        Assert.True(shifted > 0 || !problem.Actors.Any(actor => actor.Utility.Wants.Any(want => want.Accepts is not null)),
            $"{name}: no red line was shifted");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Settled_issues_stay_where_they_are_and_the_rest_is_as_good_as_any_on_a_grid(string name)
    {
        PackageProblem package = Problem(name);
        DealProblem problem = package.Problem;
        Scenario scenario = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", name)).Scenario!;
        double[] nash = TermsSearch.Of(scenario, package, "nash", [.. package.Today], []).Terms;
        int[] free = [.. Open(problem).Take(2)], settled = [.. Open(problem).Skip(2)];
        double[] given = [.. nash];
        foreach (int k in settled.Where(k => problem.Issues[k] is ContinuousIssue))
        {
            given[k] = Math.Clamp(nash[k] + 3, 0, 100);
        }

        foreach (string aim in TermsSearch.Aims)
        {
            TermsSearch found = TermsSearch.Of(scenario, package, aim, given, settled);
            Assert.All(settled, k => Assert.Equal(given[k], found.Terms[k]));
            TermsVerdict verdict = TermsTest.Judge(problem, found.Terms);
            Assert.Equal(found.IsFound, verdict.Accepted);
            double best = Value(aim, problem, found.Terms, given);
            foreach (double[] other in Grid(problem, given, free))
            {
                TermsVerdict judged = TermsTest.Judge(problem, other);
                Assert.True(found.IsFound || !judged.Accepted, $"{name}: there is a deal at {string.Join(' ', other)}");
                Assert.True(!judged.Accepted || Value(aim, problem, other, given) <= best + 1e-6,
                    $"{name}, {aim}: {string.Join(' ', other)} is better than {string.Join(' ', found.Terms)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_nearest_terms_are_accepted_and_no_accepted_terms_that_were_met_are_nearer(string name)
    {
        PackageProblem package = Problem(name);
        Scenario scenario = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", name)).Scenario!;
        double[][] accepted = [.. TermsSearch.Aims.SkipLast(1).Select(aim => TermsSearch.Of(scenario, package, aim, [.. package.Today], []))
            .Where(one => one.IsFound).Select(one => one.Terms)];
        foreach (double[] terms in Drawn(package.Problem, 5))
        {
            TermsSearch found = TermsSearch.Of(scenario, package, TermsSearch.Nearest, terms, []);
            Assert.Equal(accepted.Length > 0, found.IsFound);
            Assert.Equal(found.IsFound, TermsTest.Judge(package.Problem, found.Terms).Accepted);
            if (found.IsFound)
            {
                Assert.All(accepted, other => Assert.True(
                    Distance(package.Problem, found.Terms, terms) <= Distance(package.Problem, other, terms) + 1e-6));
                Assert.Equal(found.Terms, TermsSearch.Of(scenario, package, TermsSearch.Nearest, found.Terms, []).Terms);
            }
        }
    }

    private static PackageProblem Problem(string name) => PackageProblem.Of(
        ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", name)).Scenario!, null, number => number.Central);

    private static IEnumerable<double[]> Drawn(DealProblem problem, int count)
    {
        SmallGenerator random = new(7);
        for (int i = 0; i < count; i++)
        {
            yield return [.. problem.Issues.Select(issue => issue switch
            {
                ContinuousIssue scale => Math.Round(scale.Low + ((scale.High - scale.Low) * random.Next()), 1),
                DiscreteIssue options =>
                    (options.Open ?? [.. Enumerable.Range(0, options.Count)])[
                    (int)(random.Next() * (options.Open?.Count ?? options.Count))],
                _ => issue.Today,
            })];
        }
    }

    private static void AssertJointTurn(DealProblem problem, ActorVerdict verdict, double[] terms)
    {
        Assert.True(Turned(1));
        if (verdict.JointTurn.Any(turn => problem.Issues[turn.Issue] is ContinuousIssue))
        {
            Assert.False(Turned(1 - 1e-4));
        }

        bool Turned(double share)
        {
            double[] trial = [.. terms];
            foreach (TermsChange turn in verdict.JointTurn)
            {
                trial[turn.Issue] = problem.Issues[turn.Issue] is DiscreteIssue || share == 1 ? turn.To
                    : turn.From + (share * (turn.To - turn.From));
            }

            return TermsTest.Judge(problem, trial).Actors.First(one => one.Actor == verdict.Actor).Accepts;
        }
    }

    private static void AssertShifts(DealProblem problem, ActorVerdict verdict, double[] terms)
    {
        DealActor actor = problem.Actors[verdict.Actor];
        Assert.True(Shifted(1));
        if (verdict.RedLineShifts.All(shift => !double.IsNaN(shift.From)))
        {
            Assert.False(Shifted(0.999));
        }

        bool Shifted(double share)
        {
            // What refuses the terms is moved, be it a line that always stands or one that hangs on another issue.
            Want[] wants = [.. actor.Utility.Wants.Select((want, k) => verdict.RedLineShifts.Where(shift => shift.Issue == k)
                .Aggregate(want, (old, shift) => old.Accepts is ScaleInterval line ? old with { Accepts = Widened(line, shift) }
                    : old.AcceptsOptions is IReadOnlyList<int> options ? old with { AcceptsOptions = [.. options, (int)shift.To] } : old))];
            WhenThen[] hanging = [.. actor.AcceptsWhen.Select(line => line.Holds(terms) ? line : line with
            {
                Then = [.. line.Then.Select(one => verdict.RedLineShifts.Where(shift => shift.Issue == one.Issue)
                    .Aggregate(one, (old, shift) => old.Interval is ScaleInterval interval ? old with { Interval = Widened(interval, shift) }
                        : old with { Options = [.. old.Options!, (int)shift.To] }))],
            })];
            DealActor[] actors = [.. problem.Actors];
            actors[verdict.Actor] = actor with { Utility = actor.Utility with { Wants = wants }, AcceptsWhen = hanging };
            return TermsTest.Judge(problem with { Actors = actors }, terms).Actors.First(one => one.Actor == verdict.Actor).Accepts;

            ScaleInterval Widened(ScaleInterval line, RedLineShift shift) =>
                shift.To < line.Low ? line with { Low = Moved(shift) } : shift.To > line.High ? line with { High = Moved(shift) } : line;

            double Moved(RedLineShift shift) => share == 1 ? shift.To : shift.From + (share * (shift.To - shift.From));
        }
    }

    private static bool Accepts(DealProblem problem, int actor, double[] terms, int issue, double value)
    {
        double[] trial = [.. terms];
        trial[issue] = value;
        return DealTerms.Crossed(problem, actor, trial).Length == 0
            && DealTerms.Gains(problem, trial)[actor] >= -1e-9;
    }

    private static double Size(TermsChange change) => Math.Abs(change.To - change.From);

    private static IEnumerable<double> WholePoints(double from, double nearer) =>
        Enumerable.Range(0, 101).Select(point => (double)point).Where(point => Math.Abs(point - from) < nearer - 1e-6);

    private static int[] Open(DealProblem problem) => [.. Enumerable.Range(0, problem.Issues.Length).Where(k => problem.Issues[k] switch
    {
        ContinuousIssue scale => scale.Low < scale.High,
        DiscreteIssue options => options.Open is null,
        _ => false,
    })];

    private static IEnumerable<double[]> Grid(DealProblem problem, double[] given, int[] free)
    {
        IEnumerable<double[]> all = [given];
        foreach (int k in free)
        {
            double[] places = problem.Issues[k] is DiscreteIssue options
                ? [.. Enumerable.Range(0, options.Count).Select(option => (double)option)]
                : [.. Enumerable.Range(0, 21).Select(step => step * 5.0)];
            all = all.SelectMany(terms => places.Select(place =>
            {
                double[] other = [.. terms];
                other[k] = place;
                return other;
            }));
        }

        return all;
    }

    private static double Value(string aim, DealProblem problem, double[] terms, double[] given)
    {
        double[] gains = DealTerms.Gains(problem, terms);
        double[] table = [.. problem.Actors.Index().Where(actor => actor.Item.Role == Role.Table).Select(actor => gains[actor.Index])];
        return aim switch
        {
            "nash" => problem.Actors.Index().Where(actor => actor.Item.Role == Role.Table)
                .Sum(actor => actor.Item.BargainingWeight * Math.Log(Math.Max(gains[actor.Index], 1e-12))),
            "egalitarian" => table.Min(),
            "utilitarian" => table.Sum(),
            TermsSearch.Nearest => -Distance(problem, terms, given),
            _ => 0, // shares of the most that each could gain are compared where the rule is tested
        };
    }

    private static double Distance(DealProblem problem, double[] terms, double[] from) => terms.Index()
        .Sum(term => problem.Issues[term.Index] is DiscreteIssue ? (term.Item == from[term.Index] ? 0 : 100)
        : Math.Abs(term.Item - from[term.Index]));
}
