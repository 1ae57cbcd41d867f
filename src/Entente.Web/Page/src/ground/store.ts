import { computed, signal } from '@preact/signals';
import type { Change } from './changes';
import type { FileEntry, Job, ScenarioState } from './types';

// All that the page knows. The browser holds nothing that counts: the file on disk is the only truth.

export const folder = signal('');
export const files = signal<FileEntry[] | null>(null);

/** What else is in the folder and not shown, a sentence each. */
export const passedOver = signal<string[]>([]);

/** Whether a scenario can be begun in the folder. */
export const canBegin = signal(false);

/** The scenario that is open. */
export const state = signal<ScenarioState | null>(null);

/** Counts answers and refusals, so that fields show again what the file says. */
export const revision = signal(0);

/** How many requests are on their way that the user waits for. */
export const waiting = signal(0);

export const jobs = signal<Job[]>([]);

/** Where the text pane is to go next, from 1. */
export const place = signal<{ line: number; column: number } | null>(null);

export const table = computed(() => state.value?.table ?? null);

export const actors = computed(() => table.value?.actors ?? []);

/** An edit that met a change from outside: what was wanted, and the file as it is. */
export interface Conflict {
  theirs: ScenarioState;
  changes: Change[] | null;
  text: string | null;
}

/** Counts how often the version of others was taken in the place of a text that was not saved. */
export const taken = signal(0);

export const conflict = signal<Conflict | null>(null);
