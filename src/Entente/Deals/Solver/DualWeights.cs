using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>
/// Weights on the gains that bound a max-min over options from above: an approximate solution of the dual, min over weights of the
/// best weighted sum, by multiplicative weights. Any weights give a valid bound; good ones a close one.
/// </summary>
/// <remarks>Source: Freund &amp; Schapire 1999, section 3 (multiplicative weights in a zero-sum game).</remarks>
internal static class DualWeights
{
    private const int Rounds = 400;
    private const double LearningRate = 0.5;

    /// <summary>Writes weights for the rows that a goal counts, others 0.</summary>
    /// <param name="model">A discrete model; of one with a gain function the utilities less W count.</param>
    /// <param name="goal">Depth, or a lexicographic goal.</param>
    /// <param name="constants">Gains without any loss.</param>
    /// <param name="weights">One weight a row.</param>
    public static void Find(DealModel model, DealGoal goal, ReadOnlySpan<double> constants, Span<double> weights)
    {
        int rows = model.Rows;
        Span<double> current = stackalloc double[rows];
        Span<double> gains = stackalloc double[rows];
        Span<double> unit = stackalloc double[rows];
        weights[..rows].Clear();
        for (int r = 0; r < rows; r++)
        {
            current[r] = goal.Weight[r] > 0 ? 1 / goal.Weight[r] : 0;
        }

        current.CopyTo(unit);
        for (int round = 1; round <= Rounds; round++)
        {
            constants.CopyTo(gains);
            Respond(model, current, gains);
            double total = 0;
            for (int r = 0; r < rows; r++)
            {
                weights[r] += current[r] / Rounds;
                current[r] *= Elementary.Exp(-LearningRate / Math.Sqrt(round) * gains[r] * unit[r]);
                total += current[r] / Math.Max(unit[r], double.Epsilon);
            }

            for (int r = 0; r < rows; r++)
            {
                current[r] /= total;
            }
        }
    }

    /// <summary>Takes from gains without any loss what is lost at the options that are best for a weighted sum.</summary>
    private static void Respond(DealModel model, ReadOnlySpan<double> weights, Span<double> gains)
    {
        for (int k = 0; k < model.Issues; k++)
        {
            int best = -1;
            double least = double.PositiveInfinity;
            foreach (int option in model.Open[k])
            {
                double loss = 0;
                for (int r = 0; r < gains.Length; r++)
                {
                    loss += model.OptionLoss[Feature(r)][k] is { } losses ? weights[r] * losses[option] : 0;
                }

                (best, least) = loss < least ? (option, loss) : (best, least);
            }

            for (int r = 0; r < gains.Length && best >= 0; r++)
            {
                gains[r] -= model.OptionLoss[Feature(r)][k] is { } losses ? losses[best] : 0;
            }
        }

        int Feature(int row) => model.Map is null ? row : model.ActorOfRow[row];
    }
}
