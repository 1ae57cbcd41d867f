import { colourOf } from '../ground/actors';
import { scaleOf, stepped } from '../ground/scale';
import type { Issue, Problem, Table } from '../ground/types';
import { signed } from './Actors';
import type { Deal } from './terms';

export interface ComparedPlan { name: string; package: string; problems: Problem[]; deal: Deal | null }

/** Plans side by side: who accepts which, what each gains, how long it would stand, and where the terms differ. */
export function Comparison({ plans, table }: { plans: ComparedPlan[]; table: Table }) {
  const deals = plans.map(plan => plan.deal);
  const issues = table.issues.filter(issue => differs(deals, issue));
  const same = table.issues.length - issues.length;
  return (
    <div class="scroll frame compared" tabIndex={0} role="region" aria-label="Plans side by side">
      <table>
        <caption>
          Gains over no deal. {issues.length === 0 ? 'The terms are the same.'
            : same > 0 ? `${same} ${same === 1 ? 'issue is' : 'issues are'} the same in all.` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="said">What</span></th>
            {plans.map(plan => <th key={plan.name} scope="col" dir="auto">{plan.name}</th>)}
          </tr>
        </thead>
        <tbody>
          <tr class="accepted">
            <th scope="row">Accepted by all asked</th>
            {plans.map(plan => (
              <td key={plan.name}>
                {plan.deal === null ? plan.problems[0]?.message ?? '' : <b>{plan.deal.accepted ? '✓ yes' : '✕ no'}</b>}
              </td>
            ))}
          </tr>
          {table.actors.map(actor => (
            <tr key={actor.key}>
              <th scope="row"><span class="dot" style={{ background: colourOf(actor.key) }} /><span dir="auto">{actor.name}</span></th>
              {plans.map(plan => (
                <td key={plan.name} title={says(plan.deal, actor.key)}>
                  {plan.deal !== null && <Answer deal={plan.deal} actor={actor.key} />}
                </td>
              ))}
            </tr>
          ))}
          {deals.some(deal => deal?.standing !== undefined) && (
            <tr>
              <th scope="row">Would stand</th>
              {deals.map((deal, i) => <td key={plans[i]!.name}>{stands(deal)}</td>)}
            </tr>
          )}
          {issues.map(issue => (
            <tr key={issue.key} class="issue">
              <th scope="row" dir="auto">{issue.key.replaceAll('-', ' ')}</th>
              {deals.map((deal, i) => <td key={plans[i]!.name}>{value(deal, issue)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Answer({ deal, actor }: { deal: Deal; actor: string }) {
  const answer = deal.answers[actor];
  return (
    <>
      {answer !== undefined && <b aria-hidden="true">{answer.accepts ? '✓ ' : '✕ '}</b>}
      {signed(deal.gain[actor]!)} <span class={answer?.accepts ? 'said' : 'quiet'}>
        {answer === undefined ? 'not asked' : answer.accepts ? 'accepts' : 'refuses'}</span>
    </>
  );
}

function stands(deal: Deal | null): string {
  const standing = deal?.standing;
  return deal === null ? '' : standing === undefined ? 'nothing breaks it'
    : `${Math.round(standing.p * 100)}\u00a0% after ${standing.years} ${standing.years === 1 ? 'year' : 'years'}`;
}

function says(deal: Deal | null, actor: string): string {
  return deal === null ? '' : deal.answers[actor]?.says ?? deal['not-asked'][actor] ?? '';
}

// What reads the same is the same.
function differs(deals: (Deal | null)[], issue: Issue): boolean {
  return new Set(deals.filter(deal => deal !== null).map(deal => value(deal, issue))).size > 1;
}

function value(deal: Deal | null, issue: Issue): string {
  const at = deal?.terms[issue.key];
  return at === undefined ? '' : typeof at === 'number' ? String(stepped(at, scaleOf(issue).fine)) : issue.options?.[at] ?? at;
}
