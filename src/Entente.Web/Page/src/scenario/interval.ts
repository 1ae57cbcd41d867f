import { remove, set, type Change } from '../ground/changes';
import { shapeOf } from '../ground/numbers';
import type { Scale } from '../ground/scale';

/** The changes that write a red line: `from..to` where both ends are known exactly, else both ends by name; nothing = no red line. */
export function intervalChanges(scale: Scale, wants: string, from: string, to: string): Change[] {
  if (from === '' && to === '') {
    return [remove(`${wants}.accepts`)];
  }

  const [low, high] = [from || String(scale.from), to || String(scale.to)];
  const isExact = (written: string): boolean => shapeOf(written)?.kind === 'exact';
  return [set(`${wants}.accepts`, isExact(low) && isExact(high) ? `${low}..${high}` : `{from: ${low}, to: ${high}}`)];
}
