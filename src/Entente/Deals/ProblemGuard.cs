using Entente.Scenarios;
using System.Runtime.CompilerServices;

namespace Entente.Deals;

/// <summary>Refuses a deal problem that breaks the contract of its types. Analysts' mistakes are caught earlier, with line numbers, by the
/// scenario checks.</summary>
internal static class ProblemGuard
{
    /// <exception cref="ArgumentException">The problem breaks the contract; the message names the place and the allowed range.</exception>
    public static void Check(DealProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Demand(problem.Issues.Length > 0, "A deal problem needs at least one issue.");
        bool table = false;
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            DealActor actor = problem.Actors[i];
            table |= actor.Role == Role.Table;
            Demand(double.IsFinite(actor.Reservation), "A reservation value must be a finite number.");
            Demand(actor.BargainingWeight is > 0 and < double.PositiveInfinity, "A bargaining weight must be positive.");
            CheckAssessment(problem, actor.Utility);
        }

        Demand(table, "A deal problem needs at least one actor at the table.");
        for (int i = 0; i < problem.Extras.Count; i++)
        {
            CheckAssessment(problem, problem.Extras[i]);
        }

        for (int k = 0; k < problem.Issues.Length; k++)
        {
            CheckIssue(problem.Issues[k]);
        }

        for (int j = 0; j < problem.Sums.Count; j++)
        {
            SumConstraint sum = problem.Sums[j];
            Demand(sum.Coefficients.Count == problem.Issues.Length, "A sum needs one coefficient an issue.");
            Demand(double.IsFinite(sum.Max), "The limit of a sum must be a finite number.");
            for (int k = 0; k < sum.Coefficients.Count; k++)
            {
                bool scale = problem.Issues[k] is ContinuousIssue;
                Demand(double.IsFinite(sum.Coefficients[k]) && (scale || sum.Coefficients[k] == 0),
                    "Only scale issues can be summed, with finite coefficients.");
            }
        }
    }

    private static void CheckIssue(DealIssue issue)
    {
        if (issue is DiscreteIssue options)
        {
            Demand(options.Count > 0, "An option issue needs at least one option.");
            Demand(options.Today >= 0 && options.Today < options.Count && options.Today == Math.Floor(options.Today),
                "Today's option must be the index of an option.");
        }
        else
        {
            var scale = (ContinuousIssue)issue;
            Demand(scale.Today is >= 0 and <= 100, "Today must lie in [0, 100] on a scale.");
            Demand(scale is { Low: >= 0, High: <= 100 } && scale.Low <= scale.High,
                "Positions on offer must be an interval within [0, 100].");
        }
    }

    private static void CheckAssessment(DealProblem problem, Assessment assessment)
    {
        Demand(assessment.Wants.Length == problem.Issues.Length, "An assessment needs one want an issue.");
        Demand(assessment.Curvature is >= 1 and < double.PositiveInfinity, "A curvature must be at least 1.");
        Demand(double.IsFinite(assessment.Constant), "The constant of an assessment must be a finite number.");
        for (int k = 0; k < assessment.Wants.Length; k++)
        {
            Want want = assessment.Wants[k];
            Demand(want.Weight is >= 0 and < double.PositiveInfinity, "A weight must be 0 or positive.");
            Demand(double.IsFinite(want.Ideal), "An ideal must be a finite number.");
            bool scored = problem.Issues[k] is not DiscreteIssue options || !(want.Weight > 0) || want.Scores?.Length == options.Count;
            bool soft = want.SoftEnds.All(end => double.IsFinite(end.Line) && end.LossPerPoint is >= 0 and < double.PositiveInfinity);
            Demand(soft, "A soft end of a red line needs a position and a loss of 0 or more.");
            Demand(scored, "An option issue that matters needs a score for every option.");
        }
    }

    private static void Demand(bool holds, string message, [CallerArgumentExpression(nameof(holds))] string broken = "")
    {
        if (!holds)
        {
            throw new ArgumentException(message, broken);
        }
    }
}
