import { get, Refusal, stream } from './api';
import { isEditing, loadFiles, open } from './edits';
import { complainAbout, say } from './notice';
import { jobs, state } from './store';
import type { Job, ServerEvent } from './types';

const Pause = 2000;

/** Follows what the server tells, in one stream that is closed while the tab is hidden: a browser keeps few connections to one host. */
export function follow(): void {
  let stop = new AbortController();
  const begin = (): void => {
    stop.abort();
    stop = new AbortController();
    if (!document.hidden) {
      void listen(stop.signal);
    }
  };
  document.addEventListener('visibilitychange', begin);
  begin();
}

async function listen(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const lines = (await stream('/api/events', signal)).pipeThrough(new TextDecoderStream() as unknown as
        ReadableWritablePair<string, Uint8Array>).getReader();
      found();
      await take(lines);
    } catch (error) {
      if (!signal.aborted && lost(error)) {
        return;
      }
    }

    await new Promise(resolve => setTimeout(resolve, Pause));
  }
}

let wasHeard = false, isLost = false;

// Whatever happened while nobody listened is asked for.
function found(): void {
  if (isLost) {
    isLost = false;
    say('The workbench answers again.');
  }

  if (wasHeard) {
    catchUp();
  }

  wasHeard = true;
}

// Says each of the two once. A secret of an earlier start helps no more.
function lost(error: unknown): boolean {
  const isOld = error instanceof Refusal && error.status === 401;
  if (isOld || (error instanceof Refusal && error.status === 0 && !isLost)) {
    isLost = true;
    complainAbout(error);
  }

  return isOld;
}

async function take(lines: ReadableStreamDefaultReader<string>): Promise<void> {
  let rest = '';
  for (;;) {
    const { value, done } = await lines.read();
    if (done) {
      return;
    }

    const told = (rest + value).split('\n');
    rest = told.pop() ?? '';
    for (const line of told) {
      if (line.startsWith('data:')) {
        handle(JSON.parse(line.slice('data:'.length)) as ServerEvent);
      }
    }
  }
}

function handle(event: ServerEvent): void {
  switch (event.kind) {
    case 'file':
      if (event.id === state.value?.id && event.version !== state.value.version && !isEditing) {
        void open(event.id).catch(() => {});
      }

      break;
    case 'files':
      void loadFiles().catch(() => {});
      break;
    case 'job':
      jobs.value = [...jobs.value.filter(job => job.id !== event.id), event].sort((a, b) => b.id - a.id);
      break;
  }
}

function catchUp(): void {
  void loadFiles().catch(() => {});
  void get<{ jobs: Job[] }>('/api/jobs').then(now => { jobs.value = now.jobs; }).catch(() => {});
  if (state.value !== null && !isEditing) {
    void open(state.value.id).catch(() => {});
  }
}
