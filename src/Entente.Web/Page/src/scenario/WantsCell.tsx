import { asked, numbersOf } from '../evidence/evidence';
import { Rests } from '../evidence/Rests';
import { colourOf } from '../ground/actors';
import { scaleOf } from '../ground/scale';
import { state } from '../ground/store';
import type { Actor, Issue, PlacedNumber, Wants } from '../ground/types';
import { at } from '../ground/yaml';
import { MiniStrip } from './MiniStrip';

interface Props { issue: Issue; actor: Actor; wants: Wants | undefined; isFirst: boolean; change: () => void }

/** What one actor wants on one issue, at a glance. */
export function WantsCell({ issue, actor, wants, isFirst, change }: Props) {
  const colour = colourOf(actor.key);
  const factions = wants === undefined ? [] : Object.keys(at(state.value?.tree ?? null, `${wants.path}.factions`) ?? {});
  const of = `${actor.name} on ${issue.key}`, paths = wants === undefined ? [] : numbersOf(wants).map(one => one.path);
  return (
    <td role="gridcell" tabIndex={isFirst ? 0 : -1} aria-haspopup="dialog" onClick={change}
      onKeyDown={event => {
        if (event.key === 'Enter' || event.key === 'F2') {
          event.preventDefault();
          change();
        } else if (event.key === 'e' && paths.length > 0) {
          asked.value = { of, paths };
        }
      }}>
      {wants === undefined || wants.salience === null ? <span class="quiet">does not care</span> : (
        <>
          <span class="ideal">
            {issue.kind === 'scale' ? (
              <>
                <span class="said">ideal </span><strong>{wants.ideal?.written ?? '—'}</strong>
                <MiniStrip scale={scaleOf(issue)} wants={wants} colour={colour} />
              </>
            ) : <strong class="option" dir="auto">{best(issue, wants)}</strong>}
          </span>
          <span class="salience">
            <span class="said">salience </span>{wants.salience.written}
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${wants.salience.low}%`, background: colour }} />
              <span class="perhaps" style={{ width: `${(wants.salience.high ?? 0) - (wants.salience.low ?? 0)}%`, background: colour }} />
            </span>
            <Rests of={of} paths={paths} tabIndex={-1} />
          </span>
          {redLine(issue, wants) !== null && <span class="red-line">{redLine(issue, wants)}</span>}
          {factions.length > 0 && <span class="red-line" dir="auto">otherwise: {factions.join(', ')}</span>}
        </>
      )}
    </td>
  );
}

// The best option in the words of the file: its name alone, such as "none", says little.
function best(issue: Issue, wants: Wants): string {
  const scores = Object.entries(wants.scores ?? {});
  const top = Math.max(...scores.map(([, score]) => score.mode));
  return scores.filter(([, score]) => score.mode === top).map(([option]) => issue.options?.[option] ?? option).join('; ') || '—';
}

/** The red line in words. */
export function redLine(issue: Issue, wants: Wants): string | null {
  if (issue.kind === 'options') {
    const refused = wants.accepts === undefined ? [] : Object.keys(issue.options ?? {}).filter(one => !wants.accepts!.includes(one));
    return refused.length === 0 ? null : `refuses ${refused.map(one => `“${issue.options![one]}”`).join(', ')}`;
  }

  const scale = scaleOf(issue);
  const isEnd = (number: PlacedNumber, end: number): boolean => number.low === end && number.high === end;
  return wants.from === null || wants.to === null || isEnd(wants.from, scale.from) && isEnd(wants.to, scale.to) ? null
    : isEnd(wants.to, scale.to) ? `accepts from ${wants.from.written}`
    : isEnd(wants.from, scale.from) ? `accepts up to ${wants.to.written}`
    : `accepts ${wants.from.written} to ${wants.to.written}`;
}
