using Entente.Ensembles;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Scoring;

/// <summary>Scores the forecast of a finished run against what happened.</summary>
internal static class RunScoring
{
    /// <summary>Distance between the 10 % and the 90 % point of a normal distribution, in standard deviations.</summary>
    private const double TenToNinety = 2.5631031310892007;

    private const string After = "later or never";

    /// <summary>The scores and the scenario that was run, or null and what is wrong.</summary>
    /// <param name="folder">The results of the run.</param>
    /// <param name="answersPath">What happened.</param>
    public static ((RunScore Score, Scenario Scenario)? Scored, ValueList<Problem> Problems) Score(string folder, string answersPath)
    {
        ProblemList problems = new();
        (RunResults? run, string? why) = FinishedRun.Open(folder);
        if (run is null)
        {
            problems.Add(folder, Sentence(why!));
            return (null, problems.All);
        }

        Forecast forecast = run.Forecast;
        IReadOnlyList<Resolution> answers = AnswersFile.Read(answersPath, problems);
        RunScore score = Score(
            forecast, answers, (answer, message, hint) =>
                problems.Add(answersPath, answer.Place.Line, answer.Place.Column, "", message, hint),
            run.HasDraws ? issue => Draws(Path.Combine(run.Folder, RunResults.DrawsFile), $"terms.{forecast.MainPackage}.{issue}") : null,
            run.File.Scenario);
        return (problems.IsClean ? (score, run.File.Scenario!) : null, problems.All);
    }

    /// <summary>The scores.</summary>
    /// <param name="forecast">What the run said.</param>
    /// <param name="answers">What happened.</param>
    /// <param name="refuse">Told about answers that the forecast cannot be held against, with a hint.</param>
    /// <param name="draws">The agreed positions on an issue, over the draws in which there was an agreement; none if they are not
    /// kept.</param>
    /// <param name="scenario">The scenario, for the units of its scales; null where all are counted in points.</param>
    public static RunScore Score(Forecast forecast, IReadOnlyList<Resolution> answers, Action<Resolution, string, string?> refuse,
        Func<string, double[]>? draws = null, Scenario? scenario = null)
    {
        List<QuestionScore> questions = [], dates = [];
        List<OutcomeScore> outcomes = [];
        List<TermsScore> terms = [];
        List<string> open = [];
        foreach (Resolution answer in answers)
        {
            switch (answer)
            {
                case { Question: string name }:
                    OfQuestion(name, answer, forecast, questions, open, refuse);
                    break;
                case { Package: string package }:
                    OfPackage(package, answer, forecast, questions, dates, outcomes, open, refuse);
                    break;
                case { Issue: string issue }:
                    Anchors scale = scenario?.Issues.TryGet(issue, out Issue? one) == true && one is ScaleIssue known
                        ? known.Scale : new([]);
                    OfIssue((issue, scale), answer, forecast, draws?.Invoke(issue) ?? [], outcomes, terms, refuse);
                    break;
                default:
                    Named<double> chances = new(forecast.Outcomes.Where(one => one.Value.P is not null)
                        .Select(one => KeyValuePair.Create(one.Key, one.Value.P!.Value)));
                    OfSeveral("How things stood at the end", chances, answer, outcomes, refuse);
                    break;
            }
        }

        return new(forecast.Scenario, [.. questions], [.. dates], [.. outcomes], [.. terms], [.. open]);
    }

    private static double[] Draws(string path, string column) =>
        File.Exists(path) && TableReader.Names(path).Contains(column)
            ? [.. TableReader.Numbers(path, column).Where(position => !double.IsNaN(position))] : [];

    private static void OfQuestion(string name, Resolution answer, Forecast forecast, List<QuestionScore> questions, List<string> open,
        Action<Resolution, string, string?> refuse)
    {
        if (!forecast.Questions.TryGet(name, out QuestionForecast? question))
        {
            refuse(answer, $"The run has no question `{name}`.", NearestName.Hint(name, forecast.Questions.Names));
        }
        else if (answer.On > question.By)
        {
            refuse(answer, $"It happened on {Day(answer.On.Value)}, after {Day(question.By)}, the last day that counts: the answer is no.",
                null);
        }
        else if (answer.On < question.From)
        {
            refuse(answer, $"It happened on {Day(answer.On.Value)}, before {Day(question.From.Value)}, the first day that counts: the "
                + "answer is no.", null);
        }
        else
        {
            Add(question.Asks, question.P, answer, questions, open);
        }
    }

    private static void OfPackage(
        string package, Resolution answer, Forecast forecast, List<QuestionScore> questions, List<QuestionScore> dates,
            List<OutcomeScore> outcomes, List<string> open, Action<Resolution, string, string?> refuse)
    {
        AgreedBy[] said = [.. forecast.By.Where(one => one.Package == package).OrderBy(one => one.Date)];
        if (said.Length == 0)
        {
            refuse(answer, $"The run has no package `{package}`.",
                NearestName.Hint(package, forecast.By.Select(one => one.Package).Distinct()));
        }
        else if (answer.By is DateOnly by)
        {
            if (said.FirstOrDefault(one => one.Date == by) is not AgreedBy asked)
            {
                refuse(answer, $"The run gives no chance for {Day(by)}.",
                    $"It gives one for {string.Join(", ", said.Take(12).Select(one => Day(one.Date)))}.");
            }
            else
            {
                Add($"{package} by {Day(by)}", asked.P, answer, questions, open, (package, by));
            }
        }
        else if (answer is { Happened: Happened.Yes, On: null })
        {
            refuse(answer, $"The answer does not say on which day `{package}` was agreed.", "Add `on`, or ask about one date with `by`.");
        }
        else
        {
            AtEveryDate(package, answer, said, dates, outcomes, open);
        }
    }

