import { useState } from 'preact/hooks';
import type { Job, PastRun, ScenarioState, Tree } from '../ground/types';
import { Problems } from '../scenario/Problems';
import { ask } from './ask';
import { Settings } from './Settings';
import { askings, type Asking, type Option } from './verbs';

interface Props { scenario: ScenarioState; runs: PastRun[]; plans: string[]; asked: (job: Job) => void }

/** Chooses a question and its options, and asks it. */
export function AskForm(props: Props) {
  const all = askings.value;
  return all === null ? <p class="waiting">Looking up what can be asked…</p> : <Form {...props} all={all} />;
}

function Form({ scenario, runs, plans, asked, all }: Props & { all: readonly Asking[] }) {
  const [verb, setVerb] = useState(all[0]!.verb);
  const [values, setValues] = useState<Record<string, unknown>>({});
  const asking = all.find(one => one.verb === verb)!;
  const placeOf = (option: Option): string => (option.key === 'draws' ? `${verb} draws` : option.key); // as many as is usual for each
  const valueOf = (option: Option): unknown => values[placeOf(option)] ?? option.usual ?? undefined;
  const submit = async (): Promise<void> => {
    const options = Object.fromEntries(asking.options.map(one => [one.key, valueOf(one)]).filter(([, value]) => isGiven(value)));
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
        {all.map(one => (
          <label key={one.verb}>
            <input type="radio" name="verb" value={one.verb} checked={one.verb === verb} onChange={() => setVerb(one.verb)} />
            <span><b>{one.verb}</b> {one.question}</span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        {asking.options.filter(one => one.kind !== 'run' || runs.length > 0).map(one => (
          <OptionField key={`${verb} ${one.key}`} option={one} scenario={scenario} runs={runs} plans={plans} value={valueOf(one)}
            set={value => setValues({ ...values, [placeOf(one)]: value })} />
        ))}
      </div>
      <div class="buttons"><button type="submit" class="first" disabled={scenario.table === null}>Ask</button></div>
      {scenario.table === null && (
        <>
          <p class="help">The file has errors; once they are mended it can be asked about.</p>
          <Problems scenario={scenario} />
        </>
      )}
    </form>
  );
}

// Half of a pair asks for nothing.
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && (value.length === 0 || value.includes('')));
}

interface FieldProps {
  option: Option;
  scenario: ScenarioState;
  runs: PastRun[];
  plans: string[];
  value: unknown;
  set: (value: unknown) => void;
}

const Several: readonly Option['kind'][] = ['changes', 'settings', 'two-actors', 'two-scales']; // their inputs are labelled one by one

function OptionField(props: FieldProps) {
  const { key, kind, help } = props.option, id = `ask-${key}`;
  return (
    <div class="field">
      <label for={Several.includes(kind) ? undefined : id}>{key}</label>
      <Input {...props} id={id} help={`${id}-help`} />
      <p class="help" id={`${id}-help`}>{help}</p>
    </div>
  );
}

function Input({ option, scenario, runs, plans, value, set, id, help }: FieldProps & { id: string; help: string }) {
  switch (option.kind) {
    case 'count':
      return (
        <input type="number" id={id} aria-describedby={help} min={option.least} step={1} value={value === undefined ? '' : String(value)}
          onInput={event => set(event.currentTarget.value === '' ? undefined : event.currentTarget.valueAsNumber)} />
      );
    case 'day':
      return (
        <input type="date" id={id} aria-describedby={help} value={String(value ?? '')}
          onChange={event => set(event.currentTarget.value || undefined)} />
      );
    case 'switch':
      return (
        <input type="checkbox" id={id} aria-describedby={help} checked={value === true}
          onChange={event => set(event.currentTarget.checked)} />
      );
    case 'package':
      return <Choice id={id} help={help} value={value} set={set} none="the one that covers most" all={named(scenario, 'packages')} />;
    case 'run':
      return <Choice id={id} help={help} value={value} set={set} none="the file as it is now" all={runs.map(one => [one.run, one.run])} />;
    case 'terms':
      return (
        <Choice id={id} help={help} value={value} set={set} all={plans.map(one => [one, one])}
          none={plans.length > 0 ? 'no plan' : 'no plan is kept yet'} />
      );
    case 'explained':
      return (
        <Choice id={id} help={help} value={value} set={set} none="the odds"
          all={[['holding', 'whether a deal holds for a year'], ...positions(scenario)]} />
      );
    case 'actor':
      return <Choice id={id} help={help} value={value} set={set} none="nobody" all={named(scenario, 'actors')} />;
    case 'two-actors':
    case 'two-scales': {
      const all = option.kind === 'two-actors' ? named(scenario, 'actors')
        : (scenario.table?.issues ?? []).filter(issue => issue.kind === 'scale').map((issue): [string, string] => [issue.key, issue.key]);
      const pair = Array.isArray(value) ? value as string[] : ['', ''];
      return (
        <div class="pair" role="group" aria-label={option.key} aria-describedby={help}>
          {[0, 1].map(i => (
            <Choice key={i} label={`${i === 0 ? 'first' : 'second'} of ${option.key}`} value={pair[i]} none="none" all={all}
              set={one => set(pair.map((other, k) => (k === i ? one ?? '' : other)))} />
          ))}
        </div>
      );
    }
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
    case 'settings':
      return <Settings id={id} help={help} scenario={scenario} value={Array.isArray(value) ? value as string[] : []} set={set} />;
  }
}

interface ChoiceProps {
  id?: string;
  help?: string;
  label?: string;
  value: unknown;
  none: string;
  all: [string, string][];
  set: (value: string | undefined) => void;
}

function Choice({ id, help, label, value, none, all, set }: ChoiceProps) {
  return (
    <select id={id} aria-describedby={help} aria-label={label} value={String(value ?? '')}
      onChange={event => set(event.currentTarget.value || undefined)}>
      <option value="">{none}</option>
      {all.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
    </select>
  );
}

// The positions on scales, and the options of the other issues.
function positions(scenario: ScenarioState): [string, string][] {
  return Object.entries(group(group(scenario.tree)['issues'])).flatMap(([issue, one]): [string, string][] => {
    const options = Object.keys(group(group(one)['options']));
    return options.length === 0 ? [[`terms.${issue}`, issue]] : options.map(option => [`terms.${issue}.${option}`, `${issue}: ${option}`]);
  });
}

function group(tree: Tree | null | undefined): Record<string, Tree> {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree : {};
}

// Entries of a section, each with what it is called in sentences.
function named(scenario: ScenarioState, section: string): [string, string][] {
  const tree = scenario.tree;
  const entries = typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree[section] : undefined;
  return typeof entries !== 'object' || Array.isArray(entries) ? [] : Object.entries(entries).map(([key, one]) => [key, called(key, one)]);
}

function called(key: string, entry: Tree): string {
  const name = typeof entry === 'object' && !Array.isArray(entry) ? entry['name'] : undefined;
  return typeof name === 'string' ? name : key;
}
