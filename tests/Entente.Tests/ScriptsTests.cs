using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests;

/// <summary>The scripts that read a results folder say what `entente run` says.</summary>
public sealed class ScriptsTests : IDisposable
{
    private const double QuantileCell = 100.0 / 2000; // a run's quantiles are exact to a two-thousandth of the range

    private readonly string folder = Directory.CreateTempSubdirectory("entente-scripts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("python3", "-c", "import pyarrow.parquet", "scripts/odds.py", "Python with pyarrow is not here.")]
    [InlineData("Rscript", "-e", "library(arrow); library(jsonlite)", "scripts/odds.R", "R with arrow and jsonlite is not here.")]
    public void Odds_and_terms_from_the_draws_are_those_of_the_run(string program, string option, string needs, string script,
        string missing)
    {
        if (!TryRun(program, [option, needs], out _))
        {
            Assert.Skip(missing);
        }

        string results = Path.Combine(folder, "results");
        EntenteRun run = EntenteCall.Run("run", "scenarios/port-strike.yaml", "--draws", "640", "--out", results, "--json");
        Assert.Equal(0, run.ExitCode);
        JsonNode forecast = JsonNode.Parse(run.Output)!;
        Assert.True(TryRun(program, [script, results], out string printed));
        string[][] rows = [.. printed.Split('\n').Select(line => line.Split('\t'))];

        string[][] odds = [.. rows.Where(row => row.Length == 4).Skip(1)];
        JsonArray by = forecast["by"]!.AsArray();
        Assert.Equal(by.Count, odds.Length);
        Assert.All(by.Zip(odds), pair =>
        {
            Assert.Equal([(string)pair.First!["date"]!, (string)pair.First["package"]!], pair.Second[..2]);
            Assert.Equal((double)pair.First["p"]!, Number(pair.Second[2]), 1e-6);
            Assert.Equal((double)pair.First["se"]!, Number(pair.Second[3]), 1e-6);
        });

        Dictionary<string, string> terms = rows.Where(row => row.Length == 2)
            .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        JsonObject expected = forecast["terms"]!.AsObject();
        Assert.Equal(expected.Select(issue => issue.Key).Order(StringComparer.Ordinal), terms.Keys.Order(StringComparer.Ordinal));
        Assert.All(["pay", "automation"], issue => Assert.Equal((double)expected[issue]!["p50"]!, Number(terms[issue]), QuantileCell));
        double arbitration = (double)expected["contract"]!["share"]!["arbitration"]!;
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"arbitration {arbitration:0.0000}"), terms["contract"],
            StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool TryRun(string program, string[] arguments, out string output)
    {
        output = "";
        try
        {
            ProcessStartInfo start = new(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program
        }
    }
}
