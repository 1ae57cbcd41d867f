using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Which shape a type has in the file. A new type of value is one line here.</summary>
internal static class Shapes
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Records = new();

    /// <summary>The whole file.</summary>
    public static RecordShape Scenario => Record(typeof(Scenario));

    private static readonly NumberAttribute OnScale = new(ScaleIssue.Min, ScaleIssue.Max) { Counted = Counted.Position };

    /// <summary>A value for each of some issues.</summary>
    public static Shape Terms { get; } = new MapShape<IssueValue>(NameKind.Issue, defines: false, IssueValueShape());

    /// <summary>The shape of a property, from its type and its attributes.</summary>
    public static Shape Of(PropertyInfo property) => Of(
        Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
        property,
        property.GetCustomAttribute<RefersToAttribute>()?.Kinds ?? []);

    /// <summary>A shape that can write a value, wherever it stands; it knows no legal ranges and no names.</summary>
    public static Shape OfValue(object value) => Of(BaseOf(value.GetType()), null, []);

    private static Shape Of(Type type, PropertyInfo? property, IReadOnlyList<NameKind> refersTo) => type switch
    {
        _ when type == typeof(string) =>
            refersTo is [NameKind kind] ? new ReferenceShape(kind) : new TextShape(property?.IsDefined(typeof(NameAttribute)) == true),
        _ when type == typeof(int) => new VersionShape(), // the only whole number in the format
        _ when type == typeof(bool) => new FlagShape(),
        _ when type == typeof(DateOnly) => new DateShape(),
        _ when type == typeof(Duration) => new DurationShape(),
        _ when type == typeof(Uncertain) => new NumberShape(Rules(property)),
        _ when type == typeof(Interval) => new IntervalShape(Rules(property), property?.IsDefined(typeof(LineAttribute)) != false),
        _ when type == typeof(Anchors) => new AnchorsShape(),
        _ when type == typeof(FrontMap) => new FrontMapShape(),
        _ when type == typeof(FrontLimit) => new FrontLimitShape(),
        _ when type == typeof(EvidenceLinks) => new EvidenceLinksShape(),
        _ when type == typeof(AllOr) => new AllOrShape(refersTo[0]),
        _ when type == typeof(ValueList<Assignment>) => new AssignmentsShape(),
        _ when type == typeof(ValueList<Scaling>) => new ScalingsShape(Rules(property)),
        _ when property?.Name == nameof(Scenarios.Scenario.Words) => new WordsShape(),
        _ when type == typeof(double) => new ExactNumberShape(Rules(property), property?.Name == nameof(Scenarios.Scenario.Spread)
            ? (reading, spread) => reading.Spread = spread : null),
        _ when type == typeof(ValueList<DateOnly>) => new ListShape<DateOnly>(new DateShape()),
        _ when property?.IsDefined(typeof(NumberPathsAttribute)) == true => new ListShape<string>(new NumberPathShape()),
        _ when type == typeof(Issue) => new EitherShape(
            Record(typeof(ScaleIssue)), Record(typeof(OptionsIssue)), typeof(ScaleIssue), (node, _) =>
                !Has(node, "scale") && (Has(node, "options") || FileNames.SeemsToHaveOptions(node))),
        _ when type == typeof(WarSettings) => new EitherShape(
            Record(typeof(FrontWar)), Record(typeof(LotteryWar)), typeof(FrontWar), (node, _) => Has(node, "lottery")),
        _ when type == typeof(Constraint) => new EitherShape(
            Record(typeof(Implication)), Record(typeof(WeightedSum)), typeof(Implication), (node, _) => Has(node, "sum")),
        _ when type == typeof(Wants) => new EitherShape(
            Record(typeof(ScaleWants)), Record(typeof(OptionWants)), typeof(ScaleWants), (_, reading) => HasOptions(reading)),
        _ when type == typeof(IssueSet) => new EitherShape(
            new PositionsShape(OnScale), new ChoicesShape(), typeof(Positions), (_, reading) => HasOptions(reading)),
        _ when type == typeof(IssueValue) => IssueValueShape(),
        { IsEnum: true } => new ChoiceShape(type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Named<>) =>
            Map(type.GenericTypeArguments[0], property, refersTo),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ValueList<>) =>
            Make(typeof(ListShape<>), type.GenericTypeArguments[0], Of(type.GenericTypeArguments[0], property, refersTo)),
        _ => Record(type),
    };

    private static Shape Map(Type item, PropertyInfo? property, IReadOnlyList<NameKind> refersTo)
    {
        NameKind defined = property?.GetCustomAttribute<DefinesAttribute>()?.Kind ?? NameKind.Free;
        return refersTo.Count > 0
            ? Make(typeof(MapShape<>), item, refersTo[0], false, Of(item, property, [.. refersTo.Skip(1)]))
            : Make(typeof(MapShape<>), item, defined, true, Of(item, property, []));
    }

    // Values know their own type; shapes are kept for the type that the property has.
    private static Type BaseOf(Type type) =>
        type.IsAssignableTo(typeof(Uncertain)) ? typeof(Uncertain)
        : type.IsAssignableTo(typeof(IssueSet)) ? typeof(IssueSet)
        : type.IsAssignableTo(typeof(IssueValue)) ? typeof(IssueValue)
        : type;

    private static EitherShape IssueValueShape() =>
        new(new PositionShape(OnScale), new ChoiceOfIssueShape(), typeof(Position), (_, reading) => HasOptions(reading));

    public static RecordShape Record(Type type) => Records.GetOrAdd(type, one => new RecordShape(one));

    // Of classes only: a native program has one body of code for all of them, and no compiler to make one for another type of value.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ListShape<string>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(MapShape<string>))]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Of classes only, see above.")]
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The constructors are named above.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "Nothing is asked of the argument.")]
    private static Shape Make(Type generic, Type argument, params object[] parameters) => argument.IsValueType
        ? throw new InvalidOperationException($"A list or map of {argument} has to be named among the shapes.") :
        (Shape)Activator.CreateInstance(generic.MakeGenericType(argument), parameters)!;

    private static NumberAttribute Rules(PropertyInfo? property) =>
        property is null ? new(double.MinValue, double.MaxValue)
        : property.GetCustomAttribute<NumberAttribute>()
        ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} holds numbers but states no legal range.");

    private static bool Has(YamlNode node, string key) => (node as YamlMapping)?.Find(key) is not null;

    private static bool HasOptions(Reading reading) =>
        reading.Innermost(NameKind.Issue) is string issue && reading.Names.HasOptions(issue);
}
