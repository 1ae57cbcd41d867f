using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Adds draws up, in the order of their indices, into a <see cref="Forecast"/>.</summary>
internal sealed class ForecastBuilder
{
    /// <summary>How outcomes are written.</summary>
    public static readonly (DrawOutcome Outcome, string Key)[] OutcomeKeys =
    [
        (DrawOutcome.Settlement, "settlement"), (DrawOutcome.CeasefireOnly, "ceasefire-only"),
        (DrawOutcome.ImposedByAttacker, "imposed-by-attacker"), (DrawOutcome.ImposedByDefender, "imposed-by-defender"), (DrawOutcome.None, "none"),
    ];

    private readonly ScenarioFile file;
    private readonly Scenario scenario;
    private readonly Named<Package> packages;
    private readonly bool[] stopsFighting;
    private readonly DateOnly[] dates;
    private readonly ScrambledMean[] outcomes = [.. OutcomeKeys.Select(_ => new ScrambledMean())];
    private readonly ScrambledMean agreement = new();
    private readonly ScrambledMean[,] by;
    private readonly ScrambledMean[] questions;
    private readonly QuestionRule[] rules;
    private readonly string[] changes;
    private readonly PackageCount[] counts;
    private readonly SpreadOfDraws[] payoffs;
    private readonly ObstacleCount obstacles;
    private readonly InputCorrelations inputs;
    private readonly SortedDictionary<string, int> failures = new(StringComparer.Ordinal);
    private int draws;
    private int failed;

    /// <summary>Begins with no draws.</summary>
    /// <param name="file">The scenario as results show it.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    public ForecastBuilder(ScenarioFile file, ScenarioInputs inputs)
    {
        (this.file, scenario) = (file, file.Scenario!);
        packages = PackageProblem.Packages(scenario);
        stopsFighting = [.. packages.Values.Select(package => scenario.War is null || package.EndsFighting)];
        dates = Dates(scenario);
        by = new ScrambledMean[dates.Length, packages.Count];
        for (int d = 0; d < dates.Length; d++)
        {
            for (int p = 0; p < packages.Count; p++)
            {
                by[d, p] = new ScrambledMean();
            }
        }

        questions = [.. scenario.Questions.Select(_ => new ScrambledMean())];
        rules = [.. scenario.Questions.Values.Select(question => new QuestionRule(scenario, question))];
        changes = [.. QuestionRule.Changes(scenario)];
        counts = [.. packages.Select((package, p) => new PackageCount(scenario, p, stopsFighting[p]))];
        payoffs = [.. scenario.Actors.Select(_ => new SpreadOfDraws())];
        obstacles = new ObstacleCount(scenario, stopsFighting);
        this.inputs = new InputCorrelations(scenario, inputs);
    }

    /// <summary>The dates for which the odds are told, rising: deadlines, days of questions, ends of months, and the last day.</summary>
    public static DateOnly[] Dates(Scenario scenario)
    {
        List<DateOnly> told = [.. scenario.Deadlines.Values.Select(deadline => deadline.Date), .. scenario.Questions.Values.Select(question => question.Day), scenario.Until];
        DateOnly first = new(scenario.From.Year, scenario.From.Month, 1);
        for (int month = 1; first.AddMonths(month).AddDays(-1) <= scenario.Until; month++)
        {
            told.Add(first.AddMonths(month).AddDays(-1));
        }

        return [.. told.Where(date => date >= scenario.From && date <= scenario.Until).Distinct().Order()];
    }

    /// <summary>Counts a draw.</summary>
    public void Add(SampledDraw sampled)
    {
        Draw draw = sampled.Draw;
        draws++;
        if (draw.Failure is string reason)
        {
            failed++;
            failures[reason] = failures.GetValueOrDefault(reason) + 1;
            return;
        }

        for (int k = 0; k < OutcomeKeys.Length; k++)
        {
            outcomes[k].Add(draw.Index, draw.Outcome == OutcomeKeys[k].Outcome);
        }

        Agreement?[] first = [.. packages.Select((_, p) => draw.Agreements.FirstOrDefault(one => one.Package == p))];
        bool stopped = first.Where((one, p) => one is not null && stopsFighting[p]).Any();
        agreement.Add(draw.Index, stopped);
        for (int p = 0; p < first.Length; p++)
        {
            counts[p].Add(draw, first[p]);
            for (int d = 0; d < dates.Length; d++)
            {
                by[d, p].Add(draw.Index, first[p] is Agreement made && made.Date <= dates[d]);
            }
        }

        for (int q = 0; q < questions.Length; q++)
        {
            Draw asked = scenario.Questions[q].Value.If is string change ? sampled.Changed[Array.IndexOf(changes, change)] : draw;
            if (asked.Failure is null)
            {
                questions[q].Add(draw.Index, rules[q].IsYes(asked));
            }
        }

        for (int i = 0; i < payoffs.Length; i++)
        {
            payoffs[i].Add(draw.Index, draw.Payoffs[i]);
        }

        if (!stopped)
        {
            obstacles.Add(draw);
        }

        inputs.Add(sampled.Inputs, stopped);
    }

    private static QuestionForecast Answer(Question question, ScrambledMean yes) =>
        new(question.Asks, yes.Mean, yes.StandardError, question.Day, question.Package, question.Resolves)
        {
            From = question.From,
            On = question.On,
            HoldsFor = question.HoldsFor?.ToString(),
            Issue = question.Issue,
            AtLeast = question.AtLeast?.Central,
            AtMost = question.AtMost?.Central,
            Is = question.Is,
            If = question.If,
        };

    /// <summary>The forecast of the draws so far.</summary>
    public Forecast Build(ulong seed)
    {
        Named<PackageForecast> forecasts = new(packages.Select((package, p) => KeyValuePair.Create(package.Key, counts[p].Build())));
        string main = PackageProblem.MainPackage(scenario);
        return new()
        {
            Scenario = RunInfo.NameOf(file),
            Draws = draws,
            Failed = failed,
            Failures = new(failures.OrderByDescending(failure => failure.Value).ThenBy(failure => failure.Key, StringComparer.Ordinal)),
            Seed = seed,
            Outcomes = new(OutcomeKeys.Select((outcome, k) => KeyValuePair.Create(outcome.Key, outcomes[k].AsChance))),
            Agreement = agreement.AsChance,
            By = new(dates.SelectMany((date, d) => packages.Select((package, p) => new AgreedBy(date, package.Key, by[d, p].Mean, by[d, p].StandardError)))),
            MainPackage = main,
            Terms = forecasts[main].Terms,
            Utility = new(scenario.Actors.Select((actor, i) => KeyValuePair.Create(actor.Key, payoffs[i].Spread()))),
            Holds = forecasts[main].Holds,
            Questions = new(scenario.Questions.Select((question, q) => KeyValuePair.Create(question.Key, Answer(question.Value, questions[q])))),
            Packages = forecasts,
            Obstacles = obstacles.Build(),
            LeansOn = inputs.Build(),
        };
    }
}
