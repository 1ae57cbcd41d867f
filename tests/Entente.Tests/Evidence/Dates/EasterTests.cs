using Entente.Evidence.Dates;

namespace Entente.Tests.Evidence.Dates;

public sealed class EasterTests
{
    // Tables of Easter dates: Meeus 1998, chapter 8 (1991, 1992, 1993, 1954, 2000, 1818, 2285), and the churches' calendars for 2010 to
    // 2030.
    [Theory]
    [InlineData(1991, 3, 31)]
    [InlineData(1992, 4, 19)]
    [InlineData(1993, 4, 11)]
    [InlineData(1954, 4, 18)]
    [InlineData(2000, 4, 23)]
    [InlineData(1818, 3, 22)]
    [InlineData(2285, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(2038, 4, 25)]
    [InlineData(2023, 4, 9)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    public void Western(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), Easter.Western(year));

    [Theory]
    [InlineData(1918, 5, 5)]
    [InlineData(2010, 4, 4)]
    [InlineData(2013, 5, 5)]
    [InlineData(2016, 5, 1)]
    [InlineData(2022, 4, 24)]
    [InlineData(2023, 4, 16)]
    [InlineData(2024, 5, 5)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 12)]
    [InlineData(2027, 5, 2)]
    [InlineData(2030, 4, 28)]
    public void Orthodox(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), Easter.Orthodox(year));

    [Fact]
    public void Easter_is_a_Sunday_in_its_season_and_the_Orthodox_never_keep_it_first()
    {
        for (int year = 1583; year <= 2600; year++)
        {
            DateOnly western = Easter.Western(year), orthodox = Easter.Orthodox(year);
            Assert.Equal((DayOfWeek.Sunday, DayOfWeek.Sunday), (western.DayOfWeek, orthodox.DayOfWeek));
            Assert.InRange(western, new(year, 3, 22), new(year, 4, 25));
            Assert.InRange(orthodox.DayNumber - western.DayNumber, 0, year < 2200 ? 35 : 42); // the calendars drift apart
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Easter.Western(1582));
        Assert.Throws<ArgumentOutOfRangeException>(() => Easter.Orthodox(10_000));
    }
}
