import type { Issue } from './types';

/** The scale of an issue, in its unit: where it begins and ends, and by how much keys and the pointer move. */
export interface Scale {
  from: number;
  to: number;
  /** What is counted; empty for points. */
  unit: string;
  step: number;
  /** A tenth of a step, where parts of a unit are agreed. */
  fine: number;
}

const Points: Scale = { from: 0, to: 100, unit: '', step: 1, fine: 0.1 };

/** A step is the power of ten at or below a hundredth of the span: a point of a scale from 0 to 100. */
export function scaleOf(issue: Issue): Scale {
  if (issue.scale === undefined) {
    return Points;
  }

  const { from, to, unit, whole } = issue.scale;
  const step = 10 ** Math.floor(Math.log10((to - from) / 100) + 1e-9), least = whole ? 1 : 0;
  return { from, to, unit: unit ?? '', step: Math.max(step, least), fine: Math.max(step / 10, least) };
}

/** How far along the scale a position lies, in hundredths of the span. */
export function along(scale: Scale, position: number): number {
  return ((position - scale.from) / (scale.to - scale.from)) * 100;
}

/** A position within the scale. */
export function within(scale: Scale, position: number): number {
  return Math.min(scale.to, Math.max(scale.from, position));
}

/** A position in whole steps. */
export function stepped(position: number, step: number): number {
  return Number((Math.round(position / step) * step).toPrecision(12));
}

/** Positions of an issue for a reader: `from 0 to 3000 prisoners`. */
export function spanOf(scale: Scale): string {
  return `from ${scale.from} to ${scale.to}${scale.unit === '' ? '' : ` ${scale.unit}`}`;
}
