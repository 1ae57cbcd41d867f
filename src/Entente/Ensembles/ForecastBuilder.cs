using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Adds draws up, in any order, into a <see cref="Forecast"/>.</summary>
internal sealed class ForecastBuilder
{
    /// <summary>How outcomes are written.</summary>
    public static readonly (DrawOutcome Outcome, string Key)[] OutcomeKeys =
    [
        (DrawOutcome.Settlement, "settlement"), (DrawOutcome.CeasefireOnly, "ceasefire-only"),
        (DrawOutcome.ImposedByAttacker, "imposed-by-attacker"), (DrawOutcome.ImposedByDefender, "imposed-by-defender"),
            (DrawOutcome.None, "none"),
    ];

    /// <summary>A file that says what it is counted among is told for so many days after its date too, for which history has
    /// figures.</summary>
    public static readonly ValueList<int> DaysBesideHistory = [90, 365];

    private readonly ScenarioFile file;
    private readonly Scenario scenario;
    private readonly Named<Package> packages;
    private readonly bool[] stopsFighting;
    private readonly DateOnly[] dates;
    private readonly ScrambledMean[] outcomes = [.. OutcomeKeys.Select(_ => new ScrambledMean())];
    private readonly ScrambledMean agreement = new();
    private readonly SpreadOfDraws byWorld = new();
    private readonly ScrambledMean broken = new();
    private readonly ScrambledMean expired = new();
    private readonly ScrambledMean partial = new();
    private readonly ScrambledMean[,] by;
    private readonly ScrambledMean[] questions;
    private readonly QuestionRule[] rules;
    private readonly string[] changes;
    private readonly PackageCount[] counts;
    private readonly SpreadOfDraws[] payoffs;
    private readonly ObstacleCount obstacles;
    private readonly InputLeans inputs;
    private readonly HistoryCount? history;
    private readonly SortedDictionary<string, int> failures = new(StringComparer.Ordinal);
    private readonly int wholePaths, recorded;
    private int draws;
    private int failed, failedRecorded;

    /// <summary>Begins with no draws.</summary>
    /// <param name="file">The scenario as results show it.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    /// <param name="options">How the draws are simulated.</param>
    public ForecastBuilder(ScenarioFile file, ScenarioInputs inputs, TalksOptions options)
    {
        (this.file, scenario) = (file, file.Scenario!);
        wholePaths = options.FullPath ? int.MaxValue : options.WholePaths;
        recorded = options.RecordsTalks ? int.MaxValue : options.RecordsFirst;
        packages = scenario.AllPackages;
        stopsFighting = [.. packages.Values.Select(package => package.Stops(scenario))];
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
        this.inputs = new InputLeans(scenario, inputs);
        history = HistoryCount.Of(scenario, dates);
    }

    /// <summary>The dates for which the odds are told, rising: deadlines, days of questions, ends of months, the last
    /// day, and those of <see cref="DaysBesideHistory"/>.</summary>
    public static DateOnly[] Dates(Scenario scenario)
    {
        List<DateOnly> told = [.. scenario.Deadlines.Values.Select(deadline => deadline.Date),
            .. scenario.Questions.Values.Select(question => question.Day), scenario.Until,
            .. scenario.History is null ? [] : DaysBesideHistory.Select(scenario.From.AddDays)];
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
            failedRecorded += draw.Index < recorded ? 1 : 0;
            failures[reason] = failures.GetValueOrDefault(reason) + 1;
            return;
        }

        for (int k = 0; k < OutcomeKeys.Length; k++)
        {
            outcomes[k].Add(draw.Index, draw.Outcome == OutcomeKeys[k].Outcome);
        }

        Agreement?[] first = [.. packages.Select((_, p) => draw.First(p))];
        bool stopped = first.Where((one, p) => one is not null && stopsFighting[p]).Any();
        agreement.Add(draw.Index, stopped);
        history?.Add(draw.Index, first.Where((_, p) => stopsFighting[p]).Min(one => one?.Date));
        bool isOpen = draw.Outcome is not (DrawOutcome.Settlement or DrawOutcome.CeasefireOnly), isBroken = isOpen
            && draw.Agreements.Any(one => one.Broken is Breach breach && breach.Date <= scenario.Until);
        broken.Add(draw.Index, isBroken);
        bool isExpired = stopped && isOpen && !isBroken && draw.Agreements.Any(one =>
            one.Expired <= scenario.Until && stopsFighting[one.Package] && packages[one.Package].Value.RunsOut);
        expired.Add(draw.Index, isExpired);
        partial.Add(draw.Index, stopped && isOpen && !isBroken && !isExpired);
        double? chance = draw.Index < wholePaths && !double.IsNaN(draw.PathAgreement[^1]) ? draw.PathAgreement[^1] : null;
        if (chance is double own)
        {
            byWorld.Add(draw.Index, own);
        }

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

