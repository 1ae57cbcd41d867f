/** Arrow keys, Home and End move the focus among the elements that match, as they stand in the document; Tab enters and leaves them. */
export function roving(selector: string): (event: KeyboardEvent & { currentTarget: HTMLElement }) => void {
  return event => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
    const now = all.indexOf(document.activeElement as HTMLElement);
    const next = step(event.key, now, all.length);
    if (now >= 0 && next !== null) {
      event.preventDefault();
      focusOnly(all, next);
    }
  };
}

/** The same in a grid of rows and columns. */
export function rovingGrid(rows: string, cells: string): (event: KeyboardEvent & { currentTarget: HTMLElement }) => void {
  return event => {
    const grid = [...event.currentTarget.querySelectorAll<HTMLElement>(rows)]
      .map(row => [...row.querySelectorAll<HTMLElement>(cells)]).filter(row => row.length > 0);
    const row = grid.findIndex(one => one.includes(document.activeElement as HTMLElement));
    if (row < 0 || event.ctrlKey && event.key !== 'Home' && event.key !== 'End') {
      return;
    }

    const column = grid[row]!.indexOf(document.activeElement as HTMLElement);
    const target = event.ctrlKey && event.key === 'Home' ? grid[0]![0]
      : event.ctrlKey && event.key === 'End' ? grid.at(-1)!.at(-1)
      : event.key === 'ArrowUp' ? grid[row - 1]?.[column]
      : event.key === 'ArrowDown' ? grid[row + 1]?.[column]
      : event.key === 'ArrowLeft' ? grid[row]![column - 1]
      : event.key === 'ArrowRight' ? grid[row]![column + 1]
      : event.key === 'Home' ? grid[row]![0]
      : event.key === 'End' ? grid[row]!.at(-1) : undefined;
    if (target !== undefined) {
      event.preventDefault();
      const all = grid.flat();
      focusOnly(all, all.indexOf(target));
    }
  };
}

function focusOnly(all: HTMLElement[], place: number): void {
  all.forEach((one, i) => { one.tabIndex = i === place ? 0 : -1; });
  all[place]!.focus();
}

function step(key: string, now: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (now + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (now + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
