using System.Text.Json.Nodes;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Two levers or variants that are chosen together and set the same place to different values while both are in force, so that
/// neither is what was asked for.</summary>
/// <param name="First">Key of the one.</param>
/// <param name="Second">Key of the other.</param>
/// <param name="Path">The place; of two places of which one holds the other, the inner one.</param>
/// <param name="FirstValue">What the one sets there.</param>
/// <param name="SecondValue">What the other sets there.</param>
internal sealed record ChangeConflict(string First, string Second, string Path, string FirstValue, string SecondValue)
{
    /// <summary>The conflicts among changes that are all chosen; the levers of a variant are chosen with it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="names">Keys of variants and levers; others are passed over.</param>
    public static IEnumerable<ChangeConflict> Among(Scenario scenario, IEnumerable<string> names)
    {
        Chosen[] all = [.. names.Where(scenario.Variants.Has).SelectMany(name => scenario.Variants[name].Levers).Concat(names)
            .Distinct(StringComparer.Ordinal).SelectMany(name => Of(scenario, name))];
        return from i in Enumerable.Range(0, all.Length)
               from other in all.Skip(i + 1)
               from conflict in Between(all[i], other)
               select conflict;
    }

    /// <summary>The conflicts between levers that different actors could pull at once.</summary>
    public static IEnumerable<ChangeConflict> AmongActors(Scenario scenario)
    {
        string[] levers = [.. scenario.Levers.Names];
        return from i in Enumerable.Range(0, levers.Length)
               from other in levers.Skip(i + 1)
               where scenario.Levers[levers[i]].Actor != scenario.Levers[other].Actor
               from conflict in Among(scenario, [levers[i], other])
               select conflict;
    }

    /// <summary>As a sentence without a capital letter.</summary>
    public override string ToString() => $"`{First}` and `{Second}` cannot be chosen together: while both are in force, the one "
        + $"sets {Path} to `{FirstValue}` and the other to `{SecondValue}`.";

    private static IEnumerable<Chosen> Of(Scenario scenario, string name) =>
        scenario.Variants.TryGet(name, out Variant? variant) ? [new(name, variant, DateOnly.MinValue, DateOnly.MaxValue)]
        : scenario.Levers.TryGet(name, out Lever? lever)
            ? [new(name, lever, lever.Date ?? DateOnly.MinValue, lever.Ends ?? DateOnly.MaxValue)]
        : [];

    private static IEnumerable<ChangeConflict> Between(Chosen one, Chosen other) =>
        from mine in one.Change.Set
        from theirs in other.Change.Set
        where one.From < other.Until && other.From < one.Until && Meet(mine.Path, theirs.Path)
        let values = (Mine: Written(mine.Value), Theirs: Written(theirs.Value))
        where mine.Path != theirs.Path || values.Mine != values.Theirs
        select new ChangeConflict(one.Name, other.Name, mine.Path.Length >= theirs.Path.Length ? mine.Path : theirs.Path, values.Mine,
        values.Theirs);

    private static bool Meet(string one, string other) =>
        one == other || one.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(one + ".", StringComparison.Ordinal);

    private static string Written(object value) => Shapes.OfValue(value).Write(value) is JsonNode node ? node.ToJsonString().Trim('"') : "";

    private sealed record Chosen(string Name, Change Change, DateOnly From, DateOnly Until);
}
