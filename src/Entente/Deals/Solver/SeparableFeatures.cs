using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Deals.Solver;

/// <summary>
/// Separable functions of positions y in a box: u_a(y) = c_a − Σ_k w_ak |y_k − a_ak|^ρ_a. Positions are in units of the whole
/// scale (0 to 1). Arrays over [feature, issue] are row-major with <see cref="Stride"/>, a multiple of the vector width;
/// the columns from <see cref="Issues"/> to the stride are dummies of weight 0 in the box [0, 1].
/// </summary>
/// <remarks>Behind the features stand their parts, rows of the same kind that are added to the feature that owns them: a feature with
/// more than one kink on an issue is a sum of rows with one each.</remarks>
internal sealed class SeparableFeatures(int maximumIssues, int maximumFeatures)
{
    private static readonly int Lanes = Vector256<double>.Count;

    /// <summary>Entries between rows.</summary>
    public int Stride { get; } = RoundUp(maximumIssues);

    /// <summary>Number of issues in use.</summary>
    public int Issues { get; private set; }

    /// <summary>Columns in use, dummies included.</summary>
    public int Columns { get; private set; }

    /// <summary>Number of features in use.</summary>
    public int Count { get; private set; }

    /// <summary>Number of rows in use: the features, then their parts.</summary>
    public int Rows { get; private set; }

    /// <summary>The feature that each row belongs to; a feature belongs to itself.</summary>
    public int[] Owner { get; } = new int[maximumFeatures];

    public double[] Weight { get; } = new double[RoundUp(maximumIssues) * maximumFeatures];
    public double[] Ideal { get; } = new double[RoundUp(maximumIssues) * maximumFeatures];
    public double[] Exponent { get; } = new double[maximumFeatures];
    public double[] Constant { get; } = new double[maximumFeatures];
    public FeatureKind[] Kind { get; } = new FeatureKind[maximumFeatures];
    public double[] Low { get; } = new double[RoundUp(maximumIssues)];
    public double[] High { get; } = new double[RoundUp(maximumIssues)];

    /// <summary>Sets the size in use and blanks the dummies; the caller then fills the arrays and calls <see cref="Classify"/>.</summary>
    public void Resize(int issues, int features, int parts)
    {
        Issues = issues;
        Columns = RoundUp(issues);
        (Count, Rows) = (features, features + parts);
        for (int a = 0; a < features; a++)
        {
            Owner[a] = a;
        }

        for (int k = issues; k < Columns; k++)
        {
            Low[k] = 0;
            High[k] = 1;
            for (int a = 0; a < Rows; a++)
            {
                Weight[a * Stride + k] = 0;
                Ideal[a * Stride + k] = 0;
            }
        }
    }

    /// <summary>
    /// Decides the kind of every feature from the box. A linear one stores its slope −w·sign as its weight, and its constant is
    /// that at y = 0.
    /// </summary>
    /// <param name="separable">How many features to classify; those after are linear limits, declared so by the caller. Parts are
    /// classified too.</param>
    public void Classify(int separable)
    {
        for (int a = 0; a < Rows; a++)
        {
            if (a >= separable && a < Count)
            {
                continue;
            }

            bool inside = false;
            for (int k = 0; k < Issues; k++)
            {
                int at = a * Stride + k;
                inside |= Weight[at] > 0 && Ideal[at] > Low[k] && Ideal[at] < High[k];
            }

            Kind[a] = Exponent[a] < 2 && inside ? FeatureKind.Lifted
                : Exponent[a] > 1 ? FeatureKind.Smooth
                : FeatureKind.Linear;
            if (Kind[a] == FeatureKind.Linear)
            {
                StoreSlopes(a);
            }
        }
    }

    /// <summary>Makes a feature linear: u = constant + Σ slope·y, the slopes being in its row of <see cref="Weight"/>.</summary>
    public void DeclareLinear(int feature) => Kind[feature] = FeatureKind.Linear;

    /// <summary>True value of a row by itself, without lifted distances.</summary>
    public double Exact(int feature, ReadOnlySpan<double> position)
    {
        ReadOnlySpan<double> weight = Weight.AsSpan(feature * Stride, Issues);
        ReadOnlySpan<double> ideal = Ideal.AsSpan(feature * Stride, Issues);
        double value = Constant[feature];
        if (Kind[feature] == FeatureKind.Linear)
        {
            for (int k = 0; k < weight.Length; k++)
            {
                value += weight[k] * position[k];
            }

            return value;
        }

        for (int k = 0; k < weight.Length; k++)
        {
            value -= weight[k] * PowerLoss.Value(Math.Abs(position[k] - ideal[k]), Exponent[feature]);
        }

        return value;
    }

    /// <summary>Four numbers of a row from the given index on.</summary>
    public static Vector256<double> Load(double[] numbers, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)at);

    /// <summary>Writes four numbers of a row from the given index on.</summary>
    public static void Store(Vector256<double> vector, double[] numbers, int at) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)at);

    private void StoreSlopes(int feature)
    {
        for (int k = 0; k < Issues; k++)
        {
            int at = feature * Stride + k;
            if (!(Weight[at] > 0))
            {
                Weight[at] = 0;
            }
            else if (Ideal[at] <= Low[k])
            {
                Constant[feature] += Weight[at] * Ideal[at];
                Weight[at] = -Weight[at];
            }
            else
            {
                Constant[feature] -= Weight[at] * Ideal[at];
            }
        }
    }

    /// <summary>Adds the numbers of the parts to those of their owners.</summary>
    public void AddParts(double[] byRow)
    {
        for (int p = Count; p < Rows; p++)
        {
            byRow[Owner[p]] += byRow[p];
        }
    }

    private static int RoundUp(int issues) => Math.Max(1, (issues + Lanes - 1) / Lanes) * Lanes;
}
