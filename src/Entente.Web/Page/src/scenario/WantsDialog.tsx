import { useEffect, useRef, useState } from 'preact/hooks';
import { remove, set as written, type Change } from '../ground/changes';
import { edit } from '../ground/edits';
import { scaleOf, spanOf } from '../ground/scale';
import { state } from '../ground/store';
import type { Actor, Issue, Tree, Wants } from '../ground/types';
import { at, flow } from '../ground/yaml';
import { intervalChanges } from './interval';

interface Props { actor: Actor; issue: Issue; wants: Wants | undefined; close: () => void }

/** Changes what one actor, or a faction in it, wants on one issue: all in one write. */
export function WantsDialog({ actor, issue, wants, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const tree = state.value?.tree ?? null, factions = Object.keys(at(tree, `actors.${actor.key}.factions`) ?? {});
  const ofActor = wants?.path ?? `issues.${issue.key}.wants.${actor.key}`;
  const pathOf = (faction: string): string => (faction === '' ? ofActor : `${ofActor}.factions.${faction}`);
  const startOf = (faction: string): Now => (faction === '' ? start(issue, wants) : startOfFaction(issue, at(tree, pathOf(faction))));
  const [whose, setWhose] = useState('');
  const path = pathOf(whose), before = startOf(whose);
  const [now, setNow] = useState(before);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => dialog.current!.showModal(), []);
  const set = (key: string, value: string): void => setNow({ ...now, values: { ...now.values, [key]: value } });
  const submit = async (): Promise<void> => {
    const name = whose === '' ? actor.name : `${whose} of ${actor.name}`;
    const done = await edit(changes(path, issue, before, now), `${name} on ${issue.key} was changed.`);
    setRefused(!done);
    if (done) {
      dialog.current?.close();
    }
  };
  return (
    <dialog ref={dialog} class="change" aria-labelledby="change-title" onClose={close}>
      <form onSubmit={event => {
        event.preventDefault();
        void submit();
      }}>
        <h3 id="change-title"><span dir="auto">{actor.name}</span> on <span dir="auto">{issue.key}</span></h3>
        <p class="quiet" dir="auto">{issue.asks}</p>
        {issue.kind === 'scale' ? <Points issue={issue} /> : null}
        {factions.length > 0 && (
          <div class="field">
            <label for="change-whose">whose wants</label>
            <select id="change-whose" aria-describedby="change-whose-help" value={whose} onChange={event => {
              setWhose(event.currentTarget.value);
              setNow(startOf(event.currentTarget.value));
            }}>
              <option value="">those of {actor.name} as a whole</option>
              {factions.map(one => <option key={one} value={one}>the faction {one}</option>)}
            </select>
            <p class="help" id="change-whose-help">
              {whose === '' ? 'A faction can want something else; what is left empty for it is as its actor has it.'
                : 'What is left empty is as the actor has it.'}
            </p>
          </div>
        )}
        <div class="fields">
          {issue.kind === 'scale' && <Input name="ideal" help={issue.scale === undefined ? 'The position wanted most.' : `The position wanted most, ${spanOf(scaleOf(issue))}.`} now={now.values} set={set} />}
          <Input name="salience" help="How much the issue matters: from 0 to 100, or negligible, low, moderate, high, vital."
            now={now.values} set={set} />
          {issue.kind === 'scale' && (
            <>
              <Input name="from" help="The least position that is accepted; empty for no red line." now={now.values} set={set} />
              <Input name="to" help="The greatest position that is accepted; empty for no red line." now={now.values} set={set} />
            </>
          )}
        </div>
        {issue.kind === 'options' && (
          <table>
            <thead><tr><th scope="col">Option</th><th scope="col">Score, 0 to 100</th><th scope="col">Accepts</th></tr></thead>
            <tbody>
              {Object.entries(issue.options ?? {}).map(([key, meaning]) => (
                <tr key={key}>
                  <th scope="row"><span dir="auto">{meaning}</span></th>
                  <td><input class="short" aria-label={`Score of ${key}`} value={now.values[`scores.${key}`]}
                    onInput={event => set(`scores.${key}`, event.currentTarget.value)} /></td>
                  <td><input type="checkbox" aria-label={`Accepts ${key}`} checked={now.accepts.includes(key)}
                    onChange={event => setNow({
                      ...now,
                      accepts: Object.keys(issue.options ?? {})
                        .filter(one => (one === key ? event.currentTarget.checked : now.accepts.includes(one))),
                    })} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p class="help">A number may be uncertain: 60..80 (all alike), 60..70..90 (least, most likely, greatest) or 70 ± 5.</p>
        {isRefused && <p role="alert" class="refused">It was not written; the foot of the page says why.</p>}
        <div class="buttons">
          <button type="submit" class="first">Write</button>
          <button type="button" onClick={() => dialog.current!.close()}>Cancel</button>
        </div>
      </form>
    </dialog>
  );
}

function Points({ issue }: { issue: Issue }) {
  return (
    <ul class="points">
      {issue.points?.map(point => <li key={point.at}><b>{point.at}</b> <span dir="auto">{point.means}</span></li>)}
    </ul>
  );
}

function Input({ name, help, now, set }:
  { name: string; help: string; now: Record<string, string>; set: (key: string, value: string) => void }) {
  const label = name === 'from' || name === 'to' ? `accepts ${name}` : name;
  return (
    <div class="field">
      <label for={`change-${name}`}>{label}</label>
      <input id={`change-${name}`} aria-describedby={`change-${name}-help`} value={now[name]} spellcheck={false}
        onInput={event => set(name, event.currentTarget.value)} />
      <p class="help" id={`change-${name}-help`}>{help}</p>
    </div>
  );
}

interface Now { values: Record<string, string>; accepts: string[] }

function start(issue: Issue, wants: Wants | undefined): Now {
  const values: Record<string, string> = {
    ideal: wants?.ideal?.written ?? '',
    salience: wants?.salience?.written ?? '',
    from: wants?.from?.written ?? '',
    to: wants?.to?.written ?? '',
  };
  for (const option of Object.keys(issue.options ?? {})) {
    values[`scores.${option}`] = wants?.scores?.[option]?.written ?? '';
  }

  return { values, accepts: wants?.accepts ?? Object.keys(issue.options ?? {}) };
}

// What a faction wants otherwise, as it stands in the file; what is not there is the actor's.
function startOfFaction(issue: Issue, tree: Tree | undefined): Now {
  const textAt = (key: string): string => {
    const found = tree === undefined ? undefined : at(tree, key);
    return found === undefined || Array.isArray(found) ? '' : typeof found === 'string' ? found : flow(found);
  };
  const accepts = tree === undefined ? undefined : at(tree, 'accepts');
  const [from, to] = typeof accepts === 'string' ? accepts.split('..').map(one => one.trim()) : [textAt('accepts.from'), textAt('accepts.to')];
  const values: Record<string, string> = { ideal: textAt('ideal'), salience: textAt('salience'), from: from ?? '', to: to ?? '' };
  for (const option of Object.keys(issue.options ?? {})) {
    values[`scores.${option}`] = textAt(`scores.${option}`);
  }

  return { values, accepts: Array.isArray(accepts) ? accepts.map(String) : Object.keys(issue.options ?? {}) };
}

function changes(path: string, issue: Issue, before: Now, now: Now): Change[] {
  const changed = (key: string): boolean => now.values[key]!.trim() !== before.values[key];
  const single = ['ideal', 'salience', ...Object.keys(issue.options ?? {}).map(option => `scores.${option}`)]
    .filter(changed).map(key => change(`${path}.${key}`, now.values[key]!.trim()));
  const ends = changed('from') || changed('to') ? intervalChanges(scaleOf(issue), path, now.values['from']!.trim(), now.values['to']!.trim()) : [];
  const all = Object.keys(issue.options ?? {}).length;
  const accepts = now.accepts.join() === before.accepts.join() ? []
    : [change(`${path}.accepts`, now.accepts.length === all ? '' : `[${now.accepts.join(', ')}]`)];
  return [...single, ...ends, ...accepts];
}

// An empty field leaves the key out.
function change(path: string, value: string): Change {
  return value === '' ? remove(path) : written(path, value);
}
