import { density, shapeOf } from '../ground/numbers';
import type { Scale } from '../ground/scale';
import type { Wants } from '../ground/types';

const Width = 92, Height = 22, Steps = 46;

/** What one actor wants on a scale, in a few pixels: the ideal, what is accepted, and how uncertain numbers are spread. The same stands
 * beside it in words. */
export function MiniStrip({ scale, wants, colour }: { scale: Scale; wants: Wants; colour: string }) {
  const { ideal, from, to } = wants;
  const base = Height - 6;
  const spread = (written: string | undefined) => {
    const shape = written === undefined ? null : shapeOf(written);
    return shape === null || shape.kind === 'exact' ? null : (
      <polygon fill={colour} opacity="0.45" points={`0,${base} ${density(shape, scale.from, scale.to, Steps)
        .map((y, i) => `${((i / Steps) * Width).toFixed(1)},${(base - y * (base - 3)).toFixed(1)}`).join(' ')} ${Width},${base}`} />
    );
  };
  const x = (value: number): number => 3 + ((value - scale.from) / (scale.to - scale.from)) * (Width - 6);
  return (
    <svg class="mini" width={Width} height={Height} viewBox={`0 0 ${Width} ${Height}`} aria-hidden="true">
      {from !== null && to !== null && (
        <rect x={x(from.mode)} width={Math.max(0, x(to.mode) - x(from.mode))} y={base} height="5" fill={colour} opacity="0.3" />
      )}
      {spread(from?.written)}{spread(to?.written)}{spread(ideal?.written)}
      <line x1="0" x2={Width} y1={base} y2={base} stroke="var(--quiet)" />
      {ideal !== null && <circle cx={x(ideal.mode)} cy={base} r="3.5" fill={colour} />}
    </svg>
  );
}
