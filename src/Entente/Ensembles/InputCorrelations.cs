using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Ensembles;

/// <summary>Adds up how each uncertain input moves with whether an agreement that stops the fighting is made.</summary>
internal sealed class InputCorrelations
{
    private const string Pace = "talks.pace";
    private const int MaxLeanings = 12;

    /// <summary>A correlation below so many standard errors may be chance, and is left out.</summary>
    private const double Significant = 4;

    private readonly Scenario scenario;
    private readonly ScenarioInputs inputs;
    private readonly double[] sums;
    private readonly double[] squares;
    private readonly double[] products;
    private int draws;
    private int agreed;

    /// <summary>Begins with no draws.</summary>
    public InputCorrelations(Scenario scenario, ScenarioInputs inputs)
    {
        (this.scenario, this.inputs) = (scenario, inputs);
        (sums, squares, products) = (new double[inputs.Numbers.Count], new double[inputs.Numbers.Count], new double[inputs.Numbers.Count]);
    }

    /// <summary>Counts a draw.</summary>
    /// <param name="values">Its inputs, in the order of <see cref="ScenarioInputs.Numbers"/>.</param>
    /// <param name="agreement">Whether an agreement was made.</param>
    public void Add(double[] values, bool agreement)
    {
        draws++;
        agreed += agreement ? 1 : 0;
        for (int i = 0; i < values.Length; i++)
        {
            // Measured from the central value, so that the sums keep their digits.
            double value = values[i] - inputs.Numbers[i].Value.Central;
            sums[i] += value;
            squares[i] += value * value;
            products[i] += agreement ? value : 0;
        }
    }

    /// <summary>`talks.pace`, then the inputs that explain most.</summary>
    public ValueList<InputLean> Build()
    {
        EvidenceCoverage coverage = new(scenario);
        InputLean[] leans = [.. inputs.Numbers.Select((number, i) => Lean(number, Correlation(i), coverage))];
        InputLean pace = leans.FirstOrDefault(lean => lean.Path == Pace)
            ?? Lean(new InputNumber(Pace, scenario.Talks.Pace, -1), null, coverage);
        return [pace, .. leans.Where(lean => lean.Path != Pace && lean.Share * draws > Significant * Significant)
            .OrderByDescending(lean => lean.Share).Take(MaxLeanings)];
    }

    private static InputLean Lean(InputNumber number, double? correlation, EvidenceCoverage coverage) => new(
        number.Path, NumberSyntax.Write(number.Value).ToString(), number.Value.Quantile(0.1), number.Value.Central,
            number.Value.Quantile(0.9),
        correlation, correlation * correlation, new(coverage.For(number.Path)));

    private double? Correlation(int i)
    {
        double covariance = products[i] - (sums[i] * agreed / draws);
        double variance = squares[i] - (sums[i] * sums[i] / draws), ofAgreement = agreed - ((double)agreed * agreed / draws);
        return variance > 0 && ofAgreement > 0 ? Math.Clamp(covariance / Math.Sqrt(variance * ofAgreement), -1, 1) : null;
    }
}
