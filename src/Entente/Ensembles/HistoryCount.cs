using Entente.History;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Counts what a forecast needs to stand beside history, for a scenario that says what it is counted among.</summary>
internal sealed class HistoryCount
{
    private readonly Scenario scenario;
    private readonly HistorySettings history;
    private readonly (DateOnly Date, HistoryFigure Figure)[] dates;
    private readonly ScrambledMean[] agreed;

    private HistoryCount(Scenario scenario, HistorySettings history, IEnumerable<DateOnly> told)
    {
        (this.scenario, this.history) = (scenario, history);
        dates = [.. from date in told
                    let figure = AgreedBy(scenario, history, date)
                    where figure is not null
                    select (date, figure)];
        agreed = [.. dates.Select(_ => new ScrambledMean())];
    }

    /// <summary>Begins with no draws; null for a scenario that does not say what it is counted among, or in which nothing
    /// can be agreed that history counts.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="told">The dates for which the odds are told.</param>
    public static HistoryCount? Of(Scenario scenario, IEnumerable<DateOnly> told) =>
        scenario.History is HistorySettings history && scenario.AllPackages.Values.Any(package => package.Stops(scenario))
            ? new(scenario, history, told) : null;

    /// <summary>What history says of an agreement by a date; null where it has no figure.</summary>
    public static HistoryFigure? AgreedBy(Scenario scenario, HistorySettings history, DateOnly date) =>
        HistoryCurve.At(history.Class, HistoryQuantity.AgreedBy, date.DayNumber - scenario.From.DayNumber);

    /// <summary>Whether a question asks for nothing but an agreement by a day, as history counts them: all packages that count stop the
    /// fighting, and the one that settles most is among them.</summary>
    public static bool Asks(Question question, Scenario scenario) =>
        question is { From: null, On: null, HoldsFor: null, Issue: null, If: null } && question.Package.Contains(scenario.MainPackage)
            && question.Package.All(package => scenario.AllPackages[package].Stops(scenario));

    /// <summary>Counts a draw that did not fail.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="first">The first day on which an agreement that stops the fighting was made; null if none was.</param>
    public void Add(int draw, DateOnly? first)
    {
        for (int d = 0; d < dates.Length; d++)
        {
            agreed[d].Add(draw, first <= dates[d].Date);
        }
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier) => carrier.Carry(agreed);

    /// <summary>What history says.</summary>
    /// <param name="chance">A chance from its count.</param>
    /// <param name="questions">The questions as answered.</param>
    /// <param name="holds">How long the deal that is told about holds.</param>
    /// <param name="draws">How many draws there are.</param>
    public HistoryBeside Build(Func<ScrambledMean, Chance> chance, Named<QuestionForecast> questions, ValueList<HoldsFor> holds,
        int draws) =>
        new()
        {
            Class = JsonLayout.Name(history.Class),
            ModelWeight = Pool.ModelWeight,
            Agreement =
            [
                .. from one in dates.Zip(agreed)
                   let model = chance(one.Second)
                   select new HistoryByDate(one.First.Date, model.P, model.Se, one.First.Figure, Pooled(model.P, one.First.Figure, draws)),
            ],
            Questions = new(
                from question in scenario.Questions
                where Asks(question.Value, scenario)
                let figure = AgreedBy(scenario, history, question.Value.Day)
                where figure is not null
                select KeyValuePair.Create(question.Key, new HistoryOfQuestion(figure, Pooled(questions[question.Key].P, figure, draws)))),
            Holds =
            [
                .. from one in holds
                   let row = BaseRates.Of(history.Class, HistoryQuantity.HeldFor).FirstOrDefault(row => Years(row) == one.Years)
                   where row is not null
                   select new HistoryOfHolding(one.Years, new(row.Estimate, row.Low, row.High, row.Count, row.Who, row.Source, false)),
            ],
            ByAge = history.Since is DateOnly since
                ? ConflictAge.EndsWithin(history.Class, scenario.From.DayNumber - since.DayNumber,
                    scenario.Until.DayNumber - scenario.From.DayNumber)
                : null,
        };

    private static int Years(BaseRate row) => (int)Math.Round(row.Days!.Value / Duration.DaysInYear);

    private static double? Pooled(double? model, HistoryFigure history, int worlds) =>
        model is double share ? Pool.Of(share, worlds, history.P) : null;
}
