import { shapeOf } from '../ground/numbers';

/** The changes that write a red line: `from..to` where both ends are known exactly, else both ends by name; nothing = no red line. */
export function intervalChanges(wants: string, from: string, to: string): string[] {
  if (from === '' && to === '') {
    return [`${wants}.accepts=`];
  }

  const [low, high] = [from || '0', to || '100'];
  const isExact = (written: string): boolean => shapeOf(written)?.kind === 'exact';
  return [`${wants}.accepts=${isExact(low) && isExact(high) ? `${low}..${high}` : `{from: ${low}, to: ${high}}`}`];
}
