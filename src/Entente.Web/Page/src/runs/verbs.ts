import { signal } from '@preact/signals';
import { get } from '../ground/api';
import { complainAbout } from '../ground/notice';
import type { Verb } from '../ground/types';

/** What can be given with a question. The server has the list, in the words of the command line. */
export interface Option {
  key: string;
  help: string;
  kind: 'count' | 'package' | 'changes' | 'settings' | 'run' | 'actor' | 'two-actors' | 'two-scales' | 'terms' | 'day' | 'switch'
    | 'explained';
  least: number;
  /** What stands if nothing is given; null where the words say it. */
  usual: number | null;
}

export interface Asking {
  verb: Verb;
  question: string;
  options: Option[];
}

/** The questions, in the order of the page; null until the server has named them. */
export const askings = signal<readonly Asking[] | null>(null);

export function loadAskings(): void {
  if (askings.peek() === null) {
    get<{ questions: Asking[] }>('/api/questions').then(told => { askings.value = told.questions; }).catch(complainAbout);
  }
}

export const questionOf = (verb: Verb): string => askings.value?.find(one => one.verb === verb)?.question ?? verb;
