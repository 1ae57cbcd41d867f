using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Entente.Scenarios;

namespace Entente.Tests;

/// <summary>Conventions that no compiler holds.</summary>
public sealed partial class ArchitectureTests
{
    // Each folder of the library and exactly what it uses, besides itself. Deals and War do not know each other.
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Collections"] = [], // a global using: every folder may use it
        ["Numerics"] = [],
        ["History"] = ["Numerics"],
        ["Scenarios"] = ["Numerics", "History"],
        ["Deals"] = ["Numerics", "Scenarios"],
        ["War"] = ["Numerics"],
        ["Talks"] = ["Numerics", "Scenarios", "Deals", "War"],
        ["Ensembles"] = ["Numerics", "History", "Scenarios", "Deals", "Talks"],
        ["Pages"] = ["Scenarios", "Talks", "Ensembles"],
        ["Stakeholders"] = ["Numerics", "Scenarios"],
        ["Interchange"] = ["Numerics", "History", "Scenarios", "Deals", "Talks", "Stakeholders"],
        ["Scoring"] = ["Numerics", "History", "Scenarios", "Ensembles", "Stakeholders", "Interchange"],
        ["Evidence"] = ["Numerics", "Scenarios", "Interchange"],
        ["Answers"] = ["Numerics", "History", "Scenarios", "Deals", "War", "Talks", "Ensembles", "Stakeholders", "Scoring", "Pages"],
    };

    private static readonly Assembly Library = typeof(Scenario).Assembly;

    [Fact]
    public void Folders_depend_on_each_other_in_one_direction_only()
    {
        string source = Path.Combine(Repository.Root, "src", "Entente");
        HashSet<(string, string)> used = [];
        foreach (string path in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            string[] parts = Path.GetRelativePath(source, path).Split(Path.DirectorySeparatorChar);
            if (parts is ["Negotiation.cs"])
            {
                continue; // the door, which may know every room
            }

            Assert.True(parts.Length > 1, $"{path} stands in no folder.");
            string folder = parts[0];
            Assert.True(MayUse.ContainsKey(folder), $"The folder {folder} is not in the list of ARCHITECTURE.md and of this test.");
            string text = File.ReadAllText(path);
            foreach (string other in MayUse.Keys.Where(other => other != folder && Uses(text, other)))
            {
                Assert.True(MayUse[folder].Contains(other), $"{path} uses {other}, which {folder} may not know.");
                used.Add((folder, other));
            }

            Assert.False(folder != "Deals" && Uses(text, "Deals.Solver"), $"{path} uses the solver, which stands behind the "
                + "door of Deals.");
        }

        Assert.Empty(MayUse.SelectMany(one => one.Value.Select(other => (one.Key, other))).Except(used));
    }

    private static bool Uses(string text, string folder) => Regex.IsMatch(text, $@"\bEntente\.{Regex.Escape(folder)}\b");

    [Fact]
    public void Namespaces_are_folders()
    {
        string source = Path.Combine(Repository.Root, "src");
        string[] projects = ["Entente", "Entente.Web"];
        foreach (string path in projects.SelectMany(project =>
            Directory.EnumerateFiles(Path.Combine(source, project), "*.cs", SearchOption.AllDirectories)))
        {
            string expected = string.Join('.', [.. Path.GetRelativePath(source, path).Split(Path.DirectorySeparatorChar)[..^1]]);
            Assert.Contains($"namespace {expected};", File.ReadAllText(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_library_knows_neither_of_its_doors()
    {
        string[] known = [.. Library.GetReferencedAssemblies().Select(one => one.Name!)];
        Assert.DoesNotContain(known, name => name.StartsWith("Entente", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        string[] ofWeb = [.. typeof(Entente.Web.Workbench).Assembly.GetReferencedAssemblies().Select(one => one.Name!)];
        Assert.Contains("Entente", ofWeb);
        Assert.DoesNotContain(ofWeb, name => name.StartsWith("Entente.", StringComparison.Ordinal));
    }

    /// <summary>A command that loads the web server would take longer to start.</summary>
    [Fact]
    public void Only_serve_knows_the_workbench() => Assert.Equal(["ServeCommand.cs"],
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Entente.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("Entente.Web", StringComparison.Ordinal)).Select(Path.GetFileName));

    /// <summary>The compiler refuses a switch expression that leaves a case of an enum out, unless an arm `_` takes whatever
    /// comes.</summary>
    [Fact]
    public void A_switch_over_an_enum_of_ours_names_every_case()
    {
        string enums = string.Join('|', Library.GetTypes().Where(type => type.IsEnum).Select(type => type.Name).Distinct());
        Regex named = new($@"^\s*(//[^\n]*\n\s*)*\(?(\w+\.)*({enums})\.\w+\b", RegexOptions.ExplicitCapture),
            rest = new(@"^\s*(//[^\n]*\n\s*)*_(\s+when\b.*)?\s*=>");
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(path);
            foreach (Match begin in Regex.Matches(text, @"\bswitch\s*\{"))
            {
                string[] arms = [.. Arms(text, begin.Index + begin.Length)];
                Assert.False(
                    arms.Any(arm => named.IsMatch(arm)) && arms.Any(arm => rest.IsMatch(arm)),
                    $"{path}, line {text[..begin.Index].Count(sign => sign == '\n') + 1}: an arm `_` would swallow a case that is added to "
                        + "the enum. Name the cases that it stands for.");
            }
        }
    }

    /// <summary>The arms of a switch expression, from after its brace; commas in brackets and texts part nothing.</summary>
    private static IEnumerable<string> Arms(string text, int from)
    {
        int depth = 0;
        bool quoted = false;
        for (int i = from, start = from; depth >= 0 && i < text.Length; i++)
        {
            quoted ^= text[i] == '"' && text[i - 1] != '\\';
            depth += quoted ? 0 : text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (!quoted && (depth < 0 || (depth == 0 && text[i] == ',')))
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
    }

    /// <summary>What the C library or fused multiplication computes has other last digits on other processors; Numerics/Elementary has
    /// not.</summary>
    [Fact]
    public void No_number_of_a_result_comes_from_functions_that_differ_between_processors()
    {
        string[] allowed =
        [
            "Numerics/NearestRanks.cs", // eigenvalues, for hundredths in the hint of an error
            "Answers/ChangeText.cs", "Pages/Vega.cs", // powers of ten, for the digits of a text
            // Student's t and deviations, for intervals
            "Evidence/Markets/EventStudy.cs", "Answers/Explain/SobolIndices.cs",
        ];
        string source = Path.Combine(Repository.Root, "src", "Entente");
        IEnumerable<string> found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(path => DiffersBetweenProcessors().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetRelativePath(source, path).Replace(Path.DirectorySeparatorChar, '/'));
        Assert.Equal(allowed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(
        @"\b(Math|MathF|double|float)\.(A?(Sin|Cos|Tan)h?|Atan2|SinCos|(Sin|Cos|Tan)Pi|Exp\w*|Log\w*|Pow|Cbrt|RootN|FusedMultiplyAdd|MultiplyAddEstimate|Reciprocal\w*)\("
        + @"|\bVector(64|128|256|512)?\.(Exp|Log|Log2|Sin|Cos|SinCos|Hypot|Sum|Dot|FusedMultiplyAdd|MultiplyAddEstimate)\(|\bVector<|TensorPrimitives|MathNet\.Numerics")]
    private static partial Regex DiffersBetweenProcessors();

    [Fact]
    public void No_public_type_has_a_field_that_anybody_can_change()
    {
        IEnumerable<FieldInfo> fields = Library.GetExportedTypes().Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
        Assert.DoesNotContain(fields, field => !field.IsInitOnly && !field.IsLiteral);
    }

    [Fact]
    public void Classes_are_sealed_or_meant_to_be_inherited() => Assert.DoesNotContain(
        Library.GetTypes(),
        type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && type.Namespace?.StartsWith("Entente", StringComparison.Ordinal) == true);

    [Fact]
    public void Tests_that_start_the_program_are_marked()
    {
        string[] starting =
        [
            .. from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
               let text = File.ReadAllText(path)
               let calls = text.Replace("EntenteProcess.AssertPlain", "", StringComparison.Ordinal) // which starts nothing
               where calls.Contains("EntenteProcess.", StringComparison.Ordinal)
               select text,
        ];
        Assert.NotEmpty(starting);
        Assert.All(starting, text => Assert.Contains("[EndToEnd]", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_type_is_documented()
    {
        XDocument documentation = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml"));
        HashSet<string> documented = [.. documentation.Descendants("member").Select(member => member.Attribute("name")!.Value)];
        Assert.DoesNotContain(Library.GetExportedTypes(), type => !documented.Contains("T:" + type.FullName!.Replace('+', '.')));
    }
}
