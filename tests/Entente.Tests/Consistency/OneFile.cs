using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Answers.Compare;
using Entente.Answers.Explain;
using Entente.Answers.Holds;
using Entente.Answers.Moves;
using Entente.Answers.Run;
using Entente.Answers.Solve;
using Entente.Answers.Trace;
using Entente.Answers.Why;
using Entente.Answers;
using Entente.Deals;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scoring;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Consistency;

/// <summary>One scenario file that every question is put to, and the contradictions among the answers: what is one number has to be the
/// same number wherever it is told.</summary>
internal sealed class OneFile
{
    /// <summary>Numbers that come of the same draws.</summary>
    private const double Same = 1e-9;

    /// <summary>Along a front `run` averages over what is believed, and takes the war after a peace from a polynomial, to this
    /// precision.</summary>
    private const double AlongFront = 5e-4;

    /// <summary>Shares of draws against chances that the same worlds have: so many standard errors.</summary>
    private const double Sigmas = 5;

    private readonly ScenarioFile file;
    private readonly Scenario scenario;
    private readonly ScenarioInputs inputs;
    private readonly EnsembleSettings settings;
    private readonly bool[] stopping;
    private readonly string[] packages;
    private readonly List<string> contradictions = [];
    private readonly List<Draw> draws = [];
    private readonly Forecast forecast;
    private readonly Timeline timeline;

    /// <summary>Runs a file.</summary>
    public OneFile(ScenarioFile file, int count)
    {
        (this.file, scenario, settings) = (file, file.Scenario!, new(count, 3, 1));
        inputs = ScenarioInputs.Of(file, file, settings.Seed);
        stopping = SelectedWorlds.Stopping(scenario);
        packages = [.. scenario.AllPackages.Names];
        TalksOptions options = TalksOptions.Default with
        {
            FullPath = true,
            WholePaths = 0,
            RecordsFirst = 0,
            LooksEvery = TalksOptions.UsualLooks,
            RecordsTalks = true,
        };
        ForecastBuilder sums = new(file, inputs, options);
        TimelineBuilder steps = new(scenario, new World(scenario, TalksOptions.Default).StepEnds, isPathWhole: true);
        Ensemble.Run(scenario, options, inputs, sampled => sampled, settings, 0, Take, default);
        (forecast, timeline) = (sums.Build(settings.Seed), steps.Build());

        void Take(SampledDraw sampled)
        {
            draws.Add(sampled.Draw);
            sums.Add(sampled);
            steps.Add(sampled.Draw);
        }
    }

    /// <summary>What was found to contradict so far.</summary>
    public IReadOnlyList<string> Contradictions => contradictions;

    public bool HasLevers => scenario.Levers.Count > 0;

    /// <summary>How many worlds could not be computed, with the first reason.</summary>
    public (int Count, string? Why) Failed => (forecast.Failed, forecast.Failures.Count > 0 ? forecast.Failures[0].Key : null);

    private IEnumerable<Draw> Computed => draws.Where(draw => draw.Failure is null);

