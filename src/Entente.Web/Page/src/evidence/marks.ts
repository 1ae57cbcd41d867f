import { visible } from './hidden';
import type { Piece, Polarity, Source, Span } from './types';

export type Kind = 'quote' | 'date' | 'figure' | 'stance';

export const Kinds: Record<Kind, string> = { quote: 'quotation', date: 'date', figure: 'figure', stance: 'stance' };

/** Something that was found in a text, with where it stands. */
export interface Mark {
  kind: Kind;
  spans: Span[];
  actor: string | null;
  label: string;
  /** How the speaker of a quotation stands to it, unless it is plainly said: who denies that a plan is dead has not said that it is. */
  stands: Exclude<Polarity, 'asserts'> | null;
  piece: Piece | null;
}

/** A stretch of text under the same marks; the last of them is the innermost. */
export interface Stretch {
  text: string;
  marks: Mark[];
  /** The mark that begins here, if it is the innermost. */
  begins: Mark | null;
}

/** Everything that was found in the text of a source, in reading order, with the piece of evidence that was made of it. */
export function marksOf(source: Source): Mark[] {
  const { read } = source;
  if (read === null) {
    return [];
  }

  const actors = new Map(source.actors);
  const actorOf = (name: string | null | undefined): string | null => (name == null ? null : actors.get(name) ?? null);
  const marks: Mark[] = [
    ...read.quotes.map(({ kind, spans, speaker, polarity }): Mark => ({
      kind: 'quote', spans, actor: actorOf(speaker?.name) ?? actorOf(speaker?.organisation), piece: null,
      stands: polarity === 'asserts' ? null : polarity,
      label: `${kind === 'direct' ? 'Quotation' : kind === 'mixed' ? 'Partly quoted' : 'Reported speech'}`
        + `${polarity === 'asserts' ? '' : ` (${polarity})`}: `
        + ([speaker?.name ?? speaker?.text, speaker?.role, speaker?.organisation].filter(one => one != null).join(', ')
          || 'nobody is named'),
    })),
    ...read.dates.map((date): Mark => ({
      kind: 'date', spans: [[date.start, date.end]], actor: null, piece: null, stands: null,
      label: `${date.deadline ? 'Deadline' : 'Date'}: ${date.date ?? 'it depends on when the article was published'}`
        + `${date.until !== null && date.until !== date.date ? ` to ${date.until}` : ''}${date.note === null ? '' : `; ${date.note}`}`,
    })),
    ...read.quantities.map((one): Mark => ({
      kind: 'figure', spans: [[one.start, one.end]], actor: null, piece: null, stands: null,
      label: ['Figure:', one.what === null ? null : `${one.what},`, one.bound, one.value,
        one.high === null ? null : `to ${one.high}`, one.unit,
        one.direction].filter(part => part !== null).join(' '),
    })),
    ...read.stances.map((stance): Mark => ({
      kind: 'stance', spans: [stance.cue], actor: actorOf(stance.actor), piece: null, stands: null,
      label: `Stance: ${stance.actor ?? 'somebody'} ${stance.kind}`,
    })),
  ];
  for (const piece of source.evidence) {
    // What somebody said is a quotation, however small a figure its words may be.
    const mark = (piece.speaker === null ? null : smallestAround(marks.filter(one => one.kind === 'quote'), piece.span))
      ?? smallestAround(marks, piece.span);
    if (mark !== null) {
      mark.piece ??= piece;
      mark.actor ??= piece.actor;
    }
  }

  return marks.map(mark => ({ ...mark, label: visible(mark.label) })).sort((a, b) => a.spans[0]![0] - b.spans[0]![0]);
}

function smallestAround(marks: readonly Mark[], span: Span | null): Mark | null {
  let best: Mark | null = null;
  for (const mark of span === null ? [] : marks) {
    const isAround = mark.spans[0]![0] <= span![0] && span![1] <= mark.spans.at(-1)![1];
    if (isAround && mark.piece === null && (best === null || lengthOf(mark) < lengthOf(best))) {
      best = mark;
    }
  }

  return best;
}

const lengthOf = (mark: Mark): number => mark.spans.at(-1)![1] - mark.spans[0]![0];

/** The stretches of each paragraph. */
export function stretchesOf(source: Source, marks: readonly Mark[]): Stretch[][] {
  const text = source.text ?? '';
  const spans = marks.flatMap(mark => mark.spans.map(([start, end]) => ({ start, end, mark }))).sort((a, b) => a.start - b.start);
  const begun = new Set<Mark>();
  let first = 0;
  return source.paragraphs.map(([from, to]) => {
    while (first < spans.length && spans[first]!.end <= from) {
      first++;
    }

    const here: typeof spans = [];
    for (let i = first; i < spans.length && spans[i]!.start < to; i++) {
      if (spans[i]!.end > from) {
        here.push(spans[i]!);
      }
    }

    const ends = [...new Set([from, to, ...here.flatMap(({ start, end }) => [Math.max(start, from), Math.min(end, to)])])]
      .sort((a, b) => a - b);
    return ends.slice(1).map((end, i) => {
      const start = ends[i]!;
      const over = here.filter(one => one.start <= start && one.end >= end)
        .sort((a, b) => (b.end - b.start) - (a.end - a.start)).map(one => one.mark);
      const inner = over.at(-1) ?? null;
      const begins = inner !== null && !begun.has(inner) ? inner : null;
      if (begins !== null) {
        begun.add(begins);
      }

      return { text: visible(text.slice(start, end)), marks: over, begins };
    });
  });
}
