namespace Entente.Stakeholders;

/// <summary>Runs a model that settles each issue on its own, in rounds.</summary>
internal static class InRounds
{
    /// <summary>A forecast from the rounds of each issue.</summary>
    public static StakeholderForecast Run(
        IStakeholderModel model,
        StakeholderProblem problem,
        ModelSettings settings,
        ChoiceParameter forecast,
        Func<OneIssue, (List<RoundPart> Rounds, bool AtRest)> play)
    {
        Applicability.Demand(model.Card, problem);
        RoundsLog log = new(problem);
        List<string> notes = [];
        List<bool> settled = [];
        bool allAtRest = true;
        foreach (OneIssue issue in OneIssue.Each(problem))
        {
            string? missing = Applicability.Lacks(model.Card, problem, issue)
                ?? (issue.Weights.Sum() > 0 ? null : "nobody's voice has any weight, so there is no forecast.");
            settled.Add(missing is null);
            if (missing is not null)
            {
                notes.Add($"On {problem.Issues[issue.Issue].Key} {missing}");
                log.Add([]);
                continue;
            }

            (List<RoundPart> rounds, bool atRest) = play(issue);
            allAtRest &= atRest;
            log.Add(rounds);
        }

        ValueList<StakeholderRound> all = log.Rounds();
        return new(
            model.Card.Name,
            settings,
            [.. settled.Select((one, k) => one ? ForecastPoint.Of(all[^1], k, forecast, settings) : null)],
            all,
            allAtRest ? "Nobody has a reason to move any more." : "The rounds asked for are over; some would still move.",
            [.. notes]);
    }
}
