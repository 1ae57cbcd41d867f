using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Web;

namespace Entente.Tests.Web;

/// <summary>The page of the workbench as it is embedded: whole, small, and in need of nothing from outside.</summary>
public sealed partial class PageResourcesTests
{
    private const int MaxKilobytes = 450, MaxKilobytesAtOnce = 60;

    private static readonly IReadOnlyDictionary<string, byte[]> Files = Read();

    public PageResourcesTests() =>
        Assert.SkipUnless(Files.ContainsKey("index.html"), "This build has no page: it was made without Node.js.");

    [Fact]
    public void What_the_page_names_is_embedded_beside_it()
    {
        string[] named = [.. Named().Matches(Text("index.html")).Select(match => match.Groups["address"].Value)];
        Assert.Contains(named, address => address.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(named, address => address.EndsWith(".css", StringComparison.Ordinal));
        Assert.All(named, address => Assert.Contains(address.TrimStart('/'), Files.Keys));
        Assert.All(Code(), name => Assert.All(
            Loaded().Matches(Text(name)).Select(match => match.Groups["file"].Value),
            file => Assert.Contains("assets/" + file, Files.Keys)));
    }

    [Fact]
    public void Nothing_is_loaded_from_outside()
    {
        Assert.DoesNotContain("//", Named().Replace(Text("index.html"), ""), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", Text("index.html"), StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineCode(), Text("index.html"));
        Assert.All(Files.Keys.Where(name => name.EndsWith(".css", StringComparison.Ordinal)), name =>
        {
            Assert.DoesNotContain("url(", Text(name), StringComparison.Ordinal);
            Assert.DoesNotContain("@import", Text(name), StringComparison.Ordinal);
        });
        Assert.All(Code(), name => Assert.DoesNotMatch(LoadsFromOutside(), Text(name)));
    }

    [Fact]
    public void The_page_stays_small()
    {
        long all = Files.Keys.Where(IsLoaded).Sum(Compressed), atOnce = FirstPage().Sum(Compressed);
        Assert.InRange(all, 100_000, MaxKilobytes * 1000);
        Assert.InRange(atOnce, 10_000, MaxKilobytesAtOnce * 1000);

        static bool IsLoaded(string name) => Path.GetExtension(name) is ".js" or ".css" or ".html";
    }

    [Fact]
    public void The_licences_of_what_it_is_made_of_come_with_it() =>
        Assert.All(["vega-lite", "preact", "@codemirror/view"], name => Assert.Contains(name, Text("assets/licences.txt")));

    private static IEnumerable<string> FirstPage() => Files.Keys.Where(
        name => name == "index.html" || Text("index.html").Contains($"\"/{name}\"", StringComparison.Ordinal));

    private static IEnumerable<string> Code() => Files.Keys.Where(name => name.EndsWith(".js", StringComparison.Ordinal));

    private static string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    private static long Compressed(string name)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Files[name]);
        }

        return packed.ToArray().Length;
    }

    private static Dictionary<string, byte[]> Read()
    {
        const string beginning = "page/";
        return typeof(Workbench).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(beginning, StringComparison.Ordinal))
            .ToDictionary(name => name[beginning.Length..], name =>
            {
                using Stream stream = typeof(Workbench).Assembly.GetManifestResourceStream(name)!;
                byte[] content = new byte[stream.Length];
                stream.ReadExactly(content);
                return content;
            });
    }

    [GeneratedRegex("(?:src|href)=\"(?<address>/[^/\"][^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    // Chunks that are loaded when they are needed.
    [GeneratedRegex("""import\(["'`]\./(?<file>[^"'`]+)["'`]\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Loaded();

    [GeneratedRegex("""(?:import|fetch|importScripts)\s*\(\s*["'`](?:https?:)?//|from\s*["'](?:https?:)?//""")]
    private static partial Regex LoadsFromOutside();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=")]
    private static partial Regex InlineCode();
}
