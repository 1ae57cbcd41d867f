using System.Globalization;
using System.Reflection;
using System.Text;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scoring.Cases;
using Entente.Tests.Talks;

namespace Entente.Tests.Scenarios;

/// <summary>Keeps docs/reference/scenario-keys.md equal to the types.</summary>
public sealed class FormatReferenceTests
{
    // A group of keys and where it stands in the file.
    private static readonly (Type Type, string Place)[] Groups =
    [
        (typeof(Scenario), "The file"), (typeof(Actor), "`actors.NAME`"), (typeof(Faction), "`actors.NAME.factions.NAME`"),
        (typeof(ScaleIssue), "`issues.NAME` with a scale"), (typeof(OptionsIssue), "`issues.NAME` with options"),
        (typeof(ScaleWants), "`issues.NAME.wants.ACTOR` on a scale"), (typeof(OptionWants), "`issues.NAME.wants.ACTOR` among options"),
        (typeof(Implication), "`constraints`: a rule"), (typeof(WeightedSum), "`constraints`: a sum"), (typeof(Package), "`packages.NAME`"),
        (typeof(FrontWar), "`war` with a front"), (typeof(LotteryWar), "`war` as a lottery"), (typeof(CollapseHazards), "`war.collapse`"),
        (typeof(Victory), "`war.victory`"), (typeof(Lead), "`war.lead`"), (typeof(TalksSettings), "`talks`"),
            (typeof(Holding), "`holding`"),
        (typeof(Spoiler), "`holding.spoilers.NAME`"), (typeof(HistorySettings), "`history`"), (typeof(Event), "`events`"),
            (typeof(HangingLine), "`accepts-when` of wants"),
            (typeof(Contingency), "`if` of an event or a lever"),
            (typeof(Deadline), "`deadlines.NAME`"),
        (typeof(Lever), "`levers.NAME`"), (typeof(Variant), "`variants.NAME`"), (typeof(Correlation), "`correlations`"),
            (typeof(Analyst), "`analysts.NAME`"),
            (typeof(Question), "`questions.NAME`"),
        (typeof(Source), "`sources.NAME`"), (typeof(PieceOfEvidence), "`evidence.NAME`"),
        (typeof(CaseOutcome), "An outcome file, beside a case"), (typeof(AgreementMade), "`agreements` of an outcome file"),
        (typeof(CaseEnd), "`ended` of an outcome file"),
    ];

    [Fact]
    public void The_page_of_keys_says_what_the_types_say() => Golden.CheckFile("docs/reference/scenario-keys.md", Page());

    [Fact]
    public void The_page_has_every_group_of_keys() => Assert.Equal(
        typeof(Scenario).Assembly.GetTypes().Where(type => !type.IsAbstract && Keys(type).Any()).Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        Groups.Select(group => group.Type.Name).Order(StringComparer.Ordinal));

    private static string Page()
    {
        StringBuilder page = new();
        page.Append("# Every key of a scenario file\n\nMade from the types by a test; do not edit by hand. What the forms mean is in ")
            .Append("[scenario-format.md](scenario-format.md). \"%\" = may be written as a percentage. ↻ = events, levers and variants "
            + "may change it. ")
            .Append("↺ = the same, and a change with an end date acts only while it lasts: actors value no deal without it.\n");
        foreach ((Type type, string place) in Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {place}\n\n| key | legal | if left out | meaning |\n|---|---|---|---|\n");
            object defaults = Activator.CreateInstance(type)!;
            foreach (Key key in new RecordShape(type).Keys)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{key.Name}`{Mark(key, type)} | {Legal(key.Property)} "
                    + $"| {Default(key, defaults)} | {key.Says} |\n");
            }
        }

        return page.ToString();
    }

    private static readonly HashSet<(Type Group, string Key)> Passing =
        [.. ModelPartTests.Keys(typeof(Scenario), ModelPart.None, []).Where(one => (one.Part & ModelPart.Passing) != ModelPart.None)
            .Select(one => (one.Group, one.Key.Name))];

    private static string Mark(Key key, Type group) => !key.IsChangeable ? "" : Passing.Contains((group, key.Name)) ? " ↺" : " ↻";

    private static string Legal(PropertyInfo property)
    {
        if (property.GetCustomAttribute<NumberAttribute>() is NumberAttribute number)
        {
            return $"{(number.LowOpen ? "above " : "")}{NumberSyntax.Number(number.Low)} "
                + $"to {(number.HighOpen ? "below " : "")}{NumberSyntax.Number(number.High)}{(number.Percent ? ", %" : "")}";
        }

        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(KeyName.Of))
            : type == typeof(bool) ? "true, false"
            : type == typeof(DateOnly) ? "date"
            : type == typeof(Duration) ? "length of time"
            : property.GetCustomAttribute<RefersToAttribute>() is RefersToAttribute refers
                ? $"name: {string.Join(", then ", refers.Kinds.Select(kind => kind.ToString().ToLowerInvariant()))}"
            : type == typeof(string) ? "text"
            : type == typeof(int) ? string.Join(", ", FormatVersion.All)
            : "group";
    }

    private static string Default(Key key, object defaults)
    {
        object? value = key.Property.GetValue(defaults);
        return key.IsRequired ? "**required**" : value is null ? "" : key.Shape.Write(value).ToJsonString() switch
        {
            "{}" or "[]" => "",
            var text => $"`{text.Trim('"')}`",
        };
    }

    private static IEnumerable<PropertyInfo> Keys(Type type) =>
        type.GetProperties().Where(property => property.GetCustomAttribute<KeyAttribute>() is not null);
}
