import { signal } from '@preact/signals';

/** The groups whose forms are open, by path. What is closed is not drawn. */
export const opened = signal<ReadonlySet<string>>(new Set());

export function setOpen(path: string, isOpen: boolean): void {
  if (opened.value.has(path) !== isOpen) {
    const next = new Set(opened.value);
    if (isOpen) {
      next.add(path);
    } else {
      next.delete(path);
    }

    opened.value = next;
  }
}

export const idOf = (path: string): string => `at-${path}`;

/** Opens all groups on the way to a path and puts the focus there, or as near as there is a form. */
export function reveal(path: string): void {
  const names = path.split('.');
  const ways = names.map((_, i) => names.slice(0, i + 1).join('.'));
  opened.value = new Set([...opened.value, ...ways]);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const found = ways.reverse().map(way => document.getElementById(idOf(way))).find(one => one !== null);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  }));
}
