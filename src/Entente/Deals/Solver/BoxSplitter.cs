namespace Entente.Deals.Solver;

/// <summary>
/// Splits a box of positions into boxes on which every rule holds. A rule whose scale conditions are not decided by the box
/// is met either by its consequences or by leaving one of the triggering intervals.
/// </summary>
internal sealed class BoxSplitter(DealModel model, Action<double[], double[]> visit)
{
    /// <summary>
    /// Leaving a closed interval puts an issue this far outside it, as a share of the scale; the interval's own ends count as inside.
    /// </summary>
    public const double OutsideMargin = 1e-8;

    /// <summary>Visits every box; both arrays are restored afterwards. Option issues hold their index in both.</summary>
    public void Split(double[] low, double[] high) => Split(low, high, 0);

    private void Split(double[] low, double[] high, int rule)
    {
        if (rule == model.Rules.Count)
        {
            visit(low, high);
            return;
        }

        WhenThen constraint = model.Rules[rule];
        if (!OptionsHold(constraint.When, low) || IsNever(constraint.When, low, high))
        {
            Split(low, high, rule + 1);
            return;
        }

        bool decided = OptionsHold(constraint.Then, low) && IsAlways(constraint.Then, low, high);
        if (OptionsHold(constraint.Then, low))
        {
            Follow(constraint.Then, 0, low, high, rule);
        }

        for (int c = 0; c < constraint.When.Count && !decided; c++)
        {
            if (constraint.When[c].Interval is { } interval)
            {
                Leave(constraint.When[c].Issue, interval, low, high, rule);
            }
        }
    }

    /// <summary>Cuts the box down to the consequences from the given one on.</summary>
    private void Follow(IReadOnlyList<Condition> consequences, int index, double[] low, double[] high, int rule)
    {
        if (index == consequences.Count)
        {
            Split(low, high, rule + 1);
            return;
        }

        int issue = consequences[index].Issue;
        (double oldLow, double oldHigh) = (low[issue], high[issue]);
        if (consequences[index].Interval is { } interval)
        {
            low[issue] = Math.Max(oldLow, interval.Low / DealModel.ScaleUnit);
            high[issue] = Math.Min(oldHigh, interval.High / DealModel.ScaleUnit);
        }

        if (low[issue] <= high[issue])
        {
            Follow(consequences, index + 1, low, high, rule);
        }

        (low[issue], high[issue]) = (oldLow, oldHigh);
    }

    /// <summary>The two boxes below and above an interval.</summary>
    private void Leave(int issue, ScaleInterval interval, double[] low, double[] high, int rule)
    {
        (double oldLow, double oldHigh) = (low[issue], high[issue]);
        double below = interval.Low / DealModel.ScaleUnit - OutsideMargin;
        double above = interval.High / DealModel.ScaleUnit + OutsideMargin;
        if (below >= oldLow)
        {
            high[issue] = Math.Min(oldHigh, below);
            Split(low, high, rule + 1);
            high[issue] = oldHigh;
        }

        if (above <= oldHigh)
        {
            low[issue] = Math.Max(oldLow, above);
            Split(low, high, rule + 1);
            low[issue] = oldLow;
        }
    }

    private static bool OptionsHold(IReadOnlyList<Condition> conditions, double[] low)
    {
        for (int c = 0; c < conditions.Count; c++)
        {
            if (conditions[c].Interval is null && !conditions[c].Holds(low))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNever(IReadOnlyList<Condition> conditions, double[] low, double[] high)
    {
        for (int c = 0; c < conditions.Count; c++)
        {
            if (conditions[c].Interval is { } interval
                && (high[conditions[c].Issue] < interval.Low / DealModel.ScaleUnit
                || low[conditions[c].Issue] > interval.High / DealModel.ScaleUnit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlways(IReadOnlyList<Condition> conditions, double[] low, double[] high)
    {
        for (int c = 0; c < conditions.Count; c++)
        {
            if (conditions[c].Interval is { } interval
                && (low[conditions[c].Issue] < interval.Low / DealModel.ScaleUnit || high[conditions[c].Issue] > interval.High
                / DealModel.ScaleUnit))
            {
                return false;
            }
        }

        return true;
    }
}
