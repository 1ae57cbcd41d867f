using System.Text.Json;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Pages;
using Entente.Web;
using static Entente.Tests.Web.InBrowser;

namespace Entente.Tests.Web;

/// <summary>The evidence of a scenario in a real browser: from an article that is dropped to a number that rests on it, for everybody, and
/// with nothing in the article that runs.</summary>
[EndToEnd]
public sealed class EvidenceInBrowserTests(Chromium browser) : ScenarioInBrowser(browser, Talks, Before)
{
    private const string Talks = "talks.yaml";

    private static readonly string Report =
        Repository.Read("tests", "Entente.Tests", "Evidence", "Files", "fishing-talks.txt").ReplaceLineEndings("\n");

    private static readonly string Before = File.ReadAllText(Repository.TestFile("border-strip.yaml")).ReplaceLineEndings("\n")
        .Replace("name: North,", "name: Iceland,", StringComparison.Ordinal)
        .Replace("name: South,", "name: Portugal,", StringComparison.Ordinal);

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task From_an_article_to_a_number_that_rests_on_it(int width, bool dark)
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, width, dark);
        await InOrder(tab, width, dark, "evidence");
        await Drop(tab, "news.txt", Report);
        await tab.Until("document.querySelectorAll('.finding').length > 20");
        Assert.Equal(Before, OnDisk);
        await tab.Value<bool>("""
            {
                const date = document.getElementById('published');
                date.value = '2025-02-13';
                date.dispatchEvent(new Event('change', { bubbles: true }));
                true
            }
            """);
        await tab.Until("[...document.querySelectorAll('.text p .marked.date')].some(one => one.dataset.tip.includes('2025-05-09'))");
        Assert.Equal(Visible(Report), await tab.Value<string>(
            "[...document.querySelectorAll('.article .text p')].map(one => one.textContent).join('\\n\\n')"));
        await InOrder(tab, width, dark, "article");

        await AcceptTheSecond(tab);
        string name = await EditAndTieIt(tab, width, dark);
        await OpenWhatTheNumberRestsOn(tab, width, dark, name);
        await TakeThreeStepsBack(tab);
        AssertQuiet(tab, workbench.Origin);
        await tab.Close();
    }

    private const string Second = "document.querySelectorAll('.finding')[1]";

    /// <summary>By the keyboard; with it the article is written.</summary>
    private async Task AcceptTheSecond(Tab tab)
    {
        await tab.Value<bool>("{ document.querySelector('.finding').focus(); true }");
        await Press(tab, "ArrowDown", 40);
        Assert.True(await tab.Value<bool>($"document.activeElement === {Second}"));
        await Press(tab, "a", 65);
        await tab.Until($"{Second}?.dataset.status === 'accepted' && location.hash.split('/').length === 4");
        Assert.Equal("wanted", Read().Evidence.Values.Single(
            piece => piece.Source == "envoys-meet-on-azalea" && piece.Status == EvidenceStatus.Accepted).Quote);
        Assert.Equal(
            Report, await File.ReadAllTextAsync(Path.Combine(Folder, "news.txt"), TestContext.Current.CancellationToken));
    }

    /// <summary>Tied to a number by clicking it.</summary>
    /// <returns>What the piece of evidence is called.</returns>
    private async Task<string> EditAndTieIt(Tab tab, int width, bool dark)
    {
        await tab.Value<bool>($"{{ {Second}.focus(); true }}");
        await Press(tab, "e", 69);
        await tab.Until("document.querySelector('.edited textarea') !== null");
        await InOrder(tab, width, dark, "edited");
        await tab.Value<bool>("""
            {
                document.querySelector('.edited textarea').value = 'Portugal wants a line on the map.';
                document.querySelector('.edited button[type=submit]').click();
                true
            }
            """);
        await tab.Until($"{Second}.textContent.includes('Portugal wants a line on the map.')");
        await tab.Value<bool>($"{{ {Second}.focus(); true }}");
        await Press(tab, "t", 84);
        await tab.Until("document.querySelector('dialog.picker[open]') !== null");
        await InOrder(tab, width, dark, "picker");
        const string salience = "document.querySelector('.picker [aria-label^=\"salience\"][aria-label*=\"Portugal on strip\"]')";
        await tab.Value<bool>($"{{ {salience}.click(); true }}");
        await tab.Until($"{Second}.querySelector('.ties')?.textContent.includes('issues.strip.wants.south.salience') === true");
        string name = Read().Evidence.Single(piece => piece.Value.Says == "Portugal wants a line on the map.").Key;
        Assert.Contains(name, new EvidenceCoverage(Read()).For("issues.strip.wants.south.salience"));
        return name;
    }

    /// <summary>With the words in place.</summary>
    private async Task OpenWhatTheNumberRestsOn(Tab tab, int width, bool dark, string name)
    {
        await Go(tab, "scenario", "[...document.querySelectorAll('.wants .rests')].some(one => one.dataset.none === 'false')");
        await tab.Value<bool>("{ document.querySelector('.wants .rests[data-of=\"Portugal on strip\"]').click(); true }");
        await tab.Until("document.querySelector('.rests-dialog mark') !== null");
        Assert.Equal(Read().Evidence[name].Quote, await tab.Value<string>("document.querySelector('.rests-dialog mark').textContent"));
        await InOrder(tab, width, dark, "rests");
        await tab.Value<bool>("{ document.querySelector('.rests-dialog').close(); true }");
    }

    private async Task TakeThreeStepsBack(Tab tab)
    {
        for (int i = 0; i < 3; i++)
        {
            const string isReady = "document.querySelector('.busy').dataset.busy === 'false'";
            await tab.Until($"document.querySelector('.history button').disabled === false && {isReady}");
            await tab.Value<bool>("{ document.querySelector('.history button').click(); true }");
            await tab.Until(isReady);
        }

        await tab.Until("document.querySelector('.history button').disabled");
        Assert.Equal(Before, OnDisk);
    }

    [Fact]
    public async Task Nothing_in_an_article_runs_and_everything_in_it_can_be_seen()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        const string hostile = "<script>window.caught = 1</script><svg onload=\"window.caught = 2\"></svg>"
            + "<img src=x onerror=\"window.caught = 3\">";
        await Drop(tab, "<img src=x onerror=alert(1)>.txt", "“We stay " + hostile + " here,” said Jón Arnarson, the foreign minister of "
            + "Iceland.\n\njavascript:alert(1)\n\nEvil \u202Efdp.exe is 5 % \u200Bup.\n\n" + Report);
        await tab.Until("document.querySelectorAll('.finding').length > 20");
        string text = await tab.Value<string>("document.querySelector('.article .text').textContent");
        Assert.Contains(hostile, text, StringComparison.Ordinal);
        Assert.Contains(@"Evil \u202Efdp.exe is", text, StringComparison.Ordinal);
        Assert.Equal(-1, HiddenSigns.IndexIn(text));
        Assert.Equal(
            0, await tab.Value<int>("document.querySelectorAll('.article script, .article svg, .article img, .article a').length"));
        Assert.True(await tab.Value<bool>("window.caught === undefined"));
        await tab.Value<bool>("{ document.querySelector('.say button').click(); true }");
        await tab.Until("location.hash.split('/').length === 4");
        Assert.Equal(["img-src-x-onerror-alert-1.txt", Talks], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        await tab.Close();
    }

    [Fact]
    public async Task How_a_speaker_stands_to_a_statement_is_a_word_and_not_only_a_colour()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        await Drop(tab, "news.txt", """
            Jón Arnarson, the foreign minister of Iceland, denied that the plan was dead.

            Marta Queiroz, the defence minister of Portugal, doubted that the truce would hold.

            Ellen Marsh said she hoped that the talks would go on.

            Rui Falcão refused to say whether the boats would leave the shoal.

            Ana Prates asked whether the harbour was open.

            Liv Aasen said that the ice was thick.
            """);
        await tab.Until("document.querySelectorAll('.finding').length >= 6");
        Assert.Equal("denies,doubts,hopes,withholds,asks,", await tab.Value<string>("""
            ['Jón', 'Marta', 'Ellen', 'Rui', 'Ana', 'Liv'].map(name => [...document.querySelectorAll('.finding')]
                .find(one => one.querySelector('.about strong').textContent.startsWith(name))
                .querySelector('.stands')?.textContent ?? '').join(',')
            """));
        Assert.Equal("denies,doubts,hopes,withholds,asks", await tab.Value<string>("""
            [...document.querySelectorAll('.text .marked.quote[role=button]')]
                .map(one => /\((\w+)\)/.exec(one.getAttribute('aria-label'))?.[1]).filter(one => one).join(',')
            """));
        await InOrder(tab, 1280, dark: false, "stands");
        await tab.Close();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_a_sentence_before_it_is_sent()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        await tab.Value<bool>("""
            {
                const carried = new DataTransfer();
                carried.items.add(new File([new Uint8Array(50_000_000)], 'big.txt'));
                const drop = { dataTransfer: carried, bubbles: true, cancelable: true };
                document.querySelector('.intake').dispatchEvent(new DragEvent('drop', drop));
                true
            }
            """);
        await tab.Until("document.querySelector('[role=alert]').textContent.includes('An article may have 5 MB; this file has 50 MB.')");
        await tab.Close();
    }

    private string OnDisk => File.ReadAllText(ScenarioPath);

    private Scenario Read() => ScenarioReader.ReadFile(ScenarioPath).Scenario!;

    private static string Visible(string text) => string.Join("\n\n", text.Trim().Split("\n\n"));

    private async Task<Tab> Opened(Workbench workbench, int width, bool dark)
    {
        Tab tab = await Browser.Open(workbench.Address, width, 900, dark);
        await tab.Until("document.querySelector('.wants table') !== null");
        await Go(tab, "evidence", "document.querySelector('.intake') !== null && document.getElementById('numbers') !== null");
        return tab;
    }

    private static Task<bool> Drop(Tab tab, string name, string text) => tab.Value<bool>($$"""
        {
            const carried = new DataTransfer();
            carried.items.add(new File([{{JsonSerializer.Serialize(text)}}], {{JsonSerializer.Serialize(name)}}));
            const drop = { dataTransfer: carried, bubbles: true, cancelable: true };
            document.querySelector('.intake').dispatchEvent(new DragEvent('drop', drop));
            true
        }
        """);
}
