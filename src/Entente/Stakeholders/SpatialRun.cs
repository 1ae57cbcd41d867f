using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>Runs a spatial model on all issues together or one by one, and puts the turns together.</summary>
internal static class SpatialRun
{
    private static readonly ParameterChoice Together = new("together", "as one space, in which a move on one issue makes up for another");
    private static readonly ParameterChoice Separately = new("separately", "each as if it were alone");

    /// <summary>The setting, together if left out.</summary>
    public static readonly ChoiceParameter TogetherFirst = new("issues", [Together, Separately], "How several issues are played.", "KTAB");

    /// <summary>The setting, separately if left out.</summary>
    public static readonly ChoiceParameter SeparatelyFirst =
        new("issues", [Separately, Together], "How several issues are played.", "ours; docs/reference/models/spatial.md");

    /// <summary>The forecast.</summary>
    public static StakeholderForecast Run(
        IStakeholderModel model, StakeholderProblem problem, ModelSettings settings, SpatialRules rules, ChoiceParameter issues,
            ChoiceParameter forecast, RandomStream stream)
    {
        Applicability.Demand(model.Card, problem);
        bool together = issues.Choices[settings.Choice(issues)] == Together;
        int[] all = [.. Enumerable.Range(0, problem.Issues.Count)];
        List<string> notes = [];
        RoundsLog log = new(problem);
        var settled = new bool[all.Length];
        bool atRest = true;
        foreach (int[] part in together ? [all] : all.Select(k => new[] { k }))
        {
            SpatialPolitics politics = new(problem, rules, part, stream);
            string place = together ? "The issues" : $"On {problem.Issues[part[0]].Key}";
            if (!politics.CanBePlayed)
            {
                notes.Add(together ? "Fewer than two actors with weight take a position, so there is no forecast." : $"{place} fewer than "
                    + "two actors with weight take a position, so there is no forecast.");
                log.Add([]);
                continue;
            }

            if (politics.Rescaled)
            {
                notes.Add("Some actor's saliences sum to more than 100, so all saliences were divided by the greatest sum.");
            }

            (List<RoundPart> turns, bool rests) = politics.Play();
            log.Add(turns);
            atRest &= rests;
            foreach (int k in part)
            {
                settled[k] = problem.Actors.Index().Any(actor => problem[actor.Index, k] is { Weight: > 0 });
            }
        }

        ValueList<StakeholderRound> rounds = log.Rounds();
        return new(
            model.Card.Name,
            settings,
            [.. all.Select(k => settled[k] ? ForecastPoint.Of(rounds[^1], k, forecast, settings) : null)],
            rounds,
            atRest ? "Positions have come to rest: they change by less than a fiftieth of what they did in "
                + "the first turn." : "The turns asked for are over; positions would still change.",
            [.. notes]);
    }
}
