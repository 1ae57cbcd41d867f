import { useRef } from 'preact/hooks';
import type { Moment } from '../ground/types';
import { roving } from '../shell/roving';
import { dayOf, firstOf, monthOf } from './days';
import { MomentMark } from './MomentMark';

const Lanes: [Moment['kind'], string][] =
  [['event', 'Events'], ['deadline', 'Deadlines'], ['lever', 'Levers'], ['question', 'Questions']];

/** Everything with a date on one line, where it can be moved, and the same as a list; each leads to its form. */
export function TimeLine({ moments, choose }: { moments: Moment[]; choose: (path: string) => void }) {
  const axis = useRef<HTMLDivElement>(null);
  const start = dayOf(moments.find(one => one.kind === 'start')?.date ?? moments[0]!.date);
  const end = dayOf(moments.find(one => one.kind === 'horizon')?.date ?? moments.at(-1)!.date);
  const at = (date: string): number => Math.min(100, Math.max(0, ((dayOf(date) - start) / Math.max(1, end - start)) * 100));
  if (!Lanes.some(([kind]) => moments.some(one => one.kind === kind))) {
    return (
      <section class="time" aria-labelledby="time">
        <h2 id="time" tabIndex={-1}>Time</h2>
        <p class="quiet">The file puts nothing on the calendar between its ends: no event, deadline, lever or question.</p>
      </section>
    );
  }

  return (
    <section class="time" aria-labelledby="time">
      <h2 id="time" tabIndex={-1}>Time</h2>
      <p class="quiet on-screen" id="time-help">
        What may happen, and when. Arrow keys move along a line, Enter or a click opens what stands there. A mark is dragged to another day,
        or moved with Shift and the arrow keys (Page keys for weeks; Enter writes, Escape takes back); questions stay where they are.
      </p>
      <div class="line frame">
        {Lanes.map(([kind, title]) => {
          const own = moments.filter(one => one.kind === kind);
          const rows = rowsOf(own.map(one => at(one.date)));
          return own.length === 0 ? null : (
            <div key={kind} class="lane" role="group" aria-label={title} onKeyDown={roving('button')}>
              <span class="who">{title}</span>
              <div class="track" style={{ height: `${Math.max(...rows) * RowHeight + 2}rem` }}>
                {months(start, end).map(([x, , isYear]) => <span key={x} class="month" data-year={isYear} style={{ left: `${x}%` }} />)}
                {own.map((one, i) => (
                  <span key={one.path} class="row" style={{ top: `${rows[i]! * RowHeight}rem` }}>
                    <MomentMark moment={one} start={start} end={end} isFirst={i === 0} choose={choose}
                      width={() => axis.current?.clientWidth ?? 1} />
                  </span>
                ))}
              </div>
            </div>
          );
        })}
        <div class="lane axis" aria-hidden="true">
          <span class="who" />
          <div class="track" ref={axis}>
            {months(start, end).map(([x, label]) => <span key={x} class="tick" style={{ left: `${x}%` }}>{label}</span>)}
          </div>
        </div>
      </div>
      <details>
        <summary>The dates in a list</summary>
        <ol class="dates">
          {moments.map(one => (
            <li key={one.path + one.kind}>
              <time dateTime={one.date}>{one.date}</time>
              <button type="button" class="link" dir="auto" onClick={() => choose(one.path)}>{one.text}</button>
              <span class="quiet">{one.kind === 'start' || one.kind === 'horizon' ? '' : one.kind}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

const RowHeight = 1.3;

// What falls on nearly the same day stands below what is there already: the row of each, from 0.
function rowsOf(places: number[]): number[] {
  const apart = 2.4, last: number[] = [];
  return places.map(place => {
    const free = last.findIndex(one => place - one >= apart);
    const row = free < 0 ? last.length : free;
    last[row] = place;
    return row;
  });
}

// The first of each month, fewer where there are many: place, label, whether a year begins.
function months(start: number, end: number): [number, string, boolean][] {
  const found: [number, string, boolean][] = [];
  const date = monthOf(start);
  const all = (end - start) / 30.4, every = all > 60 ? 12 : all > 24 ? 6 : all > 13 ? 3 : all > 6 ? 2 : 1;
  for (let month = date.getUTCMonth() + 1; ; month++) {
    const first = firstOf(date.getUTCFullYear(), month);
    if (first > end) {
      return found;
    }

    const of = monthOf(first);
    if (of.getUTCMonth() % every === 0) {
      const isYear = of.getUTCMonth() === 0;
      const name = of.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
      found.push([((first - start) / (end - start)) * 100, isYear || found.length === 0 ? `${name} ${of.getUTCFullYear()}` : name, isYear]);
    }
  }
}
