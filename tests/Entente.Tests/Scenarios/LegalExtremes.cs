using System.Globalization;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Tests.Scenarios;

/// <summary>Puts one or two numbers of a scenario at the ends of what is legal; the same chance always does the same.</summary>
internal static class LegalExtremes
{
    // Numbers that are legal where 0 is the least, and so small that squares, ratios and exponentials of them leave the range of a double.
    private static readonly double[] Tiny = [double.Epsilon, 1e-300, 1e-12, 1e-9, 1e-6];

    /// <summary>Changes as for `--set`.</summary>
    public static string[] Of(ScenarioFile file, ulong chance)
    {
        (string Path, Bounds Legal)[] numbers = Numbers(file);
        ulong[] parts = [.. Enumerable.Range(0, 5).Select(i => Mixed(chance + ((ulong)i << 32)))];
        int one = (int)(parts[0] % (ulong)numbers.Length), other = (int)(parts[1] % (ulong)numbers.Length);
        int[] chosen = one == other || parts[2] % 2 == 0 ? [one] : [one, other];
        return [.. chosen.Select((number, i) => $"{numbers[number].Path}={Extreme(numbers[number].Legal, parts[3 + i])}")];
    }

    /// <summary>Every number that the file gives, and every one that it leaves out of a group that it has, with its legal range.</summary>
    public static (string Path, Bounds Legal)[] Numbers(ScenarioFile file) =>
    [
        .. file.Numbers.Select(number => number.Path).Concat(LeftOut("", Shapes.Scenario, file.Scenario!)).Distinct()
            .Select(path => (path, Legal(file.Scenario!, path))).Where(one => one.Item2 is not null).Select(one => (one.path, one.Item2!.Value)),
    ];

    private static string Extreme(Bounds legal, ulong chance)
    {
        double[] ends =
        [
            legal.Least, legal.Greatest, legal.Low + ((legal.High - legal.Low) * 1e-9), legal.High - ((legal.High - legal.Low) * 1e-9),
            .. legal.Low <= 0 ? Tiny.Where(legal.Contains) : [],
        ];
        int place = (int)(chance % (ulong)(ends.Length + 1));
        return place < ends.Length ? Text(ends[place]) : $"{Text(legal.Least)}..{Text(legal.Greatest)}";
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<string> LeftOut(string path, Shape shape, object value) =>
    [
        .. KeysOf(shape, value).Where(key => key.Shape is NumberShape).Select(key => path + key.Name),
        .. shape.Groups(value).SelectMany(group => LeftOut($"{path}{group.Name}.", group.Shape, group.Value)),
    ];

    private static IReadOnlyList<Key> KeysOf(Shape shape, object value) =>
        ((shape as RecordShape) ?? Shapes.OfValue(value) as RecordShape)?.Keys ?? [];

    private static Bounds? Legal(Scenario scenario, string path)
    {
        (Shape? shape, object? value) = (Shapes.Scenario, scenario);
        foreach (string name in path.Split('.'))
        {
            Step step = shape.Enter(value, name, reading: null);
            if (step.Shape is null)
            {
                return null;
            }

            (shape, value) = (step.Shape, step.Value);
        }

        return (shape as NumberShape)?.Legal;
    }

    /// <summary>SplitMix64.</summary>
    private static ulong Mixed(ulong state)
    {
        unchecked
        {
            ulong z = state + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
