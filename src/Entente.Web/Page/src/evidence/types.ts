// What the server tells about evidence.

export type Span = [start: number, end: number];

export type Status = 'proposed' | 'accepted' | 'rejected';

/** A piece of evidence of the file. */
export interface Piece {
  name: string;
  source: string | null;
  at: string | null;
  /** Where it stands in the text; null where no text is at hand. */
  span: Span | null;
  says: string;
  quote: string | null;
  speaker: string | null;
  'speaks-for': string | null;
  analyst: string | null;
  confidence: 'low' | 'medium' | 'high';
  status: Status;
  /** Key of the actor that it tells of. */
  actor: string | null;
  /** Paths of the numbers that rest on it. */
  numbers: string[];
}

export interface SourceEntry {
  source: string;
  title: string;
  publisher: string | null;
  author: string | null;
  date: string | null;
  url: string | null;
  file: string | null;
}

export interface RestingNumber {
  path: string;
  written: string | number;
  evidence: string[];
}

export interface AllEvidence {
  version: string;
  sources: SourceEntry[];
  evidence: Piece[];
  numbers: RestingNumber[];
}

/** A source with its text in place. */
export interface Source extends SourceEntry {
  version: string;
  /** Why there is no text, or what is wrong with it. */
  problem: string | null;
  text: string | null;
  paragraphs: [start: number, end: number, kind: 'prose' | 'heading' | 'block-quote'][];
  evidence: Piece[];
  read: Found | null;
  /** Who acts in the text, and the key of the actor that each belongs to. */
  actors: [name: string, actor: string | null][];
}

/** How the one who speaks stands to what is reported. */
export type Polarity = 'asserts' | 'denies' | 'withholds' | 'doubts' | 'asks' | 'hopes';

/** What the rules found, as `entente read --json` tells it. */
export interface Found {
  warnings: string[];
  quotes: {
    kind: 'direct' | 'mixed' | 'indirect'; spans: Span[]; polarity: Polarity;
    speaker: { text: string; name: string | null; role: string | null; organisation: string | null } | null;
  }[];
  dates: { start: number; end: number; date: string | null; until: string | null; deadline: boolean; note: string | null }[];
  quantities: {
    start: number; end: number; value: number | null; high: number | null; unit: string;
    what: string | null; direction: string | null; bound: string | null;
  }[];
  stances: { cue: Span; kind: string; actor: string | null }[];
}

/** An article that is not in the file yet, as it is sent. */
export interface Article {
  name?: string;
  content?: string;
  text?: string;
  date: string | null;
}

/** What a person decides about a piece. */
export interface Judgement {
  evidence: string;
  status?: Status;
  says?: string;
  speaker?: string;
  'speaks-for'?: string;
  confidence?: string;
  tie?: string[];
}
