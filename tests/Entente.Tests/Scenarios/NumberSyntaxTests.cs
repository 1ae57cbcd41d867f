using System.Globalization;
using CsCheck;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Tests.Scenarios;

public sealed class NumberSyntaxTests
{
    private static readonly NumberSyntax Points = new(new(0, 100) { Words = VerbalScales.Salience });
    private static readonly NumberSyntax Shares = new(new(0, 1) { Percent = true });
    private static readonly NumberSyntax Rates = new(new(0, 10) { LowOpen = true, Percent = true });

    [Theory]
    [InlineData("70", 70, 70, 70)]
    [InlineData("7e1", 70, 70, 70)]
    [InlineData("60..80", 60, 70, 80)]
    [InlineData("60 .. 80", 60, 70, 80)]
    [InlineData("60..65..90", 60, 65, 90)]
    [InlineData("60..60..90", 60, 60, 90)]
    [InlineData("70 ± 5", 0, 70, 100)]
    [InlineData("70+-5", 0, 70, 100)]
    [InlineData("70 +/- 5", 0, 70, 100)]
    [InlineData("vital", 85, 92.5, 100)]
    public void Forms_of_a_number(string text, double low, double central, double high)
    {
        Uncertain number = Points.Parse(text, VerbalScales.Default[VerbalScales.Salience]).Number!;
        Assert.Equal((low, central, high), (number.Low, number.Central, number.High));
    }

    [Theory]
    [InlineData("30 %", 0.3)]
    [InlineData("30%", 0.3)]
    [InlineData("0.3", 0.3)]
    [InlineData("5..15 %", 0.1)]
    [InlineData("5 %..15 %", 0.1)]
    [InlineData("10 ± 2 %", 0.1)]
    [InlineData("10 % ± 2 %", 0.1)]
    public void Shares_may_be_written_in_percent(string text, double central) =>
        Assert.Equal(central, Shares.Parse(text, []).Number!.Central, 1e-15);

    [Theory]
    [InlineData("80..60", "upside down", "60..80")]
    [InlineData("60..60", "written as that value", "60")]
    [InlineData("60..95..90", "upside down", "60..90..95")]
    [InlineData("1..2..3..4", "two or three parts", "")]
    [InlineData("120", "from 0 to 100", "")]
    [InlineData("-1", "from 0 to 100", "")]
    [InlineData("60 %", "not a share", "Write 60 without the percent sign")]
    [InlineData("vitl", "which is not a number", "`vital`")]
    [InlineData("NaN", "which is not a number", "")]
    [InlineData(".nan", "which is not a number", "")]
    [InlineData("Infinity", "which is not a number", "")]
    [InlineData("1e999", "from 0 to 100", "")]
    [InlineData("1,5 and 2", "which is not a number", "")]
    [InlineData(".5", "which is not a number", "Write 0.5")]
    [InlineData("+5", "which is not a number", "Write 5")]
    [InlineData("5.", "which is not a number", "")]
    [InlineData("007", "which is not a number", "")]
    [InlineData("10 km", "which is not a number", "It takes no unit: write 10")]
    [InlineData("70 €", "which is not a number", "It takes no unit: write 70.")]
    [InlineData("$70", "which is not a number", "It takes no unit: write 70.")]
    [InlineData("1/2", "which is not a number", "Write 0.5.")]
    [InlineData("1/3", "which is not a number", "which is 0.333333 to 6 digits")]
    [InlineData("½", "which is not a number", "Write 0.5.")]
    [InlineData("2 ¾", "which is not a number", "Write 2.75.")]
    [InlineData("1/0", "which is not a number", "")]
    [InlineData("7 thousand", "which is not a number", "Write the whole number in figures")]
    [InlineData("7k", "which is not a number", "Write the whole number in figures")]
    [InlineData("€7 million", "which is not a number", "Write the whole number in figures")]
    [InlineData("7 ‰", "which is not a number", "Write the whole number in figures")]
    [InlineData("60..", "which is not a number", "part of the range is missing")]
    [InlineData("70 ± 0", "above 0", "Write 70")]
    [InlineData("70 ± x", "which is not a number", "")]
    [InlineData("120 ± 5", "from 0 to 100", "")]
    public void What_is_wrong_is_said(string text, string problem, string hint)
    {
        Parsed parsed = Points.Parse(text, VerbalScales.Default[VerbalScales.Salience]);
        Assert.Null(parsed.Number);
        Assert.Contains(problem, parsed.Problem, StringComparison.Ordinal);
        Assert.Contains(hint, parsed.Hint ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_forgotten_percent_sign_is_guessed() => Assert.Equal("Did you mean 30 %?", Shares.Parse("30", []).Hint);

    [Fact]
    public void An_open_end_is_named() => Assert.Contains("above 0 and at most 10", Rates.Parse("0", []).Problem, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_reads_back_the_same() => Gen.OneOf(
            Gen.Double[0, 100].Select(Uncertain.Exactly),
            Gen.Select(Gen.Double[0, 50], Gen.Double[50.001, 100]).Select((low, high) => Uncertain.Between(low, high)),
            Gen.Select(Gen.Double[0, 40], Gen.Double[40, 60], Gen.Double[60.001, 100])
                .Select((low, mode, high) => Uncertain.Likely(low, mode, high)),
            Gen.Select(Gen.Double[0, 100], Gen.Double[1e-9, 1e9])
                .Select((mean, deviation) => Uncertain.Around(mean, deviation, new Bounds(0, 100))))
        .Sample(number => number.Equals(Points.Parse(NumberSyntax.Write(number).ToString(), []).Number));

    [Theory]
    [InlineData("ru-RU")]
    [InlineData("ar-SA")]
    public void Numbers_mean_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(0.5, Shares.Parse("0.5", []).Number!.Central);
            Assert.Equal("0.25..0.5", NumberSyntax.Write(Uncertain.Between(0.25, 0.5)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
