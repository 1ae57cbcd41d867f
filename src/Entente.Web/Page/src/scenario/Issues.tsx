import type { Table } from '../ground/types';
import { OptionsGrid } from './OptionsGrid';
import { Strip } from './Strip';

/** Each issue on its own scale, with what every actor wants. */
export function Issues({ table }: { table: Table }) {
  return (
    <section class="issues" aria-labelledby="issues">
      <h2 id="issues" tabIndex={-1}>Issues</h2>
      <p class="quiet on-screen">
        A disc is an ideal, its size the salience; the band is what is accepted, and fades where the red line is uncertain. Drag a disc or
        the end of a band, or move it with the arrow keys (Shift for steps of ten, Enter writes, Escape takes back).
      </p>
      <div class="cards">
        {table.issues.map(issue => {
          const lanes = table.actors.map(actor =>
            ({ actor, wants: table.wants.find(one => one.actor === actor.key && one.issue === issue.key) }));
          const Card = issue.kind === 'scale' ? Strip : OptionsGrid;
          return <Card key={issue.key} issue={issue} lanes={lanes} />;
        })}
      </div>
    </section>
  );
}
