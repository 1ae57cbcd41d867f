import { useEffect, useRef, useState } from 'preact/hooks';
import { set } from '../ground/changes';
import { edit } from '../ground/edits';
import { revision } from '../ground/store';
import type { Moment } from '../ground/types';
import { dateOf, dayOf } from './days';

interface Props {
  moment: Moment;
  start: number;
  end: number;
  isFirst: boolean;
  /** Width of the whole line in pixels. */
  width: () => number;
  choose: (path: string) => void;
}

const Movable: readonly Moment['kind'][] = ['event', 'deadline', 'lever'];
const Week = 7, Least = 3; // pixels that a pointer moves before it drags

/** Something with a date: a click leads to its form, dragging changes the day, and so do Shift and the arrow keys. It is written once, when
 * it is let go, at Enter, or when the focus leaves; what ends later keeps its length. */
export function MomentMark({ moment, start, end, isFirst, width, choose }: Props) {
  const [by, setBy] = useState(0);
  const byNow = useRef(0), from = useRef<number | null>(null), isDragged = useRef(false);
  const again = revision.value;
  const day = dayOf(moment.date), isMovable = Movable.includes(moment.kind);
  const move = (days: number): void => {
    byNow.current = Math.round(Math.min(end - day, Math.max(start - day, days)));
    setBy(byNow.current);
  };
  useEffect(() => {
    if (from.current === null) {
      move(0);
    }
  }, [moment.date, again]);
  const letGo = (): void => {
    from.current = null;
    if (byNow.current !== 0) {
      const days = byNow.current, date = dateOf(day + days);
      byNow.current = 0; // the focus may leave too, before the answer comes
      const changes = [set(`${moment.path}.date`, date)];
      if (moment.ends !== null) {
        changes.push(set(`${moment.path}.ends`, dateOf(dayOf(moment.ends) + days)));
      }

      void edit(changes, `${moment.text}: ${date}.`).then(() => setBy(0));
    }
  };
  const at = (days: number): number => Math.min(100, Math.max(0, ((days - start) / Math.max(1, end - start)) * 100));
  const date = dateOf(day + by), ends = moment.ends === null ? null : dayOf(moment.ends) + by;
  return (
    <>
      {ends !== null && (
        <span class="lasts" style={{ left: `${at(day + by)}%`, width: `${Math.max(0.5, at(ends) - at(day + by))}%` }} />
      )}
      {by !== 0 && <span class={`moment ghost ${moment.kind}`} style={{ left: `${at(day)}%` }} />}
      <button type="button" class={`moment ${moment.kind}`} tabIndex={isFirst ? 0 : -1} style={{ left: `${at(day + by)}%` }}
        data-path={moment.path} data-movable={isMovable} aria-label={`${date}: ${moment.text}`}
        aria-describedby={isMovable ? 'time-help' : undefined} title={`${date}: ${moment.text}`}
        onClick={() => {
          if (!isDragged.current) {
            choose(moment.path);
          }
        }}
        onPointerDown={event => {
          isDragged.current = false;
          if (isMovable) {
            event.currentTarget.setPointerCapture(event.pointerId);
            from.current = event.clientX;
          }
        }}
        onPointerMove={event => {
          if (from.current !== null && (isDragged.current || Math.abs(event.clientX - from.current) >= Least)) {
            isDragged.current = true;
            move(((event.clientX - from.current) / width()) * (end - start));
          }
        }}
        onPointerUp={letGo}
        onPointerCancel={() => {
          from.current = null;
          move(0);
        }}
        onBlur={letGo}
        onKeyDown={event => {
          const days = event.shiftKey && isMovable ? ways[event.key] : undefined;
          if (days !== undefined) {
            event.preventDefault();
            event.stopPropagation(); // the arrow keys alone move along the line
            move(byNow.current + days);
          } else if (event.key === 'Enter' && byNow.current !== 0) {
            event.preventDefault();
            letGo();
          } else if (event.key === 'Escape') {
            move(0);
          }
        }}>
        {by !== 0 && <span class="value" aria-hidden="true">{date}<br />was {moment.date}</span>}
      </button>
      <span class="said" role="status">{by === 0 ? '' : date}</span>
    </>
  );
}

const ways: Record<string, number | undefined> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: Week, PageDown: -Week };
