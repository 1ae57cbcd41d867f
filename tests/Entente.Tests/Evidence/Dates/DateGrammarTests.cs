using System.Globalization;
using Entente.Evidence;
using Entente.Evidence.Dates;

namespace Entente.Tests.Evidence.Dates;

/// <summary>Kinds of dates whose words on both sides count, each with sentences of our own. The article is of Thursday, 13 February
/// 2025.</summary>
public sealed class DateGrammarTests
{
    [Theory]
    [InlineData("Leaders gather in Paris on Monday.", "2025-02-17")]
    [InlineData("The truce ends on Saturday.", "2025-02-15")]
    [InlineData("They meet at the weekend.", "2025-02-15..2025-02-16")]
    [InlineData("The talks resume on Tuesday.", "2025-02-18")]
    [InlineData("Parliament votes on Monday.", "2025-02-17")]
    [InlineData("The envoy arrives in Oslo on Wednesday.", "2025-02-19")]
    [InlineData("The deal expires on Friday.", "2025-02-14")]
    [InlineData("They agreed to meet on Monday.", "2025-02-17")]
    [InlineData("The ministers sign the deal on Monday.", "2025-02-17")]
    [InlineData("The vote on Monday failed.", "2025-02-10")]
    [InlineData("Roe says they met on Monday.", "2025-02-10")]
    [InlineData("They failed to meet on Monday.", "2025-02-10")]
    [InlineData("The peace talks on Monday failed.", "2025-02-10")]
    public void The_present_of_timetables_looks_ahead(string text, string days) => One(text, days);

    [Theory]
    [InlineData("They will meet on Friday week.", "2025-02-21")]
    [InlineData("They will meet on Monday the 24th.", "2025-02-24")]
    [InlineData("They met on Monday the 27th.", "2025-01-27")]
    [InlineData("They will meet on the third Friday of March.", "2025-03-21")]
    [InlineData("They will meet on the first Monday in June.", "2025-06-02")]
    [InlineData("They met on the second Tuesday of May 2023.", "2023-05-09")]
    [InlineData("They will meet on the last Friday of the month.", "2025-02-28")]
    [InlineData("They will meet on the last Sunday of next month.", "2025-03-30")]
    [InlineData("They will meet a week from Friday.", "2025-02-21")]
    [InlineData("They will meet two weeks from Monday.", "2025-03-03")]
    [InlineData("They met the Friday before last.", "2025-01-31")]
    [InlineData("They will meet on Tuesday next week.", "2025-02-18")]
    [InlineData("They will meet on Tuesday of next week.", "2025-02-18")]
    [InlineData("They met on Monday last.", "2025-02-10")]
    [InlineData("They met on Monday of last week.", "2025-02-03")]
    public void Weekdays_with_words_beside_them(string text, string days) => One(text, days);

