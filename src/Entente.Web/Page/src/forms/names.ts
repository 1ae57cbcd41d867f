import { state } from '../ground/store';
import type { Tree } from '../ground/types';
import type { Schema } from './schema';

/** Sections of the file that define names of a kind. */
const Sections: Record<string, string> = {
  actor: 'actors', issue: 'issues', package: 'packages', lever: 'levers', variant: 'variants', evidence: 'evidence', source: 'sources',
  deadline: 'deadlines', question: 'questions',
};

/** A name of the file and what it is called in sentences. */
export interface Name { key: string; called: string }

/** The names of a kind that the file has; none where they depend on more than the kind. */
export function namesOf(kind: string | undefined): Name[] {
  const tree = state.value?.tree ?? null;
  if (kind === undefined || !isGroup(tree)) {
    return [];
  }

  const section = Sections[kind];
  return section !== undefined ? entries(tree[section])
    : kind === 'option' ? unique(Object.values(group(tree['issues'])).flatMap(issue => entries(group(issue)['options'])))
    : kind === 'stream' ? unique(Object.values(group(tree['actors'])).flatMap(actor =>
      Object.values(group(group(actor)['supports'])).flatMap(entries)))
    : [];
}

/** The kind of name that a single value, or each of a list of values, is. */
export function kindOfNames(schema: Schema): string | undefined {
  return schema['x-names'] ?? schema.anyOf?.find(part => part['x-names'] !== undefined)?.['x-names'];
}

function entries(section: Tree | undefined): Name[] {
  return Object.entries(group(section)).map(([key, one]) => ({ key, called: calledIn(key, one) }));
}

// An option has its meaning in the place of a name.
function calledIn(key: string, entry: Tree): string {
  const name = isGroup(entry) ? entry['name'] ?? entry['title'] : undefined;
  return typeof name === 'string' ? name : key;
}

const isGroup = (tree: Tree | null | undefined): tree is { [key: string]: Tree } =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree);

const group = (tree: Tree | undefined): { [key: string]: Tree } => (isGroup(tree) ? tree : {});

const unique = (names: Name[]): Name[] => [...new Map(names.map(one => [one.key, one])).values()];