        inputs.Add(draw.Index, sampled.Inputs, stopped, chance);
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry(ref draws);
        carrier.Carry(ref failed);
        carrier.Carry(ref failedRecorded);
        carrier.Carry(failures, reason => reason, reason => reason, () => 0, count =>
        {
            carrier.Carry(ref count);
            return count;
        });
        carrier.Carry([.. outcomes, agreement, broken, expired, partial, .. by.Cast<ScrambledMean>(), .. questions]);
        byWorld.Carry(carrier);
        foreach (PackageCount count in counts)
        {
            count.Carry(carrier);
        }

        carrier.Carry(payoffs);
        obstacles.Carry(carrier);
        inputs.Carry(carrier);
        history?.Carry(carrier);
    }

    private static QuestionForecast Answer(Question question, Chance yes) =>
        new(question.Asks, yes.P, yes.Se, question.Day, question.Package, question.Resolves)
        {
            Low = yes.Low,
            High = yes.High,
            From = question.From,
            On = question.On,
            HoldsFor = question.HoldsFor?.ToString(),
            Issue = question.Issue,
            AtLeast = Shown(question.AtLeast),
            AtMost = Shown(question.AtMost),
            Is = question.Is,
            If = question.If,
        };

    private static double? Shown(Uncertain? bound) => bound?.Shown(bound.Central);

    /// <summary>The forecast of the draws so far.</summary>
    public Forecast Build(ulong seed)
    {
        Named<PackageForecast> forecasts = new(packages.Select((package, p) => KeyValuePair.Create(package.Key, counts[p].Build(failed))));
        string main = scenario.MainPackage;
        Named<QuestionForecast> answers = new(scenario.Questions.Select((question, q) =>
            KeyValuePair.Create(question.Key, Answer(question.Value, Chance(questions[q])))));
        return new()
        {
            Scenario = RunInfo.NameOf(file),
            Draws = draws,
            Failed = failed,
            Failures = new(failures.OrderByDescending(failure => failure.Value).ThenBy(failure => failure.Key, StringComparer.Ordinal)),
            Seed = seed,
            Outcomes = new(OutcomeKeys.Select((outcome, k) => KeyValuePair.Create(outcome.Key, Chance(outcomes[k])))),
            Agreement = Chance(agreement),
            AgreementByWorld = byWorld.Spread(),
            Partial = Chance(partial),
            Broken = Chance(broken),
            Expired = packages.Values.Any(package => package.RunsOut) ? Chance(expired) : null,
            By = new(dates.SelectMany((date, d) => packages.Select((package, p) => By(date, package.Key, Chance(by[d, p]))))),
            MainPackage = main,
            Terms = forecasts[main].Terms,
            Utility = new(scenario.Actors.Select((actor, i) => KeyValuePair.Create(actor.Key, payoffs[i].Spread()))),
            Holds = forecasts[main].Holds,
            Questions = answers,
            Packages = forecasts,
            Obstacles = obstacles.Build(failedRecorded, Math.Min(draws, recorded)),
            LeansOn = inputs.Build(failed),
            History = history?.Build(Chance, answers, forecasts[main].Holds, draws - failed),
        };
    }

    /// <summary>The chances of the draws so far, as sums that can be paired with those of other runs.</summary>
    public RunShares Shares() => new(
        draws,
        failed,
        agreement,
        new(OutcomeKeys.Select((outcome, k) => KeyValuePair.Create(outcome.Key, outcomes[k]))),
        new(scenario.Questions.Select((question, q) => KeyValuePair.Create(question.Key, questions[q]))));

    private Chance Chance(ScrambledMean mean) => FailedWorlds.Chance(mean, failed, draws);

    private static AgreedBy By(DateOnly date, string package, Chance chance) =>
        new(date, package, chance.P, chance.Se) { Low = chance.Low, High = chance.High };
}
