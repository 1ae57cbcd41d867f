using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>What is told about files that were read: our own words whole, those of others cut.</summary>
public sealed class ProblemListTests
{
    [Fact]
    public void A_note_is_told_to_its_end()
    {
        string lost = string.Join(", ", Enumerable.Range(1, 100).Select(i => $"reservation-{i}"));
        ProblemList problems = new();
        problems.Note($"This format has no place for {lost}; they were left out.");
        Assert.EndsWith("reservation-100; they were left out.", Assert.Single(problems.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(39, "\U0001F600", 39)] // a sign of two units that begins in the last place
    [InlineData(38, "\U0001F600", 40)]
    [InlineData(40, "x", 40)]
    public void What_others_wrote_is_cut_between_signs(int before, string sign, int kept)
    {
        string told = Problem.Shortened(new string('a', before) + sign + "zzz", 40);
        Assert.Equal((kept + 1, '…'), (told.Length, told[^1]));
        Assert.False(char.IsHighSurrogate(told[^2]));
        Assert.Equal("short", Problem.Shortened("short", 40));
    }

    [Fact]
    public void A_column_with_an_endless_name_gives_a_short_note()
    {
        using TextFiles files = new();
        Imported imported = files.Import("stakeholders",
            $"actor,capability,position,salience,{new string('q', 5_000)}\nNorth,100,80,90,1\nSouth,60,20,45,1\n");
        Assert.All(imported.Notes, note => Assert.InRange(note.Length, 1, 500));
        Assert.Contains(imported.Notes, note => note.Contains("qqq…`, which means nothing here", StringComparison.Ordinal));
    }
}
