using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace Entente.Tests;

/// <summary>Reference data that stay outside the repository, in ../shared/reference.</summary>
internal static class ReferenceFolder
{
    private static readonly string? Root = Find();

    private static readonly ConcurrentDictionary<string, bool> Missing = new(StringComparer.Ordinal);

    public static string Of(params string[] parts) =>
        Path.Combine([Root ?? throw new DirectoryNotFoundException("There is no ../shared/reference."), .. parts]);

    /// <summary>Whether a test that needs a folder is to be run: each where the folder is there; else the first alone, which is skipped and
    /// speaks for all.</summary>
    public static bool Wants(string folder, FactAttribute test)
    {
        bool there = Root is not null && Directory.Exists(Path.Combine(Root, folder));
        test.Skip = there ? null : $"The reference data in ../shared/reference/{folder} are not here.";
        return there || Missing.TryAdd(folder, true);
    }

    private static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "shared", "reference");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}

/// <summary>A test that needs a folder of the reference data.</summary>
[XunitTestCaseDiscoverer(typeof(ReferenceFactDiscoverer))]
public sealed class ReferenceFactAttribute(string folder, [CallerFilePath] string? path = null, [CallerLineNumber] int line = -1)
    : FactAttribute(path, line)
{
    public string Folder => folder;
}

/// <summary>Tests of several cases that need a folder of the reference data.</summary>
[XunitTestCaseDiscoverer(typeof(ReferenceTheoryDiscoverer))]
public sealed class ReferenceTheoryAttribute(string folder, [CallerFilePath] string? path = null, [CallerLineNumber] int line = -1)
    : TheoryAttribute(path, line)
{
    public string Folder => folder;
}

/// <summary>Finds tests marked <see cref="ReferenceFactAttribute"/>.</summary>
public sealed class ReferenceFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        factAttribute is ReferenceFactAttribute one && !ReferenceFolder.Wants(one.Folder, one)
            ? new([]) : base.Discover(discoveryOptions, testMethod, factAttribute);
}

/// <summary>Finds tests marked <see cref="ReferenceTheoryAttribute"/>.</summary>
public sealed class ReferenceTheoryDiscoverer : TheoryDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        factAttribute is ReferenceTheoryAttribute one && !ReferenceFolder.Wants(one.Folder, one)
            ? new([]) : base.Discover(discoveryOptions, testMethod, factAttribute);
}
