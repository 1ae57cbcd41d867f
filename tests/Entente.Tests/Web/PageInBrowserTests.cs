using Entente.Tests.Cli;
using Entente.Tests.Pages;
using Entente.Web;
using static Entente.Tests.Web.InBrowser;

namespace Entente.Tests.Web;

/// <summary>The page of the workbench in a real browser: what it shows, that everybody can use it, and that it asks nobody else for
/// anything. Set ENTENTE_PICTURES to a folder to keep what the browser showed.</summary>
[EndToEnd]
public sealed class PageInBrowserTests(Chromium browser) : ScenarioInBrowser(browser, Ukraine, Shipped(Ukraine))
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Every_view_is_in_order_for_everybody(int width, bool dark)
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, width, dark);
        await tab.Value<bool>("{ document.querySelectorAll('.group, .time details').forEach(group => { group.open = true; }); true }");
        await tab.Until("document.querySelectorAll('.groups .groups .group').length > 30");
        await InOrder(tab, width, dark, "scenario");
        await tab.Value<bool>("{ document.querySelector('[role=gridcell]').click(); true }");
        await tab.Until("document.querySelector('dialog.change[open]') !== null");
        await InOrder(tab, width, dark, "change");
        await tab.Value<bool>("{ document.querySelector('dialog').close(); true }");
        await Go(tab, "text", "document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-line') != null");
        await InOrder(tab, width, dark, "text");
        await Go(tab, "runs", "document.querySelector('form.ask') !== null");
        await InOrder(tab, width, dark, "runs");
        AssertQuiet(tab, workbench.Origin);
        await tab.Close();
    }

    [Fact]
    public async Task A_scenario_is_begun_in_an_empty_folder()
    {
        File.Delete(ScenarioPath);
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Browser.Open(workbench.Address, 390, 900, dark: false);
        await tab.Until("document.querySelector('.begin') !== null");
        await InOrder(tab, 390, false, "empty");
        await tab.Value<bool>("{ document.getElementById('begin-name').focus(); true }");
        await tab.Call("Input.insertText", new() { ["text"] = "Pay round" });
        await tab.Until("!document.querySelector('.begin button').disabled");
        await tab.Value<bool>("{ document.querySelectorAll('.begin input[type=radio]')[1].click(); true }");
        await tab.Value<bool>("{ document.querySelector('.begin button').click(); true }");
        await tab.Until("document.querySelector('.wants table') !== null && document.querySelector('h1').textContent === 'Pay round'");
        Assert.Empty(Entente.Scenarios.ScenarioReader.ReadFile(Path.Combine(Folder, "Pay round.yaml")).Errors);
        AssertQuiet(tab, workbench.Origin);
        await tab.Close();
    }

    [Fact]
    public async Task The_secret_leaves_the_address_bar_and_a_page_without_it_says_what_to_do()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        Assert.DoesNotContain(workbench.Secret, await tab.Value<string>("location.href"), StringComparison.Ordinal);
        await tab.Close();
        Tab other = await Browser.Open(workbench.Origin + "/", 1280, 900, dark: false);
        await other.Until("document.querySelector('[role=alert]')?.textContent.includes('entente serve')");
        await other.Close();
    }

    [Fact]
    public async Task A_red_line_is_moved_by_the_keyboard_written_once_and_taken_back()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        string file = ScenarioPath, before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        const string handle = "document.querySelector('[data-path=\"issues.territory.wants.us.ideal\"]')";
        await tab.Value<bool>($"{{ {handle}.scrollIntoView(); {handle}.focus(); true }}");
        for (int i = 0; i < 3; i++)
        {
            await Press(tab, "ArrowRight", 39);
        }

        Assert.Equal(
            "53: near today's front, nearly a fifth of Ukraine", await tab.Value<string>($"{handle}.getAttribute('aria-valuetext')"));
        Assert.Equal(before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)); // nothing before it is let go
        await Press(tab, "Enter", 13);
        await tab.Until("document.querySelector('.history button').disabled === false");
        string after = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(before.Replace("        ideal: 50\n        salience: 15..25", "        ideal: 53\n        salience: 15..25",
            StringComparison.Ordinal), after);
        Assert.NotEqual(before, after);
        await tab.Value<bool>("{ document.querySelector('.history button').click(); true }");
        await tab.Until($"{handle}.getAttribute('aria-valuenow') === '50'");
        Assert.Equal(before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await tab.Close();
    }

    [Fact]
    public async Task What_others_wrote_while_a_text_was_typed_is_not_written_over()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        string file = ScenarioPath, before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        string theirs = before.Replace("title: Talks", "title: More talks", StringComparison.Ordinal);
        const string content = "document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content')";
        await Go(tab, "text", content + " != null");
        await tab.Value<bool>($"{{ {content}.focus(); true }}");
        await tab.Call("Input.insertText", new() { ["text"] = "# mine\n" });
        await File.WriteAllTextAsync(file, theirs, TestContext.Current.CancellationToken);
        await tab.Until("document.querySelector('dialog.conflict[open]')?.textContent.includes('More talks') === true");
        Assert.Equal("""
            mine: # mine
            theirs: title: More talks to end the war in Ukraine, February 2025
            mine: title: Talks to end the war in Ukraine, February 2025
            """.ReplaceLineEndings("\n"), await tab.Value<string>("""
            [...document.querySelectorAll('.differing tr[data-in]')].filter(row => row.dataset.in !== 'both')
                .map(row => `${row.dataset.in}: ${row.cells[3].innerText}`).join('\n')
            """));
        Assert.Equal(theirs, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await InOrder(tab, 1280, dark: false, "conflict");
        await tab.Value<bool>("{ document.querySelector('dialog.conflict button.first').click(); true }");
        await tab.Until("document.querySelector('.bar-above').textContent.includes('As in the file')");
        Assert.Equal("# mine\n" + before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await tab.Close();
    }

    [Fact]
    public async Task A_day_on_the_time_line_what_a_faction_wants_and_what_an_event_changes_are_changed_in_place()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        string file = ScenarioPath, before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        const string meeting = "document.querySelector('.moment[data-path=\"events.1\"]:not(.ghost)')";
        await tab.Until($"{meeting} !== null");
        await tab.Value<bool>($"{{ {meeting}.scrollIntoView(); {meeting}.focus(); true }}");
        Hand hand = new(tab);
        await hand.Press("ArrowRight", times: 2, shift: true);
        Assert.Equal(before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await hand.Press("Enter");
        await tab.Until("document.querySelector('.history button').disabled === false");
        string moved = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken); // it keeps its length
        Assert.Equal(before.Replace("2025-03-15\n    name: The presidents meet\n    ends: 2025-07-15",
            "2025-03-17\n    name: The presidents meet\n    ends: 2025-07-17", StringComparison.Ordinal), moved);
        const string easter = "document.querySelector('.moment[data-path=\"deadlines.easter\"]:not(.ghost)')";
        await hand.Drag(easter, 40);
        await tab.Until($"(label => label.startsWith('2025-0') && !label.startsWith('2025-04-20'))({easter}.getAttribute('aria-label'))");
        await tab.Until("document.querySelector('.busy').dataset.busy === 'false'");
        Assert.Single((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split('\n').Except(moved.Split('\n')));
        Assert.Equal(0, await tab.Value<int>("document.querySelectorAll('details.group[open]').length")); // and no form was opened by it
        await ChangeAFaction(tab, hand, file);
        await ChangeAnEvent(tab, hand, file);
        await tab.Close();
    }

    /// <summary>In the dialog of a cell of the table.</summary>
    private static async Task ChangeAFaction(Tab tab, Hand hand, string file)
    {
        await tab.Value<bool>("{ document.querySelector('.wants td[role=gridcell]').click(); true }"); // its middle may be a mark
        await tab.Until("document.querySelector('dialog.change[open]') !== null");
        await tab.Value<bool>("""
            {
              const whose = document.getElementById('change-whose');
              whose.value = 'hardliners';
              whose.dispatchEvent(new Event('change', { bubbles: true }));
              true
            }
            """);
        await tab.Until("document.getElementById('change-ideal').value === '100'");
        await hand.Click("document.getElementById('change-ideal')");
        await tab.Value<bool>("{ document.getElementById('change-ideal').select(); true }");
        await hand.Type("95");
        await InOrder(tab, 1280, dark: false, "faction");
        await hand.Click(Hand.Called("dialog.change button", "Write"));
        await tab.Until("document.querySelector('dialog.change') === null");
        Assert.Contains("factions: {hardliners: {ideal: 95, salience: vital}}",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Its factors stand in rows, each with the path of what it multiplies.</summary>
    private static async Task ChangeAnEvent(Tab tab, Hand hand, string file)
    {
        await hand.Click("document.querySelector('.moment[data-path=\"events.1\"]')");
        const string factor = "document.querySelector('.by-path input[aria-label=\"factor: talks.pace\"]')";
        await tab.Until($"{factor}?.value === '1.4'");
        await hand.Click(factor);
        await tab.Value<bool>($"{{ {factor}.select(); true }}");
        await hand.Type("1.5");
        await tab.Value<bool>("{ document.activeElement.blur(); true }");
        await tab.Until($"document.querySelector('.busy').dataset.busy === 'false' && {factor}.value === '1.5'");
        await InOrder(tab, 1280, dark: false, "event");
        Assert.Contains("multiply: {talks.pace: 1.5}",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_told_and_one_that_came_back_asks_for_its_address()
    {
        Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        int port = new Uri(workbench.Origin).Port;
        await workbench.DisposeAsync();
        const string alert = "document.querySelector('[role=alert]').innerText";
        await tab.Until($"{alert}.includes('The workbench does not answer. Is `entente serve` still running?')");
        await using Workbench again = await Workbench.Start(Folder, port);
        await tab.Until($"{alert}.includes('Open that address again.')");
        await tab.Close();
    }

    [Fact]
    public async Task A_question_is_asked_and_its_answer_drawn_with_its_charts()
    {
        File.Delete(ScenarioPath);
        await File.WriteAllTextAsync(
            Path.Combine(Folder, OpenWorkbench.Town), Shipped(OpenWorkbench.Town), TestContext.Current.CancellationToken);
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        await Go(tab, "runs", "document.querySelector('form.ask') !== null");
        await tab.Until("document.getElementById('ask-draws')?.value === '10000'");
        await tab.Value<bool>("{ document.querySelector('input[value=solve]').click(); true }");
        await tab.Until("document.getElementById('ask-terms') !== null");
        await Resize(tab, 390);
        await InOrder(tab, 390, dark: false, "ask");
        await Resize(tab, 1280);
        await tab.Value<bool>("{ document.querySelector('input[value=run]').click(); true }");
        await tab.Until("document.getElementById('ask-draws') !== null");
        await tab.Value<bool>("""
            {
              const draws = document.getElementById('ask-draws');
              draws.value = '64';
              draws.dispatchEvent(new Event('input', { bubbles: true }));
              true
            }
            """);
        await tab.Value<bool>("{ document.querySelector('form.ask button[type=submit]').click(); true }");
        await tab.Until("document.querySelectorAll('.answer .chart').length > 3");
        await tab.Until("[...document.querySelectorAll('.answer .chart')].every(chart => chart.querySelector('svg .role-mark') !== null)");
        Assert.Equal("How likely is a deal, and by when?", await tab.Value<string>("document.querySelector('.answer h2').textContent"));
        Assert.Equal("report.html", await tab.Value<string>("document.querySelector('.files-of a').textContent"));
        await InOrder(tab, 1280, dark: false, "answer");
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        await tab.Close();
    }

    private static async Task Resize(Tab tab, int width) => await tab.Call("Emulation.setDeviceMetricsOverride",
        new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    private async Task<Tab> Opened(Workbench workbench, int width, bool dark)
    {
        Tab tab = await Browser.Open(workbench.Address, width, 900, dark);
        await tab.Until("document.querySelector('.wants table') !== null && document.querySelector('.group') !== null");
        return tab;
    }
}
