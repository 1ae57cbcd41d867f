using System.Text.Json;
using Entente.Cli;
using Entente.Scenarios;

namespace Entente.Tests.Cli;

/// <summary>What must never come out of a command, whatever legal file goes in: numbers that are none, shares that do not add up, an error
/// that nobody foresaw, or nothing at all.</summary>
internal static class AnswerFaults
{
    private const double Rounding = 1e-9;
    private static readonly int[] Documented = [ExitCode.Ok, ExitCode.BadInput, ExitCode.Failed];

    /// <summary>Calls a command on a file and lists what is wrong with what comes out.</summary>
    /// <param name="call">The verb and its options.</param>
    /// <param name="path">The file; results go beside it.</param>
    public static IEnumerable<string> Of(string call, string path)
    {
        string[] words = call.Split(' ');
        string[] arguments = [words[0], path, .. words[1..], .. words[0] == "run" ? new[] { "--out", Path.ChangeExtension(path, ".run") }
            : []];
        EntenteRun run;
        string? unforeseen = null;
        try
        {
            run = EntenteCall.Run(arguments);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            (run, unforeseen) = (new(ExitCode.Failed, "", ""),
                $"{call}: {fault.GetType().Name} in {Unforeseen.Place(fault)}: {fault.Message}");
        }

        return unforeseen is null ? In(call, run) : [unforeseen];
    }

    private static IEnumerable<string> In(string call, EntenteRun run)
    {
        if (!Documented.Contains(run.ExitCode))
        {
            yield return $"{call}: exit code {run.ExitCode}";
        }

        if (run.ExitCode != ExitCode.Ok && run.Output.Length + run.Error.Length == 0)
        {
            yield return $"{call}: says nothing";
        }

        string all = run.Output + run.Error;
        foreach (string wrong in (string[])["NaN", "Infinity", "∞", "should not have happened"])
        {
            if (all.IndexOf(wrong, StringComparison.Ordinal) is int at and >= 0)
            {
                yield return $"{call}: says {wrong}: {all[Math.Max(0, at - 120)..Math.Min(all.Length, at + 60)].ReplaceLineEndings(" ")}";
            }
        }

        if (call.EndsWith("--json", StringComparison.Ordinal) && run.Output.StartsWith('{'))
        {
            using JsonDocument json = JsonDocument.Parse(run.Output);
            foreach (string fault in Shares(json.RootElement).Select(fault => $"{call}: {fault}"))
            {
                yield return fault;
            }
        }
    }

    /// <summary>Chances below 0 or above 1, and states of the last day that do not add up to 1.</summary>
    private static IEnumerable<string> Shares(JsonElement answer)
    {
        if (answer.TryGetProperty("outcomes", out JsonElement outcomes))
        {
            double?[] all = [.. outcomes.EnumerateObject().Select(one => Chance(one.Value))];
            if (all.All(one => one is not null) && Math.Abs(all.Sum()!.Value - 1) > Rounding)
            {
                yield return $"outcomes add up to {all.Sum()}";
            }
        }

        foreach (double chance in Chances(answer).Where(chance => !(chance is >= 0 and <= 1)))
        {
            yield return $"a chance of {chance}";
        }
    }

    private static double? Chance(JsonElement one) =>
        one.TryGetProperty("p", out JsonElement p) && p.ValueKind == JsonValueKind.Number ? p.GetDouble() : null;

    private static IEnumerable<double> Chances(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject()
            .SelectMany(one => one is { Name: "p", Value.ValueKind: JsonValueKind.Number } ? [one.Value.GetDouble()] : Chances(one.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Chances),
        _ => [],
    };
}
