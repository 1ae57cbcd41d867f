import { computed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { complainAbout } from '../ground/notice';
import type { Issue, ScenarioState } from '../ground/types';
import { Problems } from '../scenario/Problems';
import { Actors } from './Actors';
import { IssueSlider } from './IssueSlider';
import { IssueChoice } from './IssueChoice';
import { Plans } from './Plans';
import { Tally } from './Tally';
import { asked, before, begin, choose, chosen, deal, found, go, isSearching, packages, set, settled, shown, take, terms } from './terms';

const aims: readonly [string, string][] = [
  ['nash', 'Nash'], ['kalai-smorodinsky', 'Kalai–Smorodinsky'], ['egalitarian', 'Egalitarian'], ['utilitarian', 'Utilitarian'],
  ['nearest', 'Nearest that all accept'],
];

const Hint = 'Move a slider, or let a rule of bargaining choose: each button goes to its terms, and leaves pinned issues as they are.';

const isKnown = computed(() => deal.value !== null);
const said = computed(() => (isSearching.value ? 'Looking for terms…' : found.value || Hint));

/** Terms to be tried: every issue can be moved, and it is seen at once who accepts, who refuses, and why. What a move changes is drawn by
 * the parts that show it; the page as a whole is not drawn again. */
export function DealPage({ scenario }: { scenario: ScenarioState }) {
  useEffect(() => {
    if (scenario.table !== null) {
      take(scenario.id, scenario.version).catch(complainAbout);
    }
  }, [scenario.id, scenario.version]);
  const table = scenario.table, one = chosen.value;
  if (table === null) {
    return (
      <>
        <Problems scenario={scenario} />
        <p class="waiting">The file has errors; once they are mended, terms can be tried.</p>
      </>
    );
  }

  if (one === null || !isKnown.value) {
    return <p class="waiting">Putting the packages into numbers…</p>;
  }

  const issues = table.issues.filter(issue => one.covers.includes(issue.key) && issue.key in one.today);
  const staying = table.issues.length - issues.length;
  return (
    <div class="deal-table" data-asked={asked} data-shown={shown}>
      <h1 tabIndex={-1}>Deal</h1>
      <p class="quiet">
        On the first day, with every uncertain number at its central value: what <code>entente solve --terms</code> says of these terms.
        {staying > 0 && ` This package leaves ${staying} ${staying === 1 ? 'issue' : 'issues'} as today.`}
      </p>
      <div class="bar-above">
        {packages.value.length > 1 && (
          <label class="package">Package{' '}
            <select value={one.key} onChange={event => {
              begin();
              choose(packages.value.find(other => other.key === event.currentTarget.value)!);
            }}>
              {packages.value.map(other => (
                <option key={other.key} value={other.key} selected={other.key === one.key}>{other.name}</option>
              ))}
            </select>
          </label>
        )}
        <div class="aims" role="group"
          aria-label={settled.value.length === 0 ? 'Go to' : `Go to, with ${settled.value.join(', ')} as pinned`}>
          <span class="quiet">Go to</span>
          {aims.map(([key, title]) => (
            <button key={key} type="button" aria-disabled={isSearching.value} onClick={() => void go(key)}>{title}</button>
          ))}
          <button type="button" onClick={() => {
            begin();
            found.value = '';
            set({ ...one.today });
          }}>Today</button>
        </div>
      </div>
      <p class="found on-screen" aria-live="polite">{said}</p>
      <Tally package={one} />
      <div class="halves">
        <section class="sliders" aria-labelledby="terms-title">
          <h2 id="terms-title" class="said">Terms</h2>
          {issues.map(issue => <Term key={issue.key} issue={issue} />)}
        </section>
        <Actors package={one} />
      </div>
      <Plans scenario={scenario} />
    </div>
  );
}

function Term({ issue }: { issue: Issue }) {
  const value = terms.value[issue.key] ?? chosen.value!.today[issue.key]!, ghost = before.value?.terms[issue.key];
  return issue.kind === 'scale' ? <IssueSlider issue={issue} value={value as number} ghost={ghost} />
    : <IssueChoice issue={issue} value={value as string} ghost={ghost} />;
}
