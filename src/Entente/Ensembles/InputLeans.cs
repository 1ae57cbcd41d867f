using Entente.Numerics;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Ensembles;

/// <summary>Adds up how each uncertain input moves the chance of an agreement that stops the fighting.</summary>
internal sealed class InputLeans
{
    private const string Pace = "talks.pace";

    private readonly Scenario scenario;
    private readonly ScenarioInputs inputs;
    private readonly double[] units, centres; // of each input, for its sums
    private readonly FixedSum[] sums;
    private readonly FixedSum[] squares;
    private readonly FixedSum[] products;
    private readonly OddsAtEnds[] ends;
    private int draws;
    private int agreed;

    /// <summary>Begins with no draws.</summary>
    public InputLeans(Scenario scenario, ScenarioInputs inputs)
    {
        (this.scenario, this.inputs) = (scenario, inputs);
        int count = inputs.Numbers.Count;
        (sums, squares, products) = (new FixedSum[count], new FixedSum[count], new FixedSum[count]);
        units = [.. inputs.Numbers.Select(number => FixedSum.UnitFor(Math.Max(
            number.Value.Quantile(1 - OddsAtEnds.AboutAll) - number.Value.Central,
            number.Value.Central - number.Value.Quantile(OddsAtEnds.AboutAll))))];
        centres = [.. inputs.Numbers.Select(number => number.Value.Central)];
        ends = [.. inputs.Numbers.Select(number => new OddsAtEnds(number.Value))];
    }

    /// <summary>Counts a draw.</summary>
    /// <param name="draw">Its index.</param>
    /// <param name="values">Its inputs, in the order of <see cref="ScenarioInputs.Numbers"/>.</param>
    /// <param name="agreement">Whether an agreement was made.</param>
    /// <param name="chance">Its own chance of one by the last day, which has less noise; null where it is not known.</param>
    public void Add(int draw, double[] values, bool agreement, double? chance)
    {
        draws++;
        agreed += agreement ? 1 : 0;
        for (int i = 0; i < values.Length; i++)
        {
            // Measured from the central value, so that the sums keep their digits.
            double value = (values[i] - centres[i]) / units[i];
            sums[i] += value;
            squares[i] += value * value;
            products[i] += agreement ? value : 0;
            ends[i].Add(draw, values[i], chance ?? (agreement ? 1 : 0));
        }
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry(ref draws);
        carrier.Carry(ref agreed);
        carrier.Carry(sums.AsSpan());
        carrier.Carry(squares.AsSpan());
        carrier.Carry(products.AsSpan());
        foreach (OddsAtEnds one in ends)
        {
            one.Carry(carrier);
        }
    }

    /// <summary>The inputs between whose ends the odds differ by more than chance would make of none, the greatest difference first;
    /// `talks.pace` in any case, last where it shows none.</summary>
    /// <param name="failed">How many further worlds could not be computed. Where they are too many, no odds are told.</param>
    public ValueList<InputLean> Build(int failed)
    {
        EvidenceCoverage coverage = new(scenario);
        bool tells = draws >= OddsAtEnds.MinWorlds && !FailedWorlds.AreTooMany(failed, draws + failed);
        InputLean[] leans = [.. inputs.Numbers.Index().Where(number => number.Item.IsInForce)
            .Select(number => Lean(number.Item, Correlation(number.Index), tells ? ends[number.Index].Told() : null, coverage))];
        InputLean pace = leans.FirstOrDefault(lean => lean.Path == Pace)
            ?? Lean(new InputNumber(Pace, scenario.Talks.Pace, -1), null, null, coverage);
        InputLean[] moving = [.. leans.Where(lean => lean.Moves).OrderByDescending(lean => Math.Abs(lean.Difference!.Value))];
        return [.. moving.Where((lean, place) => place < OddsAtEnds.MaxTold || lean.Path == Pace),
            .. pace.Moves ? Array.Empty<InputLean>() : [pace]];
    }

    private static InputLean Lean(InputNumber number, double? correlation, (Chance Low, Chance High, double Difference, double Error)? ends,
        EvidenceCoverage coverage) => new(
        number.Path, NumberSyntax.Text(number.Value), number.Value.Shown(number.Value.Quantile(OddsAtEnds.Tenth)),
            number.Value.Shown(number.Value.Central),
            number.Value.Shown(number.Value.Quantile(1 - OddsAtEnds.Tenth)), correlation, correlation * correlation,
            new(coverage.For(number.Path)))
        {
            AtLow = ends?.Low ?? default,
            AtHigh = ends?.High ?? default,
            Difference = ends?.Difference,
            DifferenceSe = ends?.Error,
        };

    private double? Correlation(int i)
    {
        double sum = sums[i].Value, covariance = products[i].Value - (sum * agreed / draws);
        double variance = squares[i].Value - (sum * sum / draws), ofAgreement = agreed - ((double)agreed * agreed / draws);
        return variance > 0 && ofAgreement > 0 ? Math.Clamp(covariance / Math.Sqrt(variance * ofAgreement), -1, 1) : null;
    }
}
