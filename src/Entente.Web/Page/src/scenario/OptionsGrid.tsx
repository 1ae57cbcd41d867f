import { numbersOf } from '../evidence/evidence';
import { Rests } from '../evidence/Rests';
import { colourOf } from '../ground/actors';
import { remove, set } from '../ground/changes';
import { edit } from '../ground/edits';
import type { Issue, Wants } from '../ground/types';
import type { Lane } from './Strip';

const MostBeside = 3; // actors in a card of half the width

/** An issue with options: how good each is for every actor as a bar, and whether it is accepted, which can be ticked. */
export function OptionsGrid({ issue, lanes }: { issue: Issue; lanes: Lane[] }) {
  return (
    <section class="card options" data-wide={lanes.length > MostBeside} aria-label={issue.key}>
      <h3 dir="auto">{issue.key}</h3>
      <p class="quiet" dir="auto">{issue.asks}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={`Options of ${issue.key}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Option</th>
              {lanes.map(({ actor }) => <th key={actor.key} scope="col" dir="auto">{actor.name}</th>)}
            </tr>
          </thead>
          <tbody>
            {Object.entries(issue.options ?? {}).map(([option, meaning]) => (
              <tr key={option} data-today={option === issue.stands}>
                <th scope="row"><span dir="auto">{meaning}</span>{option === issue.stands && <span class="quiet"> (today)</span>}</th>
                {lanes.map(({ actor, wants }) => (
                  <td key={actor.key}>
                    {wants?.scores?.[option] === undefined ? <span class="quiet">—</span>
                      : <Score issue={issue} option={option} wants={wants} actor={actor.key} name={actor.name} />}
                  </td>
                ))}
              </tr>
            ))}
            <tr class="saliences">
              <th scope="row">salience</th>
              {lanes.map(({ actor, wants }) => <td key={actor.key}>
                {wants?.salience?.written ?? 'does not care'}{' '}
                {wants !== undefined && <Rests of={`${actor.name} on ${issue.key}`} paths={numbersOf(wants).map(one => one.path)} />}
              </td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Score({ issue, option, wants, actor, name }: { issue: Issue; option: string; wants: Wants; actor: string; name: string }) {
  const score = wants.scores![option]!;
  const accepts = wants.accepts ?? Object.keys(issue.options ?? {});
  const isAccepted = accepts.includes(option);
  return (
    <span class="score">
      <label title={isAccepted ? 'accepted' : 'refused at any price'}>
        <input type="checkbox" checked={isAccepted} aria-label={`${name} accepts ${option}`}
          onChange={event => void tick(issue, wants, option, event.currentTarget.checked, name)} />
      </label>
      <span class="bar" aria-hidden="true"><span style={{ width: `${score.mode}%`, background: colourOf(actor) }} /></span>
      <span class="amount" data-refused={!isAccepted}>{score.written}</span>
    </span>
  );
}

function tick(issue: Issue, wants: Wants, option: string, isAccepted: boolean, name: string): Promise<boolean> {
  const all = Object.keys(issue.options ?? {});
  const accepts = all.filter(one => (one === option ? isAccepted : (wants.accepts ?? all).includes(one)));
  const path = `${wants.path}.accepts`;
  return edit([accepts.length === all.length ? remove(path) : set(path, `[${accepts.join(', ')}]`)],
    `${name} ${isAccepted ? 'accepts' : 'refuses'} ${option}.`);
}
