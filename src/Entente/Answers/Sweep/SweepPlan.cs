using Entente.Ensembles;
using Entente.Ensembles.Parts;

namespace Entente.Answers.Sweep;

/// <summary>A grid of runs that differ in some numbers of the file: every combination of the values of each, in the order in which they
/// were named, the last one fastest.</summary>
/// <remarks>Every cell is a run of its own in parts of its own (`cells/` and the first digits of its key), with the same seed: a number
/// that is the same in two cells has the same draws in both, so that cells differ by what was changed and not by chance.</remarks>
/// <param name="Axes">What is varied.</param>
internal sealed record SweepPlan(ValueList<SweepAxis> Axes)
{
    /// <summary>The most runs of a grid.</summary>
    public const int MaxCells = 10_000;

    private const int DigitsOfKey = 16;

    /// <summary>How many runs there are.</summary>
    public long Count => Axes.Aggregate(1L, (count, axis) => Math.Min(count * axis.Values.Count, int.MaxValue));

    /// <summary>A path that is varied twice; null if there is none.</summary>
    public string? Twice =>
        Axes.CountBy(axis => axis.Path, StringComparer.Ordinal).FirstOrDefault(path => path.Value > 1).Key;

    /// <summary>The changes of each run, written `path=value`.</summary>
    public IEnumerable<ValueList<string>> Cells => Axes.Aggregate<SweepAxis, IEnumerable<ValueList<string>>>([[]], (cells, axis) =>
        from cell in cells
        from value in axis.Values
        select (ValueList<string>)[.. cell, $"{axis.Path}={value}"]);

    /// <summary>The axis that a text `path=value,value` names; null if it is none. Commas within brackets, braces and quotation marks
    /// belong to a value.</summary>
    public static SweepAxis? Axis(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] values = equals > 0 ? [.. Parts(text[(equals + 1)..])] : [];
        return values.Length > 0 && values.All(value => value.Length > 0) ? new(text[..equals].Trim(), [.. values]) : null;
    }

    /// <summary>The folder with the parts of a run of the grid. Its name says which run it is, so that another grid finds those that it
    /// has in common with this one.</summary>
    /// <param name="folder">The folder of the sweep.</param>
    /// <param name="request">The run.</param>
    public static string CellFolder(string folder, RunRequest request) =>
        Path.Combine(folder, "cells", PartsInfo.Of(request, parts: 1, keepsDraws: false).Key[..DigitsOfKey]);

    /// <summary>What the parts of a run of the grid add up to, with what stopped processes left of them taken away.</summary>
    /// <exception cref="IOException">One cannot be read, or is gone.</exception>
    public static RunShares Read(RunRequest request)
    {
        (PartsFolder? parts, RunRequest? begun, string? why) = PartsFolder.Open(request.Folder, request.Version);
        (RunSums sums, var lacking) = parts is null ? throw new IOException(why) : PartsMerge.Sums(parts, begun!);
        if (lacking.Count > 0)
        {
            throw new IOException($"{lacking[0].Part.SumsFile} {lacking[0].Why}");
        }

        parts.Sweep();
        return sums.Shares();
    }

    private static IEnumerable<string> Parts(string text)
    {
        (int depth, int start, char quote) = (0, 0, '\0');
        for (int i = 0; i < text.Length; i++)
        {
            char one = text[i];
            quote = quote == '\0' && one is '"' or '\'' ? one : one == quote ? '\0' : quote;
            depth += quote != '\0' ? 0 : one is '{' or '[' or '(' ? 1 : one is '}' or ']' or ')' ? -1 : 0;
            if (one == ',' && depth == 0 && quote == '\0')
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }
}

/// <summary>A number of the file, or anything else that `--set` can change, and the values that it takes.</summary>
/// <param name="Path">Dotted path.</param>
/// <param name="Values">The values, as the file would write them.</param>
internal sealed record SweepAxis(string Path, ValueList<string> Values);
