import { useEffect, useState } from 'preact/hooks';
import { del, get, post, Refusal } from '../ground/api';
import { complainAbout, say } from '../ground/notice';
import type { Problem, ScenarioState } from '../ground/types';
import { Comparison, type ComparedPlan } from './Comparison';
import { begin, choose, chosen, packages, set, terms, type Terms } from './terms';

interface Plan { name: string; package: string; terms: Terms | null; problems: Problem[] }

const Side = 6;

/** Terms kept by name as files beside the scenario, and up to six of them side by side. */
export function Plans({ scenario }: { scenario: ScenarioState }) {
  const [plans, setPlans] = useState<Plan[]>([]);
  const [ticked, setTicked] = useState<string[]>([]);
  const [compared, setCompared] = useState<ComparedPlan[]>([]);
  const [name, setName] = useState('');
  const [isTaken, setTaken] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const path = `/api/files/${encodeURIComponent(scenario.id)}/plans`;
  const listed = (answer: { plans: Plan[] }): void => {
    setPlans(answer.plans);
    setTicked(old => old.filter(one => answer.plans.some(plan => plan.name === one)));
  };
  useEffect(() => { get<{ plans: Plan[] }>(path).then(listed).catch(complainAbout); }, [scenario.id, scenario.version]);
  useEffect(() => {
    let isCurrent = true;
    post<{ plans: ComparedPlan[] }>(`${path}/compare`, { plans: ticked, package: chosen.value?.key })
      .then(answer => { if (isCurrent) { setCompared(answer.plans); } }).catch(complainAbout);
    return () => { isCurrent = false; };
  }, [ticked.join('\n'), scenario.version, plans, chosen.value?.key]);
  const tick = (plan: string, isTicked: boolean): void =>
    setTicked(old => (isTicked ? [...old, plan] : old.filter(one => one !== plan)));
  const keep = async (): Promise<void> => {
    try {
      listed(await post<{ plans: Plan[] }>(path, { name, package: chosen.value?.key, terms: terms.value, replace: isTaken }));
      say(`Kept as terms/${name.trim()}.yaml.`);
      setTicked(old => (old.includes(name.trim()) || old.length >= Side ? old : [...old, name.trim()]));
      setName('');
      setTaken(false);
    } catch (error) {
      setTaken(error instanceof Refusal && error.status === 409 && plans.some(plan => plan.name === name.trim()));
      complainAbout(error);
    }
  };
  const remove = async (plan: string): Promise<void> => {
    setLeaving(null);
    try {
      listed(await del<{ plans: Plan[] }>(`${path}/${encodeURIComponent(plan)}`));
      say(`The plan ${plan} is deleted.`);
    } catch (error) {
      complainAbout(error);
    }
  };
  return (
    <section class="plans" aria-labelledby="plans-title">
      <h2 id="plans-title" tabIndex={-1}>Plans</h2>
      <form class="keep" onSubmit={event => {
        event.preventDefault();
        void keep();
      }}>
        <label for="plan-name">Keep these terms as</label>
        <input id="plan-name" type="text" value={name} maxLength={60} autocomplete="off" onInput={event => {
          setName(event.currentTarget.value);
          setTaken(false);
        }} />
        <button type="submit" class="first" disabled={name.trim().length === 0}>{isTaken ? 'Replace' : 'Keep'}</button>
      </form>
      {plans.length === 0 ? (
        <p class="quiet">
          None yet. A plan is a file in the folder <code>terms</code> beside the scenario, which <code>entente solve --terms</code> takes
          too.
        </p>
      ) : (
        <ul class="plan-list">
          {plans.map(plan => (
            <li key={plan.name}>
              <label>
                <input type="checkbox" checked={ticked.includes(plan.name)} aria-label={`Compare ${plan.name}`}
                  disabled={!ticked.includes(plan.name) && ticked.length >= Side}
                  onChange={event => tick(plan.name, event.currentTarget.checked)} />
                <span dir="auto">{plan.name}</span>
              </label>
              {plan.problems.length > 0 && <span class="refused">{plan.problems[0]!.message}</span>}
              <span class="acts">
                {plan.terms !== null && (
                  <button type="button" aria-label={`Take up ${plan.name}`} onClick={() => takeUp(plan)}>Take up</button>
                )}
                {leaving === plan.name ? (
                  <>
                    <button type="button" class="first" aria-label={`Delete ${plan.name} for good`} onClick={() => void remove(plan.name)}>
                      Delete
                    </button>
                    <button type="button" onClick={() => setLeaving(null)}>Stay</button>
                  </>
                ) : <button type="button" aria-label={`Delete ${plan.name}`} onClick={() => setLeaving(plan.name)}>Delete…</button>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {compared.length > 0 && scenario.table !== null && <Comparison plans={compared} table={scenario.table} />}
    </section>
  );
}

function takeUp(plan: Plan): void {
  const one = packages.value.find(other => other.key === plan.package);
  begin();
  if (one !== undefined && one.key !== chosen.value?.key) {
    choose(one, plan.terms!);
  } else {
    set({ ...plan.terms! });
  }

  document.querySelector('.deal-table h1')?.scrollIntoView();
}
