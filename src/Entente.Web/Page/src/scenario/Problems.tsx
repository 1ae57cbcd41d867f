import { go } from '../ground/route';
import { place } from '../ground/store';
import type { Problem, ScenarioState } from '../ground/types';

/** What is wrong with the file; each with a way to its place in the text. */
export function Problems({ scenario }: { scenario: ScenarioState }) {
  const { draft } = scenario;
  const problems = scenario['draft-problems'] ?? scenario.problems;
  if (problems.length === 0 && draft === null) {
    return null;
  }

  const hasErrors = problems.some(one => one.severity === 'error');
  return (
    <section class="problems" aria-label="Errors and warnings" data-error={hasErrors}>
      {draft !== null && (
        <p>The text has a draft with errors that is not in the file yet. The file keeps its last text until they are mended.</p>
      )}
      <details open={hasErrors}>
        <summary>{counts(problems)}</summary>
        <ul>
          {problems.map((problem, i) => (
            <li key={i}>
              <button type="button" class="link" onClick={() => show(scenario.id, problem)}>Line {problem.line}</button>{' '}
              <span dir="auto">{problem.message} {problem.hint}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

export function show(id: string, { line, column }: Problem): void {
  place.value = { line, column };
  go(id, 'text');
}

export function counts(problems: readonly Problem[]): string {
  const errors = problems.filter(one => one.severity === 'error').length, warnings = problems.length - errors;
  return [many(errors, 'error'), many(warnings, 'warning')].filter(one => one.length > 0).join(', ') || 'no errors, no warnings';
}

function many(count: number, what: string): string {
  return count === 0 ? '' : count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
