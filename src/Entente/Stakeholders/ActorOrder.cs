namespace Entente.Stakeholders;

/// <summary>Runs a model on actors put in an order of their own, so that the order in the file changes nothing.</summary>
/// <remarks>The order is by position, salience and capability on one issue after another. Actors that are alike in all of them are
/// interchangeable but for their names, and keep the file's order: that is the only place where it can show.</remarks>
internal static class ActorOrder
{
    /// <summary>The forecast for the problem, computed on the sorted one.</summary>
    public static StakeholderForecast Apart(StakeholderProblem problem, Func<StakeholderProblem, StakeholderForecast> run)
    {
        int[] order = [.. Enumerable.Range(0, problem.Actors.Count).Order(Comparer<int>.Create((a, b) => Compare(problem, a, b)))];
        return Unsorted(run(problem.Reordered(order)), order, problem);
    }

    private static int Compare(StakeholderProblem problem, int a, int b)
    {
        for (int k = 0; k < problem.Issues.Count; k++)
        {
            (Stake? one, Stake? other) = (problem[a, k], problem[b, k]);
            int difference = (one?.Position ?? -1).CompareTo(other?.Position ?? -1);
            difference = difference != 0 ? difference : (one?.Salience ?? 0).CompareTo(other?.Salience ?? 0);
            difference = difference != 0 ? difference : (one?.Capability ?? 0).CompareTo(other?.Capability ?? 0);
            if (difference != 0)
            {
                return difference;
            }
        }

        return a.CompareTo(b);
    }

    private static StakeholderForecast Unsorted(StakeholderForecast forecast, int[] order, StakeholderProblem problem) => forecast with
    {
        Rounds =
        [
            .. forecast.Rounds.Select(round =>
            {
                var positions = new double?[problem.Actors.Count, problem.Issues.Count];
                for (int place = 0; place < order.Length; place++)
                {
                    for (int k = 0; k < problem.Issues.Count; k++)
                    {
                        positions[order[place], k] = round.Position(place, k);
                    }
                }

                double[] ByActor(ValueList<double> values)
                {
                    var moved = new double[values.Count];
                    for (int place = 0; place < moved.Length; place++)
                    {
                        moved[order[place]] = values[place];
                    }

                    return moved;
                }

                PositionChange Renamed(PositionChange step) => step with { Actor = order[step.Actor] };
                return new StakeholderRound(positions, round.Median, round.Mean)
                {
                    OffersMade = round.OffersMade,
                    Offers = [.. round.Offers.Select(offer =>
                        offer with { From = order[offer.From], To = order[offer.To], Steps = [.. offer.Steps.Select(Renamed)],
                        Externalities = [.. ByActor(offer.Externalities)] })],
                    Moves = [.. round.Moves.Select(move =>
                        move with { Step = Renamed(move.Step), With = move.With is int with ? order[with] : null })],
                };
            }),
        ],
    };
}
