import { useEffect, useState } from 'preact/hooks';
import { PageView } from '../answers/PageView';
import { get } from '../ground/api';
import { complainAbout } from '../ground/notice';
import type { Job, Page } from '../ground/types';

/** The answer to one question. */
export function Result({ job }: { job: Job }) {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    if (job.state === 'done') {
      get<Page>(`/api/jobs/${job.id}/page`).then(setPage).catch(complainAbout);
    }
  }, [job.id, job.state]);
  return (
    <section class="result" aria-label="The answer" aria-busy={page === null}>
      {page !== null ? <PageView page={page} /> : <p class="waiting">{job.state === 'done' ? 'Fetching the answer…' : 'The answer is being computed…'}</p>}
    </section>
  );
}
