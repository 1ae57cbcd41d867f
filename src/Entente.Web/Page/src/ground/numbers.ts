// Numbers as a scenario writes them: `60`, `15 %`, `60..80`, `60..70..90`, `70 ± 5`, or a word.

const One = '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?';
const Parts = new RegExp(`^${One}(?: ?%)?(?: ?\\.\\. ?${One}(?: ?%)?){0,2}$`);
const Spread = new RegExp(`^(${One})( ?%)? ?(?:±|\\+-|\\+/-) ?(${One})( ?%)?$`);

/** A written number taken apart; null for a word or what is no number. */
export interface Shape {
  kind: 'exact' | 'uniform' | 'pert' | 'normal';
  low: number;
  mode: number;
  high: number;
}

export function shapeOf(written: string): Shape | null {
  const text = written.trim();
  const spread = Spread.exec(text);
  if (spread !== null) {
    const unit = spread[2] !== undefined || spread[4] !== undefined ? 100 : 1;
    const [mean, deviation] = [Number(spread[1]) / unit, Number(spread[3]) / unit];
    return { kind: 'normal', low: mean - 3 * deviation, mode: mean, high: mean + 3 * deviation };
  }

  if (!Parts.test(text)) {
    return null;
  }

  const parts = text.split('..').map(part => part.trim());
  const all = parts.length > 1 && parts.at(-1)!.endsWith('%') && !parts.slice(0, -1).some(part => part.endsWith('%'));
  const [a, b, c] = parts.map(part => Number.parseFloat(part) / (all || part.endsWith('%') ? 100 : 1)) as [number, number?, number?];
  return b === undefined ? { kind: 'exact', low: a, mode: a, high: a }
    : c === undefined ? { kind: 'uniform', low: a, mode: (a + b) / 2, high: b }
    : { kind: 'pert', low: a, mode: b, high: c };
}

/** The number moved as a whole so that its middle comes to a place, within bounds; null if a word cannot be moved. */
export function moved(written: string, by: number, least: number, most: number): string | null {
  const shape = shapeOf(written);
  if (shape === null) {
    return null;
  }

  const at = (value: number): string => plain(Math.min(most, Math.max(least, value + by)));
  switch (shape.kind) {
    case 'exact':
      return at(shape.mode);
    case 'normal':
      return `${at(shape.mode)} ± ${plain((shape.high - shape.mode) / 3)}`;
    case 'uniform':
      return range([at(shape.low), at(shape.high)]);
    case 'pert':
      return range([at(shape.low), at(shape.mode), at(shape.high)]);
  }
}

/** A number without the digits that arithmetic leaves. */
export function plain(value: number): string {
  return String(Number(value.toFixed(4)));
}

function range(parts: string[]): string {
  return new Set(parts).size === 1 ? parts[0]! : parts.join('..');
}

/** The density of a written number between two values, for a small picture: heights from 0 to 1. */
export function density(shape: Shape, least: number, most: number, steps: number): number[] {
  const at = Array.from({ length: steps + 1 }, (_, i) => least + ((most - least) * i) / steps);
  const heights = at.map(x => height(shape, x));
  const top = Math.max(...heights, 1e-9);
  return heights.map(one => one / top);
}

function height({ kind, low, mode, high }: Shape, x: number): number {
  if (kind === 'normal') {
    return Math.exp(-0.5 * ((x - mode) / ((high - mode) / 3 || 1e-9)) ** 2);
  }

  if (x < low || x > high || high === low) {
    return 0;
  }

  const share = (x - low) / (high - low);
  return kind === 'uniform' ? 1
    : share ** ((4 * (mode - low)) / (high - low)) * (1 - share) ** ((4 * (high - mode)) / (high - low));
}
