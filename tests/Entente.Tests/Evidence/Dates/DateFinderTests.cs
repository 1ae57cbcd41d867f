using System.Globalization;
using Entente.Evidence;

namespace Entente.Tests.Evidence.Dates;

public sealed class DateFinderTests
{
    // Each text appeared on Thursday, 13 February 2025. `from..to` for more than a day; the words that are the date; what stands before it.
    [Theory]
    [InlineData("They met on 9 May 2025.", "9 May 2025", "2025-05-09", "On")]
    [InlineData("They met on May 9, 2025.", "May 9, 2025", "2025-05-09", "On")]
    [InlineData("They met on the 9th of May.", "9th of May", "2025-05-09", "On")]
    [InlineData("They met on the ninth of May.", "ninth of May", "2025-05-09", "On")]
    [InlineData("It came into force on 2014-09-05.", "2014-09-05", "2014-09-05", "On")]
    [InlineData("Signed on 24.02.2022.", "24.02.2022", "2022-02-24", "On")]
    [InlineData("They want it by 9May.", "9May", "2025-05-09", "By")]
    [InlineData("They want it by 9 may.", "9 may", "2025-05-09", "By")]
    [InlineData("They want it by Could 9.", "Could 9", "2025-05-09", "By")]
    [InlineData("They want it by 9 Could.", "9 Could", "2025-05-09", "By")]
    [InlineData("They want it by May, 9.", "May, 9", "2025-05-09", "By")]
    [InlineData("It began on 9 Febuary 2024.", "9 Febuary 2024", "2024-02-09", "On")]
    [InlineData("A truce from 9 to 11 May holds.", "9 to 11 May", "2025-05-09..2025-05-11", "From")]
    [InlineData("A truce on May 9-11 holds.", "May 9-11", "2025-05-09..2025-05-11", "On")]
    [InlineData("It ran from 28 April to 2 May 2024.", "28 April to 2 May 2024", "2024-04-28..2024-05-02", "From")]
    [InlineData("It ran from December 2023 to March 2024.", "December 2023 to March 2024", "2023-12-01..2024-03-31", "From")]
    [InlineData("Between 2014 and 2022 it held.", "2014 and 2022", "2014-01-01..2022-12-31", "Between")]
    [InlineData("In the spring of 2024 they failed.", "spring of 2024", "2024-03-01..2024-05-31", "In")]
    [InlineData("They failed in mid-May 2022.", "mid-May 2022", "2022-05-11..2022-05-21", "In")]
    [InlineData("An offer came in the first quarter of 2025.", "first quarter of 2025", "2025-01-01..2025-03-31", "In")]
    [InlineData("The mandate ends on 31 July.", "31 July", "2025-07-31", "On")]
    [InlineData("It lasts until July 2025.", "July 2025", "2025-07-01..2025-07-31", "Until")]
    [InlineData("They spoke on Wednesday.", "Wednesday", "2025-02-12", "On")]
    [InlineData("They spoke on Thursday.", "Thursday", "2025-02-13", "On")]
    [InlineData("They will speak on Thursday.", "Thursday", "2025-02-20", "On")]
    [InlineData("They will meet on Friday, February 14.", "Friday, February 14", "2025-02-14", "On")]
    [InlineData("Following Wednesday's call both were pleased.", "Wednesday's", "2025-02-12", "After")]
    [InlineData("Both were pleased following Wednesday’s call.", "Wednesday’s", "2025-02-12", "After")]
    [InlineData("They meet next Wednesday.", "next Wednesday", "2025-02-19", "None")]
    [InlineData("They met last Wednesday.", "last Wednesday", "2025-02-12", "None")]
    [InlineData("Shares fell last month.", "last month", "2025-01-01..2025-01-31", "None")]
    [InlineData("They left last week.", "last week", "2025-02-03..2025-02-09", "None")]
    [InlineData("It worsened over the past year.", "past year", "2024-02-13..2025-02-13", "None")]
    [InlineData("He left two weeks ago.", "two weeks ago", "2025-01-27..2025-02-02", "None")]
    [InlineData("He left yesterday.", "yesterday", "2025-02-12", "None")]
    [InlineData("He leaves the day after tomorrow.", "day after tomorrow", "2025-02-15", "None")]
    [InlineData("They must sign within 30 days.", "30 days", "2025-02-13..2025-03-15", "Within")]
    [InlineData("They must sign by the end of March.", "end of March", "2025-03-27..2025-03-31", "By")]
    [InlineData("They want a ceasefire by Easter.", "Easter", "2025-04-20", "By")]
    [InlineData("They want it before Orthodox Christmas.", "Orthodox Christmas", "2026-01-07", "Before")]
    [InlineData("On Good Friday 2024 it rained.", "Good Friday 2024", "2024-03-29", "On")]
    [InlineData("They parade on Victory Day.", "Victory Day", "2025-05-09", "On")]
    [InlineData("No later than 1 March they decide.", "1 March", "2025-03-01", "By")]
    [InlineData("A deadline of 1 March stands.", "1 March", "2025-03-01", "By")]
    [InlineData("It ends at “9 Could,” it says.", "9 Could", "2025-05-09", "In")]
    [InlineData("It should be signed on 9 May at the latest.", "9 May", "2025-05-09", "By")]
    [InlineData("He commanded the navy until Monday.", "Monday", "2025-02-10", "Until")]
    [InlineData("The truce was extended until Monday.", "Monday", "2025-02-17", "Until")]
    [InlineData("😀🏳️‍🌈 e\u0301 On 9 May they parade.", "9 May", "2025-05-09", "On")]
    public void One_date(string text, string words, string days, string relation)
    {
        FoundDate date = Assert.Single(Drafts.Of(text).Dates);
        Assert.Equal((words, days, relation), (date.Text, Days(date), date.Relation.ToString()));
        Assert.Equal(words, text[date.Span.Start..date.Span.End]);
        Assert.InRange(date.Confidence, 0.05, 1);
    }

