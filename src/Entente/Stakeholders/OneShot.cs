namespace Entente.Stakeholders;

/// <summary>Runs a model that settles each issue at once, without rounds.</summary>
internal static class OneShot
{
    private const string End = "The model settles each issue at once; nobody moves.";

    /// <summary>A forecast of each issue on its own.</summary>
    public static StakeholderForecast Run(IStakeholderModel model, StakeholderProblem problem, ModelSettings settings,
        Func<OneIssue, Settled> settle)
    {
        Applicability.Demand(model.Card, problem);
        List<string> notes = [];
        List<double?> forecast = [];
        foreach (OneIssue issue in OneIssue.Each(problem))
        {
            string? missing = Applicability.Lacks(model.Card, problem, issue);
            Settled settled = missing is null ? settle(issue) : new(null);
            string? note = missing ?? settled.Note
                ?? (settled.At is null ? "nobody's voice has any weight, so there is no forecast." : null);
            if (note is not null)
            {
                notes.Add($"On {problem.Issues[issue.Issue].Key} {note}");
            }

            forecast.Add(settled.At);
        }

        return new(model.Card.Name, settings, [.. forecast], [RoundOf.Start(problem)], End, [.. notes]);
    }
}

/// <summary>Where an issue settles, and what a reader should know about it.</summary>
/// <param name="At">The position; null if the model cannot tell.</param>
/// <param name="Note">The end of a sentence that begins with the issue, if there is something to say.</param>
internal readonly record struct Settled(double? At, string? Note = null)
{
    public static implicit operator Settled(double? at) => new(at);
}
