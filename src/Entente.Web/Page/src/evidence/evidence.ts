import { computed, effect, signal } from '@preact/signals';
import { get, post, Refusal } from '../ground/api';
import { turn } from '../ground/edits';
import { complain, complainAbout } from '../ground/notice';
import { address, go, openTab } from '../ground/route';
import { state } from '../ground/store';
import type { Wants } from '../ground/types';
import type { AllEvidence, Article, Judgement, Piece, RestingNumber, Source } from './types';

/** Everything that the file rests on; as it was, until the newest has come. */
export const all = signal<AllEvidence | null>(null);

const byPath = computed(() => new Map((all.value?.numbers ?? []).map(one => [one.path, one])));

/** An article that was read and is not in the file yet. */
export const article = signal<Article | null>(null);

/** The source whose text is shown. */
export const shown = signal<Source | null>(null);

/** The number, or the numbers of one cell, whose evidence is asked for. */
export const asked = signal<{ of: string; paths: string[] } | null>(null);

/** The evidence that is to be tied to a number next. */
export const tying = signal<Piece | null>(null);

const call = (path: string): string => `/api/files/${encodeURIComponent(state.value!.id)}/${path}`;

/** Where the text of a source is shown. */
export const placeOf = (source: string): string => `${address(state.value!.id, 'evidence')}/${encodeURIComponent(source)}`;

/** Keeps `all` as new as the file, while something shows it. */
export function followEvidence(): () => void {
  let id: string | null = null;
  return effect(() => {
    const scenario = state.value, isShown = ['scenario', 'evidence'].includes(openTab.value);
    if (scenario !== null && scenario.id !== id) { // nothing of another file
      id = scenario.id;
      all.value = null;
      article.value = null;
      shown.value = null;
    }

    if (scenario !== null && scenario.table !== null && isShown && all.peek()?.version !== scenario.version) {
      get<AllEvidence>(call('evidence')).then(told => {
        if (state.peek()?.version === told.version) {
          all.value = told;
        }
      }).catch(complainAbout);
    }
  });
}

/** A number with what it rests on; undefined where the path is none. */
export function numberAt(path: string): RestingNumber | undefined {
  return byPath.value.get(path);
}

/** The pieces of these names. */
export function piecesOf(names: readonly string[]): Piece[] {
  return (all.value?.evidence ?? []).filter(piece => names.includes(piece.name));
}

/** How many pieces, in words. */
export const pieces = (count: number): string => (count === 1 ? '1 piece of evidence' : `${count} pieces of evidence`);

/** What a number rests on, in words. */
export const restsOn = (count: number): string => (count === 0 ? 'no evidence' : pieces(count));

/** The numbers of what an actor wants on an issue, each with its name. */
export function numbersOf(wants: Wants): { key: string; path: string; written: string }[] {
  const named = [
    ['ideal', wants.ideal], ['salience', wants.salience], ['accepts from', wants.from], ['accepts to', wants.to],
    ...Object.entries(wants.scores ?? {}),
  ] as const;
  return named.flatMap(([key, number]) => (number === null || numberAt(number.path) === undefined ? []
    : [{ key, path: number.path, written: String(number.written) }]));
}

/** The text of a source, as it is kept beside the scenario. */
export const sourceOf = (source: string): Promise<Source> => get<Source>(call(`sources/${encodeURIComponent(source)}`));

/** Reads an article; nothing is written. */
export async function read(sent: Article): Promise<boolean> {
  try {
    shown.value = await post<Source>(call('read'), sent);
    article.value = sent;
    return true;
  } catch (error) {
    if (error instanceof Refusal) {
      complain(error.message, error.problems.map(one => `${one.message} ${one.hint ?? ''}`.trim()));
    } else {
      complainAbout(error);
    }

    return false;
  }
}

/** Writes decisions into the file; with them the article they are about, if it is not there yet. */
export async function judge(judgements: Judgement[], done: string): Promise<boolean> {
  const sent = article.value, source = shown.value?.source;
  const isDone = await turn('evidence', { judgements, ...(sent === null ? {} : { article: sent }) }, done);
  if (isDone && sent !== null && source !== undefined) {
    article.value = null;
    location.hash = placeOf(source);
  }

  return isDone;
}

/** Puts an article away that is not in the file. */
export function putAway(): void {
  article.value = null;
  shown.value = null;
  go(state.value!.id, 'evidence');
}
