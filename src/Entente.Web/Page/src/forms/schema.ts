import { signal } from '@preact/signals';
import { get } from '../ground/api';
import { complainAbout } from '../ground/notice';
import type { Tree } from '../ground/types';

/** What a form needs of JSON Schema (draft 7). */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  type?: string;
  enum?: (string | number)[];
  format?: string;
  pattern?: string;
  description?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /** The kind of name of the file that stands here. */
  'x-names'?: string;
}

type Root = Schema & { definitions: Record<string, Schema> };

const root = signal<Root | null>(null);
let isAsked = false;

/** The schema of a scenario as a whole; null until it has come. */
export function scenarioSchema(): Schema | null {
  if (!isAsked) {
    isAsked = true;
    get<Root>('/api/schema').then(found => { root.value = found; }).catch(complainAbout);
  }

  return root.value === null ? null : resolved(root.value, undefined);
}

/** The schema that a value follows: references taken up, and of several kinds of group the one whose keys are there. */
export function resolved(schema: Schema, value: Tree | undefined): Schema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)!;
    return resolved({ ...root.value!.definitions[name]!, ...described(schema) }, value);
  }

  if (schema.allOf !== undefined) {
    return resolved({ ...schema.allOf[0]!, ...described(schema) }, value);
  }

  const groups = choices(schema), keyed = groups.find(one => one.properties === undefined);
  if (groups.length > 1 && value === undefined && keyed !== undefined) {
    return { ...keyed, ...described(schema) };
  }

  if (groups.length > 1 && value !== undefined) {
    const fitting = groups.find(one => (one.required ?? []).every(key => at(value, key))) ?? groups[0]!;
    return { ...fitting, ...described(schema) };
  }

  return schema;
}

/** The kinds of group that may stand here, where there are several. */
export function choices(schema: Schema): Schema[] {
  const parts = (schema.anyOf ?? []).map(part => resolved(part, undefined));
  return parts.length > 1 && parts.every(part => part.properties !== undefined || part.patternProperties !== undefined) ? parts : [];
}

export type Kind = 'record' | 'map' | 'list' | 'choice' | 'flag' | 'number' | 'date' | 'names' | 'text' | 'keyed' | 'other';

/** How a value is shown and changed. */
export function kindOf(schema: Schema): Kind {
  const parts = schema.anyOf ?? [];
  return schema.properties !== undefined || choices(schema).length > 0 ? 'record'
    : schema.type === 'object' && typeof schema.additionalProperties === 'object' ? 'map'
    : schema.type === 'object' && schema.patternProperties !== undefined ? 'keyed'
    : schema.type === 'array' && schema.items !== undefined && kindOf(resolved(schema.items, undefined)) === 'record' ? 'list'
    : schema.enum !== undefined ? 'choice'
    : schema.type === 'boolean' ? 'flag'
    : schema.format === 'date' ? 'date'
    : schema.type === 'number' || parts.some(part => part.type === 'number') ? 'number'
    : parts.length === 2 && parts[0]!.type === 'string' && parts[1]!.type === 'array' ? 'names'
    : schema.type === 'string' ? 'text' : 'other';
}

export interface Limits { least: number | null; most: number | null; words: string[]; text: string }

/** Between which values a number lies, in numbers and in words. */
export function limits(schema: Schema): Limits {
  const number = schema.type === 'number' ? schema : schema.anyOf?.find(part => part.type === 'number') ?? {};
  const words = (schema.anyOf?.find(part => part.enum !== undefined)?.enum ?? []).map(String);
  const low = number.minimum ?? number.exclusiveMinimum ?? null, high = number.maximum ?? number.exclusiveMaximum ?? null;
  const from = number.exclusiveMinimum !== undefined ? `above ${low}` : low === null ? '' : `from ${low}`;
  const to = number.exclusiveMaximum !== undefined ? `below ${high}` : high === null ? '' : `to ${high!.toLocaleString('en')}`;
  const range = `${from} ${to}`.trim();
  return { least: low, most: high, words, text: range.length === 0 ? '' : `${range[0]!.toUpperCase()}${range.slice(1)}.` };
}

export function entrySchema(map: Schema): Schema {
  return map.additionalProperties as Schema;
}

const described = (schema: Schema): Schema => (schema.description === undefined ? {} : { description: schema.description });

const at = (value: Tree, key: string): boolean => typeof value === 'object' && !Array.isArray(value) && key in value;