    [Theory]
    [InlineData("He may return and they may march.")]
    [InlineData("Of those, 9 may return.")]
    [InlineData("The spring offensive failed and 2000 villages burnt.")]
    [InlineData("A 100-day plan, a second front and the first lady.")]
    [InlineData("April said so, and August agreed with her.")]
    [InlineData("In 2000 villages nobody is left.")]
    [InlineData("They could last years; the end of the war is far.")]
    [InlineData("They captured it in three days.")]
    public void No_date(string text) => Assert.Empty(Drafts.Of(text).Dates);

    [Fact]
    public void What_stands_before_the_first_date_holds_for_those_joined_to_it()
    {
        IReadOnlyList<FoundDate> dates = Drafts.Of("A ceasefire is sought by Easter (20 April) or 9 May.").Dates;
        Assert.Equal(["2025-04-20", "2025-04-20", "2025-05-09"], dates.Select(Days));
        Assert.All(dates, date => Assert.True(date.IsDeadline));
    }

    [Fact]
    public void The_next_day_counts_from_the_day_named_before() => Assert.Equal(
        ["2022-02-24", "2022-02-25", "2022-02-28"],
        Drafts.Of("It began on 24 February 2022. The next day they advanced. Three days later they stopped.").Dates.Select(Days));

    [Fact]
    public void A_weekday_that_does_not_fit_its_date_is_said()
    {
        FoundDate date = Assert.Single(Drafts.Of("They meet on Thursday, 12 March 2025.").Dates);
        Assert.Equal(("2025-03-12", "12 March 2025 is a Wednesday."), (Days(date), date.Note));
        Assert.True(date.Confidence < 0.7);
    }

    [Fact]
    public void Where_the_churches_differ_both_days_of_Easter_are_told()
    {
        FoundDate date = Assert.Single(Drafts.Of("They hope for Easter 2026.").Dates);
        Assert.Equal("2026-04-05", Days(date));
        Assert.Contains("12 April 2026", date.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_day_and_month_is_said()
    {
        FoundDate date = Assert.Single(Drafts.Of("Signed on 05/06/2024.").Dates);
        Assert.Equal("2024-06-05", Days(date));
        Assert.Contains("6 May 2024", date.Note, StringComparison.Ordinal);
        Assert.Equal("2024-05-13", Days(Assert.Single(Drafts.Of("Signed on 05/13/2024.").Dates)));
    }

    [Fact]
    public void Without_the_articles_date_only_what_names_its_year_is_a_day()
    {
        IReadOnlyList<FoundDate> dates = Drafts.Of("They met on Wednesday, agreed on 9 May and 9 May 2025, and want it by Easter.", null)
            .Dates;
        Assert.Equal(["", "", "2025-05-09", ""], dates.Select(Days));
        Assert.Contains("--date", dates[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void The_ends_of_the_calendar_are_no_obstacle(string today)
    {
        DateOnly date = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        const string text = "Last week, next year, in winter, 200 years ago, by Easter, on Wednesday, the last 200 years, the weekend, "
            + "next May, the end of the year, 9 May, last spring, next Christmas.";
        Assert.All(Drafts.Of(text, date).Dates, found => Assert.True(found.Date is null || found.Date <= found.End));
    }

    private static string Days(FoundDate date) =>
        date.Date is not DateOnly from ? "" : date.Date == date.End ? Iso(from) : $"{Iso(from)}..{Iso(date.End!.Value)}";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
