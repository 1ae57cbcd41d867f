using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;
using Entente.Talks.FirstDay;

namespace Entente.Interchange;

/// <summary>A number of a file in its new unit.</summary>
/// <param name="Path">Dotted path of the number.</param>
/// <param name="Was">The number as the file had it.</param>
/// <param name="Value">What it becomes.</param>
internal sealed record ConvertedNumber(string Path, string Was, string Value);

/// <summary>What came of converting a file.</summary>
/// <param name="Text">The converted file; null if there is an error.</param>
/// <param name="Numbers">The numbers in their new unit, in the order of the format.</param>
/// <param name="Shares">What of all that is listed an actor has in dispute, where the unit becomes another.</param>
/// <param name="Notes">What else becomes another, and what has no exact converse, as sentences.</param>
/// <param name="Problems">Everything that is wrong.</param>
internal sealed record Conversion(string? Text, ValueList<ConvertedNumber> Numbers, Named<double> Shares, ValueList<string> Notes,
    ValueList<Problem> Problems);

/// <summary>Brings a scenario file to the newest version of the format, and its utilities to the unit that is usual there. Comments, order
/// and layout of the file stay.</summary>
/// <remarks>
/// An actor whose share N/Σs is in dispute has utilities that lie 1/share as far from 1: a utility R becomes 1 − (1 − R)/share, a
/// difference or cost c becomes c/share. Shares are those of the central values. docs/explanation/deal-space.md, "What a utility of 1
/// stands for".
/// </remarks>
internal static class VersionConversion
{
    private const string Digits = "G4";

    /// <summary>Converts a file.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="onlyUnit">Whether only the unit of utility becomes that of the newest version, by a line of its own.</param>
    public static Conversion Of(ScenarioFile file, bool onlyUnit)
    {
        Scenario before = file.Scenario!;
        Scenario after = onlyUnit ? before with { UtilityUnit = UtilityUnit.Disputed } : before with { Entente = FormatVersion.Latest };
        bool isUnitMoved = FormatVersion.Unit(before) != FormatVersion.Unit(after);
        List<(string Path, string Value)> changes = [];
        if (!onlyUnit && before.Entente != FormatVersion.Latest)
        {
            changes.Add(("entente", FormatVersion.Latest.ToString(CultureInfo.InvariantCulture)));
        }

        if (onlyUnit && isUnitMoved)
        {
            changes.Add(("utility-unit", KeyName.Of(nameof(UtilityUnit.Disputed))));
        }

        Preferences preferences = new(before, number => number.Central);
        Named<double> shares = new(isUnitMoved
            ? before.Actors.Names.Select(actor => KeyValuePair.Create(actor, preferences.UnitInDispute(actor))) : []);
        ConvertedNumber[] numbers = [.. isUnitMoved ? Numbers(before, shares) : []],
            inChanges = [.. isUnitMoved ? InChanges(before, shares) : []];
        ValueList<string> notes = [.. onlyUnit ? [] : Defaults(before), .. isUnitMoved ? WithoutConverse(before, inChanges) : []];
        try
        {
            string text = ScenarioEditor.SetAll(file.Text, [.. changes, .. numbers.Select(number => (number.Path, number.Value))]);
            foreach (ConvertedNumber number in inChanges)
            {
                text = Replaced(text, number);
            }

            ScenarioFile changed = ScenarioReader.Read(text, file.Name);
            return changed.Scenario is null ? new(null, [], [], [], [.. changed.Errors])
                : new(text, [.. numbers, .. inChanges], shares, notes, []);
        }
        catch (ArgumentException e)
        {
            return new(null, [], [], [], [new(Severity.Error, file.Name, 1, 1, "", e.Message, null)]);
        }
    }

    /// <summary>Every number of one actor that counts in utility, in its new unit.</summary>
    private static IEnumerable<ConvertedNumber> Numbers(Scenario scenario, Named<double> shares) =>
        from one in InUtility(scenario)
        let share = shares[one.Actor]
        let number = Written(one.Number)
        where share != 1 && IsPlain(number) && (one.IsUtility || number is not Uncertain.Point { Value: 0 })
        let slope = 1 / share
        select new ConvertedNumber(one.Path, Text(number), Text(Moved(number, one.IsUtility ? 1 - slope : 0, slope)));

