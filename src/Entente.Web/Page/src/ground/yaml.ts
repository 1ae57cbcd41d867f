import type { Tree } from './types';

// Single values and small groups as YAML on one line, as changes take them.

const PlainText = /^[\p{L}_][\p{L}\p{N}_ ()'’.–/-]*$/u;
const Reserved = /^(null|true|false|yes|no|on|off|~)$/i;

/** A text as a value; in quotes where it would mean something else. */
export function textValue(text: string): string {
  return PlainText.test(text) && !Reserved.test(text) && text === text.trim() ? text : JSON.stringify(text);
}

/** A value of the tree written on one line. */
export function flow(tree: Tree): string {
  return typeof tree === 'string' ? scalar(tree)
    : Array.isArray(tree) ? `[${tree.map(flow).join(', ')}]`
    : `{${Object.entries(tree).map(([key, value]) => `${key}: ${flow(value)}`).join(', ')}}`;
}

// Numbers, ranges, percentages and switches stand as they are.
function scalar(text: string): string {
  return /^([-+0-9.%± eE]+|true|false)$/.test(text) ? text : textValue(text);
}

/** What stands at a dotted path; items of a list are counted from 1. */
export function at(tree: Tree | null, path: string): Tree | undefined {
  let here: Tree | undefined = tree ?? undefined;
  for (const name of path.split('.')) {
    here = here === undefined || typeof here === 'string' ? undefined
      : Array.isArray(here) ? here[Number(name) - 1] : here[name];
  }

  return here;
}
