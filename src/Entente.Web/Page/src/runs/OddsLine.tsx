import type { PastRun } from '../ground/types';

const Width = 640, Height = 150, Left = 44, Top = 10, Bottom = 24;

/** The chance of an agreement in every run of this file, the first on the left: one line over all of them. */
export function OddsLine({ runs }: { runs: PastRun[] }) {
  const odds = runs.flatMap(run => (run.agreement === null || run.agreement.p === null ? []
    : [{ run, p: run.agreement.p, se: run.agreement.se ?? 0 }])).reverse();
  if (odds.length < 2) {
    return null;
  }

  const x = (i: number): number => Left + 12 + ((Width - Left - 24) * i) / (odds.length - 1);
  const y = (p: number): number => Top + (Height - Top - Bottom) * (1 - Math.min(1, Math.max(0, p)));
  return (
    <figure class="odds">
      <figcaption>Chance of an agreement, run by run</figcaption>
      <svg viewBox={`0 0 ${Width} ${Height}`} role="img" aria-label={odds.map(one => `${one.run.run}: ${percent(one.p)}`).join(', ')}>
        {[0, 0.5, 1].map(p => (
          <g key={p}>
            <line x1={Left} x2={Width} y1={y(p)} y2={y(p)} stroke="var(--line)" />
            <text x={Left - 6} y={y(p) + 4} text-anchor="end" font-size="12" fill="var(--quiet)">{p * 100} %</text>
          </g>
        ))}
        <polyline points={odds.map((one, i) => `${x(i)},${y(one.p)}`).join(' ')} fill="none" stroke="var(--series-1)" stroke-width="2" />
        {odds.map((one, i) => (
          <g key={one.run.run}>
            <line x1={x(i)} x2={x(i)} y1={y(one.p - 2 * one.se)} y2={y(one.p + 2 * one.se)} stroke="var(--series-1)" />
            <circle cx={x(i)} cy={y(one.p)} r="4" fill="var(--series-1)"><title>{`${one.run.run}: ${percent(one.p)}`}</title></circle>
            <text x={x(i)} y={Height - 6} text-anchor="middle" font-size="12" fill="var(--quiet)">{i + 1}</text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

export function percent(p: number): string {
  return `${(p * 100).toFixed(p > 0 && p < 0.1 ? 1 : 0)} %`;
}