    /// <summary>Puts a question; one that cannot even be put is a contradiction of this file and hides none of the next.</summary>
    public void Ask(Action question)
    {
        try
        {
            question();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            contradictions.Add($"{file.Name}: {question.Method.Name}: {fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>`run` against itself: totals, the timeline, the path, JSON, and that whoever signs gains.</summary>
    public void AskRun()
    {
        Claim(
            "outcomes do not add up to 1",
            forecast.Outcomes.Values.Sum(one => one.P ?? one.Low!.Value) <= 1 + Same
                && forecast.Outcomes.Values.Sum(one => one.P ?? one.High!.Value) >= 1 - Same);
        Told("timeline stopped", forecast.Agreement, timeline["stopped"]![^1]);
        Told("timeline ceasefire", forecast.Outcomes["ceasefire-only"], timeline["ceasefire"]![^1]);
        Told("timeline settled", forecast.Outcomes["settlement"], timeline["settled"]![^1]);
        foreach ((string package, PackageForecast one) in forecast.Packages)
        {
            Told($"timeline agreed {package}", one.Chance, timeline[$"agreed.{package}"]![^1]);
            Claim($"by {package} is another chance", forecast.By.Last(by => by.Package == package).Chance == one.Chance);
        }

        double[] path = [.. Computed.Select(draw => draw.PathAgreement[^1])];
        double variance = path.Sum(chance => chance * (1 - chance));
        Near("path against share of agreements", path.Sum(), Computed.Count(HasStopped), (Sigmas * Math.Sqrt(variance)) + 1);
        Claim("forecast.json read back is another forecast", Forecast.FromJson(forecast.ToJson()).ToJson() == forecast.ToJson());
        Claim("the terms, survival or odds of the main package stand twice and differ",
            forecast.Terms.Equals(forecast.Packages[forecast.MainPackage].Terms)
            && forecast.Holds.Equals(forecast.Packages[forecast.MainPackage].Holds));
        foreach (Draw draw in Computed)
        {
            Claim($"draw {draw.Index} agreed and yet no deal was possible", !HasStopped(draw)
                || SelectedWorlds.IsOpen(draw.Path, stopping));
            foreach (Agreement made in draw.Agreements)
            {
                foreach (int actor in Enumerable.Range(0, made.Parties.Count))
                {
                    double gain = made.Value.Gain(actor);
                    Claim($"draw {draw.Index}: {scenario.Actors[actor].Key} signs {packages[made.Package]} and gains {gain}",
                        !made.Parties[actor] || gain > -DealValue.Precision);
                    Claim($"draw {draw.Index}: the gain of {scenario.Actors[actor].Key} is no number", double.IsFinite(gain)
                        && double.IsFinite(made.Value.GainIfHeld(actor)));
                }
            }
        }
    }

    /// <summary>`solve` names the main package of `run`; the first step of a world is what `solve` says of it, where the war is along a
    /// front at the front and the beliefs that the step has come to.</summary>
    public void AskSolve()
    {
        Claim("solve has another main package", PackageSolution.Of(scenario, null).Problem.Name == forecast.MainPackage);
        double precision = scenario.War is FrontWar ? AlongFront : DealValue.Precision, same = scenario.War is FrontWar ? AlongFront : Same;
        foreach (Draw draw in Computed.Take(4).Where(draw => draw.Happenings.All(one => one.Date > scenario.From.AddMonths(1))))
        {
            Func<Uncertain, double> value = inputs.ValueIn(inputs.Values(draw.Index), draw.Index);
            for (int p = 0; p < packages.Length; p++)
            {
                if (!draw.Path.IsOnOffer(0, p))
                {
                    continue;
                }

                PackageProblem problem = PackageProblem.Of(FirstMoment(draw, value), packages[p], value);
                DealWorkspace space = new(problem.Problem);
                space.SolveDepth();
                double depth = space.Depth;
                Near($"draw {draw.Index}: depth of {packages[p]} in solve and run", double.IsNaN(depth) ? null
                    : depth, double.IsNaN(draw.Path.Depth(0, p)) ? null : draw.Path.Depth(0, p), precision);
                Agreement? made = draw.Agreements.FirstOrDefault(one => one.Package == p && one.Step == 0);
                if (made is null || draw.Agreements[0] != made)
                {
                    continue; // after another one it is held against that
                }

                DealValue solved = problem.ValueOf(made.Terms);
                for (int i = 0; i < scenario.Actors.Count; i++)
                {
                    Near($"draw {draw.Index}: no deal of {packages[p]} to {scenario.Actors[i].Key} in solve and run", solved.NoDeal[i],
                        made.Value.NoDeal[i], same);
                    Near($"draw {draw.Index}: gain of {packages[p]} to {scenario.Actors[i].Key} in solve and run", solved.Gain(i),
                        made.Value.Gain(i), same);
                    Near($"draw {draw.Index}: gain of {packages[p]} to {scenario.Actors[i].Key} if it held", solved.GainIfHeld(i),
                        made.Value.GainIfHeld(i), same);
                }
            }
        }
    }

    /// <summary>The scenario as the first step of a draw found it: its front, and the beliefs written as optimism and doubt.</summary>
    private Scenario FirstMoment(Draw draw, Func<Uncertain, double> value)
    {
        if (scenario.War is not FrontWar war || double.IsNaN(draw.Path.FrontInWar(0)))
        {
            return scenario;
        }

        double pace = value(war.Pace), drift = WarStrengths.Of(scenario, war, value).At(rearmed: 0).Drift;
        List<Assignment> set = [new("war.front", (Uncertain)draw.Path.FrontInWar(0))];
        foreach ((int i, (string name, Actor actor)) in scenario.Actors.Index().Where(one => one.Item.Value.Side is not null))
        {
            double lean = (draw.Path.BeliefMean(0, i) - drift) / pace;
            set.Add(new($"actors.{name}.optimism", (Uncertain)(actor.Side == Side.Attacker ? lean : -lean)));
            set.Add(new($"actors.{name}.doubt", (Uncertain)(draw.Path.BeliefDeviation(0, i) / pace)));
        }

        return ScenarioChanges.Apply(scenario, [new Variant { Set = [.. set] }]);
    }

    /// <summary>`why` calls a deal possible in the worlds of `run` in which it was.</summary>
    public void AskWhy()
    {
        WhyNoDeal why = WhyNoDeal.Of(file, file, settings);
        Near("worlds without a possible deal in why and run", Computed.Count(IsClosed), why.Closed, 0);
        Near("failed in why", forecast.Failed, why.Failed, 0);
        if (forecast.Obstacles.NeverOpen.P is double never)
        {
            Near("never open in the forecast and its worlds", Math.Round(never * forecast.Obstacles.Draws), Computed.Count(IsClosed), 0);
        }

        Claim("run has agreements, why has no world in which a deal was possible", !draws.Any(HasStopped) || why.Closed < draws.Count);
    }

    /// <summary>`holds` follows the agreements of `run`: the same gains and the same chances that they stand, world by world and on
    /// average.</summary>
    /// <param name="isWhole">Whether the whole answer is asked for, or only what it rests on in each world.</param>
    public void AskHolds(bool isWhole)
    {
        if (scenario.Holding is null)
        {
            return;
        }

        foreach ((string name, Package package) in scenario.AllPackages)
        {
            if (!package.EndsFighting)
            {
                continue;
            }

            (HoldingQuestion? question, _) = HoldingQuestion.Of(scenario, name, null, null, null);
            FollowEach(name, question!.Test(scenario));
            if (!isWhole)
            {
                continue;
            }

            HoldingAnswer answer = HoldingAnswer.Of(file, file, question, settings);
            PackageForecast run = forecast.Packages[name];
            Near($"{name} followed", run.Draws, answer.Followed, 0);
            foreach (HoldingActorOutcome actor in answer.Actors)
            {
                Near($"{name}: gain of {actor.Actor} in holds and run", run.Gain[actor.Actor].Mean, actor.Gain.Mean, Same);
                Near($"{name}: gain of {actor.Actor} if it held, in holds and run", run.GainIfHeld[actor.Actor].Mean, actor.GainIfKept.Mean,
                    Same);
                Claim($"{name}: {actor.Actor} signed in run and refuses in holds", actor.Refuses.P is null or 0);
            }

            foreach (HoldsFor year in run.Holds)
            {
                double? kept = answer.Survival.Single(at => at.Years == year.Years).P;
                if (kept is double known && year is { P: null, Low: not null })
                {
                    Told($"{name} holds {year.Years} years in holds and run", year.Chance, known);
                }
                else
                {
                    Near($"{name} holds {year.Years} years in holds and run", kept, year.P, Same);
                }
            }
        }

        (HoldingQuestion? main, _) = HoldingQuestion.Of(scenario, null, null, null, null);
        Claim("holds has another main package", main is null || main.Package == forecast.MainPackage);
    }

    private void FollowEach(string name, HoldingTest test)
    {
        World world = new(scenario, new TalksOptions { Holding = test });
        foreach (Draw draw in Computed)
        {
            HoldingCourse? course = world.Run(inputs.ValueIn(inputs.Values(draw.Index), draw.Index), settings.Seed, draw.Index).Holding;
            Agreement? made = draw.Agreements.FirstOrDefault(one => packages[one.Package] == name);
            Claim($"draw {draw.Index}: {name} is agreed in one of run and holds", course is null == made is null);
            if (course is null || made is null)
            {
                continue;
            }

            for (int i = 0; i < scenario.Actors.Count; i++)
            {
                Near($"draw {draw.Index}: gain of {name} to {scenario.Actors[i].Key} in run and holds", made.Value.Gain(i),
                    course.Terms.Value.Gain(i), Same);
                Near($"draw {draw.Index}: gain of {name} to {scenario.Actors[i].Key} if it held, in run and holds",
                    made.Value.GainIfHeld(i), course.Terms.Value.GainIfHeld(i), Same);
                Claim($"draw {draw.Index}: {scenario.Actors[i].Key} signs {name} in run and refuses it in holds", !made.Parties[i]
                    || !course.Terms.Refuses[i]);
                Claim($"draw {draw.Index}: consent of {scenario.Actors[i].Key} to {name} is needed in one of run and holds",
                    made.Parties[i] == course.Terms.IsRequired[i]);
            }

            foreach ((int point, double years) in test.Years.Index()
                .Where(at => at.Item > 0 && at.Item == Math.Floor(at.Item) && (int)at.Item <= made.Stands.Count))
            {
                Near($"draw {draw.Index}: {name} stands after {years} years in run and holds", made.Stands[(int)years - 1],
                    course.Chances.Survival[point], Same);
            }
        }
    }

    /// <summary>The results folder: the columns of draws.parquet add up to forecast.json, and the report and the terminal tell the same
    /// figures.</summary>
    public void AskFolder()
    {
        string folder = Directory.CreateTempSubdirectory("entente-").FullName;
        try
        {
            RunRequest request = new()
            {
                Original = file,
                File = file,
                Settings = settings,
                Version = "test",
                Folder = Path.Combine(folder, "results")
            };
            RunResults results = ScenarioRun.Start(request).Results!;
            Forecast whole = results.Forecast;
            Near("agreement in the folder", forecast.Agreement.P, whole.Agreement.P, 0);
            foreach ((string outcome, Chance chance) in forecast.Outcomes)
            {
                Near($"{outcome} in the folder", chance.P, whole.Outcomes[outcome].P, 0);
            }

            AddUp(results);
            ReadReport(results);
            ReadHtml(results);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void AddUp(RunResults results)
    {
        string table = Path.Combine(results.Folder, RunResults.DrawsFile);
        string[] columns = TableReader.Names(table);
        string?[] outcomes = [.. TableReader.Texts(table, "outcome")];
        double computed = outcomes.Count(one => one is not null);
        foreach ((string outcome, Chance chance) in results.Forecast.Outcomes)
        {
            Told($"outcome {outcome} in draws.parquet", chance, outcomes.Count(one => one == outcome) / computed);
        }

        foreach ((string package, PackageForecast one) in results.Forecast.Packages)
        {
            DateOnly?[] agreed = [.. TableReader.Dates(table, $"agreed.{package}")];
            Told($"agreed.{package} in draws.parquet", one.Chance, agreed.Count(date => date is not null) / computed);
            foreach (AgreedBy by in results.Forecast.By.Where(by => by.Package == package))
            {
                Told($"agreed.{package} by {Iso(by.Date)} in draws.parquet", by.Chance, agreed.Count(date => date <= by.Date) / computed);
            }

            foreach (string actor in scenario.Actors.Names)
            {
                Mean($"gain.{package}.{actor}", one.Gain[actor].Mean);
                Mean($"no-deal.{package}.{actor}", one.NoDeal[actor].Mean);
                Mean($"worth.{package}.{actor}", one.Worth[actor].Mean);
            }

            foreach (HoldsFor holds in one.Holds.Where(holds => columns.Contains(DrawTable.StandsColumn(package, holds.Years))))
            {
                double[] stands = Known(DrawTable.StandsColumn(package, holds.Years));
                if (FewWorlds.AreTooFew(stands.Length))
                {
                    Claim($"{package} after {holds.Years} years is told of too few worlds", holds is { P: null, Low: null, High: null });
                }
                else
                {
                    Told($"{package} after {holds.Years} years in draws.parquet", holds.Chance, stands.Average());
                }
            }

            foreach ((string issue, TermsSpread terms) in one.Terms.Where(terms => terms.Value.Share is null))
            {
                Mean($"terms.{package}.{issue}", terms.Mean);
            }
        }

        foreach (string actor in scenario.Actors.Names)
        {
            Mean($"payoff.{actor}", results.Forecast.Utility[actor].Mean);
        }

        double[] Known(string column) => [.. TableReader.Numbers(table, column).Where(double.IsFinite)];

        void Mean(string column, double? told)
        {
            double[] known = Known(column);
            Near($"{column} in draws.parquet", FewWorlds.AreTooFew(known.Length) ? null : known.Average(), told, Same);
        }
    }

    /// <summary>The figures that a browser shows are those of the forecast: the odds by date and the questions.</summary>
    private void ReadHtml(RunResults results)
    {
        IDocument html = new HtmlParser().ParseDocument(RunReport.Html(results));
        ILookup<string, string> rows = html.QuerySelectorAll("tr")
            .ToLookup(row => Plain(row.FirstElementChild?.TextContent ?? ""), row => Plain(row.TextContent));
        foreach (IGrouping<DateOnly, AgreedBy> by in results.Forecast.By.GroupBy(one => one.Date))
        {
            string day = Say.Day(by.Key);
            foreach (AgreedBy one in by)
            {
                string told = Plain(Odds.Of(one.Chance));
                Claim($"report.html does not tell {told} for {one.Package} by {day}",
                    rows.Where(row => row.Key.StartsWith(day, StringComparison.Ordinal))
                    .Any(row => row.Any(text => text.Contains(told, StringComparison.Ordinal))));
            }
        }

        string body = Plain(html.Body!.TextContent);
        foreach ((string key, QuestionForecast question) in results.Forecast.Questions)
        {
            string told = Plain(Say.Capital(Odds.Told(question.Chance)));
            Claim($"report.html does not tell {told} for {key}", body.Contains($"{Plain(question.Asks)} {told}", StringComparison.Ordinal));
        }

        static string Plain(string text) => text.Replace('\u00a0', ' ');
    }

    private void ReadReport(RunResults results)
    {
        Forecast told = results.Forecast;
        RunSentences says = new(results);
        string[] report = [.. Texts(RunReport.Of(results, RunDraws.Of(results)))];
        Tells(says.Agreement, Odds.Told(told.Agreement));
        Claim($"the states of the last day add up to {says.States.Sum(state => state.Share ?? double.NaN)}", told.Agreement.P is null
            || Math.Abs(says.States.Sum(state => state.Share!.Value) - 1) <= Same);
        Claim("the sentence on the last day has other figures than the bar",
            says.States.All(state => says.LastDay.Contains(state.Told, StringComparison.Ordinal)));
        Claim("the report and the terminal tell of another package", told.ToldPackage == forecast.ToldPackage);
        PackageForecast deal = told.Packages[told.ToldPackage];
        if (!says.TellsOfADeal)
        {
            Claim("the report tells of a deal of too few worlds", FewWorlds.AreTooFew(deal.Draws));
            return;
        }

        foreach ((string key, Actor actor) in scenario.Actors)
        {
            double gain = deal.Gain[key].Mean!.Value;
            string name = actor.Name ?? key;
            string clause = Math.Abs(gain) < 0.005 ? "is about as well off as without a deal" : gain > 0
                ? $"gains {Say.Utility(gain)}" : $"by {Say.Utility(-gain)}";
            Claim($"the report does not tell that {name} {clause}",
                report.Any(text => text.StartsWith(name + " (", StringComparison.Ordinal)
                && text.Contains(clause, StringComparison.Ordinal)));
        }

        HoldsFor[] holds = [.. deal.Holds.Where(one => one.P is not null)];
        if (holds.Length > 0)
        {
            Tells(says.Holding, Odds.Told(holds[0].Chance));
        }

        void Tells(string sentence, string figure)
        {
            Claim($"`{figure}` is not in `{sentence}`", sentence.Contains(figure, StringComparison.Ordinal));
            Claim($"the report does not say `{sentence}`", report.Any(text => text.Contains(sentence, StringComparison.Ordinal)));
        }
    }

    /// <summary>Every text of a page, by its elements.</summary>
    private static IEnumerable<string> Texts(Page page)
    {
        return page.Sections.SelectMany(OfSection);

        static IEnumerable<string> OfSection(Section section) =>
            [.. section.Blocks.SelectMany(OfBlock), .. section.Inner.SelectMany(OfSection)];

        static IEnumerable<string> OfBlock(Block block) => block switch
        {
            Paragraph one => [one.Text],
            Fact one => [one.Sentence, .. one.HowWeKnow],
            Bullets one => one.Items,
            Disclosure one => one.Blocks.SelectMany(OfBlock),
            _ => [block.ToString()!],
        };
    }

    /// <summary>`compare` begins with the odds, terms and payoffs of `run`, and a change that changes nothing changes none of
    /// them.</summary>
    public void AskCompare()
    {
        Comparison compared = Comparison.Of(file, [new ProposedChange("nothing", file, [])], settings);
        foreach (ChangedQuantity one in compared.Alternatives[0].Quantities)
        {
            Near($"compare: {one.Quantity.Kind} {one.Quantity.Name} {one.Quantity.Detail} without a change", one.Change.Before,
                one.Change.After, 0);
            Chance? chance = one.Quantity.Kind switch
            {
                QuantityKind.AgreementBy when one.Quantity.Detail == Iso(scenario.Until) => forecast.Agreement,
                QuantityKind.PackageBy =>
                    forecast.By.Single(by => by.Package == one.Quantity.Name && Iso(by.Date) == one.Quantity.Detail).Chance,
                QuantityKind.Outcome => forecast.Outcomes[one.Quantity.Name],
                QuantityKind.Holds => forecast.Holds.Single(holds =>
                    holds.Years.ToString(CultureInfo.InvariantCulture) == one.Quantity.Detail).Chance,
                _ => null,
            };
            if (chance is { P: null, Low: not null } bounds)
            {
                Told($"compare: {one.Quantity.Kind} {one.Quantity.Name} {one.Quantity.Detail} against run", bounds,
                    one.Change.Before!.Value);
                continue;
            }

            double? run = chance is Chance known ? known.P : one.Quantity.Kind switch
            {
                QuantityKind.Position => forecast.Terms[one.Quantity.Name].Mean,
                QuantityKind.Option when forecast.Packages[forecast.MainPackage].Draws > 0 =>
                    forecast.Terms[one.Quantity.Name].Share![one.Quantity.Detail],
                QuantityKind.Payoff => forecast.Utility[one.Quantity.Name].Mean,
                QuantityKind.AgreementChance => timeline["path"]![^1],
                _ => one.Change.Before,
            };
            Near($"compare: {one.Quantity.Kind} {one.Quantity.Name} {one.Quantity.Detail} against run", run, one.Change.Before, Same);
        }
    }

    /// <summary>`moves` begins with the payoffs and odds of `run`.</summary>
    public void AskMoves()
    {
        if (LeverGame.Problems(scenario).Any())
        {
            return;
        }

        LeverGame game = LeverGame.Play(file, file, settings);
        Near("odds of moves where nobody moves, and run", forecast.Agreement.P, game.Agreement(0, 0).Before, Same);
        foreach ((int i, string player) in scenario.Actors.Names.Where(actor => scenario.Levers.Values.Any(lever => lever.Actor == actor))
            .Index())
        {
            Near($"payoff of {player} in moves and run", forecast.Utility[player].Mean, game.Game.Payoff(0, i), Same);
        }
    }

    /// <summary>`explain` speaks of the same odds, in other worlds.</summary>
    public void AskExplain()
    {
        ForecastSensitivity explained =
            ForecastSensitivity.Of(scenario, inputs, ExplainedAnswer.Odds, settings with { Draws = Math.Max(32, settings.Draws) });
        double[] path = [.. Computed.Select(draw => draw.PathAgreement[^1]).Where(chance => !double.IsNaN(chance))];
        if (explained is not { Mean: double other, Deviation: double spread } || path.Length == 0)
        {
            Claim("odds are known in one of explain and run", explained.Mean is null && path.Length == 0);
            return;
        }

        // Two means of as many worlds, of which all share one variance; the two halves of explain's points may share their chance, so that
        // they count once.
        double mean = path.Average(), here = path.Length, there = explained.Draws, all = ((here * mean) + (there * other)) / (here + there);
        double variance = (path.Sum(one => (one - all) * (one - all)) + (there * ((spread * spread) + ((other - all) * (other - all)))))
            / (here + there);
        Near("odds in explain and run", mean, other, (Sigmas * Math.Sqrt(variance * ((1 / here) + (1 / there)))) + Same);
    }

    /// <summary>`score` holds what happened against the chances of `run`.</summary>
    public void AskScore()
    {
        (int, int) place = (1, 1);
        Resolution[] answers =
        [
            .. forecast.Questions.Names.Select(name => new Resolution { Question = name, Happened = Happened.Yes, Place = place }),
            .. forecast.By.Select(by => new Resolution { Package = by.Package, By = by.Date, Happened = Happened.No, Place = place }),
            .. forecast.Outcomes.Names.Select(name => new Resolution { Was = name, Place = place }),
        ];
        RunScore score = RunScoring.Score(forecast, answers, (answer, message, _) =>
            Claim($"score refuses {answer.Question}{answer.Package}{answer.Was}: {message}", forecast.Failed > 0));
        double[] told = [.. forecast.Questions.Values.Select(one => one.P).Concat(forecast.By.Select(by => by.P)).OfType<double>()];
        Claim("score asks of other chances than run", score.Questions.Select(one => one.Probability).SequenceEqual(told));
        foreach (OutcomeScore one in score.Outcomes)
        {
            Claim($"score gives other odds of {one.Was}", forecast.Outcomes[one.Was].P is not double p || one.Probabilities[one.Was] == p);
        }
    }

    /// <summary>`trace` tells the agreements of `run` with its gains.</summary>
    public void AskTrace()
    {
        foreach (Draw draw in Computed.Where(draw => draw.Agreements.Count > 0).Take(3))
        {
            Chronicle told = Chronicle.Of(scenario, inputs, packages, new World(scenario, TalksOptions.Default).StepEnds, draw);
            foreach (Agreement made in draw.Agreements)
            {
                foreach (int actor in Enumerable.Range(0, made.Parties.Count).Where(actor => made.Parties[actor]))
                {
                    string gain = TermsWords.Utility(Math.Max(0, made.Value.Gain(actor)));
                    Claim($"trace does not tell that {scenario.Actors[actor].Key} gains {gain}",
                        told.Entries.Any(entry => entry.Date == made.Date && entry.Says.Contains(gain, StringComparison.Ordinal)));
                }
            }
        }
    }

    /// <summary>The JSON of `solve` says what its answer says.</summary>
    public void AskSolveJson()
    {
        PackageSolution solution = PackageSolution.Of(scenario, null);
        JsonObject json = SolveJson.Of(file, scenario, solution, SolveExtras.None);
        Near("depth of solve in JSON", solution.Space.Depth, (double?)json["depth"], 0);
        foreach (RuleSolution one in solution.Space.Solutions)
        {
            DealValue value = solution.Problem.ValueOf(one.Point.Terms);
            foreach ((int i, string actor) in solution.Problem.ActorNames.Index())
            {
                Near($"gain of {actor} in the JSON of solve", value.Gain(i), (double?)json["solutions"]![one.Rule.Key]!["gain"]![actor], 0);
                Near($"gain of {actor} as solved", one.Point.Gains[i], value.Gain(i), Same);
            }
        }
    }

    private bool IsClosed(Draw draw) => draw.Failure is null && !SelectedWorlds.IsOpen(draw.Path, stopping);

    private bool HasStopped(Draw draw) => draw.Agreements.Any(one => stopping[one.Package]);

    private void Near(string what, double? expected, double? found, double tolerance)
    {
        if (expected is null != found is null || (expected is double one && !(Math.Abs(one - found!.Value) <= tolerance)))
        {
            contradictions.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {what}: {expected} and {found}"));
        }
    }

    /// <summary>A chance against the share of the worlds that could be computed: equal, or within the bounds where too many could
    /// not.</summary>
    private void Told(string what, Chance told, double share)
    {
        if (told.P is not null)
        {
            Near(what, told.P, share, Same);
        }
        else
        {
            Claim($"{what}: {share} is not between {told.Low} and {told.High}", share >= told.Low - Same && share <= told.High + Same);
        }
    }

    private void Claim(string what, bool holds)
    {
        if (!holds)
        {
            contradictions.Add($"{file.Name}: {what}");
        }
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
