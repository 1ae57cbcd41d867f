import { Fragment, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { shapeOf } from '../ground/numbers';
import { state } from '../ground/store';
import type { Tree } from '../ground/types';
import { flow, textValue } from '../ground/yaml';
import { kindOf, resolved, type Schema } from './schema';

interface Props {
  schema: Schema;
  value: Tree | undefined;
  id: string;
  describedBy: string;
  commit: (value: string) => void;
}

/** Values under keys of a pattern: by the dotted path of what they change (`set`, `multiply`), or by position (`scale`, `front`). A row each,
 * and one for another. They are written together, since the dots of such a key are none of the file's. */
export function KeyedLeaf({ schema, value, id, describedBy, commit }: Props) {
  const [path, setPath] = useState(''), [typed, setTyped] = useState(''), [isAsked, setAsked] = useState(false);
  const [pattern, entry] = Object.entries(schema.patternProperties!)[0]!;
  const kind = kindOf(resolved(entry, undefined)), isPath = pattern.startsWith('^(');
  const words = !isPath ? kind === 'text' ? ['position', 'what it means', ''] : ['front, from 0 to 1', 'position', '']
    : kind === 'number' ? ['path of what is changed', 'factor', '1.5'] : ['path of what is changed', 'new value', '2'];
  const writtenOf = (text: string): string => (kind === 'text' ? textValue(text.trim()) : text.trim());
  const entries = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
  const write = (all: [string, string][]): void => commit(`{${all.map(([key, one]) => `${key}: ${one}`).join(', ')}}`);
  const texts = entries.map(([key, one]): [string, string] => [key, flow(one)]);
  const shown = (i: number): string => (kind === 'text' ? String(entries[i]![1]) : texts[i]![1]);
  const add = (): void => {
    write([...texts, [path.trim(), writtenOf(typed)]]);
    setPath('');
    setTyped('');
  };
  const isReady = typed.trim().length > 0 && path.trim().length > 0 && !texts.some(([key]) => key === path.trim());
  return (
    <div class="by-path" role="group" aria-describedby={describedBy}>
      {texts.map(([key], i) => (
        <div key={key} class="row-of">
          <code>{breakable(key)}</code>
          <input value={shown(i)} spellcheck={false} dir="auto" aria-label={`${words[1]}: ${key}`}
            onChange={event => {
              const changed = event.currentTarget.value.trim();
              if (changed.length > 0 && changed !== shown(i)) {
                write(texts.map((other, k) => (k === i ? [key, writtenOf(changed)] : other)));
              } else {
                event.currentTarget.value = shown(i);
              }
            }} />
          <button type="button" class="quiet-button" aria-label={`Take ${key} out`} title={`Take ${key} out`}
            onClick={() => write(texts.filter((_, k) => k !== i))}>×</button>
        </div>
      ))}
      <div class="row-of">
        <input id={id} value={path} spellcheck={false} list={`${id}-paths`} placeholder={isPath ? 'talks.pace' : ''}
          aria-label={words[0]} onFocus={() => setAsked(true)} onInput={event => setPath(event.currentTarget.value)} />
        <input value={typed} spellcheck={false} dir="auto" placeholder={words[2]} aria-label={`${words[1]}, of another`}
          onInput={event => setTyped(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && isReady) {
              event.preventDefault();
              add();
            }
          }} />
        <button type="button" class="quiet-button" aria-label="Add this" disabled={!isReady} onClick={add}>Add</button>
      </div>
      {isAsked && isPath && (
        <datalist id={`${id}-paths`}>
          {pathsIn(state.value?.tree ?? null, new RegExp(pattern, 'u'), kind === 'number').map(one => <option key={one} value={one} />)}
        </datalist>
      )}
    </div>
  );
}

/** A dotted path, which may go on in the next line after a dot. */
export function breakable(path: string): ComponentChildren {
  return path.split('.').map((part, i) => <Fragment key={i}>{i > 0 && <>.<wbr /></>}{part}</Fragment>);
}

const Told = ['because', 'evidence', 'name', 'asks', 'summary']; // words about values, which no event changes

// What may be changed: every single value under the sections that the schema names; of factors, every number.
export function pathsIn(tree: Tree | null, pattern: RegExp, numbersOnly: boolean): string[] {
  const found: string[] = [];
  const walk = (value: Tree, path: string): void => {
    if (typeof value === 'string') {
      if (pattern.test(path) && (!numbersOnly || shapeOf(value) !== null)) {
        found.push(path);
      }
    } else if (!Array.isArray(value)) {
      Object.entries(value).filter(([key]) => !Told.includes(key))
        .forEach(([key, one]) => walk(one, path.length === 0 ? key : `${path}.${key}`));
    }
  };
  if (tree !== null) {
    walk(tree, '');
  }

  return found;
}
