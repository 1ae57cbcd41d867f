import { Sections } from '../answers/PageView';
import type { ScenarioState } from '../ground/types';

// Problems stand above with a way to their place, and the command is for whoever works without this page.
const ShownElsewhere = ['Errors and warnings', 'How to reproduce this'];

/** What `check` says, in sentences. */
export function Overview({ scenario }: { scenario: ScenarioState }) {
  const { about, subtitle, sections } = scenario.check;
  return (
    <section class="overview" aria-labelledby="overview">
      <h1 id="overview" tabIndex={-1} dir="auto">{about}</h1>
      <p class="quiet" dir="auto">{subtitle}</p>
      <Sections sections={sections.filter(one => !ShownElsewhere.includes(one.title))} level={2} />
    </section>
  );
}
