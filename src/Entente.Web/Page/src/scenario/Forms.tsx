import { RecordForm } from '../forms/RecordForm';
import { scenarioSchema } from '../forms/schema';
import type { ScenarioState } from '../ground/types';

/** The whole file as forms made of its schema. */
export function Forms({ scenario }: { scenario: ScenarioState }) {
  const schema = scenarioSchema();
  return (
    <section class="forms on-screen" aria-labelledby="everything">
      <h2 id="everything" tabIndex={-1}>Everything else</h2>
      <p class="quiet">
        Every key of the file. What is changed here is written into the file at once; comments and layout stay as they are.
      </p>
      {scenario.tree === null ? <p>The text cannot be read, so there are no forms: mend it in the tab Text.</p>
        : schema !== null && <RecordForm path="" schema={schema} value={scenario.tree} level={2} except={['entente']} />}
    </section>
  );
}
