import { useEffect, useRef, useState } from 'preact/hooks';
import { colourOf } from '../ground/actors';
import { table } from '../ground/store';
import type { Table } from '../ground/types';
import { all, judge, numbersOf, restsOn, tying } from './evidence';

const MaxListed = 200;

/** Asks for the number that a piece of evidence supports: by clicking it in the table of wants, or from the list of all numbers. */
export function NumberPicker() {
  const piece = tying.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    if (piece !== null && !dialog.current!.open) {
      setWanted('');
      dialog.current!.showModal();
      dialog.current!.querySelector('input')!.focus();
    }
  }, [piece]);
  if (piece === null) {
    return null;
  }

  const back = (): void => {
    tying.value = null;
    document.getElementById(`finding-${piece.name}`)?.focus();
  };
  const tie = (path: string): void => {
    dialog.current!.close();
    void judge([{ evidence: piece.name, tie: [path] }], `${path} rests on ${piece.name}.`);
  };
  const words = wanted.toLowerCase().split(/\s+/).filter(word => word.length > 0);
  const found = (all.value?.numbers ?? []).filter(one => words.every(word => one.path.toLowerCase().includes(word)));
  return (
    <dialog ref={dialog} class="picker" aria-labelledby="picker-title" onClose={back}>
      <h2 id="picker-title">Which number does it support?</h2>
      <p dir="auto">{piece.says}</p>
      {table.value !== null && <Grid table={table.value} tied={piece.numbers} tie={tie} />}
      <div class="field">
        <label for="picker-find">Any number, by its path</label>
        <input id="picker-find" value={wanted} spellcheck={false} placeholder="actors power"
          onInput={event => setWanted(event.currentTarget.value)} />
      </div>
      <p class="help" role="status">
        {found.length === 1 ? '1 number' : `${found.length} numbers`}{found.length > MaxListed ? `, the first ${MaxListed} shown` : ''}
      </p>
      <ul class="paths">
        {found.slice(0, MaxListed).map(one => (
          <li key={one.path}>
            <button type="button" class="link" disabled={piece.numbers.includes(one.path)} onClick={() => tie(one.path)}>{one.path}</button>
            <span>{one.written}</span>
            <span class="quiet">{restsOn(one.evidence.length)}</span>
          </li>
        ))}
      </ul>
      <div class="buttons"><button type="button" onClick={() => dialog.current!.close()}>Cancel</button></div>
    </dialog>
  );
}

function Grid({ table: { actors, issues, wants }, tied, tie }: { table: Table; tied: string[]; tie: (path: string) => void }) {
  return (
    <div class="scroll frame" tabIndex={0} role="region" aria-label="Numbers of who wants what">
      <table>
        <thead>
          <tr>
            <th scope="col">Issue</th>
            {actors.map(actor => (
              <th key={actor.key} scope="col">
                <span class="dot" style={{ background: colourOf(actor.key) }} aria-hidden="true" /><span dir="auto">{actor.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map(issue => (
            <tr key={issue.key}>
              <th scope="row" dir="auto">{issue.key}</th>
              {actors.map(actor => {
                const cell = wants.find(one => one.actor === actor.key && one.issue === issue.key);
                return (
                  <td key={actor.key}>
                    {cell !== undefined && numbersOf(cell).map(one => (
                      <button key={one.path} type="button" class="link" disabled={tied.includes(one.path)} onClick={() => tie(one.path)}
                        aria-label={`${one.key} ${one.written}: ${actor.name} on ${issue.key}`}>{one.key} <b>{one.written}</b></button>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
