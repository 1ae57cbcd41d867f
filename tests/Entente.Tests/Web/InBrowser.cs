using Entente.Tests.Pages;

namespace Entente.Tests.Web;

/// <summary>What all tests of the workbench's page in a real browser do.</summary>
internal static class InBrowser
{
    private static readonly string Axe =
        Path.Combine(Repository.Root, "artifacts", "page", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Skips the test, and says why, where no page can be opened.</summary>
    public static void SkipWithoutPage()
    {
        Assert.SkipWhen(Chromium.Program is null, "There is no Chromium here, so no page was opened in a browser.");
        Assert.SkipUnless(File.Exists(Axe), "This build has no page: it was made without Node.js.");
    }

    /// <summary>Opens a tab of the page and waits until something is there.</summary>
    public static async Task Go(Tab tab, string view, string isThere)
    {
        await tab.Value<bool>($"{{ document.getElementById('tab-{view}').click(); true }}");
        await tab.Until(isThere);
    }

    public static async Task Press(Tab tab, string key, int code)
    {
        foreach (string type in new[] { "keyDown", "keyUp" })
        {
            await tab.Call("Input.dispatchKeyEvent",
                new() { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code });
        }
    }

    /// <summary>What is shown has no fault that axe knows and is no wider than the window. ENTENTE_PICTURES names a folder in which to keep
    /// what the browser showed.</summary>
    public static async Task InOrder(Tab tab, int width, bool dark, string view)
    {
        await tab.Value<bool>(await File.ReadAllTextAsync(Axe) + "; true");
        string faults = await tab.Value<string>("""
            axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(
                fault => `${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 5).map(node => node.target.join(' ')).join(', ')}`).join('\n'))
            """);
        Assert.True(faults.Length == 0, $"{view}, {width} pixels wide, {(dark ? "dark" : "light")}:\n{faults}");
        Assert.Equal(width, await tab.Value<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        if (Environment.GetEnvironmentVariable("ENTENTE_PICTURES") is string pictures)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(pictures, $"workbench-{view}-{width}-{(dark ? "dark" : "light")}.png"), await tab.Picture());
        }
    }

    /// <summary>Nothing was complained of in the console, and nothing but the workbench was asked for anything; pictures that stand in the
    /// page itself (`data:`) ask nobody.</summary>
    public static void AssertQuiet(Tab tab, string origin)
    {
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        Assert.All(tab.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)),
            address => Assert.StartsWith(origin + "/", address, StringComparison.Ordinal));
    }
}
