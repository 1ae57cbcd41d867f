import { useId, useState } from 'preact/hooks';
import { Leaf } from './Leaf';
import { NameLeaf } from './NameLeaf';
import type { Name } from './names';
import { kindOf, resolved, type Schema } from './schema';

interface Props {
  schema: Schema;
  /** Whether it stands under a name of its own. */
  hasName: boolean;
  taken: string[];
  /** Whether it is one of several kinds of entry that may stand there. */
  isKind?: boolean;
  /** The names that it may stand under; none = any. */
  names?: Name[];
  add: (name: string, written: string) => Promise<boolean>;
}

/** Asks for the name of a new entry and for what it cannot be without. */
export function NewEntry({ schema: given, hasName, taken, isKind = false, names = [], add }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const schema = resolved(given, undefined);
  const kind = kindOf(schema);
  const required = kind === 'record' ? schema.required ?? [] : kind === 'map' || kind === 'list' ? [] : [''];
  if (!isOpen) {
    return <button type="button" class="add-button" onClick={() => setOpen(true)}>Add{isKind && labelled(schema)}</button>;
  }

  const isReady = (!hasName || /^[^.=\s]+$/.test(name) && !taken.includes(name)) && required.every(key => (values[key] ?? '').length > 0);
  const submit = async (): Promise<void> => {
    const written = required.length === 1 && required[0] === '' ? values['']!
      : kind === 'list' ? '[]' : `{${required.map(key => `${key}: ${values[key]}`).join(', ')}}`;
    if (await add(name, written)) {
      setOpen(false);
      setName('');
      setValues({});
    }
  };
  return (
    <form class="new" onSubmit={event => {
      event.preventDefault();
      void submit();
    }}>
      {hasName && (
        <div class="field">
          <label for={`${id}-name`}>name in the file</label>
          {names.length > 0 ? (
            <NameLeaf names={names.filter(one => !taken.includes(one.key))} value={name} id={`${id}-name`} describedBy={`${id}-help`}
              commit={setName} />
          ) : (
            <input id={`${id}-name`} value={name} autofocus spellcheck={false} aria-describedby={`${id}-help`}
              onInput={event => setName(event.currentTarget.value.trim())} />
          )}
          <p id={`${id}-help`} class="help">
            {taken.includes(name) ? 'This name is taken.'
              : names.length > 0 ? 'One of the names of the file.' : 'A short word without spaces and dots.'}
          </p>
        </div>
      )}
      {required.map(key => {
        const part = resolved(key === '' ? schema : schema.properties![key]!, undefined);
        return (
          <div class="field" key={key}>
            <label for={`${id}-${key}`}>{key || 'value'}</label>
            <Leaf schema={part} value={values[key]?.replace(/^"(.*)"$/, '$1')} id={`${id}-${key}`} describedBy={`${id}-${key}-help`}
              commit={written => setValues(now => ({ ...now, [key]: written }))} />
            <p id={`${id}-${key}-help`} class="help">{part.description}</p>
          </div>
        );
      })}
      <div class="buttons">
        <button type="submit" class="first" disabled={!isReady}>Add</button>
        <button type="button" onClick={() => setOpen(false)}>Cancel</button>
      </div>
    </form>
  );
}

// Where there are several kinds, what tells them apart.
function labelled(schema: Schema): string {
  return schema.required !== undefined && schema.required.length > 0 ? ` (${schema.required.join(', ')})` : '';
}
