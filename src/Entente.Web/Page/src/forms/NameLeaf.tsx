import { textValue } from '../ground/yaml';
import type { Name } from './names';

interface Props { names: Name[]; id: string; describedBy: string; commit: (written: string) => void }

/** One of the names of the file. */
export function NameLeaf({ names, value, id, describedBy, commit }: Props & { value: string }) {
  return (
    <select id={id} aria-describedby={describedBy} value={value} onChange={event => commit(textValue(event.currentTarget.value))}>
      {!names.some(one => one.key === value) && <option value={value}>{value || 'choose'}</option>}
      {names.map(one => <option key={one.key} value={one.key} selected={one.key === value}>{shown(one)}</option>)}
    </select>
  );
}

/** Some of the names of the file. */
export function NamesLeaf({ names, values, id, describedBy, commit }: Props & { values: string[] }) {
  const tick = (key: string, isTicked: boolean): void => {
    const next = [...names.map(one => one.key).filter(one => (one === key ? isTicked : values.includes(one))),
      ...values.filter(one => !names.some(name => name.key === one))];
    commit(`[${next.map(textValue).join(', ')}]`);
  };
  return (
    <span class="ticks" role="group" id={id} tabIndex={-1} aria-describedby={describedBy}>
      {names.map(one => (
        <label key={one.key}>
          <input type="checkbox" checked={values.includes(one.key)} onChange={event => tick(one.key, event.currentTarget.checked)} />
          <span dir="auto">{shown(one)}</span>
        </label>
      ))}
    </span>
  );
}

const shown = ({ key, called }: Name): string => (called === key ? key : `${called} (${key})`);
