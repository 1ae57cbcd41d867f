namespace Entente.Numerics;

/// <summary>A smooth function at one point: its value and its first two derivatives.</summary>
/// <param name="Value">Value.</param>
/// <param name="Slope">First derivative.</param>
/// <param name="Curvature">Second derivative.</param>
internal readonly record struct Jet(double Value, double Slope, double Curvature);

/// <summary>The polynomial of degree 5 that meets a function with its slope and curvature at both ends of a cell.</summary>
/// <remarks>Neighbouring cells share all three at their knot, so the whole is twice continuously differentiable; its error falls with the
/// sixth power of the width of the cells.</remarks>
internal readonly struct Quintic
{
    private readonly double start;
    private readonly double width;
    private readonly Jet left;
    private readonly double third;
    private readonly double fourth;
    private readonly double fifth;

    /// <summary>The polynomial between two points.</summary>
    public Quintic(double start, double end, Jet left, Jet right)
    {
        (this.start, this.left, width) = (start, left, end - start);
        double square = width * width;

        // What the parabola of the left end misses at the right one, in units of the cell.
        double value = right.Value - left.Value - (left.Slope * width) - (left.Curvature * square / 2);
        double slope = ((right.Slope - left.Slope) * width) - (left.Curvature * square);
        double curvature = (right.Curvature - left.Curvature) * square;
        third = (10 * value) - (4 * slope) + (curvature / 2);
        fourth = (-15 * value) + (7 * slope) - curvature;
        fifth = (6 * value) - (3 * slope) + (curvature / 2);
    }

    /// <summary>The polynomial and its derivatives at a point of the cell.</summary>
    public Jet At(double point)
    {
        double step = point - start;
        double t = step / width;
        return new(
            left.Value + (step * (left.Slope + (step * left.Curvature / 2))) + (t * t * t * (third + (t * (fourth + (t * fifth))))),
            left.Slope + (step * left.Curvature) + (t * t * ((3 * third) + (t * ((4 * fourth) + (t * 5 * fifth)))) / width),
            left.Curvature + (t * ((6 * third) + (t * ((12 * fourth) + (t * 20 * fifth)))) / width / width));
    }
}
