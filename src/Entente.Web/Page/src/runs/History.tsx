import { useState } from 'preact/hooks';
import type { Chance, PastRun } from '../ground/types';
import { OddsLine, percent } from './OddsLine';

/** All runs of this file, also those of the command line: their odds, whether the file has changed since, and their reports. Two of them
 * can be compared. */
export function History({ runs, compare }: { runs: PastRun[]; compare: (older: string, newer: string) => void }) {
  const [chosen, setChosen] = useState<string[]>([]);
  if (runs.length === 0) {
    return null;
  }

  const both = runs.map(run => run.run).filter(run => chosen.includes(run)); // the newest first
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">Runs so far</h2>
      <OddsLine runs={runs} />
      <div class="scroll" role="region" aria-label="The runs in a table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Run</th><th scope="col">When</th>
              <th scope="col" class="number">Worlds</th><th scope="col" class="number">Seed</th>
              <th scope="col">Changed for it</th><th scope="col" class="number">Agreement</th><th scope="col" class="number">± points</th>
              <th scope="col">The file since</th><th scope="col">Report</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(run => (
              <One key={run.run} run={run} isChosen={chosen.includes(run.run)}
                choose={isChosen => setChosen(isChosen ? [...chosen, run.run].slice(-2) : chosen.filter(one => one !== run.run))} />
            ))}
          </tbody>
        </table>
      </div>
      {runs.length > 1 && (
        <div class="buttons">
          <button type="button" disabled={both.length !== 2} onClick={() => compare(both[1]!, both[0]!)}>
            What changed between the two
          </button>
        </div>
      )}
    </section>
  );
}

function One({ run, isChosen, choose }: { run: PastRun; isChosen: boolean; choose: (isChosen: boolean) => void }) {
  const report = run.results.find(file => file.name === 'report.html');
  return (
    <tr>
      <th scope="row">
        <label class="pick">
          <input type="checkbox" checked={isChosen} onChange={event => choose(event.currentTarget.checked)} /> {run.run}
        </label>
      </th>
      <td>{new Date(run.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</td>
      <td class="number">{run.draws.toLocaleString('en')}</td>
      <td class="number">{run.seed}</td>
      <td>{[...run.set, ...(run.redacted ? ['names left out'] : [])].join(', ')}</td>
      <td class="number">{run.agreement === null ? '' : told(run.agreement)}</td>
      <td class="number">{typeof run.agreement?.se === 'number' ? (2 * run.agreement.se * 100).toFixed(1) : ''}</td>
      <td>{run['is-current'] ? 'as it was' : 'changed'}</td>
      <td>{report !== undefined && <a href={report.url} target="_blank" rel="noopener">report</a>}</td>
    </tr>
  );
}

// Where worlds failed only bounds are known.
function told({ p, low, high }: Chance): string {
  return p !== null ? percent(p) : low !== undefined && high !== undefined ? `${percent(low)} to ${percent(high)}` : '';
}
