import type { Verb } from '../ground/types';

/** What can be given with a question, in the words of the command line. */
export interface Option {
  key: string;
  help: string;
  kind: 'count' | 'package' | 'answer' | 'changes' | 'settings' | 'run';
  least?: number;
  preset?: number;
}

export interface Asking {
  verb: Verb;
  question: string;
  options: Option[];
}

const seed: Option =
  { key: 'seed', help: 'Where chance begins: the same seed gives the same results.', kind: 'count', least: 0, preset: 1 };
const set: Option = { key: 'set', help: 'Change a value for this call only, such as talks.pace=0; one a line.', kind: 'settings' };
const of: Option = {
  key: 'of', kind: 'answer',
  help: 'What to explain: the odds, whether the package that covers most issues holds once agreed, or where it lands on an issue.',
};
const run: Option =
  { key: 'run', help: 'Ask it of a run, with the file as it was then; of the file as it is now if left out.', kind: 'run' };
const draws = (preset: number): Option => ({ key: 'draws', help: 'How many worlds to draw.', kind: 'count', least: 1, preset });

/** The questions, in the order of the command line. */
export const askings: readonly Asking[] = [
  { verb: 'run', question: 'How likely is a deal, and by when?', options: [draws(10_000), seed, set] },
  {
    verb: 'solve', question: 'Is there a deal, and where would it land?',
    options: [{ key: 'package', help: 'The package to solve; the one that covers most issues if left out.', kind: 'package' }, set],
  },
  { verb: 'why', question: 'Why no deal?', options: [run, draws(1000), seed, set] },
  { verb: 'explain', question: 'What do the odds hang on?', options: [of, run, draws(384), seed, set] },
  {
    verb: 'holds', question: 'Would a deal hold?',
    options: [
      { key: 'package', help: 'The package to follow; the one that covers most issues if left out.', kind: 'package' },
      { key: 'years', help: 'For how many years a deal is followed; what `holds-for` says if left out.', kind: 'count', least: 1 },
      run, draws(5000), seed, set,
    ],
  },
  { verb: 'moves', question: 'What can each actor do?', options: [run, draws(96), seed, set] },
  {
    verb: 'compare', question: 'What difference does a change make?',
    options: [
      {
        key: 'variant', kind: 'changes',
        help: 'Variants or levers of the file; each is compared by itself. All variants if none is chosen.',
      },
      run, draws(5000), seed, set,
    ],
  },
  {
    verb: 'trace', question: 'What happens in one of the worlds?',
    options: [
      { key: 'draw', help: 'Which world: the draw of this number in `run`, from 0.', kind: 'count', least: 0, preset: 0 },
      { key: 'variant', help: 'Tell the same world with variants of the file, or with levers pulled.', kind: 'changes' },
      run, seed, set,
    ],
  },
];

export const questionOf = (verb: Verb): string => askings.find(one => one.verb === verb)?.question ?? verb;
