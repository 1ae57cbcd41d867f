// What the server sends and takes: the words of its answers, as they come.

export interface Problem {
  severity: 'error' | 'warning';
  line: number;
  column: number;
  path: string;
  message: string;
  hint: string | null;
}

export interface FileEntry {
  id: string;
  name: string;
  title: string | null;
  errors: number;
  warnings: number;
}

/** A number of the file: where it stands, how it is written, and between which values it lies. */
export interface PlacedNumber {
  path: string;
  written: string;
  low: number | null;
  mode: number;
  high: number | null;
}

export interface Actor {
  key: string;
  name: string;
  role: 'table' | 'consent' | 'outside';
  side: 'attacker' | 'defender' | null;
}

export interface Issue {
  key: string;
  asks: string;
  kind: 'scale' | 'options';
  points?: { at: number; means: string }[];
  /** The unit of the scale; left out where positions are points from 0 to 100. */
  scale?: { from: number; to: number; unit: string | null; whole: boolean };
  today?: PlacedNumber;
  options?: Record<string, string>;
  stands?: string;
}

/** What one actor wants on one issue. */
export interface Wants {
  actor: string;
  issue: string;
  path: string;
  salience: PlacedNumber | null;
  ideal: PlacedNumber | null;
  from: PlacedNumber | null;
  to: PlacedNumber | null;
  scores?: Record<string, PlacedNumber>;
  accepts?: string[];
}

export interface Table {
  actors: Actor[];
  issues: Issue[];
  wants: Wants[];
}

export interface Moment {
  kind: 'start' | 'event' | 'deadline' | 'lever' | 'question' | 'horizon';
  key: string;
  path: string;
  date: string;
  ends: string | null;
  text: string;
}

/** A file as it is written: groups of keys, lists, and single values as text. */
export type Tree = string | Tree[] | { [key: string]: Tree };

export interface ScenarioState {
  id: string;
  name: string;
  version: string;
  text: string;
  /** A text with errors that waits to be mended; the file does not have it. */
  draft: string | null;
  'draft-version': string | null;
  'draft-hash': string | null;
  'draft-problems': Problem[] | null;
  problems: Problem[];
  undo: boolean;
  redo: boolean;
  tree: Tree | null;
  check: Page;
  table: Table | null;
  time: Moment[];
}

/** An answer told for people. */
export interface Page {
  title: string;
  about: string;
  subtitle: string;
  sections: Section[];
  footer: string[];
}

export interface Section {
  title: string;
  'for-analysts': boolean;
  blocks: Block[];
  inner: Section[];
}

export interface DataTable {
  kind: 'table';
  caption: string;
  columns: { title: string; number: boolean }[];
  rows: string[][];
}

export interface Chart {
  kind: 'chart';
  caption: string;
  reading: string;
  legend: { name: string; colour: string; dashes: string }[];
  key: string[];
  specification: Record<string, unknown>;
  tables: DataTable[];
}

export type Block =
  | { kind: 'paragraph'; text: string; main: boolean }
  | { kind: 'fact'; text: string; how: string[]; main: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'entries'; items: { heading: string; text: string }[] }
  | { kind: 'problems'; items: string[] }
  | { kind: 'figures'; items: { value: string; meaning: string; error: string }[] }
  | { kind: 'disclosure'; title: string; blocks: Block[] }
  | { kind: 'verbatim'; text: string }
  | { kind: 'charts'; 'how-to-read': string; charts: Chart[]; tables: DataTable[] }
  | DataTable
  | Chart;

export type Verb = 'run' | 'why' | 'explain' | 'holds' | 'moves' | 'compare' | 'solve' | 'trace' | 'check';

export interface Job {
  id: number;
  file: string;
  verb: Verb;
  options: Record<string, unknown>;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  of: number;
  'seconds-left': number | null;
  problem: string | null;
  /** The folder of a run, and its files. */
  run?: string;
  results?: ResultFile[];
}

export interface ResultFile { name: string; url: string }

export interface Chance { p: number | null; se: number | null; low?: number; high?: number }

/** A run that is in its results folder. */
export interface PastRun {
  run: string;
  at: string;
  draws: number;
  seed: number;
  set: string[];
  redacted: boolean;
  version: string;
  'is-current': boolean;
  /** The chance of an agreement that stops the fighting; without a war, of any. Where worlds failed only its bounds are known. */
  agreement: Chance | null;
  results: ResultFile[];
}

export type ServerEvent =
  | { kind: 'file'; id: string; version: string }
  | { kind: 'files' }
  | ({ kind: 'job' } & Job);
