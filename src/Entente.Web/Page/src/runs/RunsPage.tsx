import { useEffect, useState } from 'preact/hooks';
import { get } from '../ground/api';
import { complainAbout } from '../ground/notice';
import { jobs } from '../ground/store';
import type { Job, ScenarioState } from '../ground/types';
import { AskForm } from './AskForm';
import { History } from './History';
import { JobList } from './JobList';
import { Result } from './Result';

/** Questions about the scenario: asking, what is under way, and the answers. A closed page stops nothing. */
export function RunsPage({ scenario }: { scenario: ScenarioState }) {
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => { load().catch(complainAbout); }, []);
  const own = jobs.value.filter(job => job.file === scenario.id);
  const chosen = own.find(job => job.id === shown) ?? null;
  return (
    <div class="runs">
      <section aria-labelledby="ask-title">
        <h1 id="ask-title" tabIndex={-1}>Runs and questions</h1>
        <AskForm scenario={scenario} asked={job => {
          take(job);
          setShown(job.id);
        }} />
      </section>
      <JobList jobs={own} shown={chosen?.id ?? null} show={setShown} />
      {chosen !== null && <Result key={chosen.id} job={chosen} />}
      <History file={scenario.id} finished={own.filter(job => job.state === 'done' && job.verb === 'run').map(job => job.id).join()} />
    </div>
  );
}

async function load(): Promise<void> {
  jobs.value = (await get<{ jobs: Job[] }>('/api/jobs')).jobs.sort((a, b) => b.id - a.id);
}

function take(job: Job): void {
  jobs.value = [job, ...jobs.value.filter(one => one.id !== job.id)];
}
