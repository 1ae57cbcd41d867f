import { Rests } from '../evidence/Rests';
import { remove, set } from '../ground/changes';
import { edit } from '../ground/edits';
import { state } from '../ground/store';
import type { Tree } from '../ground/types';
import { Leaf } from './Leaf';
import { idOf } from './opened';
import { limits, kindOf, type Schema } from './schema';

/** A single value with its name, what it means, its range, and what is wrong with it. */
export function Field({ name, path, schema, value, isRequired }:
  { name: string; path: string; schema: Schema; value: Tree | undefined; isRequired: boolean }) {
  const id = idOf(path), help = `${id}-help`;
  const range = kindOf(schema) === 'number' ? limits(schema).text : '';
  const problems = state.value?.problems.filter(one => one.path === path) ?? [];
  return (
    <div class="field" data-problem={problems.length > 0}>
      <label for={id}>{name}</label>
      <div class="input">
        <Leaf schema={schema} value={value} id={id} describedBy={help} commit={written => void edit([set(path, written)], '')} />
        {kindOf(schema) === 'number' && <Rests of={path} paths={[path]} />}
        {!isRequired && value !== undefined && (
          <button type="button" class="quiet-button" aria-label={`Leave ${name} out`} title={`Leave ${name} out`}
            onClick={() => void edit([remove(path)], `${name} was left out.`)}>
            {kindOf(schema) === 'keyed' ? `Leave ${name} out` : '×'}
          </button>
        )}
      </div>
      <p id={help} class="help">
        {schema.description} {range}
        {problems.map((one, i) => <strong key={i}> {one.message} {one.hint}</strong>)}
      </p>
    </div>
  );
}
