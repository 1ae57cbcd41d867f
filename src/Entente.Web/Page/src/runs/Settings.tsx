import { useState } from 'preact/hooks';
import { pathsIn } from '../forms/KeyedLeaf';
import type { ScenarioState } from '../ground/types';
import { at, flow } from '../ground/yaml';

interface Props { id: string; help: string; scenario: ScenarioState; value: readonly string[]; set: (value: string[]) => void }

/** Changes of values for one question, each written `path=value`: a row each, with a free one at the end. */
export function Settings({ id, help, scenario, value, set }: Props) {
  const [rows, setRows] = useState<readonly Row[]>(() => value.map(rowOf));
  const [isAsked, setAsked] = useState(false);
  const all = [...rows, NoRow];
  const write = (i: number, row: Row): void => {
    const changed = all.map((one, k) => (k === i ? row : one)).filter(one => one.path.length > 0 || one.value.length > 0);
    setRows(changed);
    set(changed.map(one => `${one.path.trim()}=${one.value.trim()}`));
  };
  return (
    <div class="by-path" role="group" aria-label="set" aria-describedby={help} onFocusIn={() => setAsked(true)}>
      {all.map((row, i) => {
        const now = at(scenario.tree, row.path.trim());
        return (
          <div key={i} class="row-of">
            <input id={i === 0 ? id : undefined} value={row.path} spellcheck={false} list={`${id}-paths`} placeholder={i === 0 ? 'talks.pace' : ''}
              aria-label={`path of what is changed, ${i + 1}`} onInput={event => write(i, { ...row, path: event.currentTarget.value })} />
            <input value={row.value} spellcheck={false} dir="auto" placeholder={now === undefined ? 'new value' : `now ${flow(now)}`}
              aria-label={`new value, ${i + 1}`} onInput={event => write(i, { ...row, value: event.currentTarget.value })} />
            {i < rows.length && (
              <button type="button" class="quiet-button" aria-label={`Take change ${i + 1} out`} title="Take this change out"
                onClick={() => write(i, NoRow)}>×</button>
            )}
          </div>
        );
      })}
      {isAsked && (
        <datalist id={`${id}-paths`}>{pathsIn(scenario.tree, Anything, false).map(one => <option key={one} value={one} />)}</datalist>
      )}
    </div>
  );
}

interface Row { path: string; value: string }

const NoRow: Row = { path: '', value: '' };
const Anything = /./u;

function rowOf(written: string): Row {
  const end = written.indexOf('=');
  return end < 0 ? { path: written, value: '' } : { path: written.slice(0, end), value: written.slice(end + 1) };
}
