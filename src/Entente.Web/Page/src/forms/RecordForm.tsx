import { useState } from 'preact/hooks';
import { set } from '../ground/changes';
import { edit } from '../ground/edits';
import type { Tree } from '../ground/types';
import { NewEntry } from './NewEntry';
import { choices, kindOf, resolved, type Schema } from './schema';
import { Value } from './Value';

/** The keys of a group: those that are given, and a list of those that may be added. */
export function RecordForm({ path, schema, value, level, except = [] }:
  { path: string; schema: Schema; value: Tree | undefined; level: number; except?: readonly string[] }) {
  const [added, setAdded] = useState<string[]>([]);
  if (choices(schema).length > 0) { // nothing stands here yet, and there are several kinds of it
    return (
      <>{choices(schema).map((one, i) => (
        <NewEntry key={i} schema={one} hasName={false} taken={[]} isKind
          add={(_, written) => edit([set(path, written)], 'It was added.')} />
      ))}</>
    );
  }

  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => !except.includes(key));
  const given = typeof value === 'object' && !Array.isArray(value) ? value : {};
  const shown = keys.filter(([key]) => key in given || added.includes(key));
  const isLeaf = ([key, one]: [string, Schema]): boolean =>
    !['record', 'map', 'list'].includes(kindOf(resolved(one, given[key]))) || typeof given[key] === 'string';
  const form = ([key, one]: [string, Schema]) => (
    <Value key={key} name={key} path={path.length === 0 ? key : `${path}.${key}`} schema={one} value={given[key]}
      isRequired={schema.required?.includes(key) ?? false} level={level + 1} />
  );
  const absent = keys.filter(one => !shown.includes(one));
  return (
    <>
      <div class="fields">{shown.filter(isLeaf).map(form)}</div>
      <div class="groups">{shown.filter(one => !isLeaf(one)).map(form)}</div>
      {absent.length > 0 && (
        <label class="add">
          <span>Add</span>
          <select value="" onChange={event => {
            setAdded([...added, event.currentTarget.value]);
            event.currentTarget.value = '';
          }}>
            <option value="">a key…</option>
            {absent.map(([key, one]) => <option key={key} value={key}>{key}: {one.description}</option>)}
          </select>
        </label>
      )}
    </>
  );
}
