using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Pages;

namespace Entente.Tests.Web;

/// <summary>What somebody does who sees the workbench for the first time, in a real browser; after each step the file on disk is one that
/// `entente check` accepts.</summary>
[EndToEnd]
public sealed class NewcomersPathTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string River = "river-sharing.yaml";

    [Fact]
    public async Task From_the_first_look_to_the_odds_and_the_reasons()
    {
        InBrowser.SkipWithoutPage();
        await using OpenWorkbench workbench = await OpenWorkbench.With((River, Repository.Read("scenarios", River)));
        Tab tab = await browser.Open($"{workbench.Origin}/#{workbench.Secret}", 1280, 900, dark: false);
        Newcomer newcomer = new(workbench, tab);
        foreach (Func<Task> step in new[]
            {
                newcomer.LooksAround, newcomer.DragsARedLine, newcomer.TakesItBack, newcomer.MakesAMistake, newcomer.TriesTerms,
                newcomer.AsksForTheOdds, newcomer.TiesAQuotation,
            })
        {
            await step();
            Assert.Empty(ProvenanceCheck.AddedTo(ScenarioReader.ReadFile(workbench.PathOf(River))).Errors); // as `check` has it
        }

        InBrowser.AssertQuiet(tab, workbench.Origin);
        await tab.Close();
    }

    /// <summary>The steps, one after the other.</summary>
    private sealed class Newcomer(OpenWorkbench workbench, Tab tab)
    {
        /// <summary>What the red lines leave open of the issue `canals`, as the page says it.</summary>
        private const string LeftOpenOfCanals = "[...document.querySelectorAll('tr')]"
            + ".find(row => row.cells[0]?.innerText === 'canals' && /of 100/.test(row.innerText)).cells[3].innerText";

        private readonly Hand hand = new(tab);
        private readonly string original = Repository.Read("scenarios", River);

        /// <summary>The only scenario of the folder is open, and the secret is no longer in the address.</summary>
        public async Task LooksAround()
        {
            await tab.Until("document.querySelector('main')?.innerText.includes('A dam and three states on one river') ?? false");
            Assert.DoesNotContain(workbench.Secret, await tab.Value<string>("location.href"), StringComparison.Ordinal);
            Assert.Equal("40 to 60 of 100", await tab.Value<string>(LeftOpenOfCanals));
        }

        /// <summary>A red line is dragged, and the sentence about it changes; the file says so, and only there.</summary>
        public async Task DragsARedLine()
        {
            await hand.Drag(Hand.First("[data-path='issues.canals.wants.lowmere.accepts.to']"), -60);
            await tab.Until($"{LeftOpenOfCanals} !== '40 to 60 of 100'");
            string changed = await OnDisk();
            Assert.Single(changed.Split('\n').Except(original.Split('\n')));
        }

        /// <summary>Undo brings the text back to the letter.</summary>
        public async Task TakesItBack()
        {
            await hand.Click(Hand.Called("button", "Undo"));
            await tab.Until($"{LeftOpenOfCanals} === '40 to 60 of 100'");
            Assert.Equal(original, await OnDisk());
        }

        /// <summary>A mistake in the text is marked and named; the file stays as it was, and the text is not lost.</summary>
        public async Task MakesAMistake()
        {
            await hand.Click(Hand.Called("[role=tab]", "Text"));
            string editor = "document.querySelector('.editor').shadowRoot?.querySelector('.cm-content')";
            await hand.Click($"{editor} && [...{editor}.querySelectorAll('.cm-line')].find(line => line.textContent.startsWith('step:'))");
            await hand.Press("Home");
            await hand.Type("stepp: 1 week\n");
            await tab.Until("document.querySelector('.below').innerText.includes('stepp')");
            await tab.Until("document.querySelector('.editor').shadowRoot.querySelector('.cm-lint-marker-error') !== null");
            await hand.Press("s", control: true);
            await tab.Until("document.querySelector('.bar-above').innerText.includes('A draft with errors')");
            Assert.Equal(original, await OnDisk());
            await hand.Press("z", times: 2, control: true);
            await hand.Press("s", control: true);
            await tab.Until("document.querySelector('.bar-above').innerText.includes('As in the file')");
        }

        /// <summary>Terms are tried: as today all refuse that something must change for; chosen and dragged until all accept.</summary>
        public async Task TriesTerms()
        {
            await hand.Click(Hand.Called("[role=tab]", "Deal"));
            await tab.Until("document.querySelectorAll('.stand[data-told=refuses]').length > 0");
            await hand.Click(Hand.First("input[name=term-filling][value=flexible]"));
            await hand.Click(Hand.First("input[name=term-monitoring][value=joint]"));
            await hand.Click(Hand.First("input[name=term-compensation][value=power-sales]"));
            await hand.Drag(Hand.First("[role=slider][data-issue=canals]"), 80);
            await tab.Until("document.querySelector('.tally').dataset.accepted === 'true'");
            await Keep("middle way");
            await hand.Drag(Hand.First("[role=slider][data-issue=canals]"), 250);
            await tab.Until("document.querySelector('.tally').dataset.accepted === 'false'");
            await Keep("more canals");
            await tab.Until("/✓ yes[^]*✕ no/.test(document.querySelector('.compared')?.innerText ?? '')");
        }

        /// <summary>A run and its odds; why.</summary>
        public async Task AsksForTheOdds()
        {
            await hand.Click(Hand.Called("[role=tab]", "Runs and questions"));
            await hand.Click(Hand.First("input[name=verb][value=run]"));
            await Fill("#ask-draws", "1000");
            await hand.Click(Hand.Called("button", "Ask"));
            await tab.Until("/\\d+ %/.test(document.querySelector('.result')?.innerText ?? '')");
            await hand.Click(Hand.First("input[name=verb][value=why]"));
            await Fill("#ask-draws", "64");
            await hand.Click(Hand.Called("button", "Ask"));
            await tab.Until("document.querySelector('.result')?.innerText.includes('Why no deal?') ?? false");
        }

        /// <summary>An article is pasted; what its minister said is tied to a number by a click on it, which then rests on these
        /// words.</summary>
        public async Task TiesAQuotation()
        {
            const string said = "We will not accept less than half of the water in the canals";
            const string salience = "issues.canals.wants.lowmere.salience";
            await hand.Click(Hand.Called("[role=tab]", "Evidence"));
            await hand.Click(Hand.First("#pasted"));
            await hand.Type($"3 March 2025\n\n“{said},” said the foreign minister of Lowmere on Monday.");
            await hand.Click(Hand.Called("button", "Read it"));
            string finding = $"[...document.querySelectorAll('.finding')].find(one => one.innerText.includes({Hand.Quoted(said)}))";
            await tab.Until($"{finding} !== undefined");
            await hand.Click($"[...{finding}.querySelectorAll('button')].find(one => one.innerText === 'Tie to a number…')");
            await hand.Click(Hand.First(".picker [aria-label^='salience'][aria-label$='Lowmere (downstream) on canals']"));
            await tab.Until($"{finding}?.querySelector('.ties')?.innerText.includes('{salience}') ?? false");
            Scenario scenario = ScenarioReader.ReadFile(workbench.PathOf(River)).Scenario!;
            Assert.Contains(new EvidenceCoverage(scenario).For(salience), name => scenario.Evidence[name].Quote?.Contains(said) ?? false);
        }

        private async Task Keep(string name)
        {
            await Fill("#plan-name", name);
            await hand.Click(Hand.Called("button", "Keep"));
            await tab.Until($"document.querySelector('.plan-list')?.innerText.includes({Hand.Quoted(name)}) ?? false");
        }

        private async Task Fill(string selector, string text)
        {
            await hand.Click(Hand.First(selector));
            await tab.Value<bool>($"(document.querySelector({Hand.Quoted(selector)}).select(), true)");
            await hand.Type(text);
        }

        private Task<string> OnDisk() => File.ReadAllTextAsync(workbench.PathOf(River), TestContext.Current.CancellationToken);
    }
}