    /// <summary>One question for each date of the forecast, and if the answer covers them all, the day among the spans between
    /// them.</summary>
    private static void AtEveryDate(string package, Resolution answer, AgreedBy[] said, List<QuestionScore> dates,
        List<OutcomeScore> outcomes, List<string> open)
    {
        foreach (AgreedBy one in said)
        {
            bool isKnown = answer.Happened == Happened.Yes || (answer.Happened == Happened.No && !(answer.Until < one.Date));
            Resolution there = answer with { Happened = !isKnown ? Happened.Unknown : answer.On <= one.Date ? Happened.Yes : Happened.No };
            Add($"{package} by {Day(one.Date)}", one.P, there, dates, open, (package, one.Date));
        }

        bool coversAll = answer.Happened == Happened.Yes || (answer.Happened == Happened.No && !(answer.Until < said[^1].Date));
        if (!coversAll || said.Any(one => one.P is null))
        {
            return;
        }

        double[] spans = [.. said.Select((one, i) => Math.Max(0, one.P!.Value - (i == 0 ? 0 : said[i - 1].P!.Value))), 1 - said[^1]
            .P!.Value];
        int came = answer.On is DateOnly on ? said.TakeWhile(one => one.Date < on).Count() : said.Length;
        string[] names = [.. said.Select(one => $"by {Day(one.Date)}"), After];
        outcomes.Add(new(
            $"When {package} was agreed", new(names.Zip(spans, KeyValuePair.Create)), names[came],
            ProbabilityScores.BrierTwoSided(spans, came), ProbabilityScores.Log(spans[came]), ProbabilityScores.Ranked(spans, came),
                answer.Source)
        { Package = package });
    }

    private static void OfIssue((string Name, Anchors Scale) asked, Resolution answer, Forecast forecast, double[] draws,
        List<OutcomeScore> outcomes, List<TermsScore> terms, Action<Resolution, string, string?> refuse)
    {
        (string issue, Anchors scale) = asked;
        if (!forecast.Terms.TryGet(issue, out TermsSpread? spread))
        {
            refuse(answer, $"The run says nothing of the terms on `{issue}`.", NearestName.Hint(issue, forecast.Terms.Names));
        }
        else if (FewWorlds.AreTooFew(spread.Draws))
        {
            refuse(answer, $"The run says nothing of the terms on `{issue}`: they were agreed "
                + $"in {spread.Draws.ToString(CultureInfo.InvariantCulture)} of its worlds, and fewer "
                + $"than {FewWorlds.MinWorlds.ToString(CultureInfo.InvariantCulture)} give no figures.", null);
        }
        else if (spread.Share is Named<double?> shares)
        {
            OfSeveral($"What was agreed on {issue}", new(shares.Select(one => KeyValuePair.Create(one.Key, one.Value!.Value))), answer,
                outcomes, refuse, issue);
        }
        else if (!double.TryParse(answer.Was, NumberStyles.Float, CultureInfo.InvariantCulture, out double was)
            || !(was >= scale.From && was <= scale.To))
        {
            refuse(answer, $"`was` is `{answer.Was}`; `{issue}` is a scale, so it should be a number "
                + $"from {NumberSyntax.Number(scale.From)} to {NumberSyntax.Number(scale.To)}.", null);
        }
        else
        {
            (double low, double middle, double high) = (spread.P10!.Value, spread.P50!.Value, spread.P90!.Value);
            double deviation = (high - low) / TenToNinety;
            terms.Add(draws.Length > 0
                ? new(issue, was, middle, DistributionScores.CrpsOfDraws(draws, was),
                    $"the run's draws with an agreement: {draws.Length.ToString(CultureInfo.InvariantCulture)}", answer.Source)
                : deviation > 0
                ? new(issue, was, middle, DistributionScores.CrpsOfNormal(middle, deviation, was),
                    "a normal distribution through the run's 10 %, 50 % and 90 % points", answer.Source)
                : new(issue, was, middle, Math.Abs(was - middle), "one position, which all draws agree on", answer.Source));
        }
    }

    private static void OfSeveral(string what, Named<double> chances, Resolution answer, List<OutcomeScore> outcomes,
        Action<Resolution, string, string?> refuse, string? issue = null)
    {
        if (answer.Was is not string was || !chances.TryIndexOf(was, out int came))
        {
            refuse(answer, $"`{answer.Was}` is none of the run's answers.", NearestName.Hint(answer.Was ?? "", chances.Names));
            return;
        }

        double[] probabilities = [.. chances.Values.Select(chance => Math.Clamp(chance, 0, 1))];
        outcomes.Add(new(
            what, chances, was, ProbabilityScores.BrierTwoSided(probabilities, came), ProbabilityScores.Log(probabilities[came]),
            Ranked: null, answer.Source)
        { Issue = issue });
    }

    private static void Add(string what, double? probability, Resolution answer, List<QuestionScore> scored, List<string> open,
        (string, DateOnly)? agreed = null)
    {
        if (answer.Happened == Happened.Unknown || probability is null)
        {
            open.Add(what);
        }
        else
        {
            scored.Add(new(what, probability.Value, answer.Happened == Happened.Yes, answer.Source) { Agreed = agreed });
        }
    }

    private static string Sentence(string why) => char.ToUpperInvariant(why[0]) + why[1..];

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
