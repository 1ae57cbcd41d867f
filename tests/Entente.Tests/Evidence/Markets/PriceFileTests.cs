using System.Globalization;
using Entente.Evidence.Markets;

namespace Entente.Tests.Evidence.Markets;

public sealed class PriceFileTests
{
    [Fact]
    public void Every_bad_row_is_reported_at_once_with_its_line_and_column()
    {
        PriceFile file = PriceFile.Read(
            "date,price,benchmark\n2025-02-10,100,50\n2025-02-30,101,50\n2025-02-12,abc,51\n2025-02-10,102,51\n2025-02-13,-3,51\n2025-02-14,103,\"1,000\"\n", "p.csv");
        Assert.Null(file.Series);
        Assert.Equal([(3, 1), (4, 12), (5, 1), (6, 12), (7, 16)], file.Problems.Select(problem => (problem.Line, problem.Column)));
        Assert.Contains("line 2", file.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("1234.5", file.Problems[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_may_fall_in_time_and_days_without_a_price_are_days_without_trade()
    {
        PriceSeries series = Read("Date;Close\n2025-02-12;102\n2025-02-11;\n2025-02-10;100\n");
        Assert.Equal([new DateOnly(2025, 2, 10), new DateOnly(2025, 2, 12)], series.Days.Select(day => day.Date));
        Assert.Contains("1 row has no price", Assert.Single(series.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_divides_the_prices_before_it()
    {
        PriceSeries series = Read("date,price,split\n2025-02-10,100,\n2025-02-11,104,\n2025-02-12,26,4\n2025-02-13,27,0.0\n");
        Assert.Equal([25, 26, 26, 27], series.Days.Select(day => day.Price));
        Assert.Contains("divided by 4", Assert.Single(series.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date,price\r\n\"2025-02-10\",\"100.5\"\r\n")]
    [InlineData("\uFEFFDATE\tClose\n10.02.2025\t100.5\n")]
    [InlineData("Date,Open,High,Low,Close,Adj Close,Volume\n2025-02-10,1,2,3,99,100.5,7")]
    [InlineData("date,Moscow index\n2025-02-10 18:50:00+03:00,100.5\n")]
    public void Files_as_they_are_downloaded_are_read(string text)
    {
        PriceDay day = Assert.Single(Read(text.TrimStart('\uFEFF')).Days);
        Assert.Equal((new DateOnly(2025, 2, 10), 100.5), (day.Date, day.Price));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("date,price\n", "no day with a price")]
    [InlineData("when,price\n2025-02-10,1\n", "headed `date`")]
    [InlineData("date,a,b\n2025-02-10,1,2\n", "--price COLUMN")]
    [InlineData("date,price\n02/10/2025,1\n", "year-month-day")]
    [InlineData("date,price\n2025-02-10,1e999\n", "above 0")]
    public void What_cannot_be_read_is_said(string text, string message) =>
        Assert.Contains(PriceFile.Read(text, "p.csv").Problems, problem =>
            $"{problem.Message} {problem.Hint}".Contains(message, StringComparison.Ordinal));

    [Fact]
    public void A_column_is_named_by_its_heading_and_a_wrong_name_gets_the_nearest()
    {
        const string text = "date,rouble,rts\n2025-02-10,1,2\n";
        PriceSeries series = PriceFile.Read(text, "p.csv", "rouble", "RTS").Series!;
        Assert.Equal((1, 2.0), (series.Days[0].Price, series.Days[0].Benchmark));
        Assert.Equal("Did you mean `rouble`?", Assert.Single(PriceFile.Read(text, "p.csv", "ruble", "rts").Problems).Hint);
        Assert.Contains("own benchmark", Assert.Single(PriceFile.Read(text, "p.csv", "rts", "rts").Problems).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string name in new[] { "nl-NL", "ar-SA", "tr-TR", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal((new DateOnly(2025, 2, 10), 1234.5), Read("DATE,PRICE\n2025-02-10,1234.5\n")
                    .Days.Select(day => (day.Date, day.Price)).Single());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static PriceSeries Read(string text)
    {
        PriceFile file = PriceFile.Read(text, "p.csv");
        Assert.Empty(file.Problems);
        return file.Series!;
    }
}
