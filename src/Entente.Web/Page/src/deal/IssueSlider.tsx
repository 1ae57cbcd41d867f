import { useRef } from 'preact/hooks';
import { plain } from '../ground/numbers';
import { along, scaleOf, spanOf, stepped, within, type Scale } from '../ground/scale';
import type { Issue } from '../ground/types';
import { Heading } from './Heading';
import { begin, beginByKey, setOne } from './terms';

const Page = 10;

interface Props { issue: Issue; value: number; ghost: number | string | undefined }

/** A position on a scale. It is moved by dragging the handle, which never jumps to the pointer, by keys, or by writing a number; the last
 * position stays as a ghost. */
export function IssueSlider({ issue, value, ghost }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const start = useRef<{ x: number; value: number } | null>(null);
  const scale = scaleOf(issue);
  const move = (to: number): void => setOne(issue.key, within(scale, to));
  const id = `term-${issue.key}`, today = issue.today?.mode ?? scale.from, means = nearest(issue, value);
  return (
    <div class="term" role="group" aria-labelledby={id}>
      <Heading issue={issue} id={id}>
        <input type="number" class="exact" min={scale.from} max={scale.to} step="any" value={plain(value)}
          aria-label={`${issue.key}, ${spanOf(scale)}`}
          onChange={event => {
            const written = event.currentTarget.valueAsNumber;
            if (Number.isFinite(written)) {
              begin();
              move(written);
            }

            event.currentTarget.value = plain(Number.isFinite(written) ? within(scale, written) : value);
          }} />
      </Heading>
      <div class="rail" ref={track}>
        <span class="line" />
        <span class="today" style={{ left: `${along(scale, today)}%` }} title={`today ${plain(today)}`} />
        {ghost !== undefined && ghost !== value && <span class="knob ghost" style={{ left: `${along(scale, Number(ghost))}%` }} />}
        <span role="slider" class="knob" tabIndex={0} data-issue={issue.key} style={{ left: `${along(scale, value)}%` }}
          aria-label={issue.key} aria-valuemin={scale.from} aria-valuemax={scale.to} aria-valuenow={value}
          aria-valuetext={`${plain(stepped(value, scale.fine))}${scale.unit === '' ? '' : ` ${scale.unit}`}: ${means}`}
          onPointerDown={event => {
            event.preventDefault();
            event.currentTarget.focus();
            event.currentTarget.setPointerCapture(event.pointerId);
            start.current = { x: event.clientX, value };
            begin();
          }}
          onPointerMove={event => {
            if (start.current !== null) {
              const way = ((event.clientX - start.current.x) / (track.current?.clientWidth ?? 1)) * (scale.to - scale.from);
              if (Math.abs(way) >= scale.step / 2) {
                move(stepped(start.current.value + way, event.shiftKey ? scale.fine : scale.step));
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
            const to = after(event, value, scale);
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

// Keys go to whole steps, with Shift to tenths.
function after(event: KeyboardEvent, value: number, { from, to, step, fine }: Scale): number | null {
  const by = event.shiftKey ? fine : step;
  const up = stepped((Math.floor(value / by + 1e-9) + 1) * by, by), down = stepped((Math.ceil(value / by - 1e-9) - 1) * by, by);
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return up;
    case 'ArrowLeft':
    case 'ArrowDown':
      return down;
    case 'PageUp':
      return stepped(value + Page * step, step);
    case 'PageDown':
      return stepped(value - Page * step, step);
    case 'Home':
      return from;
    case 'End':
      return to;
    default:
      return null;
  }
}

// What a position means, by the named points beside it.
function nearest(issue: Issue, value: number): string {
  const points = issue.points ?? [], { from, to } = scaleOf(issue), near = (to - from) / 200;
  const at = points.find(point => Math.abs(point.at - value) <= near);
  const below = points.filter(point => point.at < value).at(-1), above = points.find(point => point.at > value);
  return at !== undefined ? at.means
    : below === undefined ? `below "${above?.means ?? ''}"` : above === undefined ? `beyond "${below.means}"`
    : `between "${below.means}" and "${above.means}"`;
}
