import { post } from '../ground/api';
import { complainAbout } from '../ground/notice';
import type { Job } from '../ground/types';
import { questionOf } from './verbs';

/** What was asked, the newest first: under way with its progress, or done. */
export function JobList({ jobs, shown, show }: { jobs: Job[]; shown: number | null; show: (id: number) => void }) {
  return (
    <section aria-labelledby="jobs-title">
      <h2 id="jobs-title">Asked so far</h2>
      {jobs.length === 0 ? <p class="quiet">Nothing yet. What is asked goes on when this page is closed.</p> : (
        <ol class="jobs">{jobs.map(job => <One key={job.id} job={job} isShown={job.id === shown} show={() => show(job.id)} />)}</ol>
      )}
    </section>
  );
}

function One({ job, isShown, show }: { job: Job; isShown: boolean; show: () => void }) {
  const isOpen = job.state === 'waiting' || job.state === 'running';
  return (
    <li data-shown={isShown}>
      <button type="button" class="link" aria-pressed={isShown} disabled={job.state !== 'done'} onClick={show}>
        {questionOf(job.verb)}
      </button>
      <span class="quiet">{job.verb} {optionsOf(job)}</span>
      <span class="state">{stateOf(job)}</span>
      {isOpen && <progress max={Math.max(1, job.of)} value={job.done} aria-label={`Progress of ${job.verb}`} />}
      {isOpen && (
        <button type="button" onClick={() => { post(`/api/jobs/${job.id}/cancel`).catch(complainAbout); }}>Cancel</button>
      )}
    </li>
  );
}

function optionsOf(job: Job): string {
  return Object.entries(job.options)
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`).join(' · ');
}

function stateOf(job: Job): string {
  switch (job.state) {
    case 'waiting':
      return 'waits for the one before it';
    case 'running':
      return (job.of > 0 ? `${job.done.toLocaleString('en')} of ${job.of.toLocaleString('en')}` : 'under way') + left(job['seconds-left']);
    case 'done':
      return 'done';
    case 'cancelled':
      return 'cancelled';
    case 'failed':
      return job.problem ?? 'It failed.';
  }
}

function left(seconds: number | null): string {
  return seconds === null ? '' : seconds < 60 ? `, about ${Math.max(1, Math.round(seconds))} s left`
    : `, about ${Math.round(seconds / 60)} min left`;
}
