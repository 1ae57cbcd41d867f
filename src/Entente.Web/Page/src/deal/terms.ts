import { batch, computed, signal } from '@preact/signals';
import { get, post } from '../ground/api';
import { complainAbout } from '../ground/notice';

/** A value for each issue: a position, or the name of an option. */
export type Terms = Record<string, number | string>;

export interface Package {
  key: string;
  name: string;
  covers: string[];
  parts: Record<string, 'table' | 'consent' | 'outside'>;
  today: Terms;
}

/** What becomes of terms, in the words of `solve --terms --json`. */
export interface Deal {
  terms: Terms;
  accepted: boolean;
  says: string[];
  utility: Record<string, number>;
  'no-deal': Record<string, number>;
  gain: Record<string, number>;
  'gain-if-held': Record<string, number>;
  'broken-constraints': number;
  answers: Record<string, { accepts: boolean; says: string; gain: number }>;
  'not-asked': Record<string, string>;
  'better-for-all': Terms | null;
  standing?: { years: number; p: number; breakers: Record<string, number> };
}

export const packages = signal<Package[]>([]);
export const chosen = signal<Package | null>(null);
export const terms = signal<Terms>({});
export const pins = signal<string[]>([]);

/** What becomes of the newest terms that were answered. */
export const deal = signal<Deal | null>(null);

/** The terms before the last move, and what became of them. */
export const before = signal<Deal | null>(null);

/** What the last button led to. */
export const found = signal('');

/** Whether a button is looking for terms. */
export const isSearching = signal(false);

/** How many times terms were changed, and up to which of these changes the table is shown. */
export const asked = signal(0);
export const shown = signal(0);

export const settled = computed(() => pins.value.filter(pin => chosen.value?.covers.includes(pin) ?? false));

let file = '';
let version = '';
let isAsking = false;
let lastMove = 0;

const Pause = 1200; // milliseconds without a key after which the next key begins another move

const path = (rest = ''): string => `/api/files/${encodeURIComponent(file)}/deal${rest}`;

/** Takes up a version of a file: the terms stay as they are as far as it has their issues. */
export async function take(id: string, newest: string): Promise<void> {
  if (id === file && newest === version && packages.peek().length > 0) {
    return;
  }

  const isSame = id === file;
  [file, version] = [id, newest];
  const answer = await get<{ version: string; packages: Package[] }>(path());
  if (id !== file) {
    return;
  }

  version = answer.version;
  batch(() => {
    packages.value = answer.packages;
    const old = isSame ? chosen.peek()?.key : undefined;
    choose(answer.packages.find(one => one.key === old) ?? answer.packages[0]!, isSame ? terms.peek() : {});
    if (!isSame) {
      [pins.value, deal.value, before.value, found.value] = [[], null, null, ''];
    }
  });
}

/** Turns to a package. */
export function choose(one: Package, kept: Terms = terms.peek()): void {
  chosen.value = one;
  found.value = '';
  set(Object.fromEntries(Object.entries(one.today).map(([issue, today]) =>
    [issue, one.covers.includes(issue) && typeof kept[issue] === typeof today ? kept[issue]! : today])));
}

/** Marks where a move begins: what is shown now stays as a ghost. */
export function begin(): void {
  before.value = deal.peek();
}

/** The same for keys, of which many make one move. */
export function beginByKey(): void {
  const now = performance.now();
  if (now - lastMove > Pause) {
    begin();
  }

  lastMove = now;
}

export function set(newest: Terms): void {
  terms.value = newest;
  asked.value++;
  void ask();
}

export function setOne(issue: string, value: number | string): void {
  if (terms.peek()[issue] !== value) {
    set({ ...terms.peek(), [issue]: value });
  }
}

export function pin(issue: string, isPinned: boolean): void {
  pins.value = isPinned ? [...pins.peek().filter(one => one !== issue), issue] : pins.peek().filter(one => one !== issue);
}

// One question is under way; when it is answered, the newest terms are asked for, and those in between are not.
async function ask(): Promise<void> {
  if (isAsking) {
    return;
  }

  isAsking = true;
  try {
    while (shown.peek() < asked.peek()) {
      const [number, of] = [asked.peek(), file];
      const answer = await post<{ deal: Deal }>(path(), { package: chosen.peek()?.key, terms: terms.peek(), version });
      batch(() => {
        if (of === file) {
          deal.value = answer.deal;
        }

        shown.value = number;
      });
    }
  } catch (error) {
    shown.value = asked.peek();
    complainAbout(error);
  } finally {
    isAsking = false;
  }
}

/** Looks for terms: those of a rule, or the nearest ones that all accept; pinned issues stay. */
export async function go(to: string): Promise<void> {
  if (isSearching.peek()) {
    return;
  }

  begin();
  isSearching.value = true;
  try {
    const answer = await post<{ found: boolean; says: string; deal: Deal }>(path('/go'),
      { package: chosen.peek()?.key, to, terms: terms.peek(), pins: settled.peek(), version });
    batch(() => {
      terms.value = answer.deal.terms;
      deal.value = answer.deal;
      found.value = answer.says;
      shown.value = ++asked.value;
    });
  } catch (error) {
    complainAbout(error);
  } finally {
    isSearching.value = false;
  }
}
