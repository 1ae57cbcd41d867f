import { useEffect, useState } from 'preact/hooks';
import { save } from '../answers/files';
import { PageView } from '../answers/PageView';
import { get, getText } from '../ground/api';
import { complainAbout } from '../ground/notice';
import type { Job, Page, ResultFile } from '../ground/types';

/** The answer to one question, and its files. */
export function Result({ job }: { job: Job }) {
  const [page, setPage] = useState<Page | null>(null);
  const [files, setFiles] = useState<ResultFile[]>([]);
  const isDone = job.state === 'done';
  useEffect(() => {
    if (isDone) {
      get<Page>(`/api/jobs/${job.id}/page`).then(setPage).catch(complainAbout);
      get<Job>(`/api/jobs/${job.id}`).then(told => setFiles(told.results ?? [])).catch(complainAbout);
    }
  }, [job.id, isDone]);
  return (
    <section class="result" aria-label="The answer" aria-busy={page === null}>
      {isDone && (
        <p class="files-of">
          {files.map(file => <a key={file.name} href={file.url} target="_blank" rel="noopener">{file.name}</a>)}
          <button type="button" class="link" onClick={() => void json(job)}>The answer as JSON</button>
        </p>
      )}
      {page !== null ? <PageView page={page} />
        : <p class="waiting">{isDone ? 'Fetching the answer…' : job.state === 'running' || job.state === 'waiting'
          ? 'The answer is being computed…' : 'There is no answer.'}</p>}
    </section>
  );
}

// What the command prints with `--json`, byte for byte.
async function json(job: Job): Promise<void> {
  try {
    save(await getText(`/api/jobs/${job.id}/json`), 'application/json', `${job.verb}.json`);
  } catch (error) {
    complainAbout(error);
  }
}