    private static IEnumerable<(string Path, string Actor, Uncertain Number, bool IsUtility)> InUtility(Scenario scenario) =>
    [
        .. scenario.Actors.Where(actor => actor.Value.Reservation is not null)
            .Select(actor => ($"actors.{actor.Key}.reservation", actor.Key, actor.Value.Reservation!, true)),
        .. scenario.Actors.Select(actor => ($"actors.{actor.Key}.war-cost", actor.Key, actor.Value.WarCost, false)),
        .. scenario.Issues.SelectMany(issue => Losses(issue.Key, issue.Value)),
        .. Costs("war.cost", (scenario.War as LotteryWar)?.Cost ?? []),
        .. scenario.Deadlines.SelectMany(deadline => Costs($"deadlines.{deadline.Key}.matters-to", deadline.Value.MattersTo)),
        .. scenario.Levers.SelectMany(lever => Costs($"levers.{lever.Key}.cost", lever.Value.Cost)),
    ];

    private static IEnumerable<(string, string, Uncertain, bool)> Costs(string path, Named<Uncertain> costs) =>
        costs.Select(cost => ($"{path}.{cost.Key}", cost.Key, cost.Value, false));

    /// <summary>What terms in the margins of red lines cost.</summary>
    private static IEnumerable<(string, string, Uncertain, bool)> Losses(string name, Issue issue) => issue is not ScaleIssue scale ? [] :
        from wants in scale.Wants
        let path = $"issues.{name}.wants.{wants.Key}"
        from one in wants.Value.Factions.Select(faction => ($"{path}.factions.{faction.Key}", faction.Value.Accepts))
            .Prepend((path, wants.Value.Accepts))
        where one.Accepts is { IsSoft: true }
        select ($"{one.Item1}.accepts.loss", wants.Key, one.Accepts!.Loss, false);

    /// <summary>The numbers of one actor that events, levers and variants set, and the factors by which they multiply what no deal is
    /// worth: right at the central value of what is multiplied.</summary>
    private static IEnumerable<ConvertedNumber> InChanges(Scenario scenario, Named<double> shares)
    {
        foreach ((string place, Change change) in Changes(scenario))
        {
            foreach (Assignment set in change.Set)
            {
                string[] names = set.Path.Split('.');
                if (set.Value is Uncertain value && IsPlain(Written(value)) && OwnerOf(names) is string actor && shares[actor] != 1)
                {
                    double slope = 1 / shares[actor];
                    Uncertain number = Written(value);
                    yield return new($"{place}.set.{set.Path}", Text(number), Text(Moved(number, IsStated(names) ? 1 - slope : 0, slope)));
                }
            }

            foreach (Scaling times in change.Multiply)
            {
                string[] names = times.Path.Split('.');
                if (!IsStated(names) || shares[names[1]] == 1 || scenario.Actors[names[1]].Reservation is not Uncertain stated)
                {
                    continue;
                }

                double slope = 1 / shares[names[1]], moved = 1 - ((1 - stated.Central) * slope);
                Uncertain factor = Written(times.Factor);
                if (IsPlain(factor) && moved > 0 && stated.Central > 0 && 1 - slope + (stated.Central * slope * factor.Low) >= 0)
                {
                    yield return new($"{place}.multiply.{times.Path}", Text(factor),
                        Text(Moved(factor, (1 - slope) / moved, stated.Central * slope / moved)));
                }
            }
        }
    }

    private static IEnumerable<(string Place, Change Change)> Changes(Scenario scenario) =>
        scenario.Events.Select((one, index) => ($"events.{index + 1}", (Change)one))
            .Concat(scenario.Levers.Select(one => ($"levers.{one.Key}", (Change)one.Value)))
            .Concat(scenario.Variants.Select(one => ($"variants.{one.Key}", (Change)one.Value)));

    /// <summary>The text with a number in the place of another below a key that has points in it.</summary>
    private static string Replaced(string text, ConvertedNumber number)
    {
        string[] names = number.Path.Split('.');
        int key = Array.FindIndex(names, name => name is "set" or "multiply");
        YamlNode? node = YamlTree.Read(text);
        foreach (string name in names[..(key + 1)].Append(string.Join('.', names[(key + 1)..])))
        {
            node = node switch
            {
                YamlMapping mapping when mapping.FindEntry(name) is { IsAlias: false } entry => entry.Value,
                YamlSequence list => list.Items[int.Parse(name, CultureInfo.InvariantCulture) - 1],
                _ => null,
            };
        }

        return node is YamlScalar scalar
            ? $"{text[..scalar.Start.Index]}{number.Value}{text[scalar.End.Index..]}"
            : throw new ArgumentException($"`{number.Path}` is written with an alias (*) or in parts; write it out first.");
    }

