using System.Text.Json.Nodes;
using Entente.Tests.Cli;
using Entente.Tests.Pages;
using Entente.Web;
using static Entente.Tests.Web.InBrowser;

namespace Entente.Tests.Web;

/// <summary>The deal table in a real browser: terms are moved by pointer and keys, and the picture is that of the newest terms.</summary>
[EndToEnd]
public sealed class DealInBrowserTests(Chromium browser) : ScenarioInBrowser(browser, Ukraine, Shipped(Ukraine))
{
    private const string Knob = "document.querySelector('[role=slider][data-issue=territory]')";
    private const string IsCurrent = "(table => table?.dataset.asked > 0 && table.dataset.asked === table.dataset.shown)"
        + "(document.querySelector('.deal-table'))";

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_table_is_in_order_for_everybody(int width, bool dark)
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, width, dark);
        foreach (string name in new[] { "First offer", "Second offer" })
        {
            await tab.Value<bool>($"{{ {Knob}.focus(); true }}");
            await Press(tab, name[0] == 'F' ? "PageDown" : "PageUp", name[0] == 'F' ? 34 : 33);
            await tab.Until(IsCurrent);
            await tab.Value<bool>($$"""
                {
                  const field = document.getElementById('plan-name');
                  field.value = '{{name}}';
                  field.dispatchEvent(new Event('input', { bubbles: true }));
                  true
                }
                """);
            await tab.Until("!document.querySelector('.keep button').disabled");
            await tab.Value<bool>("{ document.querySelector('.keep button').click(); true }");
            await tab.Until($"[...document.querySelectorAll('.compared thead th')].some(cell => cell.textContent === '{name}')");
        }

        // which reasons are longer than their box is looked at once the terms are left alone
        await tab.Until("[...document.querySelectorAll('.why')].every(one => one.scrollHeight <= one.clientHeight || one.tabIndex === 0)");
        await InOrder(tab, width, dark, "deal");
        Assert.True(tab.Complaints.Count == 0, string.Join("\n", tab.Complaints));
        await tab.Close();
    }

    [Fact]
    public async Task Keys_move_terms_and_the_picture_is_that_of_the_newest()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        string before = await tab.Value<string>($"{Knob}.getAttribute('aria-valuenow')");
        await tab.Value<bool>($"{{ {Knob}.focus(); true }}");
        for (int i = 0; i < 12; i++)
        {
            await Press(tab, "ArrowLeft", 37);
        }

        await tab.Until(IsCurrent);
        double now = double.Parse(await tab.Value<string>($"{Knob}.getAttribute('aria-valuenow')"),
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(double.Parse(before, System.Globalization.CultureInfo.InvariantCulture) - 12, now);
        string plan = Path.Combine(Folder, "plan.yaml");
        await File.WriteAllTextAsync(plan, $"territory: {now}\n", TestContext.Current.CancellationToken);
        JsonNode answers = JsonNode.Parse(EntenteCall.Run("solve", ScenarioPath, "--terms", plan, "--json")
            .Output)!["terms"]!["answers"]!;
        foreach ((string actor, JsonNode? answer) in answers.AsObject())
        {
            Assert.Equal((string)answer!["says"]!,
                await tab.Value<string>($"document.querySelector('[data-actor={actor}] .why').textContent.replaceAll('\u00a0', ' ')"));
        }

        await tab.Close();
    }

    [Fact]
    public async Task A_slider_does_not_jump_and_nothing_else_moves_while_it_is_dragged()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        await tab.Value<bool>($"{{ {Knob}.closest('.term').scrollIntoView({{ block: 'center' }}); true }}");
        double[] rail = await Box(tab, $"{Knob}.parentElement"), knob = await Box(tab, Knob);
        string before = await tab.Value<string>($"{Knob}.getAttribute('aria-valuenow')");
        foreach (string kind in new[] { "mousePressed", "mouseReleased" })
        {
            await Mouse(tab, kind, rail[0] + (rail[2] * 0.95), rail[1] + (rail[3] / 2)); // on the rail, far from the knob
        }

        Assert.Equal(before, await tab.Value<string>($"{Knob}.getAttribute('aria-valuenow')"));
        const string places = "JSON.stringify([...document.querySelectorAll('.term, .stand, .plans')].map(one => "
            + "one.getBoundingClientRect().top + scrollY))";
        string still = await tab.Value<string>(places);
        double x = knob[0] + (knob[2] / 2), y = knob[1] + (knob[3] / 2);
        await Mouse(tab, "mousePressed", x, y);
        Assert.Equal(before, await tab.Value<string>($"{Knob}.getAttribute('aria-valuenow')"));
        for (int step = 1; step <= 20; step++)
        {
            await Mouse(tab, "mouseMoved", x - (step * rail[2] / 50), y);
            await tab.Until(IsCurrent);
            Assert.Equal(still, await tab.Value<string>(places));
        }

        await Mouse(tab, "mouseReleased", x - (20 * rail[2] / 50), y);
        Assert.NotEqual(before, await tab.Value<string>($"{Knob}.getAttribute('aria-valuenow')"));
        Assert.Equal($"{before}%", await tab.Value<string>($"{Knob}.parentElement.querySelector('.ghost').style.left"));
        await tab.Close();
    }

    [Fact]
    public async Task Buttons_lead_to_accepted_terms_and_leave_pinned_issues_alone()
    {
        await using Workbench workbench = await Workbench.Start(Folder);
        Tab tab = await Opened(workbench, 1280, dark: false);
        foreach (string aim in new[] { "Nash", "Nearest that all accept" })
        {
            await Go(tab, aim);
            await tab.Until("(said => said.length > 40 && !said.startsWith('Move a slider'))(document.querySelector('.found').textContent) "
                + "&& document.querySelector('[aria-disabled=true]') === null");
        }

        double at = await tab.Value<double>($"Number({Knob}.getAttribute('aria-valuenow'))");
        await tab.Value<bool>("{ document.querySelector('[aria-label=\"Pin territory\"]').click(); true }");
        await tab.Value<bool>("{ [...document.querySelectorAll('.aims button')].find(one => one.textContent === "
            + "'Egalitarian').click(); true }");
        await tab.Until("document.querySelector('[aria-disabled=true]') !== null || "
            + "document.querySelector('.found').textContent.includes('gal')");
        await tab.Until("document.querySelector('[aria-disabled=true]') === null");
        Assert.Equal(at, await tab.Value<double>($"Number({Knob}.getAttribute('aria-valuenow'))"));
        await tab.Close();
    }

    private static Task<bool> Go(Tab tab, string aim) => tab.Value<bool>(
        $"{{ [...document.querySelectorAll('.aims button')].find(one => one.textContent === '{aim}').click(); true }}");

    private static async Task<double[]> Box(Tab tab, string element) =>
        [.. JsonNode.Parse(await tab.Value<string>("(box => JSON.stringify([box.x, box.y, box.width, "
            + $"box.height]))({element}.getBoundingClientRect())"))!
            .AsArray().Select(one => (double)one!)];

    private static Task<JsonNode> Mouse(Tab tab, string type, double x, double y) => tab.Call("Input.dispatchMouseEvent", new()
    {
        ["type"] = type,
        ["x"] = x,
        ["y"] = y,
        ["button"] = "left",
        ["buttons"] = type == "mouseReleased" ? 0 : 1,
        ["clickCount"] = type == "mouseMoved" ? 0 : 1,
    });

    private async Task<Tab> Opened(Workbench workbench, int width, bool dark)
    {
        Tab tab = await Browser.Open(workbench.Address, width, 900, dark);
        await tab.Until("document.querySelector('#tab-deal') !== null");
        await tab.Value<bool>("{ document.getElementById('tab-deal').click(); true }");
        await tab.Until($"{Knob} !== null && {IsCurrent}");
        return tab;
    }
}
