using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Dotted paths into a scenario, such as `actors.patron.supports.south.arms`: what stands there, what it belongs to, and how to
/// replace it.</summary>
internal static class ScenarioPath
{
    /// <summary>Where a path leads in a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="path">The path.</param>
    /// <param name="reading">Knows the names of the file.</param>
    /// <param name="onlyChangeable">Whether the path must stay within what events, levers and variants may change.</param>
    public static ResolvedPath Resolve(Scenario scenario, string path, Reading reading, bool onlyChangeable)
    {
        List<(string Name, NameKind Kind)> segments = [];
        Shape shape = Shapes.Scenario;
        object? value = scenario;
        string[] names = path.Split('.');
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
            {
                return Wrong("it has an empty part", null);
            }

            string name = names[i];
            (Shape at, object? now) = (shape, value);
            PathStep step = reading.Along(segments, () => at.Enter(now, name, reading));
            if (step.Shape is null)
            {
                return Wrong(step.Problem!, step.Hint);
            }

            if (onlyChangeable && step.Fixed is string hint)
            {
                return Wrong($"`{names[i]}` is fixed for the whole forecast", hint);
            }

            bool isFrame = step.Shape.IsFrame && (shape.IsFrame || i == 0);
            if (onlyChangeable && isFrame && i == names.Length - 1)
            {
                return Wrong($"`{names[i]}` cannot be replaced as a whole, because other parts of the file count on it",
                    "Name one of its parts.");
            }

            segments.Add((names[i], step.Kind));
            (shape, value) = (step.Shape, step.Value);
        }

        return new(shape, value, segments, null, null);

        ResolvedPath Wrong(string why, string? hint) =>
            new(shape, null, segments, $"The path `{NumberShape.Shorten(path)}` leads nowhere: {why.TrimEnd('.')}.", hint);
    }

    /// <summary>The scenario with the value at a legal path replaced.</summary>
    public static Scenario With(Scenario scenario, string path, object value) =>
        (Scenario)With(Shapes.Scenario, scenario, path.Split('.'), value);

    /// <summary>The scenario with the number at a legal path multiplied.</summary>
    public static Scenario Multiply(Scenario scenario, string path, Uncertain factor) =>
        Product(scenario, path, factor) is Uncertain product ? With(scenario, path, product) : scenario;

    /// <summary>The number at a legal path times a factor, kept in its legal range; null where an earlier change has taken the number
    /// away.</summary>
    public static Uncertain? Product(Scenario scenario, string path, Uncertain factor)
    {
        PathStep last = Steps(scenario, path).Last();
        return last.Value is Uncertain number ? Uncertain.Times(number, factor, ((NumberShape)last.Shape!).Legal) : null;
    }

    /// <summary>What the number at a path means: the explanation of the last key on the way; empty if the path leads nowhere.</summary>
    public static string Meaning(Scenario scenario, string path)
    {
        PathStep[] steps = [.. Steps(scenario, path)];
        return steps[^1].Shape is null ? "" : steps.Last(step => step.Key is not null).Key!.Says;
    }

    /// <summary>The part of the model that a path belongs to: what the last key on the way says that says anything.</summary>
    public static ModelPart PartOf(Scenario scenario, string path) =>
        Steps(scenario, path).LastOrDefault(step => step.Key is { Part: not ModelPart.None }).Key?.Part ?? ModelPart.None;

    /// <summary>The parts of the model in which two states of a scenario differ.</summary>
    public static ModelPart Differences(Scenario one, Scenario other) => Shapes.Scenario.Differences(one, other, ModelPart.None);

    /// <summary>Every step of a path; the last has no shape if the path leads nowhere.</summary>
    public static IEnumerable<PathStep> Steps(Scenario scenario, string path)
    {
        PathStep at = PathStep.To(Shapes.Scenario, scenario);
        foreach (string name in path.Split('.'))
        {
            yield return at = at.Shape!.Enter(at.Value, name, reading: null);
            if (at.Shape is null)
            {
                yield break;
            }
        }
    }

    private static object With(Shape shape, object? whole, ReadOnlySpan<string> path, object value)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        PathStep step = shape.Enter(whole, path[0], reading: null);
        object part = With(step.Shape!, step.Value, path[1..], value);
        return shape.With(whole, path[0], part);
    }
}

/// <summary>Where a path leads.</summary>
/// <param name="Shape">The shape of what stands there.</param>
/// <param name="Value">What stands there now, or null.</param>
/// <param name="Segments">The parts of the path and what each names.</param>
/// <param name="Problem">Why the path leads nowhere, or null.</param>
/// <param name="Hint">How to mend it.</param>
internal sealed record ResolvedPath(
    Shape Shape, object? Value, IReadOnlyList<(string Name, NameKind Kind)> Segments, string? Problem, string? Hint);
