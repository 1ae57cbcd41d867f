using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Tests.Scenarios;

/// <summary>What word processors, phones and spreadsheets make of numbers and words: read where it can mean one thing only.</summary>
public sealed class PastedTextTests
{
    private static readonly NumberSyntax Points = new(new(-100, 1e9));
    private static readonly NumberSyntax Shares = new(new(0, 1) { Percent = true });

    [Theory]
    [InlineData("60\u201380", 60, 70, 80)]                  // en dash
    [InlineData("60 \u2013 80", 60, 70, 80)]
    [InlineData("60\u201480", 60, 70, 80)]                  // em dash
    [InlineData("60-80", 60, 70, 80)]
    [InlineData("60\u221280", 60, 70, 80)]                  // minus between
    [InlineData("60\u202680", 60, 70, 80)]                  // three dots in one sign
    [InlineData("60 to 80", 60, 70, 80)]
    [InlineData("60\u201370\u201390", 60, 70, 90)]
    [InlineData("\u22125", -5, -5, -5)]                     // minus of typography
    [InlineData("\u221220..\u221210", -20, -15, -10)]
    [InlineData("\u22125 to 5", -5, 0, 5)]
    [InlineData("60\u00A0..\u00A080", 60, 70, 80)]
    [InlineData("1,5", 1.5, 1.5, 1.5)]
    [InlineData("0,25\u20130,75", 0.25, 0.5, 0.75)]
    [InlineData("0,125", 0.125, 0.125, 0.125)]
    [InlineData("1200,125", 1200.125, 1200.125, 1200.125)]
    [InlineData("1\u00A0200", 1200, 1200, 1200)]            // no-break space
    [InlineData("1\u2009200\u20131\u202F400", 1200, 1300, 1400)] // thin, narrow
    [InlineData("1 200 000", 1200000, 1200000, 1200000)]
    [InlineData("1'200", 1200, 1200, 1200)]
    [InlineData("1\u2019200", 1200, 1200, 1200)]
    [InlineData("1_200", 1200, 1200, 1200)]
    [InlineData("1,200,000", 1200000, 1200000, 1200000)]
    [InlineData("1,200.5", 1200.5, 1200.5, 1200.5)]
    [InlineData("1.200,5", 1200.5, 1200.5, 1200.5)]
    [InlineData("1.200.000", 1200000, 1200000, 1200000)]
    [InlineData("\u201C70\u201D", 70, 70, 70)]
    [InlineData("\u201E60\u201380\u201C", 60, 70, 80)]
    [InlineData("\u0667\u0660", 70, 70, 70)]                // Arabic digits
    public void Numbers_that_can_mean_one_thing_are_read(string text, double low, double central, double high)
    {
        Parsed parsed = Points.Parse(text, []);
        Assert.True(parsed.Number is not null, parsed.Problem + parsed.Hint);
        Assert.Equal((low, central, high), (parsed.Number.Low, parsed.Number.Central, parsed.Number.High));
    }

    [Theory]
    [InlineData("30\u00A0%", 0.3)]
    [InlineData("30\u202F%", 0.3)]
    [InlineData("30 \uFF05", 0.3)]
    [InlineData("30\uFE6A", 0.3)]
    [InlineData("30\u066A", 0.3)]
    [InlineData("30 percent", 0.3)]
    [InlineData("30 per cent", 0.3)]
    [InlineData("12,5 %", 0.125)]
    [InlineData("12,5 percent", 0.125)]
    [InlineData("5\u201315\u00A0%", 0.1)]
    [InlineData("10\u00A0\u00B1\u00A02\u00A0%", 0.1)]
    public void Shares_too(string text, double central)
    {
        Parsed parsed = Shares.Parse(text, []);
        Assert.True(parsed.Number is not null, parsed.Problem + parsed.Hint);
        Assert.Equal(central, parsed.Number.Central, 1e-15);
    }

