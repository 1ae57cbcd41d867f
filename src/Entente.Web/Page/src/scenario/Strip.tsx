import { useRef, useState } from 'preact/hooks';
import { colourOf } from '../ground/actors';
import { set } from '../ground/changes';
import { edit } from '../ground/edits';
import { moved, shapeOf } from '../ground/numbers';
import { along, scaleOf, within, type Scale } from '../ground/scale';
import type { Actor, Issue, PlacedNumber, Wants } from '../ground/types';
import { numbersOf } from '../evidence/evidence';
import { Rests } from '../evidence/Rests';
import { Handle } from './Handle';
import { intervalChanges } from './interval';

export interface Lane { actor: Actor; wants: Wants | undefined }

/** A scale with a lane for each actor: its ideal as a disc, what it accepts as a band with ends to be dragged. */
export function Strip({ issue, lanes }: { issue: Issue; lanes: Lane[] }) {
  const axis = useRef<HTMLDivElement>(null);
  const today = issue.today!, scale = scaleOf(issue);
  return (
    <section class="card strip" aria-label={issue.key}>
      <h3 dir="auto">{issue.key}</h3>
      <p class="quiet" dir="auto">{issue.asks}</p>
      <div class="lanes">
        {lanes.map(({ actor, wants }) => (
          <div key={actor.key} class="lane" role="group" aria-label={`${actor.name} on ${issue.key}`}>
            <span class="who" dir="auto">
              <span class="name" title={actor.name}>{actor.name}</span>
              {wants !== undefined && <Rests of={`${actor.name} on ${issue.key}`} paths={numbersOf(wants).map(one => one.path)} />}
            </span>
            <div class="track">
              <span class="today" style={{ left: `${along(scale, today.mode)}%` }} />
              {wants === undefined ? <span class="quiet nothing">does not care</span>
                : <Marks issue={issue} actor={actor} wants={wants} axis={axis} />}
            </div>
          </div>
        ))}
        <div class="lane axis" aria-hidden="true">
          <span class="who">today {today.written}{scale.unit === '' ? '' : ` ${scale.unit}`}</span>
          <div class="track" ref={axis}>
            {issue.points?.map(point => (
              <span key={point.at} class="tick" style={{ left: `${along(scale, point.at)}%` }}>{point.at}</span>
            ))}
          </div>
        </div>
      </div>
      <ul class="points">{issue.points?.map(point => <li key={point.at}><b>{point.at}</b> <span dir="auto">{point.means}</span></li>)}</ul>
    </section>
  );
}

function Marks({ issue, actor, wants, axis }: { issue: Issue; actor: Actor; wants: Wants; axis: { current: HTMLElement | null } }) {
  const colour = colourOf(actor.key), scale = scaleOf(issue);
  const { ideal, from, to, salience } = wants;
  const [ends, setEnds] = useState({ from: 0, to: 0 });
  const width = (): number => axis.current?.clientWidth ?? 1;
  const write = (number: PlacedNumber, by: number): Promise<boolean> => {
    const written = moved(number.written, by, scale.from, scale.to);
    const told = `${actor.name} on ${issue.key}: ${written}.`;
    return written === null ? Promise.resolve(false)
      : number === ideal ? edit([set(number.path, written)], told)
      : edit(intervalChanges(scale, wants.path, number === from ? written : from!.written, number === to ? written : to!.written), told);
  };
  const means = (value: number): string => nearest(issue, value);
  return (
    <>
      {from !== null && to !== null && (
        <>
          <span class="may-accept" style={{ ...between(scale, from.low, to.high, ends), background: colour }} />
          <span class="accepts" style={{ ...between(scale, from.high, to.low, ends), background: colour }} />
          <Handle scale={scale} kind="end" number={from} colour={colour} name={`${actor.name} accepts from`} width={width} means={means}
            write={write} follow={by => setEnds(now => ({ ...now, from: by }))} />
          <Handle scale={scale} kind="end" number={to} colour={colour} name={`${actor.name} accepts up to`} width={width} means={means}
            write={write} follow={by => setEnds(now => ({ ...now, to: by }))} />
        </>
      )}
      {ideal !== null && shapeOf(ideal.written)?.kind !== 'exact' && (
        <span class="spread" style={{ ...between(scale, ideal.low, ideal.high, { from: 0, to: 0 }), background: colour }} />
      )}
      {ideal !== null && (
        <Handle scale={scale} kind="ideal" number={ideal} colour={colour} size={sizeOf(salience?.mode ?? 0)} width={width} means={means}
          write={write}
          name={`Ideal of ${actor.name}, salience ${salience?.written ?? '0'}`} />
      )}
    </>
  );
}

// The area of a disc grows with the salience.
function sizeOf(salience: number): number {
  const smallest = 8, more = 16, greatest = 100;
  return smallest + more * Math.sqrt(salience / greatest);
}

// A band between two positions, while its ends are moved.
function between(scale: Scale, low: number | null, high: number | null, by: { from: number; to: number }):
  { left: string; width: string } {
  const left = along(scale, within(scale, (low ?? scale.from) + by.from)), right = along(scale, within(scale, (high ?? scale.to) + by.to));
  return { left: `${left}%`, width: `${Math.max(0, right - left)}%` };
}

// What a position means, by the named point nearest to it.
function nearest(issue: Issue, value: number): string {
  const points = [...issue.points ?? []].sort((a, b) => Math.abs(a.at - value) - Math.abs(b.at - value));
  return points[0] === undefined ? '' : `${points[0].at === value ? '' : 'near '}${points[0].means}`;
}
