import { add, set } from '../ground/changes';
import { edit } from '../ground/edits';
import type { Tree } from '../ground/types';
import { Field } from './Field';
import { Group } from './Group';
import { namesOf } from './names';
import { NewEntry } from './NewEntry';
import { RecordForm } from './RecordForm';
import { entrySchema, kindOf, resolved, type Schema } from './schema';

interface Props {
  name: string;
  path: string;
  schema: Schema;
  value: Tree | undefined;
  isRequired?: boolean;
  /** Whether the file itself gave it its name. */
  isNamed?: boolean;
  level?: number;
}

/** Anything that can stand in a scenario, as a form made of its schema: a new key of the format needs nothing here. */
export function Value({ name, path, schema: given, value, isRequired = false, isNamed = false, level = 3 }: Props) {
  const schema = resolved(given, value);
  const kind = kindOf(schema);
  if (kind !== 'record' && kind !== 'map' && kind !== 'list' || typeof value === 'string') {
    return <Field name={name} path={path} schema={schema} value={value} isRequired={isRequired} />;
  }

  return (
    <Group name={name} path={path} value={value} description={schema.description} level={level}
      canRemove={!isRequired && value !== undefined} canRename={isNamed}>
      {() => kind === 'record' ? <RecordForm path={path} schema={schema} value={value} level={level} />
        : kind === 'map' ? <Entries path={path} schema={schema} value={value} level={level} />
        : <Items path={path} schema={schema} value={value} level={level} />}
    </Group>
  );
}

/** Entries under names of the file's own. */
export function Entries({ path, schema, value, level }: Omit<Props, 'name'> & { level: number }) {
  const entry = entrySchema(schema);
  const isGroup = ['record', 'map', 'list'].includes(kindOf(resolved(entry, undefined)));
  return (
    <>
      <div class={isGroup ? 'groups' : 'fields'}>
        {Object.entries(value ?? {}).map(([key, one]) => (
          <Value key={key} name={key} path={`${path}.${key}`} schema={entry} value={one as Tree} level={level + 1}
            isNamed={schema['x-names'] === undefined} />
        ))}
      </div>
      <NewEntry schema={entry} hasName names={namesOf(schema['x-names'])} taken={Object.keys(value ?? {})}
        add={(key, written) => edit([set(`${path}.${key}`, written)], `${key} was added.`)} />
    </>
  );
}

function Items({ path, schema, value, level }: Omit<Props, 'name'> & { level: number }) {
  const items = Array.isArray(value) ? value : [];
  return (
    <>
      <div class="groups">
        {items.map((one, i) => (
          <Value key={i} name={titleOf(one, i)} path={`${path}.${i + 1}`} schema={schema.items!} value={one} level={level + 1} />
        ))}
      </div>
      <NewEntry schema={schema.items!} hasName={false} taken={[]}
        add={(_, written) => edit([add(path, written)], 'It was added.')} />
    </>
  );
}

function titleOf(item: Tree, i: number): string {
  const group = typeof item === 'object' && !Array.isArray(item) ? item : {};
  return typeof group['name'] === 'string' ? group['name'] : `${i + 1}`;
}