    [Theory]
    [InlineData("1,200", "Write 1200, without the comma, or 1.2 if the comma stands before decimals.")]
    [InlineData("1,200\u20131,500", "Write 1200..1500")]
    [InlineData("1,500\u20132,5", "Write 1500..2.5")]
    public void What_can_mean_two_things_is_asked_about(string text, string hint)
    {
        Parsed parsed = Points.Parse(text, []);
        Assert.Null(parsed.Number);
        if (Points.Parse(hint["Write ".Length..].TrimEnd('.').Split(',')[0], []).Number is not null)
        {
            Assert.Contains(hint, parsed.Hint ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_read_is_held_to_its_range_and_order()
    {
        Assert.Contains("upside down", Points.Parse("80\u201360", []).Problem, StringComparison.Ordinal);
        Assert.Contains("from 0 to 1", Shares.Parse("1,5", []).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_out_of_a_word_processor_says_what_the_plain_one_says()
    {
        string plain = SmallScenario.Text, pasted = plain
            .Replace("accepts: 0..70", "accepts: 0\u201370", StringComparison.Ordinal)
            .Replace("{from: 30..40, to: 100}", "{from: 30\u201340, to: 100}", StringComparison.Ordinal)
            .Replace("weight: 60 %", "weight: 60\u00A0%", StringComparison.Ordinal)
            .Replace("pace: 0.2,", "pace: \u201C0.2\u201D,", StringComparison.Ordinal)
            .Replace("date: 2025-03-04", "date: 2025\u201303\u201304", StringComparison.Ordinal)
            .Replace("window: 8 weeks", "window: 8\u00A0weeks", StringComparison.Ordinal)
            .Replace("role: consent", "role: \u201Cconsent\u201D", StringComparison.Ordinal)
            .Replace("then: {strip: 0..60}", "then: {strip: 0\u201360}", StringComparison.Ordinal);
        Assert.NotEqual(plain, pasted);
        ScenarioFile one = ScenarioReader.Read(plain, "a.yaml"), other = ScenarioReader.Read(pasted, "a.yaml");
        Assert.Empty(other.Errors);
        Assert.Equal(ScenarioWriter.Write(one.Scenario!), ScenarioWriter.Write(other.Scenario!));
    }

    /// <summary>PyYAML, libyaml and the YAML 1.2 grammar stop at these; whoever shares a file should not have to know.</summary>
    [Theory]
    [InlineData("aid-ends: {actor: patron,", "aid-ends: {name: Who pays? Nobody, actor: patron,", "? ", "\"Who pays? Nobody\"")]
    [InlineData("aid-ends: {actor: patron,", "aid-ends: {name: [Who? what], actor: patron,", "", "")]
    public void Signs_that_other_parsers_stop_at_are_refused_with_the_quotes_to_add(string old, string text, string sign, string quoted)
    {
        ScenarioFile file = SmallScenario.ReadWith(old, text);
        Assert.Null(file.Scenario);
        if (sign.Length > 0)
        {
            Problem problem = Assert.Single(file.Errors);
            Assert.Contains($"`{sign}`", problem.Message, StringComparison.Ordinal);
            Assert.Contains(quoted, problem.Hint, StringComparison.Ordinal);
            Assert.True(problem is { Line: > 1, Column: > 1 });
        }
    }

    [Theory]
    [InlineData("asks: Who holds: North?")]
    [InlineData("asks: Land\n        and water: who holds them")]
    public void A_second_colon_in_plain_text_is_refused(string asks)
    {
        ScenarioFile file = SmallScenario.ReadWith("    scale: {0: all South,", $"    {asks}\n    scale: {{0: all South,");
        Assert.NotEmpty(file.Errors);
    }

    [Fact]
    public void A_question_mark_outside_braces_needs_no_quotes() =>
        Assert.Empty(SmallScenario.ReadWith("    scale: {0: all South,",
            "    asks: Who holds it? And who pays?\n    scale: {0: all South,").Errors);
}
