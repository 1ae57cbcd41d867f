using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Entente.Scenarios;
using Entente.Web;

namespace Entente.Tests;

/// <summary>What types look like in JSON is worked out by the compiler, since a native program cannot do it while it runs: nothing that is
/// read or written may fall back on reflection.</summary>
public sealed partial class JsonTypesTests
{
    private static readonly Assembly[] Program = [typeof(Scenario).Assembly, typeof(Workbench).Assembly];

    [Fact]
    public void Every_type_that_is_read_or_written_is_known_to_the_compiler()
    {
        HashSet<Type> used = [];
        foreach (JsonSerializerOptions options in AllOptions().Where(options => options.TypeInfoResolver is not null))
        {
            JsonSerializerContext types = Assert.IsAssignableFrom<JsonSerializerContext>(options.TypeInfoResolver);
            used.Add(types.GetType());
            HashSet<Type> seen = [];
            foreach (Type root in Roots(options))
            {
                Visit(root, options, seen);
            }
        }

        Assert.Equal(Program.SelectMany(one => one.GetTypes()).Where(type => type.IsSubclassOf(typeof(JsonSerializerContext))).ToHashSet(),
            used);
    }

    // Every collection needs a converter among the options; without it, it would be written as the compiler thinks best.
    private static void Visit(Type type, JsonSerializerOptions options, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        JsonTypeInfo known = options.GetTypeInfo(type); // throws if there is nothing
        if (type.IsGenericType && type.GetGenericTypeDefinition() is Type kind && (kind == typeof(Named<>) || kind == typeof(ValueList<>)))
        {
            Assert.True(known.Kind == JsonTypeInfoKind.None, $"{type} has no converter among the options.");
            Visit(type.GenericTypeArguments[0], options, seen);
        }
        else if (known.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
        {
            Visit(known.ElementType!, options, seen);
        }
        else
        {
            foreach (JsonPropertyInfo key in known.Properties.Where(key => key.CustomConverter is null && key.Get is not null))
            {
                Visit(key.PropertyType, options, seen);
            }
        }
    }

    [Fact]
    public void Everything_that_reads_or_writes_types_passes_what_the_compiler_knows()
    {
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            Assert.DoesNotMatch(WithoutTypes(), File.ReadAllText(path));
        }
    }

    // The compiler's own code sets all properties at once, also those that a file leaves out: what is not nothing in a new record has to be
    // the default of a parameter of its constructor.
    [Fact]
    public void What_a_file_leaves_out_is_as_in_a_new_record()
    {
        foreach (JsonSerializerOptions options in AllOptions().Where(options => options.TypeInfoResolver is not null))
        {
            HashSet<Type> seen = [];
            foreach (Type root in Roots(options))
            {
                Visit(root, options, seen);
            }

            foreach (Type type in seen.Where(type => Program.Contains(type.Assembly) && type.GetConstructor(Type.EmptyTypes) is not null))
            {
                object made = Activator.CreateInstance(type)!;
                foreach (JsonPropertyInfo key in options.GetTypeInfo(type).Properties.Where(key => key.AssociatedParameter is not null))
                {
                    object? nothing = key.PropertyType.IsValueType ? Activator.CreateInstance(key.PropertyType) : null;
                    Assert.True(!key.AssociatedParameter!.IsMemberInitializer || Equals(key.Get!(made), nothing),
                        $"{type}.{key.Name} would be nothing in a file that leaves it out.");
                }
            }
        }
    }

    private static IEnumerable<Type> Roots(JsonSerializerOptions options) => options.TypeInfoResolver!.GetType().GetCustomAttributesData()
        .Where(one => one.AttributeType == typeof(JsonSerializableAttribute)).Select(one => (Type)one.ConstructorArguments[0].Value!);

    private static IEnumerable<JsonSerializerOptions> AllOptions() =>
        from assembly in Program
        from type in assembly.GetTypes()
        where !type.IsSubclassOf(typeof(JsonSerializerContext)) && !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(JsonSerializerOptions)
        select (JsonSerializerOptions)field.GetValue(null)!;

    [GeneratedRegex(@"JsonSerializer\.(Des|S)erialize(Async)?<|JsonSerializer\.(Des|S)erialize(Async)?\((?!.*TypeOf<)|\.Deserialize<")]
    private static partial Regex WithoutTypes();
}
