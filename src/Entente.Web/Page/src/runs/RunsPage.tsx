import { useEffect, useState } from 'preact/hooks';
import { get } from '../ground/api';
import { complainAbout } from '../ground/notice';
import { jobs } from '../ground/store';
import type { Job, PastRun, ScenarioState } from '../ground/types';
import { ask } from './ask';
import { AskForm } from './AskForm';
import { History } from './History';
import { JobList } from './JobList';
import { Result } from './Result';
import { loadAskings } from './verbs';

/** Questions about the scenario: asking, what is under way, the answers, and all runs so far. A closed page stops nothing. */
export function RunsPage({ scenario }: { scenario: ScenarioState }) {
  const [shown, setShown] = useState<number | null>(null);
  const [runs, setRuns] = useState<PastRun[]>([]);
  const own = jobs.value.filter(job => job.file === scenario.id);
  const chosen = own.find(job => job.id === shown) ?? null;
  const finished = own.filter(job => job.state === 'done' && job.verb === 'run').map(job => job.id).join();
  const [plans, setPlans] = useState<string[]>([]);
  useEffect(() => {
    loadAskings();
    load().catch(complainAbout);
  }, []);
  useEffect(() => {
    if (scenario.table !== null) {
      get<{ plans: { name: string; problems: unknown[] }[] }>(`/api/files/${encodeURIComponent(scenario.id)}/plans`)
        .then(found => setPlans(found.plans.filter(one => one.problems.length === 0).map(one => one.name))).catch(complainAbout);
    }
  }, [scenario.id, scenario.version]);
  useEffect(() => {
    get<{ runs: PastRun[] }>(`/api/files/${encodeURIComponent(scenario.id)}/runs`).then(found => setRuns(found.runs)).catch(complainAbout);
  }, [scenario.id, scenario.version, finished]);
  const take = (job: Job): void => {
    jobs.value = [job, ...jobs.value.filter(one => one.id !== job.id)];
    setShown(job.id);
  };
  const compare = async (older: string, newer: string): Promise<void> => {
    const job = await ask(scenario.id, 'compare', { runs: [older, newer] });
    if (job !== null) {
      take(job);
    }
  };
  return (
    <div class="runs">
      <section aria-labelledby="ask-title">
        <h1 id="ask-title" tabIndex={-1}>Runs and questions</h1>
        <AskForm scenario={scenario} runs={runs} plans={plans} asked={take} />
      </section>
      <JobList jobs={own} shown={chosen?.id ?? null} show={setShown} />
      {chosen !== null && <Result key={chosen.id} job={chosen} />}
      <History runs={runs} compare={(older, newer) => void compare(older, newer)} />
    </div>
  );
}

async function load(): Promise<void> {
  jobs.value = (await get<{ jobs: Job[] }>('/api/jobs')).jobs.sort((a, b) => b.id - a.id);
}