    [Theory]
    [InlineData("They met on June 5, 7 and 9, 2024.", "2024-06-05 2024-06-07 2024-06-09")]
    [InlineData("They met on June 5, 7, and 9, 2024, in Oslo.", "2024-06-05 2024-06-07 2024-06-09")]
    [InlineData("They met on June 5 and 7, 2024.", "2024-06-05 2024-06-07")]
    [InlineData("They met on May 1, 2, 3 and 4, 2022.", "2022-05-01 2022-05-02 2022-05-03 2022-05-04")]
    [InlineData("They will vote on March 3rd or 5th, 2026.", "2026-03-03 2026-03-05")]
    [InlineData("They met on 5, 7 and 9 June 2024.", "2024-06-05 2024-06-07 2024-06-09")]
    [InlineData("They met on 30 May and 2 June 2024.", "2024-05-30 2024-06-02")]
    [InlineData("They met on May 30 and June 2, 2024.", "2024-05-30 2024-06-02")]
    [InlineData("They met on 28 May, 30 May and 2 June 2023.", "2023-05-28 2023-05-30 2023-06-02")]
    [InlineData("They met on 5 June and on 7 July 2024.", "2024-06-05 2024-07-07")]
    [InlineData("They met on February 5, 7 and 9.", "2025-02-05 2025-02-07 2025-02-09")]
    [InlineData("They met on February 5, 7 and 9 to talk.", "2025-02-05 2025-02-07 2025-02-09")]
    [InlineData("On February 5, 7 and 9 people left.", "2025-02-05")]
    [InlineData("They met on June 5, 2024, and 9 people left.", "2024-06-05")]
    [InlineData("They met on 5 December and 2 January 2024.", "2024-12-05 2024-01-02")]
    [InlineData("They met on June 5, 7 and 31, 2024.", "2024-06-05 2024-06-07 -")]
    public void Lists_of_days_share_a_month_and_a_year(string text, string days) => Assert.Equal(days, string.Join(' ',
        Drafts.Of(text).Dates.Select(date => date.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-")));

    [Theory]
    [InlineData("The Sunday Times reported it.")]
    [InlineData("Parties to the Good Friday Agreement met.")]
    [InlineData("Parties to the Good Friday agreement met.")]
    [InlineData("Bloody Sunday is remembered.")]
    [InlineData("Shops prepare for Black Friday.")]
    [InlineData("The Friday Mosque was hit.")]
    [InlineData("The Easter Rising is remembered.")]
    [InlineData("They flew to Christmas Island.")]
    [InlineData("The October Revolution is remembered.")]
    [InlineData("After the October War they talked.")]
    [InlineData("They won on Super Tuesday.")]
    [InlineData("The Monday Club objected.")]
    public void Names_that_hold_a_day_or_a_feast(string text) => Assert.Empty(Drafts.Of(text).Dates);

    [Theory]
    [InlineData("Obama said Friday it was over.", "2025-02-07")]
    [InlineData("On Monday Parliament voted.", "2025-02-10")]
    [InlineData("The minister told CNN Friday that it was over.", "2025-02-07")]
    [InlineData("On Good Friday Parliament rests.", "2025-04-18")]
    public void A_capital_beside_a_day_makes_no_name(string text, string days) => One(text, days);

    [Theory]
    [InlineData("Growth slowed in the first quarter.", "2025-01-01..2025-03-31")]
    [InlineData("Growth slowed in Q3 2024.", "2024-07-01..2024-09-30")]
    [InlineData("Growth slowed in Q4.", "2024-10-01..2024-12-31")]
    [InlineData("Deliveries slow in H1 2025.", "2025-01-01..2025-06-30")]
    [InlineData("It will slow in the third quarter of next year.", "2026-07-01..2026-09-30")]
    [InlineData("It slowed in the first half of 2024.", "2024-01-01..2024-06-30")]
    [InlineData("They met in the second half of March 2024.", "2024-03-16..2024-03-31")]
    [InlineData("The talks resume in the second week of August.", "2025-08-08..2025-08-14")]
    [InlineData("They met in the last week of January 2025.", "2025-01-25..2025-01-31")]
    [InlineData("It ended in late summer 2024.", "2024-08-02..2024-08-31")]
    [InlineData("It began in spring ’24.", "2024-03-01..2024-05-31")]
    [InlineData("It began in March '22.", "2022-03-01..2022-03-31")]
    [InlineData("The talks resume in three weeks.", "2025-03-06")]
    [InlineData("The talks resume in a fortnight.", "2025-02-27")]
    [InlineData("They met in the week before last.", "2025-01-27..2025-02-02")]
    [InlineData("They will meet in the month after next.", "2025-04-01..2025-04-30")]
    public void Parts_of_years_and_times_ahead(string text, string days) => One(text, days);

    [Theory]
    [InlineData("The offensive goes on this winter.", "2025-02-13", "2024-12-01..2025-02-28")]
    [InlineData("The offensive goes on this winter.", "2024-12-20", "2024-12-01..2025-02-28")]
    [InlineData("The offensive goes on this winter.", "2025-10-20", "2025-12-01..2026-02-28")]
    [InlineData("The offensive began last winter.", "2025-06-01", "2024-12-01..2025-02-28")]
    [InlineData("The offensive began last winter.", "2025-02-13", "2023-12-01..2024-02-29")]
    [InlineData("They hope for next winter.", "2025-02-13", "2025-12-01..2026-02-28")]
    [InlineData("It began last spring.", "2025-02-13", "2024-03-01..2024-05-31")]
    [InlineData("Australia hopes for talks next summer.", "2025-06-13", "2025-12-01..2026-02-28")]
    [InlineData("Chile began it last winter.", "2025-02-13", "2024-06-01..2024-08-31")]
    [InlineData("Argentina met them in the autumn of 2024.", "2025-02-13", "2024-03-01..2024-05-31")]
    public void Seasons_by_year_and_hemisphere(string text, string today, string days) =>
        Assert.Equal(days, Days(Assert.Single(Drafts.Of(text, DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Dates)));

    [Theory]
    [InlineData("They met on 31 February 2025.", "February 2025 has no day 31.")]
    [InlineData("They met on 29 February 2025.", "February 2025 has no day 29.")]
    [InlineData("They met on June 31.", "June has no day 31.")]
    [InlineData("They met on 30 February.", "February has no day 30.")]
    [InlineData("They met on the 31st of April.", "April has no day 31.")]
    [InlineData("They met on November 31, 2024.", "November 2024 has no day 31.")]
    [InlineData("They met on Monday, 31 September.", "September has no day 31.")]
    [InlineData("They must sign by 31 June 2025.", "June 2025 has no day 31.")]
    [InlineData("They met on 31 Apr 2024.", "April 2024 has no day 31.")]
    [InlineData("They met on February 30, 2025.", "February 2025 has no day 30.")]
    public void A_day_that_a_month_lacks_is_told_and_never_widened(string text, string note)
    {
        FoundDate date = Assert.Single(Drafts.Of(text).Dates);
        Assert.Equal((null, null, note), (date.Date, date.End, date.Note));
        Assert.True(date.Confidence < 0.5);
    }

    [Theory]
    [InlineData("They met on 5, 7 and 9 February.", "2025-02-05", "2025-02-07", "2025-02-09")]
    [InlineData("They met on 5, 7, 8 and 9 January 2024.", "2024-01-05", "2024-01-07", "2024-01-08", "2024-01-09")]
    [InlineData("They met on 24 and 25 June 2024.", "2024-06-24", "2024-06-25")]
    [InlineData("They met on 3 and 4 February.", "2025-02-03", "2025-02-04")]
    [InlineData("They met on 11 or 12 of May 2024.", "2024-05-11", "2024-05-12")]
    [InlineData("They met on 1, 2 and 3 March 2023.", "2023-03-01", "2023-03-02", "2023-03-03")]
    [InlineData("They met on 1st, 2nd and 3rd March 2023.", "2023-03-01", "2023-03-02", "2023-03-03")]
    [InlineData("They met on 28 and 29 February 2024.", "2024-02-28", "2024-02-29")]
    [InlineData("They met on 8 and 10 of May 2024.", "2024-05-08", "2024-05-10")]
    [InlineData("They met on 12, 14, 16 and 18 June 2024.", "2024-06-12", "2024-06-14", "2024-06-16", "2024-06-18")]
    [InlineData("They met on 30 or 31 January 2025.", "2025-01-30", "2025-01-31")]
    [InlineData("They met on the 5th and 7th of May 2024.", "2024-05-05", "2024-05-07")]
    public void Several_days_of_one_month(string text, params string[] days) => Assert.Equal(days, Drafts.Of(text).Dates.Select(Days));

    [Theory]
    [InlineData("They want it by Eid al-Fitr.", "2025-03-30..2025-04-01")]
    [InlineData("They want it by Eid al-Adha 2025.", "2025-06-06..2025-06-09")]
    [InlineData("A truce during Ramadan is wanted.", "2025-03-01..2025-03-29")]
    [InlineData("A truce held in Ramadan 2024.", "2024-03-11..2024-04-09")]
    [InlineData("They want it before Eid.", "2025-03-30..2025-04-01")]
    [InlineData("A truce held in Ramadan 2023.", "2023-03-23..2023-04-20")]
    [InlineData("A truce held in Ramadan 2022.", "2022-04-02..2022-05-01")]
    [InlineData("A truce is wanted for Ramadan 2026.", "2026-02-18..2026-03-19")]
    [InlineData("They met at Eid al-Fitr 2024.", "2024-04-10..2024-04-12")]
    [InlineData("They met at Eid al-Fitr 2023.", "2023-04-21..2023-04-23")]
    [InlineData("They met after Eid al-Adha 2023.", "2023-06-28..2023-07-01")]
    [InlineData("They met before Eid al-Adha 2022.", "2022-07-09..2022-07-12")]
    public void Feasts_by_the_moon_say_that_they_depend_on_it(string text, string days)
    {
        FoundDate date = Assert.Single(Drafts.Of(text).Dates);
        Assert.Equal(days, Days(date));
        Assert.Contains("sightings of the moon", date.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_from_an_event_is_a_deadline_without_a_day()
    {
        FoundDate date = Assert.Single(Drafts.Of("They must swap prisoners within 42 days of signing.").Dates);
        Assert.Equal((null, DateRelation.Within), (date.Date, date.Relation));
        Assert.Contains("of signing", date.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Paraphrased_years_are_read_with_a_note()
    {
        FoundDate date = Assert.Single(Drafts.Of("Earlier this 12 months they met.").Dates);
        Assert.Equal("2025-01-01..2025-12-31", Days(date));
        Assert.Contains("paraphrase", date.Note, StringComparison.Ordinal);
    }

    private static void One(string text, string days) => Assert.Equal(days, Days(Assert.Single(Drafts.Of(text).Dates)));

    private static string Days(FoundDate date) =>
        date.Date is not DateOnly from ? "" : date.Date == date.End ? Iso(from) : $"{Iso(from)}..{Iso(date.End!.Value)}";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
