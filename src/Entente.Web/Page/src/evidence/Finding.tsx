import { useEffect, useRef, useState } from 'preact/hooks';
import { colourOf, nameOf } from '../ground/actors';
import { actors } from '../ground/store';
import { showPlace } from './ArticleText';
import { judge, numberAt, tying } from './evidence';
import type { Mark } from './marks';
import type { Judgement, Piece } from './types';

/** A piece of evidence with what can be decided about it, and the mark in the text that it was made of. */
export function Finding({ piece, mark }: { piece: Piece; mark?: Mark | undefined }) {
  const [isEdited, setEdited] = useState(false);
  const id = `finding-${piece.name}`;
  const accept = (): void => void judge([{ evidence: piece.name, status: 'accepted' }], `${piece.name} was accepted.`);
  const reject = (): void => void judge([{ evidence: piece.name, status: 'rejected' }], `${piece.name} was rejected.`);
  const tie = (): void => { tying.value = piece; };
  const keys: Record<string, () => void> = {
    a: accept, r: reject, t: tie, e: () => setEdited(true), Enter: () => showPlace(piece.name),
    ArrowDown: () => move(id, 1), ArrowUp: () => move(id, -1),
  };
  const speaksFor = piece['speaks-for'];
  const who = [piece.speaker, speaksFor === null || speaksFor === piece.speaker ? null : `for ${nameOf(speaksFor)}`]
    .filter(one => one !== null).join(', ');
  const actor = piece.actor ?? mark?.actor ?? null;
  return (
    <li class="finding" id={id} tabIndex={0} data-status={piece.status}
      style={{ '--actor': actor === null ? 'var(--quiet)' : colourOf(actor) }}
      onKeyDown={event => {
        const act = keys[event.key];
        if (event.target === event.currentTarget && act !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          act();
        }
      }}>
      <p class="about">
        <strong dir="auto">{who || (piece.analyst ?? mark?.label ?? 'Nobody is named')}</strong>
        {actor !== null && !who.includes(nameOf(actor)) && <span class="quiet" dir="auto">{nameOf(actor)}</span>}
        {mark?.stands != null && <strong class="stands">{mark.stands}</strong>}
        <span class="status">{piece.status === 'accepted' ? '✓ accepted' : piece.status === 'rejected' ? '✗ rejected' : 'waiting'}</span>
        <span class="quiet">{piece.confidence}</span>
        {piece.span !== null && (
          <button type="button" class="link" onClick={() => showPlace(piece.name)}>
            <span class="said">Show {piece.name} in the text at </span>{piece.at?.split(' ')[0] ?? 'its place'}
          </button>
        )}
      </p>
      {isEdited ? <Edited piece={piece} close={() => {
        setEdited(false);
        document.getElementById(id)?.focus();
      }} /> : (
        <>
          <p dir="auto">{piece.says}</p>
          {piece.quote !== null && <blockquote dir="auto">{piece.quote}</blockquote>}
          {piece.numbers.length > 0 && (
            <ul class="ties" aria-label="Numbers that rest on it">
              {piece.numbers.map(path => <li key={path}><code>{path}</code> = {numberAt(path)?.written ?? ''}</li>)}
            </ul>
          )}
          <div class="buttons small">
            <button type="button" onClick={accept} disabled={piece.status === 'accepted'}>Accept</button>
            <button type="button" onClick={() => setEdited(true)}>Edit</button>
            <button type="button" onClick={reject} disabled={piece.status === 'rejected'}>Reject</button>
            <button type="button" onClick={tie}>Tie to a number…</button>
          </div>
        </>
      )}
    </li>
  );
}

function move(id: string, by: number): void {
  const list = [...document.querySelectorAll<HTMLElement>('.finding')];
  list[list.findIndex(one => one.id === id) + by]?.focus();
}

const Confidences = ['low', 'medium', 'high'];

function Edited({ piece, close }: { piece: Piece; close: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector('textarea')!.focus(), []);
  const write = async (accepts: boolean): Promise<void> => {
    const told = new FormData(form.current!);
    const changed = (key: 'says' | 'speaker' | 'speaks-for' | 'confidence'): Record<string, string> => {
      const value = String(told.get(key) ?? '').replace(/\s+/g, ' ').trim();
      return value.length > 0 && value !== (piece[key] ?? '') ? { [key]: value } : {};
    };
    const judgement: Judgement = {
      evidence: piece.name, ...changed('says'), ...changed('speaker'), ...changed('speaks-for'), ...changed('confidence'),
      ...(accepts ? { status: 'accepted' } : {}),
    };
    if (await judge([judgement], accepts ? `${piece.name} was changed and accepted.` : `${piece.name} was changed.`)) {
      close();
    }
  };
  const id = `edit-${piece.name}`;
  return (
    <form ref={form} class="edited" onSubmit={event => {
      event.preventDefault();
      void write(true);
    }} onKeyDown={event => {
      if (event.key === 'Escape') {
        close();
      }
    }}>
      <label for={`${id}-says`}>What it says, in your own words</label>
      <textarea id={`${id}-says`} name="says" rows={3} dir="auto" defaultValue={piece.says} />
      <label for={`${id}-speaker`}>Who said it</label>
      <input id={`${id}-speaker`} name="speaker" dir="auto" defaultValue={piece.speaker ?? ''} />
      <label for={`${id}-for`}>For whom</label>
      <input id={`${id}-for`} name="speaks-for" dir="auto" list={`${id}-actors`} defaultValue={piece['speaks-for'] ?? ''} />
      <datalist id={`${id}-actors`}>{actors.value.map(actor => <option key={actor.key} value={actor.key}>{actor.name}</option>)}</datalist>
      <label for={`${id}-sure`}>Confidence</label>
      <select id={`${id}-sure`} name="confidence">
        {Confidences.map(one => <option key={one} value={one} selected={one === piece.confidence}>{one}</option>)}
      </select>
      <div class="buttons small">
        <button type="submit" class="first">Write and accept</button>
        <button type="button" onClick={() => void write(false)}>Write</button>
        <button type="button" onClick={close}>Cancel</button>
      </div>
    </form>
  );
}
