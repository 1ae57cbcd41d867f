import { useEffect, useState } from 'preact/hooks';
import { reveal } from '../forms/opened';
import type { ScenarioState } from '../ground/types';
import { Forms } from './Forms';
import { Issues } from './Issues';
import { Overview } from './Overview';
import { Problems } from './Problems';
import { TimeLine } from './TimeLine';
import { WantsTable } from './WantsTable';

const Parts: [string, string][] =
  [['overview', 'What it says'], ['wants', 'Who wants what'], ['issues', 'Issues'], ['time', 'Time'], ['everything', 'Everything else']];

/** A scenario as sentences, tables and pictures, each of which can be changed. What fills the first screen is drawn first. */
export function ScenarioPage({ scenario }: { scenario: ScenarioState }) {
  const [isBegun, setBegun] = useState(false);
  useEffect(() => setBegun(true), []); // after the first picture
  return (
    <>
      <Problems scenario={scenario} />
      <nav class="contents" aria-label="On this page">
        {Parts.filter(([id]) => isThere(id, scenario)).map(([id, title]) => <button key={id} type="button" onClick={() => jump(id)}>{title}</button>)}
      </nav>
      <Overview scenario={scenario} />
      {scenario.table !== null && <WantsTable table={scenario.table} />}
      {isBegun && (
        <>
          {scenario.table !== null && <Issues table={scenario.table} />}
          {scenario.time.length > 0 && <TimeLine moments={scenario.time} choose={reveal} />}
          <Forms scenario={scenario} />
        </>
      )}
    </>
  );
}

// A file with errors has neither table nor dates.
function isThere(id: string, { table, time }: ScenarioState): boolean {
  return id === 'wants' || id === 'issues' ? table !== null : id !== 'time' || time.length > 0;
}

function jump(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}
