using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The exchange model of Stokman and Van Oosten: pairs of actors trade support on one issue for support on another, at equal
/// gains; then each issue settles at the weighted mean of the positions to be voted.</summary>
/// <remarks>
/// The result has two rounds for each round of exchanges but the last: the positions voted, then the positions from which the next
/// round starts, part of the way back. <b>Source</b>: stokman1994; the order of steps is that of the program Decide. Formulas and
/// deviations: docs/reference/models/exchange.md.
/// </remarks>
internal sealed class ExchangeModel : IStakeholderModel
{
    private static readonly NumberParameter Rounds =
        new("rounds", 1, 100, 1, "rounds", "How many rounds of exchanges there are.",
        "stokman1994: positions are exchanged once before a vote", Whole: true);

    private static readonly ChoiceParameter History = new(
        "history",
        [
            new("attempts", "what a pair once planned counts towards the 100 points it may move upwards in all"),
            new("moves", "only moves made count, and both ends of the scale are treated alike"),
        ],
        "What limits further moves of an actor on an issue.",
        "the program Decide, from which reference values come");

    private static readonly NumberParameter Rate = new(
        "random-rate", 0, 1, 0, "", "How far gains may differ from equal, drawn at random for each pair; 0 = equal gains.",
            "stokman1994; needs a seed if not 0");

    private static readonly NumberParameter Fixed =
        new("inertia", 0, 1, 0.1, "", "Share of an exchange that stays for the next round whatever the salience.", "the program Decide");

    private static readonly NumberParameter BySalience = new(
        "salience-inertia", 0, 1, 0.4, "", "Share that stays beyond that where salience is 0; in proportion less where it is higher.",
            "the program Decide");

    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "exchange",
        Title = "Exchange of positions at equal gains",
        Idea = "Actors give way on what matters less to them in return for support on what matters more; then each issue settles at the "
            + "weighted mean.",
        Sources = ["stokman1994"],
        GoodAt = "Several issues decided together by actors who can keep promises; it shows who trades with whom, and who pays for it.",
        BadAt = "Single issues, where there is nothing to trade; and long chains of trades need promises that may not be kept.",
        FewestIssues = 2,
        FewestActors = 2,
        LinksIssues = true,
        MostActors = 1000,
        BeyondMostActors = "would make more pairs that could trade than memory should hold",
        IsStochastic = true,
        Parameters = [Rounds, History, Rate, Fixed, BySalience],
    };

    /// <inheritdoc/>
    public StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream)
    {
        Applicability.Demand(Card, problem);
        return ActorOrder.Apart(problem, sorted => RunSorted(sorted, settings, stream));
    }

    private StakeholderForecast RunSorted(StakeholderProblem problem, ModelSettings settings, RandomStream stream)
    {
        ExchangeRules rules = new(CountsAttempts: settings.Choice(History) == 0, settings.Number(Rate), stream);
        ExchangeStakes stakes = new(problem);
        double[] start = stakes.Start();
        RoundsLog log = new(problem);
        List<RoundPart> parts = [];
        bool traded = true;
        int rounds = settings.Whole(Rounds);
        for (int round = 0; round < rounds && traded; round++)
        {
            if (round > 0)
            {
                (RoundPart back, start) = FallBack(stakes, parts[^1], start, settings);
                parts.Add(back);
            }

            ExchangeMarket market = new(stakes, rules, start);
            List<ExchangePair> made = market.Clear();
            parts.Add(ExchangeWords.Part(problem, stakes, start, market, made));
            traded = made.Count > 0;
        }

        log.Add(parts);
        ValueList<StakeholderRound> all = log.Rounds();
        string[] notes =
        [
            .. Enumerable.Range(0, problem.Issues.Count).Where(k => all[^1].Mean[k] is null)
                .Select(k => $"On {problem.Issues[k].Key} nobody's voice has any weight, so there is no forecast."),
        ];
        return new(Card.Name, settings, all[^1].Mean, all, traded ? "The rounds asked for are over." : "There was nothing left to trade.",
            [.. notes]);
    }

    /// <summary>Where the next round starts: part of the way back from what was voted, more so where an actor cares.</summary>
    private static (RoundPart Part, double[] Next) FallBack(ExchangeStakes stakes, RoundPart voted, double[] start, ModelSettings settings)
    {
        double[] next = [.. start];
        List<Move> moves = [];
        foreach (PositionChange step in voted.Moves.Select(move => move.Step))
        {
            int cell = stakes.Cell(step.Actor, step.Issue);
            double kept = ((1 - stakes.Salience[cell]) * settings.Number(BySalience)) + settings.Number(Fixed);
            next[cell] = ((1 - kept) * step.From) + (kept * step.To);
            if (next[cell] != step.To)
            {
                moves.Add(new(new(step.Actor, step.Issue, step.To, next[cell]), With: null,
                    "falling back towards its own wish before the next round"));
            }
        }

        return (new([], moves, 0), next);
    }
}

/// <summary>How exchanges are limited and valued.</summary>
/// <param name="CountsAttempts">Whether plans that a pair did not carry out count towards its limit.</param>
/// <param name="Rate">How far gains may differ at random.</param>
/// <param name="Stream">Random numbers for that.</param>
internal sealed record ExchangeRules(bool CountsAttempts, double Rate, RandomStream Stream);
