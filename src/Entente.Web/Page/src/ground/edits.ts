import { get, post, Refusal } from './api';
import type { Change } from './changes';
import { complain, complainAbout, say } from './notice';
import { go } from './route';
import { canBegin, conflict, files, folder, passedOver, revision, state, waiting } from './store';
import type { FileEntry, ScenarioState } from './types';

// Every change goes to the file one after the other, each made to the text that the one before it left.
let last: Promise<unknown> = Promise.resolve();

/** Whether an edit is on its way: then a change of the file that is reported may be our own. */
export let isEditing = false;

interface Folder {
  folder: string;
  files: FileEntry[];
  'passed-over': string[];
  'can-begin': boolean;
  only: ScenarioState | null;
}

export async function loadFiles(): Promise<void> {
  const answer = await get<Folder>('/api/files');
  folder.value = answer.folder;
  passedOver.value = answer['passed-over'];
  canBegin.value = answer['can-begin'];
  files.value = answer.files;
  if (answer.only !== null && state.value === null) {
    state.value = answer.only;
    revision.value++;
  }
}

/** Begins a scenario in the folder.
 * @returns whether it was begun. */
export async function begin(name: string, about: 'war' | 'dispute'): Promise<boolean> {
  waiting.value++;
  try {
    state.value = await post<ScenarioState>('/api/files', { name, about });
    revision.value++;
    await loadFiles();
    go(state.value.id);
    say('It was begun from a small example: change what stands there.');
    return true;
  } catch (error) {
    complainAbout(error);
    return false;
  } finally {
    waiting.value--;
  }
}

export async function open(id: string): Promise<void> {
  const opened = await get<ScenarioState>(`/api/files/${encodeURIComponent(id)}`);
  state.value = opened;
  revision.value++;
}

/** Writes changes into the file.
 * @returns whether they were made. */
export function edit(changes: Change[], done: string): Promise<boolean> {
  return changes.length === 0 ? Promise.resolve(true)
    : inTurn('edit', () => ({ changes }), done, theirs => ({ theirs, changes, text: null }));
}

/** Saves the text as a whole; a text with errors becomes a draft.
 * @param version of the file that the text was made from: what others wrote since is not written over. */
export function saveText(text: string, version: string): Promise<boolean> {
  return inTurn('text', () => ({ version, text, draft: state.value?.['draft-hash'] ?? '' }), '',
    theirs => ({ theirs, changes: null, text }));
}

/** Changes the file by a call of its own, such as decisions about evidence. */
export function turn(call: string, body: object, done: string): Promise<boolean> {
  return inTurn(call, () => body, done, null);
}

export function undo(): Promise<boolean> {
  return state.value?.undo ? inTurn('undo', () => ({}), 'Undone.', null) : Promise.resolve(false);
}

export function redo(): Promise<boolean> {
  return state.value?.redo ? inTurn('redo', () => ({}), 'Done again.', null) : Promise.resolve(false);
}

type Met = ((theirs: ScenarioState) => NonNullable<typeof conflict.value>) | null;

function inTurn(call: string, body: () => object, done: string, met: Met): Promise<boolean> {
  const turn = last.then(() => write(call, body(), done, met));
  last = turn;
  return turn;
}

async function write(call: string, body: object, done: string, met: Met): Promise<boolean> {
  const before = state.value;
  if (before === null) {
    return false;
  }

  isEditing = true;
  waiting.value++;
  try {
    const after = await post<ScenarioState>(`/api/files/${encodeURIComponent(before.id)}/${call}`, { version: before.version, ...body });
    if (state.value?.id === after.id) {
      state.value = after;
    }

    if (done.length > 0) {
      say(done);
    }

    return true;
  } catch (error) {
    refuse(error, met);
    return false;
  } finally {
    isEditing = false;
    waiting.value--;
    revision.value++;
  }
}

function refuse(error: unknown, met: Met): void {
  if (error instanceof Refusal && error.theirs !== null) {
    if (met === null) {
      state.value = error.theirs;
      complain(`${error.message} It is shown as it is now.`);
    } else {
      conflict.value = met(error.theirs);
    }
  } else if (error instanceof Refusal) {
    complain(error.message, error.problems.map(problem => `${problem.message}${problem.hint === null ? '' : ` ${problem.hint}`}`));
  } else {
    complainAbout(error);
  }
}