    /// <summary>a + b·x of a number, b above 0, to four digits.</summary>
    private static Uncertain Moved(Uncertain number, double start, double slope)
    {
        return number switch
        {
            Uncertain.Point point => Uncertain.Exactly(Of(point.Value)),
            Uncertain.Pert pert => Uncertain.Likely(Of(pert.Low), Of(pert.Central), Of(pert.High)),
            Uncertain.TruncatedNormal normal =>
                Uncertain.Around(Of(normal.Central), Of(normal.Deviation * slope, 0, 1), new(double.MinValue, double.MaxValue)),
            _ => Uncertain.Between(Of(number.Low), Of(number.High)),
        };

        double Of(double value, double? from = null, double? times = null) => double.Parse(
            ((from ?? start) + ((times ?? slope) * value)).ToString(Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a number is written as one value on one line, whose ends can be moved.</summary>
    private static bool IsPlain(Uncertain number) =>
        number is Uncertain.Point or Uncertain.Uniform or Uncertain.Pert or Uncertain.TruncatedNormal;

    private static Uncertain Written(Uncertain number) => number is Uncertain.Wide wide ? wide.Written : number;

    private static string Text(Uncertain number) => NumberSyntax.Write(number).ToString();

    /// <summary>Which keys that the file leaves out mean another thing in the newest version, the unit left out.</summary>
    private static IEnumerable<string> Defaults(Scenario scenario)
    {
        if (scenario.Entente >= FormatVersion.Latest)
        {
            yield break;
        }

        if (scenario.Holding is { Breach: null })
        {
            yield return "holding.breach, which the file leaves out, is best-time from now on; write `breach: any-time` there to keep "
                + "what it was.";
        }

        if (scenario.Holding is { Frailty: null })
        {
            yield return "holding.frailty, which the file leaves out, is true from now on; write `frailty: false` there to keep what it "
                + "was.";
        }

        if (scenario.UtilityUnit == UtilityUnit.Listed)
        {
            yield return "utility-unit is listed in the file, and stays so: no number changes its unit. --only-unit changes it.";
        }
    }

    /// <summary>What stays as it is although utilities count in another unit, since one number stands for all actors, and what is right in
    /// the middle only.</summary>
    private static IEnumerable<string> WithoutConverse(Scenario scenario, ConvertedNumber[] inChanges)
    {
        string[] shared =
        [
            $"talks.depth-scale ({Text(Written(scenario.Talks.DepthScale))})",
            .. scenario.Holding is Holding holding
                ? [$"holding.tremble ({Text(Written(holding.Tremble))})", $"holding.friction ({Text(Written(holding.Friction))})"]
                : Array.Empty<string>(),
            .. scenario.Issues.Where(issue => issue.Value switch
            {
                ScaleIssue scale => scale.Enforces.High > 0,
                OptionsIssue options => options.Enforces.Values.Any(cost => cost.High > 0),
                _ => false,
            }).Select(issue => $"issues.{issue.Key}.enforces"),
        ];
        yield return $"No exact converse: {string.Join(", ", shared)}. One number stands for all actors there, and the share in dispute "
            + "differs from actor to actor; left as it is, it weighs less by that share.";
        HashSet<string> done = [.. inChanges.Select(number => number.Path)];
        if (done.Any(path => path.Contains(".multiply.", StringComparison.Ordinal)))
        {
            yield return "Factors on a reservation are right where it has its central value; elsewhere no factor is.";
        }

        string[] left =
        [
            .. from one in Changes(scenario)
               from path in one.Change.Set.Where(IsInUtility)
                   .Select(set => $"{one.Place}.set.{set.Path}")
                   .Concat(one.Change.Multiply.Where(times => IsStated(times.Path.Split('.'))).Select(times =>
                       $"{one.Place}.multiply.{times.Path}"))
               where !done.Contains(path)
               select path,
            .. InUtility(scenario).Where(one => !IsPlain(Written(one.Number))).Select(one => one.Path),
        ];
        if (left.Length > 0)
        {
            yield return $"By hand: {string.Join(", ", left)}. Divide a cost by the actor's share in dispute, and turn a reservation R "
                + "into 1 - (1 - R)/share.";
        }
    }

    private static bool IsStated(string[] path) => path is ["actors", _, "reservation"];

    /// <summary>The actor in whose unit the number at a path counts; null where it counts in none.</summary>
    private static string? OwnerOf(string[] path) => path switch
    {
        ["actors", string actor, "reservation" or "war-cost"] => actor,
        ["war", "cost", string actor] => actor,
        ["issues", _, "wants", string actor, .., "accepts", "loss"] => actor,
        _ => null,
    };

    private static bool IsInUtility(Assignment set) =>
        set.Value is Uncertain value ? !IsPlain(Written(value)) && OwnerOf(set.Path.Split('.')) is not null
        : set.Path == "war.cost" || set.Value is Interval { IsSoft: true } or LotteryWar or ScaleWants { Accepts.IsSoft: true };
}
