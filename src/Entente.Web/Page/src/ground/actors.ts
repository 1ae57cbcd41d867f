import { actors } from './store';

const Colours = 6;

/** The colour of an actor: by its place in the file, the same on every picture, and standing for no side. */
export function colourOf(actor: string): string {
  const place = actors.value.findIndex(one => one.key === actor);
  return place < 0 ? 'var(--quiet)' : `var(--series-${(place % Colours) + 1})`;
}

export function nameOf(actor: string): string {
  return actors.value.find(one => one.key === actor)?.name ?? actor;
}

/** What a role means, in the words of the format. */
export const Roles: Record<string, string> = { table: 'at the table', consent: 'must consent', outside: 'outside' };
