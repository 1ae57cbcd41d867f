using CsCheck;
using Entente.Ensembles;

namespace Entente.Tests.Ensembles;

public sealed class QuantileSketchTests
{
    [Fact]
    public void Quantiles_are_off_by_less_than_a_five_hundredth_of_the_range()
    {
        Gen.Double[-3, 5].Array[1, 400].Sample(values =>
        {
            QuantileSketch sketch = new(1024);
            foreach (double value in values)
            {
                sketch.Add(value);
            }

            double[] sorted = [.. values.Order()];
            double cell = Math.Max((sorted[^1] - sorted[0]) / 512, 2.0 / (1 << 20));
            foreach (double share in (double[])[0.1, 0.5, 0.9])
            {
                // Between the neighbours that enclose the share, whatever the convention, give or take a cell.
                double low = sorted[(int)Math.Floor(share * (values.Length - 1))],
                    high = sorted[(int)Math.Min(values.Length - 1, Math.Ceiling(share * values.Length))];
                Assert.InRange(sketch.Quantile(share), low - cell, high + cell);
            }
        }, iter: 300);
    }

    [Fact]
    public void Order_does_not_matter()
    {
        Gen.Double[-1e-3, 40].Array[2, 200].Sample(values =>
        {
            QuantileSketch forward = new(64), backward = new(64);
            foreach (double value in values)
            {
                forward.Add(value);
            }

            foreach (double value in values.Reverse())
            {
                backward.Add(value);
            }

            Assert.Equal(forward.Quantile(0.5), backward.Quantile(0.5));
        }, iter: 200);
    }

    [Fact]
    public void A_few_values_take_little_memory_however_far_apart_they_lie()
    {
        const int sketches = 1000;
        List<QuantileSketch> kept = [];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < sketches; i++)
        {
            QuantileSketch sketch = new(512);
            sketch.Add(-1e6);
            sketch.Add(0);
            sketch.Add(1e6);
            kept.Add(sketch);
        }

        // A sixtieth of what 512 cells take.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / sketches, 0, 512 * QuantileSketch.BytesOfACell / 60);
        Assert.All(kept, sketch => Assert.Equal(1e6, sketch.Quantile(1)));
        Assert.Equal(QuantileSketch.BytesOfACell, System.Runtime.CompilerServices.Unsafe.SizeOf<(int, double, double)>());
    }

    [Fact]
    public void Nothing_has_no_quantile_and_nonsense_is_refused()
    {
        Assert.Equal(double.NaN, new QuantileSketch(8).Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileSketch(8).Add(double.NaN));
    }
}
