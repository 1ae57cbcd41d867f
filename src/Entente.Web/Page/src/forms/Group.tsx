import type { ComponentChildren } from 'preact';
import { remove } from '../ground/changes';
import { edit } from '../ground/edits';
import { state } from '../ground/store';
import type { Tree } from '../ground/types';
import { idOf, opened, setOpen } from './opened';
import { Rename } from './Rename';

interface Props {
  name: string;
  path: string;
  value: Tree | undefined;
  description: string | undefined;
  canRemove: boolean;
  canRename: boolean;
  level: number;
  children: () => ComponentChildren;
}

/** A group of values behind its name; what is closed is not drawn. */
export function Group({ name, path, value, description, canRemove, canRename, level, children }: Props) {
  const isOpen = opened.value.has(path);
  const problems = state.value?.problems.filter(one => one.path === path || one.path.startsWith(`${path}.`)).length ?? 0;
  return (
    <details class="group" data-level={level} open={isOpen} onToggle={event => setOpen(path, event.currentTarget.open)}>
      <summary id={idOf(path)}>
        <span class="name" dir="auto">{spoken(name, value)}</span>
        {problems > 0 && <span class="count">{problems === 1 ? '1 problem' : `${problems} problems`}</span>}
        <span class="quiet" dir="auto">{isOpen ? '' : glance(value)}</span>
      </summary>
      {isOpen && (
        <div class="inside">
          {description !== undefined && <p class="help">{description}</p>}
          {children()}
          {canRename && <Rename key={path} name={name} path={path} />}
          {canRemove && (
            <button type="button" class="quiet-button"
              onClick={() => void edit([remove(path)], `${name} was taken out; Undo brings it back.`)}>
              Take {name} out
            </button>
          )}
        </div>
      )}
    </details>
  );
}

// What it is called in sentences, with its name in the file where that differs.
function spoken(name: string, value: Tree | undefined): string {
  const called = typeof value === 'object' && !Array.isArray(value) ? value['name'] : undefined;
  return typeof called === 'string' && called !== name ? `${called} (${name})` : name;
}

// The first words of what is inside.
function glance(value: Tree | undefined): string {
  if (value === undefined || typeof value === 'string') {
    return value ?? 'not given';
  }

  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : `${value.length}`;
  }

  const telling = ['asks', 'title', 'date', 'role', 'says', 'because'].map(key => value[key]).find(one => typeof one === 'string');
  return typeof telling === 'string' ? telling : Object.keys(value).join(', ');
}
