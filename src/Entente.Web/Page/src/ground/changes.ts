/** A change of the file that leaves the rest of its text alone: a value set, an entry taken out or renamed, an item put at the end of a
 * list. */
export type Change = string | { remove: string } | { add: string; value: string } | { rename: string; to: string };

export const set = (path: string, value: string): Change => `${path}=${value}`;

export const remove = (path: string): Change => ({ remove: path });

export const add = (path: string, value: string): Change => ({ add: path, value });

export const rename = (path: string, to: string): Change => ({ rename: path, to });

/** What a change touches, and what it puts there; nothing where it takes out. */
export function told(change: Change): { path: string; value: string | null } {
  if (typeof change === 'string') {
    const cut = change.indexOf('=');
    return { path: change.slice(0, cut), value: change.slice(cut + 1) };
  }

  return 'remove' in change ? { path: change.remove, value: null }
    : 'rename' in change ? { path: change.rename, value: change.to } : { path: change.add, value: change.value };
}
