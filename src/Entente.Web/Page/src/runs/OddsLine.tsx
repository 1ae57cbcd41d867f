import { useEffect, useState } from 'preact/hooks';
import { TableView } from '../answers/TableView';
import { get } from '../ground/api';
import type { Job } from '../ground/types';

interface Odds { job: Job; p: number; se: number }

interface RunAnswer { outcomes: Record<string, { p: number; se: number }> }

const Width = 600, Height = 140, Left = 44, Top = 10, Bottom = 24;

/** The chance of a settlement in every run of this file, the first on the left: one line over all of them. */
export function OddsLine({ jobs }: { jobs: Job[] }) {
  const runs = jobs.filter(job => job.verb === 'run' && job.state === 'done').sort((a, b) => a.id - b.id);
  const [odds, setOdds] = useState<Odds[]>([]);
  const key = runs.map(run => run.id).join();
  useEffect(() => {
    Promise.all(runs.map(async job => ({ job, ...(await get<RunAnswer>(`/api/jobs/${job.id}/json`)).outcomes['settlement']! })))
      .then(setOdds).catch(() => setOdds([])); // each run says for itself what went wrong
  }, [key]);
  if (odds.length < 2) {
    return null;
  }

  const x = (i: number): number => Left + ((Width - Left - 12) * i) / (odds.length - 1);
  const y = (p: number): number => Top + (Height - Top - Bottom) * (1 - Math.min(1, Math.max(0, p)));
  const percent = (p: number): string => `${(p * 100).toFixed(p < 0.1 ? 1 : 0)} %`;
  return (
    <figure class="odds">
      <figcaption>Chance of a settlement, run by run</figcaption>
      <svg viewBox={`0 0 ${Width} ${Height}`} role="img" aria-label={odds.map(one => `run ${one.job.id}: ${percent(one.p)}`).join(', ')}>
        {[0, 0.5, 1].map(p => (
          <g key={p}>
            <line x1={Left} x2={Width} y1={y(p)} y2={y(p)} stroke="var(--line)" />
            <text x={Left - 6} y={y(p) + 4} text-anchor="end" font-size="12" fill="var(--quiet)">{p * 100} %</text>
          </g>
        ))}
        <polyline points={odds.map((one, i) => `${x(i)},${y(one.p)}`).join(' ')} fill="none" stroke="var(--series-1)" stroke-width="2" />
        {odds.map((one, i) => (
          <g key={one.job.id}>
            <line x1={x(i)} x2={x(i)} y1={y(one.p - 2 * one.se)} y2={y(one.p + 2 * one.se)} stroke="var(--series-1)" />
            <circle cx={x(i)} cy={y(one.p)} r="4" fill="var(--series-1)"><title>{`run ${one.job.id}: ${percent(one.p)}`}</title></circle>
            <text x={x(i)} y={Height - 6} text-anchor="middle" font-size="12" fill="var(--quiet)">{one.job.id}</text>
          </g>
        ))}
      </svg>
      <details>
        <summary>The numbers in a table</summary>
        <TableView table={{
          kind: 'table',
          caption: 'Chance of a settlement until the end of the forecast',
          columns: [{ title: 'Run', number: false }, { title: 'Chance', number: true }, { title: '± points', number: true }],
          rows: odds.map(one => [String(one.job.id), percent(one.p), (2 * one.se * 100).toFixed(1)]),
        }} />
      </details>
    </figure>
  );
}
