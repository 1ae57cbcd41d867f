import { useEffect, useState } from 'preact/hooks';
import { get } from '../ground/api';
import type { PastRun } from '../ground/types';
import { OddsLine, percent } from './OddsLine';

/** All runs of this file, also those of the command line: their odds, whether the file has changed since, and their reports. */
export function History({ file, finished }: { file: string; finished: string }) {
  const [runs, setRuns] = useState<PastRun[]>([]);
  useEffect(() => {
    get<{ runs: PastRun[] }>(`/api/files/${encodeURIComponent(file)}/runs`).then(found => setRuns(found.runs)).catch(() => setRuns([]));
  }, [file, finished]);
  return runs.length === 0 ? null : (
    <section aria-labelledby="history-title">
      <h2 id="history-title">Runs so far</h2>
      <OddsLine runs={runs} />
      <div class="scroll" role="region" aria-labelledby="history-title" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Run</th><th scope="col">When</th><th scope="col" class="number">Worlds</th><th scope="col" class="number">Seed</th>
              <th scope="col">Changed for it</th><th scope="col" class="number">Settlement</th><th scope="col" class="number">± points</th>
              <th scope="col">The file since</th><th scope="col">Report</th>
            </tr>
          </thead>
          <tbody>{runs.map(run => <One key={run.run} run={run} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function One({ run }: { run: PastRun }) {
  const settlement = run.outcomes['settlement'];
  const report = run.results.find(file => file.name === 'report.html');
  return (
    <tr>
      <th scope="row">{run.run}</th>
      <td>{new Date(run.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</td>
      <td class="number">{run.draws.toLocaleString('en')}</td>
      <td class="number">{run.seed}</td>
      <td>{run.set.join(', ')}</td>
      <td class="number">{settlement === undefined ? '' : percent(settlement.p)}</td>
      <td class="number">{settlement === undefined ? '' : (2 * settlement.se * 100).toFixed(1)}</td>
      <td>{run['is-current'] ? 'as it was' : 'changed'}</td>
      <td>{report !== undefined && <a href={report.url} target="_blank" rel="noopener">report</a>}</td>
    </tr>
  );
}
