import { density, shapeOf } from '../ground/numbers';

const Width = 64, Height = 16, Steps = 32;

/** How an uncertain number is spread, as a small picture; nothing for a number that is known exactly. What it shows is written beside
 * it. */
export function Spark({ written, least, most, colour = 'var(--quiet)' }:
  { written: string; least: number; most: number; colour?: string }) {
  const shape = shapeOf(written);
  if (shape === null || shape.kind === 'exact') {
    return null;
  }

  const points = density(shape, least, most, Steps)
    .map((y, i) => `${((i / Steps) * Width).toFixed(1)},${(Height - y * (Height - 1)).toFixed(1)}`);
  return (
    <svg class="spark" width={Width} height={Height} viewBox={`0 0 ${Width} ${Height}`} aria-hidden="true">
      <polygon points={`0,${Height} ${points.join(' ')} ${Width},${Height}`} fill={colour} />
      <line x1="0" x2={Width} y1={Height - 0.5} y2={Height - 0.5} stroke="var(--line)" />
    </svg>
  );
}
