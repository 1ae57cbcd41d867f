using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers;

/// <summary>Questions that cannot be answered: exit code 2, everything that is wrong at once, the nearest name, no stack trace, nothing
/// written.</summary>
public sealed class BadQuestionsTests : IDisposable
{
    /// <summary>Two actors that would put the same number at different values at once, and two that follow each other.</summary>
    private const string Levers = """
        levers:
          north-opens: {actor: north, date: 2025-02-01, ends: 2025-06-01, set: {issues.guarantees.today: observers}}
          south-closes: {actor: south, date: 2025-03-01, set: {issues.guarantees.today: troops}}
          patron-later: {actor: patron, date: 2025-06-01, ends: 2025-07-01, set: {issues.guarantees.today: observers}}
        variants:
          both: {levers: [north-opens, south-closes]}
          one-after-the-other: {levers: [north-opens, patron-later]}

        """;

    /// <summary>Every command that asks a question of many worlds, as it is called at least.</summary>
    public static TheoryData<string, string[]> Questions() => new()
    {
        { "why", [] },
        { "explain", [] },
        { "moves", [] },
        { "holds", [] },
        { "compare", ["--variant", "aid-ends"] },
        { "trace", [] },
    };

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Questions))]
    public void Every_mistake_of_a_path_is_told_at_once_with_the_nearest_name(string command, string[] options)
    {
        AssertRefused(
            Asked(SmallRun.Text, [command, .. options, "--set", "actors.sout.power=3", "--set", "talks.pacee=1", "--set",
                "issues.strip.today=150", "--set", "actors.north.power=1", "--set", "actors.north.power=2"]),
            "Did you mean `south`?", "Did you mean `pace`?", "`actors.north.power` is given 2 values in one call: `1` and `2`");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Values_outside_their_scale_and_dates_outside_the_forecast_are_refused(string command, string[] options) => AssertRefused(
        Asked(SmallRun.Text, [command, .. options, "--set", "issues.strip.today=150", "--set", "levers.patron-ends-aid.date=2026-03-01"]),
        "from 0 to 100", "2026-03-01 lies outside the forecast, which goes from 2025-01-01 to 2026-01-01");

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_name_without_letters_is_no_file(string command, string[] options)
    {
        EntenteRun run = EntenteCall.Run([command, "", .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no such file.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("trace")]
    public void An_unknown_variant_is_told_beside_a_wrong_path(string command) => AssertRefused(
        Asked(SmallRun.Text, [command, "--variant", "aid-end", "--variant", "patron-ends-ai", "--set", "talks.pacee=1"]),
        "has no variant or lever `aid-end`. Did you mean `aid-ends`?", "has no variant or lever `patron-ends-ai`. Did you mean "
            + "`patron-ends-aid`?", "Did you mean `pace`?");

    [Theory]
    [InlineData("compare", "--variant", "both")]
    [InlineData("trace", "--variant", "north-opens", "--variant", "south-closes")]
    [InlineData("moves")]
    public void Levers_that_contradict_each_other_are_refused_by_name(string command, params string[] options) => AssertRefused(
        Asked(WithLevers, [command, .. options]),
        "`north-opens` and `south-closes` cannot be chosen together: while both are in force, the one sets issues.guarantees.today to "
            + "`observers` and the other to `troops`.");

    [Fact]
    public void Levers_that_follow_each_other_are_no_contradiction()
    {
        EntenteRun run = Asked(WithLevers, ["compare", "--variant", "one-after-the-other", "--draws", "16"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private static string WithLevers
    {
        get
        {
            int from = SmallRun.Text.IndexOf("levers:", StringComparison.Ordinal),
                to = SmallRun.Text.IndexOf("questions:", StringComparison.Ordinal);
            return SmallRun.Text[..from] + Levers + SmallRun.Text[to..];
        }
    }

    private EntenteRun Asked(string text, string[] call)
    {
        string file = Path.Combine(folder, "small.yaml");
        File.WriteAllText(file, text);
        return EntenteCall.Run([call[0], file, .. call[1..]]);
    }

    private void AssertRefused(EntenteRun run, params string[] messages)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.All(messages, message => Assert.Contains(message, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }
}
