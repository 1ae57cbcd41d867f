import { useState } from 'preact/hooks';
import type { Job, PastRun, ScenarioState, Tree } from '../ground/types';
import { ask } from './ask';
import { askings, type Option } from './verbs';

/** Chooses a question and its options, and asks it. */
export function AskForm({ scenario, runs, asked }: { scenario: ScenarioState; runs: PastRun[]; asked: (job: Job) => void }) {
  const [verb, setVerb] = useState(askings[0]!.verb);
  const [values, setValues] = useState<Record<string, unknown>>({});
  const asking = askings.find(one => one.verb === verb)!;
  const submit = async (): Promise<void> => {
    const options = Object.fromEntries(asking.options.map(one => [one.key, values[one.key] ?? one.preset])
      .filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));
    const job = await ask(scenario.id, verb, options);
    if (job !== null) {
      asked(job);
    }
  };
  return (
    <form class="ask" onSubmit={event => {
      event.preventDefault();
      void submit();
    }}>
      <fieldset class="verbs">
        <legend class="said">Question</legend>
        {askings.map(one => (
          <label key={one.verb}>
            <input type="radio" name="verb" value={one.verb} checked={one.verb === verb} onChange={() => setVerb(one.verb)} />
            <span><b>{one.verb}</b> {one.question}</span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        {asking.options.filter(one => one.kind !== 'run' || runs.length > 0).map(one => (
          <OptionField key={`${verb} ${one.key}`} option={one} scenario={scenario} runs={runs} value={values[one.key] ?? one.preset}
            set={value => setValues({ ...values, [one.key]: value })} />
        ))}
      </div>
      <div class="buttons"><button type="submit" class="first" disabled={scenario.table === null}>Ask</button></div>
      {scenario.table === null && <p class="help">The file has errors; once they are mended it can be asked about.</p>}
    </form>
  );
}

interface FieldProps { option: Option; scenario: ScenarioState; runs: PastRun[]; value: unknown; set: (value: unknown) => void }

function OptionField({ option, scenario, runs, value, set }: FieldProps) {
  const id = `ask-${option.key}`, help = `${id}-help`;
  return (
    <div class="field">
      <label for={option.kind === 'changes' ? undefined : id}>{option.key}</label>
      <Input option={option} scenario={scenario} runs={runs} value={value} set={set} id={id} help={help} />
      <p class="help" id={help}>{option.help}</p>
    </div>
  );
}

function Input({ option, scenario, runs, value, set, id, help }: FieldProps & { id: string; help: string }) {
  switch (option.kind) {
    case 'count':
      return (
        <input type="number" id={id} aria-describedby={help} min={option.least} step={1} value={value === undefined ? '' : String(value)}
          onInput={event => set(event.currentTarget.value === '' ? undefined : event.currentTarget.valueAsNumber)} />
      );
    case 'package':
      return (
        <select id={id} aria-describedby={help} value={String(value ?? '')} onChange={event => set(event.currentTarget.value || undefined)}>
          <option value="">the one that covers most</option>
          {named(scenario, 'packages').map(([key, name]) => <option key={key} value={key}>{name}</option>)}
        </select>
      );
    case 'answer':
      return (
        <select id={id} aria-describedby={help} value={String(value ?? '')} onChange={event => set(event.currentTarget.value || undefined)}>
          <option value="">the odds</option>
          <option value="holding">whether a deal holds for a year</option>
          {terms(scenario).map(([key, name]) => <option key={key} value={key}>{name}</option>)}
        </select>
      );
    case 'run':
      return (
        <select id={id} aria-describedby={help} value={String(value ?? '')} onChange={event => set(event.currentTarget.value || undefined)}>
          <option value="">the file as it is now</option>
          {runs.map(one => <option key={one.run} value={one.run}>{one.run}</option>)}
        </select>
      );
    case 'changes': {
      const chosen = Array.isArray(value) ? value as string[] : [];
      const all = [...named(scenario, 'variants'), ...named(scenario, 'levers')];
      return (
        <div class="choices" role="group" aria-label={option.key} aria-describedby={help}>
          {all.length === 0 && <p class="quiet">The file has neither variants nor levers.</p>}
          {all.map(([key, name]) => (
            <label key={key}>
              <input type="checkbox" checked={chosen.includes(key)}
                onChange={event => set(event.currentTarget.checked ? [...chosen, key] : chosen.filter(one => one !== key))} />
              <span dir="auto">{name}</span>
            </label>
          ))}
        </div>
      );
    }
    default:
      return (
        <textarea id={id} aria-describedby={help} rows={2} spellcheck={false} value={Array.isArray(value) ? value.join('\n') : ''}
          onInput={event => set(event.currentTarget.value.split('\n').map(one => one.trim()).filter(one => one.length > 0))} />
      );
  }
}

// Entries of a section, each with what it is called in sentences.
function named(scenario: ScenarioState, section: string): [string, string][] {
  const tree = scenario.tree;
  const entries = typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree[section] : undefined;
  return typeof entries !== 'object' || Array.isArray(entries) ? [] : Object.entries(entries).map(([key, one]) => [key, called(key, one)]);
}

// The positions on scales, and the options of the other issues.
function terms(scenario: ScenarioState): [string, string][] {
  return Object.entries(group(group(scenario.tree)['issues'])).flatMap(([issue, one]): [string, string][] => {
    const options = Object.keys(group(group(one)['options']));
    return options.length === 0 ? [[`terms.${issue}`, issue]] : options.map(option => [`terms.${issue}.${option}`, `${issue}: ${option}`]);
  });
}

function group(tree: Tree | null | undefined): Record<string, Tree> {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree : {};
}

function called(key: string, entry: Tree): string {
  const name = typeof entry === 'object' && !Array.isArray(entry) ? entry['name'] : undefined;
  return typeof name === 'string' ? name : key;
}
