namespace Entente.Stakeholders;

/// <summary>Runs a model that settles each issue at once, without rounds.</summary>
internal static class OneShot
{
    private const string End = "The model settles each issue at once; nobody moves.";

    /// <summary>A forecast of each issue on its own.</summary>
    public static StakeholderForecast Run(IStakeholderModel model, StakeholderProblem problem, ModelSettings settings, Func<OneIssue, double?> settle)
    {
        Applicability.Demand(model.Card, problem);
        List<string> notes = [];
        List<double?> forecast = [];
        foreach (OneIssue issue in OneIssue.Each(problem))
        {
            string? missing = Applicability.Lacks(model.Card, problem, issue);
            double? settled = missing is null ? settle(issue) : null;
            if (settled is null)
            {
                notes.Add(missing ?? $"On {problem.Issues[issue.Issue].Key} nobody's voice has any weight, so there is no forecast.");
            }

            forecast.Add(settled);
        }

        return new(model.Card.Name, settings, [.. forecast], [RoundOf.Start(problem)], End, [.. notes]);
    }
}
