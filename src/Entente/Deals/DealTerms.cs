using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>What given terms are worth, straight from the definitions: the slow road that the solvers are checked against.</summary>
internal static class DealTerms
{
    /// <summary>u(d) = constant − Σ_k w_k L_k(d_k), less what soft ends of red lines cost; the utility U of terms when the assessment is
    /// an actor's.</summary>
    /// <param name="assessment">Whose number.</param>
    /// <param name="issues">Issues of the problem.</param>
    /// <param name="terms">One number an issue: position or option index.</param>
    public static double Value(Assessment assessment, DealIssue[] issues, ReadOnlySpan<double> terms)
    {
        double value = assessment.Constant;
        for (int k = 0; k < issues.Length; k++)
        {
            Want want = assessment.Wants[k];
            bool isScale = issues[k] is ContinuousIssue;
            if (want.Weight > 0)
            {
                double loss = isScale ? PowerLoss.Value(Math.Abs(terms[k] - want.Ideal) / ScaleIssue.Max, assessment.Curvature)
                    : 1 - (want.Scores![(int)terms[k]] / ScaleIssue.Max);
                value -= want.Weight * loss;
            }

            for (int j = 0; j < want.SoftEnds.Length && isScale; j++)
            {
                value -= want.SoftEnds[j].Loss(terms[k]);
            }
        }

        return value;
    }

    /// <summary>U of every actor at the terms.</summary>
    public static double[] Utilities(DealProblem problem, ReadOnlySpan<double> terms)
    {
        double[] utilities = new double[problem.Actors.Count];
        for (int i = 0; i < utilities.Length; i++)
        {
            utilities[i] = Value(problem.Actors[i].Utility, problem.Issues, terms);
        }

        return utilities;
    }

    /// <summary>G of every actor at the terms: U − W, or what the problem's gain function makes of the assessments.</summary>
    public static double[] Gains(DealProblem problem, ReadOnlySpan<double> terms)
    {
        if (problem.Gain is null)
        {
            double[] gains = Utilities(problem, terms);
            for (int i = 0; i < gains.Length; i++)
            {
                gains[i] -= problem.Actors[i].Reservation;
            }

            return gains;
        }

        double[] assessments = Assessments(problem, terms), found = new double[problem.Actors.Count];
        problem.Gain.At(assessments).Evaluate(assessments, found);
        return found;
    }

    /// <summary>What a gain function reads: the utility of every actor in order, then the extras of the problem.</summary>
    public static double[] Assessments(DealProblem problem, ReadOnlySpan<double> terms)
    {
        double[] assessments = [.. Utilities(problem, terms), .. new double[problem.Extras.Count]];
        for (int j = 0; j < problem.Extras.Count; j++)
        {
            assessments[problem.Actors.Count + j] = Value(problem.Extras[j], problem.Issues, terms);
        }

        return assessments;
    }

    /// <summary>Whether an actor has a red line on an issue.</summary>
    public static bool HasRedLine(DealProblem problem, int actor, int issue)
    {
        Want want = problem.Actors[actor].Utility.Wants[issue];
        return problem.Issues[issue] is ContinuousIssue ? want.Accepts is not null : want.AcceptsOptions is not null;
    }

    /// <summary>Issues on which terms cross a red line of an actor, those included that hang on other issues; rising.</summary>
    public static int[] Crossed(DealProblem problem, int actor, double[] terms)
    {
        IEnumerable<int> standing = Enumerable.Range(0, terms.Length).Where(k => !Accepts(problem, actor, k, terms[k]));
        WhenThen[] broken = [.. problem.Actors[actor].AcceptsWhen.Where(line => !line.Holds(terms))];
        return broken.Length == 0 ? [.. standing]
            : [.. standing.Concat(broken.SelectMany(line => line.Then).Where(one => !one.Holds(terms)).Select(one => one.Issue))
                .Distinct().Order()];
    }

    /// <summary>What an actor does not refuse at any price on a scale, at terms: its red line there, and those that the terms on other
    /// issues bring into force; null without any. Low lies above high where they leave nothing.</summary>
    public static ScaleInterval? LineAt(DealProblem problem, int actor, int issue, double[] terms)
    {
        ScaleInterval? line = problem.Actors[actor].Utility.Wants[issue].Accepts;
        foreach (WhenThen hanging in problem.Actors[actor].AcceptsWhen.Where(one => one.When.All(condition => condition.Holds(terms))))
        {
            foreach (Condition condition in hanging.Then.Where(one => one.Issue == issue && one.Interval is not null))
            {
                ScaleInterval more = condition.Interval!.Value;
                line = line is ScaleInterval less ? new(Math.Max(less.Low, more.Low), Math.Min(less.High, more.High)) : more;
            }
        }

        return line;
    }

    /// <summary>Whether an actor's red line on an issue lets a position or option pass, those that hang on other issues left
    /// aside.</summary>
    public static bool Accepts(DealProblem problem, int actor, int issue, double value)
    {
        Want want = problem.Actors[actor].Utility.Wants[issue];
        return problem.Issues[issue] is ContinuousIssue
            ? want.Accepts?.Contains(value) ?? true
            : want.AcceptsOptions?.Contains((int)value) ?? true;
    }

    /// <summary>The first issue on which red lines leave nothing; −1 if there is none.</summary>
    public static int FirstWhereRedLinesCross(DealProblem problem)
    {
        int k = 0;
        while (k < problem.Issues.Length && RedLinesMeet(problem, k))
        {
            k++;
        }

        return k < problem.Issues.Length ? k : -1;
    }

    /// <summary>Whether anything on offer on an issue crosses no red line of a required actor.</summary>
    public static bool RedLinesMeet(DealProblem problem, int issue)
    {
        if (problem.Issues[issue] is DiscreteIssue options)
        {
            return (options.Open ?? [.. Enumerable.Range(0, options.Count)]).Any(option => !IsRefused(problem, issue, option));
        }

        ContinuousIssue scale = (ContinuousIssue)problem.Issues[issue];
        (double low, double high) = (scale.Low, scale.High);
        foreach (DealActor actor in problem.Actors)
        {
            if (actor.Role.IsRequired && actor.Utility.Wants[issue].Accepts is ScaleInterval line)
            {
                (low, high) = (Math.Max(low, line.Low), Math.Min(high, line.High));
            }
        }

        return low <= high;
    }

    private static bool IsRefused(DealProblem problem, int issue, int option) => problem.Actors.Any(actor =>
        actor.Role.IsRequired && actor.Utility.Wants[issue].AcceptsOptions?.Contains(option) == false);
}
