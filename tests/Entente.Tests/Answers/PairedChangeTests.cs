using CsCheck;
using Entente.Answers;
using Entente.Ensembles;

namespace Entente.Tests.Answers;

public sealed class PairedChangeTests
{
    private static readonly Gen<double[]> Columns = Gen.Double[-1, 1].Array[64];

    [Fact]
    public void A_column_against_itself_does_not_change_and_has_no_error() => Columns.Sample(column =>
    {
        PairedChange change = PairedChange.Of(column, column);
        Assert.Equal((0.0, 0.0), (change.Difference, change.Se));
        Assert.False(change.IsClear);
    });

    [Fact]
    public void A_constant_shift_is_known_without_error_however_noisy_the_column() => Columns.Sample(column =>
    {
        PairedChange change = PairedChange.Of(column, [.. column.Select(value => value + 0.25)]);
        Assert.Equal(0.25, change.Difference!.Value, 1e-12);
        Assert.Equal(0, change.Se!.Value, 1e-12);
        Assert.True(change.IsClear);
        Assert.True(change.UnpairedSe > 0.01);
    });

    [Fact]
    public void A_share_on_which_a_few_unrelated_draws_agree_is_not_known_for_certain()
    {
        // 1 % of 1,600 worlds against none of 32: three over 32, some 9 points, is what none of 32 leaves open.
        double[] many = [.. Enumerable.Range(0, 1600).Select(draw => draw % 100 == 0 ? 1.0 : 0)], few = new double[32];
        PairedChange change = PairedChange.OfUnrelated(many, few);
        Assert.Equal(-0.01, change.Difference!.Value, 1e-12);
        Assert.False(change.IsClear);
        Assert.True(Chance.ErrorsInInterval * change.Se > 3.0 / 32);

        // A mean that happens to be the same in all draws is no share.
        Assert.Equal(0, PairedChange.OfUnrelated([.. few.Select(_ => 0.4)], [.. few.Select(_ => 0.6)]).Se!.Value, 1e-12);
    }

    [Fact]
    public void Unrelated_columns_have_the_error_of_unrelated_means()
    {
        // 400 pairs of unrelated columns: the mean squared paired error must be that of the unpaired error, within 5 standard
        // deviations of a mean of 400 chi-squared ratios with 15 degrees of freedom (sd √(2/15/400) = 0.018).
        double paired = 0, unpaired = 0;
        Gen.Select(Columns, Columns).Sample(
            (a, b) =>
            {
                PairedChange change = PairedChange.Of(a, b);
                paired += change.Se!.Value * change.Se.Value;
                unpaired += change.UnpairedSe!.Value * change.UnpairedSe.Value;
            },
            iter: 400, threads: 1, seed: "0000Gg1x2Y34");
        Assert.InRange(paired / unpaired, 0.9, 1.1);
    }

    [Fact]
    public void Draws_that_do_not_count_are_left_out_on_either_side()
    {
        double[] before = [.. Enumerable.Range(0, 32).Select(i => i < 16 ? 1.0 : double.NaN)];
        double[] after = [.. Enumerable.Range(0, 32).Select(i => i < 16 ? double.NaN : 3.0)];
        PairedChange change = PairedChange.Of(before, after);
        Assert.Equal((1.0, 3.0, 2.0), (change.Before, change.After, change.Difference));
        PairedChange missing = PairedChange.Of(before, [.. Enumerable.Repeat(double.NaN, 32)]);
        Assert.Equal((1.0, null, null, null), (missing.Before, missing.After, missing.Difference, missing.Se));
    }
}
