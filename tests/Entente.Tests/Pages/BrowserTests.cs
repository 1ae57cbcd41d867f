using System.Text;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Tests.Answers;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Pages;

/// <summary>Pages as a browser shows them. Where there is no Chromium these tests say that they were skipped; `.ci/run` installs it.
/// Set ENTENTE_PICTURES to a folder to keep what the browser showed.</summary>
[EndToEnd]
public sealed class BrowserTests : IClassFixture<Chromium>, IClassFixture<AskedRun>, IDisposable
{
    private readonly Chromium browser;
    private readonly AskedRun run;
    private readonly string folder = Directory.CreateTempSubdirectory("entente-report").FullName;

    public BrowserTests(Chromium browser, AskedRun run)
    {
        Assert.SkipWhen(Chromium.Program is null, "There is no Chromium here, so no page was opened in a browser.");
        Assert.SkipUnless(PageWriter.DrawsCharts, "This build has no charts: it was made without Node.js.");
        (this.browser, this.run) = (browser, run);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1200, false)]
    [InlineData(1200, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task A_page_is_drawn_in_full_and_in_peace(int width, bool dark)
    {
        Tab tab = await Opened(width, dark);
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        Assert.All(tab.Requests, address => Assert.StartsWith("file:", address, StringComparison.Ordinal));
        Assert.Single(tab.Requests);
        Assert.Equal("drawn drawn drawn drawn",
            await tab.Value<string>("[...document.querySelectorAll('figure')].map(f => f.dataset.chart).join(' ')"));
        // Marks that can be seen: 2 lines, 2 bands; 1 line, 1 band; range, tick, triangle; 3 bars.
        Assert.Equal("4 2 3 3", await tab.Value<string>("""
            [...document.querySelectorAll('figure')].map(f => [...f.querySelectorAll(
                '.mark-line path, .mark-area path, .mark-rect path, .mark-symbol path')]
                .filter(m => m.closest('.role-mark, .role-layout, .role-scope') && !m.closest('.role-legend') && m.getBoundingClientRect().width > 0).length).join(' ')
            """));
        Assert.Equal(width, await tab.Value<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        await Keep(tab, $"sample-{width}-{(dark ? "dark" : "light")}.png");
        await tab.Close();
    }

    [Fact]
    public async Task The_report_of_a_run_is_drawn_in_full_and_in_peace()
    {
        RunResults results = ScenarioRun.Start(SmallRun.Request(Path.Combine(folder, "run"), draws: 48), complete: RunReport.Write,
            stop: TestContext.Current.CancellationToken).Results!;
        Tab tab = await browser.Open(Path.Combine(results.Folder, RunResults.ReportFile), 390, 900, dark: true);
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        Assert.Single(tab.Requests);
        Assert.Equal(0, await tab.Value<int>("[...document.querySelectorAll('figure')].filter(f => f.dataset.chart !== 'drawn' || "
            + "!f.querySelector('svg [class*=mark-] path')).length"));
        Assert.Equal(390, await tab.Value<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        await Keep(tab, "run-390-dark.png");
        await tab.Close();
    }

    [Theory]
    [InlineData("compare", 390)]
    [InlineData("why", 390)]
    [InlineData("explain", 390)]
    [InlineData("moves", 390)]
    [InlineData("holds", 390)]
    [InlineData("compare", 1200)]
    public async Task The_page_of_an_answer_is_drawn_in_full_and_in_peace(string question, int width)
    {
        Tab tab = await browser.Open(run.At($"{question}.html"), width, 900, dark: width < 800);
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        Assert.Single(tab.Requests);
        Assert.NotEqual(0, await tab.Value<int>("document.querySelectorAll('figure').length"));
        Assert.Equal(0, await tab.Value<int>("[...document.querySelectorAll('figure')].filter(f => f.dataset.chart !== 'drawn' || "
            + "!f.querySelector('svg [class*=mark-] path, svg [class*=mark-] line')).length"));
        Assert.Equal(width, await tab.Value<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        await Keep(tab, $"{question}-{width}.png");
        await tab.Close();
    }

    [Fact]
    public async Task The_colours_of_a_chart_follow_the_theme()
    {
        string[] colours = new string[2];
        for (int dark = 0; dark < 2; dark++)
        {
            Tab tab = await Opened(800, dark == 1);
            colours[dark] = await tab.Value<string>("getComputedStyle(document.querySelector('.mark-line path')).stroke + "
                + "getComputedStyle(document.body).backgroundColor");
            await tab.Close();
        }

        Assert.Equal(["rgb(0, 114, 178)rgb(255, 255, 255)", "rgb(86, 180, 233)rgb(20, 23, 26)"], colours);
    }

    [Fact]
    public async Task A_page_prints_with_its_charts_on_white()
    {
        Tab tab = await Opened(800, dark: true, print: true);
        Assert.Equal("rgb(255, 255, 255)", await tab.Value<string>("getComputedStyle(document.body).backgroundColor"));
        byte[] pdf = await tab.Pdf();
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
        Assert.True(pdf.Length > 20_000, "The printed page holds little.");
        await tab.Close();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        Tab tab = await Opened(800, dark: false);
        foreach (string type in new[] { "rawKeyDown", "keyUp" })
        {
            await tab.Call("Input.dispatchKeyEvent",
                new() { ["type"] = type, ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9 });
        }

        Assert.Equal("#content", await tab.Value<string>("document.activeElement.getAttribute('href') ?? ''"));
        Assert.True(await tab.Value<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
        await tab.Close();
    }

    private async Task<Tab> Opened(int width, bool dark, bool print = false)
    {
        string file = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(file, PageWriter.Html(SamplePage.Page), TestContext.Current.CancellationToken);
        return await browser.Open(file, width, 900, dark, print);
    }

    private static async Task Keep(Tab tab, string name)
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_PICTURES") is string pictures)
        {
            await File.WriteAllBytesAsync(Path.Combine(pictures, name), await tab.Picture(), TestContext.Current.CancellationToken);
        }
    }
}
