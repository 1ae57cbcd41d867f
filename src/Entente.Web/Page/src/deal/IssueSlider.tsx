import { useRef } from 'preact/hooks';
import { plain } from '../ground/numbers';
import type { Issue } from '../ground/types';
import { Heading } from './Heading';
import { begin, beginByKey, setOne } from './terms';

const Least = 0, Most = 100, Page = 10;

interface Props { issue: Issue; value: number; ghost: number | string | undefined }

/** A position on a scale. It is moved by dragging the handle, which never jumps to the pointer, by keys, or by writing a number; the last
 * position stays as a ghost. */
export function IssueSlider({ issue, value, ghost }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const start = useRef<{ x: number; value: number } | null>(null);
  const move = (to: number): void => setOne(issue.key, Math.min(Most, Math.max(Least, to)));
  const id = `term-${issue.key}`, today = issue.today?.mode ?? 0, means = nearest(issue, value);
  return (
    <div class="term" role="group" aria-labelledby={id}>
      <Heading issue={issue} id={id}>
        <input type="number" class="exact" min={Least} max={Most} step="any" value={plain(value)} aria-label={`${issue.key}, from 0 to 100`}
          onChange={event => {
            const written = event.currentTarget.valueAsNumber;
            if (Number.isFinite(written)) {
              begin();
              move(written);
            }

            event.currentTarget.value = plain(Number.isFinite(written) ? Math.min(Most, Math.max(Least, written)) : value);
          }} />
      </Heading>
      <div class="rail" ref={track}>
        <span class="line" />
        <span class="today" style={{ left: `${today}%` }} title={`today ${plain(today)}`} />
        {ghost !== undefined && ghost !== value && <span class="knob ghost" style={{ left: `${ghost}%` }} />}
        <span role="slider" class="knob" tabIndex={0} data-issue={issue.key} style={{ left: `${value}%` }}
          aria-label={issue.key} aria-valuemin={Least} aria-valuemax={Most} aria-valuenow={value}
          aria-valuetext={`${plain(Math.round(value * 10) / 10)}: ${means}`}
          onPointerDown={event => {
            event.preventDefault();
            event.currentTarget.focus();
            event.currentTarget.setPointerCapture(event.pointerId);
            start.current = { x: event.clientX, value };
            begin();
          }}
          onPointerMove={event => {
            if (start.current !== null) {
              const way = ((event.clientX - start.current.x) / (track.current?.clientWidth ?? 1)) * (Most - Least);
              if (Math.abs(way) >= 0.5) {
                move(event.shiftKey ? Math.round((start.current.value + way) * 10) / 10 : Math.round(start.current.value + way));
              }
            }
          }}
          onPointerUp={() => { start.current = null; }}
          onPointerCancel={() => {
            if (start.current !== null) {
              move(start.current.value);
              start.current = null;
            }
          }}
          onKeyDown={event => {
            const to = after(event, value);
            if (to !== null) {
              event.preventDefault();
              beginByKey();
              move(to);
            }
          }} />
      </div>
      <p class="means" dir="auto">{means}</p>
    </div>
  );
}

// Keys go to whole points, with Shift to tenths.
function after(event: KeyboardEvent, value: number): number | null {
  const unit = event.shiftKey ? 10 : 1;
  const up = (Math.floor(value * unit + 1e-9) + 1) / unit, down = (Math.ceil(value * unit - 1e-9) - 1) / unit;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return up;
    case 'ArrowLeft':
    case 'ArrowDown':
      return down;
    case 'PageUp':
      return Math.round(value) + Page;
    case 'PageDown':
      return Math.round(value) - Page;
    case 'Home':
      return Least;
    case 'End':
      return Most;
    default:
      return null;
  }
}

// What a position means, by the named points beside it.
function nearest(issue: Issue, value: number): string {
  const points = issue.points ?? [], Near = 0.5;
  const at = points.find(point => Math.abs(point.at - value) <= Near);
  const below = points.filter(point => point.at < value).at(-1), above = points.find(point => point.at > value);
  return at !== undefined ? at.means
    : below === undefined ? `below "${above?.means ?? ''}"` : above === undefined ? `beyond "${below.means}"`
    : `between "${below.means}" and "${above.means}"`;
}
