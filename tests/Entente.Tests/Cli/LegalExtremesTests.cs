using System.Globalization;
using System.Text.Json;
using Entente.Scenarios;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Cli;

/// <summary>Whatever is legal ends in an answer or in a sentence: never in an exception, in a world that could not be computed, or in shares that do not add up.
/// `ENTENTE_EXTREMES=2000` tries so many files instead of a few, from a chance of its own: `ENTENTE_EXTREMES_FROM`.</summary>
public sealed class LegalExtremesTests : IDisposable
{
    private const int Few = 48;

    private static readonly (string Name, string Text)[] Seeds =
    [
        ("small-war.yaml", Ensembles.SmallRun.Text),
        ("strip.yaml", SmallScenario.Text.Replace("step: 1 week", "step: 1 month", StringComparison.Ordinal)),
        ("dispute.yaml", Repository.Read("src", "Entente.Cli", "Templates", "dispute.yaml")),
        .. Repository.ShippedScenarios.Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Numbers_at_the_ends_of_what_is_legal_give_an_answer_or_a_sentence()
    {
        ulong from = ulong.Parse(Environment.GetEnvironmentVariable("ENTENTE_EXTREMES_FROM") ?? "0", CultureInfo.InvariantCulture);
        int count = int.Parse(Environment.GetEnvironmentVariable("ENTENTE_EXTREMES") ?? Few.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        ScenarioFile[] files = [.. Seeds.Select(seed => ScenarioReader.Read(seed.Text, seed.Name))];
        foreach ((string name, string text) in Seeds)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        List<string> faults = [];
        for (ulong chance = from; chance < from + (ulong)count; chance++)
        {
            // Half of them are of the small files at the head, which cost little.
            int seed = (int)(chance % 2 == 0 ? chance / 2 % 2 : chance / 2 % (ulong)files.Length);
            string[] changes = LegalExtremes.Of(files[seed], chance);
            if (Fault(Path.Combine(folder, files[seed].Name), [.. changes.SelectMany(change => new[] { "--set", change })]) is string fault)
            {
                faults.Add($"{files[seed].Name} --set {string.Join(" --set ", changes)}: {fault}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void The_numbers_that_are_tried_are_those_of_the_whole_format()
    {
        string[] paths = [.. LegalExtremes.Numbers(ScenarioReader.Read(Ensembles.SmallRun.Text, "small.yaml")).Select(number => number.Path)];
        Assert.Subset(paths.ToHashSet(), new HashSet<string>
        {
            "war.front", "war.volatility", "war.pace", "war.decisiveness", "war.collapse.attacker", "talks.pace", "holding.tremble", "holding.break-rate", "actors.north.power", "actors.north.doubt",
            "actors.north.discount", "actors.north.curvature", "actors.patron.supports.south.arms", "issues.strip.wants.north.salience", "issues.strip.wants.north.accepts.from",
        });
    }

    [Theory]
    [InlineData("1583-01-01", "1584-01-01")]
    [InlineData("9899-12-31", "9900-12-31")]
    public void The_first_and_the_last_legal_year_can_be_forecast(string from, string until)
    {
        File.WriteAllText(Path.Combine(folder, "year.yaml"), Ensembles.SmallRun.Text.Replace("from: 2025-01-01", $"from: {from}", StringComparison.Ordinal).Replace("until: 2026-01-01", $"until: {until}", StringComparison.Ordinal));
        Assert.Null(Fault(Path.Combine(folder, "year.yaml"), []));
    }

    private string? Fault(string file, string[] options)
    {
        foreach (string[] call in new string[][] { ["check", file, "--json"], ["solve", file, "--json"], ["run", file, "--draws", "8", "--threads", "1", "--json", "--out", Path.Combine(folder, "results")] })
        {
            EntenteRun run;
            try
            {
                run = EntenteCall.Run([.. call, .. options]);
            }
            catch (Exception e)
            {
                return $"{call[0]}: {e}";
            }

            if (run.ExitCode == 2)
            {
                return run.Output.Length + run.Error.Length > 0 ? null : $"{call[0]} refuses without a word";
            }

            if (run.ExitCode != 0)
            {
                return $"{call[0]} ends with {run.ExitCode}: {run.Error}{run.Output}";
            }

            using JsonDocument json = JsonDocument.Parse(run.Output); // has no way to write NaN
            if (call[0] == "run" && FaultOf(json.RootElement) is string fault)
            {
                return $"run: {fault}";
            }
        }

        return null;
    }

    private static string? FaultOf(JsonElement forecast)
    {
        double[] shares = [.. forecast.GetProperty("outcomes").EnumerateObject().Select(outcome => outcome.Value.GetProperty("p").GetDouble())];
        return forecast.GetProperty("failed").GetInt32() > 0 ? $"worlds fail: {forecast.GetProperty("failures")}"
            : shares.Any(share => share is not (>= 0 and <= 1)) || Math.Abs(shares.Sum() - 1) > 1e-9 ? $"outcomes are {string.Join(", ", shares)}"
            : null;
    }
}
