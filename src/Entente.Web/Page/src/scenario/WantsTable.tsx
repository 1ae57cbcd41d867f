import { useState } from 'preact/hooks';
import { colourOf, Roles } from '../ground/actors';
import type { Actor, Issue, Table, Wants } from '../ground/types';
import { rovingGrid } from '../shell/roving';
import { WantsCell } from './WantsCell';
import { WantsDialog } from './WantsDialog';

/** Actors and issues: what each wants, how much it matters, and where its red line is. Arrow keys move between the cells, Enter changes
 * one. */
export function WantsTable({ table }: { table: Table }) {
  const [changed, setChanged] = useState<{ actor: Actor; issue: Issue } | null>(null);
  const find = (actor: Actor, issue: Issue): Wants | undefined =>
    table.wants.find(one => one.actor === actor.key && one.issue === issue.key);
  return (
    <section class="wants" aria-labelledby="wants">
      <h2 id="wants" tabIndex={-1}>Who wants what</h2>
      <p class="quiet on-screen" id="wants-help">
        Ideal, salience and red line. Arrow keys move, Enter or a click changes a cell, E or the mark “ shows what it rests on.
      </p>
      <div class="scroll frame">
        <table role="grid" aria-labelledby="wants" aria-describedby="wants-help"
          onKeyDown={rovingGrid('tbody tr', '[role=gridcell]')}>
          <thead>
            <tr role="row">
              <th role="columnheader" scope="col">Issue</th>
              {table.actors.map(actor => (
                <th key={actor.key} role="columnheader" scope="col">
                  <span class="dot" style={{ background: colourOf(actor.key) }} aria-hidden="true" />
                  <span dir="auto">{actor.name}</span>
                  <span class="quiet role">{Roles[actor.role]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.issues.map((issue, row) => (
              <tr key={issue.key} role="row">
                <th role="rowheader" scope="row">
                  <span dir="auto">{issue.key}</span><span class="quiet asks" dir="auto">{issue.asks}</span>
                </th>
                {table.actors.map((actor, column) => (
                  <WantsCell key={actor.key} issue={issue} actor={actor} wants={find(actor, issue)} isFirst={row === 0 && column === 0}
                    change={() => setChanged({ actor, issue })} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changed !== null && (
        <WantsDialog {...changed} wants={find(changed.actor, changed.issue)} close={() => setChanged(null)} />
      )}
    </section>
  );
}
