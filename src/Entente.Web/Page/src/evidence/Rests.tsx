import { useEffect, useRef, useState } from 'preact/hooks';
import { nameOf } from '../ground/actors';
import { visible } from './hidden';
import { asked, numberAt, piecesOf, placeOf, restsOn, sourceOf } from './evidence';
import type { Piece, Source } from './types';

/** A mark beside a number, or beside those of one cell: how many pieces of evidence it rests on. It opens them. */
export function Rests({ of, paths, tabIndex = 0 }: { of: string; paths: string[]; tabIndex?: number }) {
  const known = paths.filter(path => numberAt(path) !== undefined);
  if (known.length === 0) {
    return null;
  }

  const count = countOf(known);
  return (
    <button type="button" class="rests" data-none={count === 0} data-of={of} tabIndex={tabIndex} title={restsOn(count)}
      aria-haspopup="dialog" onClick={event => {
        event.preventDefault();
        event.stopPropagation();
        asked.value = { of, paths: known };
      }}><span class="said">{of}: {restsOn(count)}</span><span aria-hidden="true">“{count}</span></button>
  );
}

function countOf(paths: string[]): number {
  return piecesOf(paths.flatMap(path => numberAt(path)!.evidence)).filter(piece => piece.status !== 'rejected').length;
}

/** What a number rests on, each piece with its text in place. */
export function RestsDialog() {
  const opened = asked.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (opened !== null && !dialog.current!.open) {
      dialog.current!.showModal();
    }
  }, [opened]);
  return opened === null ? null : (
    <dialog ref={dialog} class="rests-dialog" aria-labelledby="rests-title" onClose={() => { asked.value = null; }}>
      <h2 id="rests-title" dir="auto">{opened.of}</h2>
      {opened.paths.map(path => {
        const number = numberAt(path), pieces = piecesOf(number?.evidence ?? []);
        return (
          <section key={path} aria-label={path}>
            <h3><code>{path}</code> = {number?.written ?? ''}</h3>
            {pieces.length === 0 ? (
              <p class="quiet">It rests on nothing that is written down. In the tab Evidence, a piece can be tied to it.</p>
            ) : (
              <ul class="findings">
                {pieces.map(piece => <Rested key={piece.name} piece={piece} close={() => dialog.current!.close()} />)}
              </ul>
            )}
          </section>
        );
      })}
      <div class="buttons"><button type="button" class="first" onClick={() => dialog.current!.close()}>Close</button></div>
    </dialog>
  );
}

function Rested({ piece, close }: { piece: Piece; close: () => void }) {
  const [source, setSource] = useState<Source | null>(null);
  useEffect(() => {
    if (piece.source !== null) {
      sourceOf(piece.source).then(setSource).catch(() => setSource(null));
    }
  }, [piece.source]);
  const about = [piece.speaker, piece['speaks-for'] === null ? null : `for ${nameOf(piece['speaks-for'])}`, piece.analyst,
    `confidence ${piece.confidence}`, piece.status === 'proposed' ? 'not yet accepted' : piece.status === 'rejected' ? 'rejected' : null]
    .filter(one => one !== null).join('; ');
  return (
    <li class="finding" data-status={piece.status}>
      <p dir="auto">{piece.says}</p>
      <p class="quiet" dir="auto">{about}</p>
      {source !== null && (
        <>
          <Place source={source} piece={source.evidence.find(one => one.name === piece.name)} />
          {source.problem !== null && <p class="quiet" dir="auto">{source.problem}</p>}
          <p>
            <a href={placeOf(source.source)} onClick={close} dir="auto">{source.title}{source.date === null ? '' : `, ${source.date}`}</a>
          </p>
        </>
      )}
    </li>
  );
}

// The paragraph, with the words in it.
function Place({ source: { text, paragraphs }, piece }: { source: Source; piece: Piece | undefined }) {
  const span = piece?.span;
  if (text === null || span == null) {
    return null;
  }

  const [from, to] = paragraphs.find(([start, end]) => start <= span[0] && span[0] < end) ?? [span[0], span[1]];
  const end = Math.min(span[1], to);
  return (
    <blockquote dir="auto">
      {visible(text.slice(from, span[0]))}<mark>{visible(text.slice(span[0], end))}</mark>{visible(text.slice(end, to))}
    </blockquote>
  );
}
