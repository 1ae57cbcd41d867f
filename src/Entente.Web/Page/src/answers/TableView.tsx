import { useId } from 'preact/hooks';
import type { DataTable } from '../ground/types';

/** A table; a wide one scrolls inside its own frame, which the keyboard can reach. */
export function TableView({ table }: { table: DataTable }) {
  const id = useId();
  const kind = (i: number): string | undefined => (table.columns[i]?.number ? 'number' : undefined);
  return (
    <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} dir="auto">{table.caption}</caption>
        <thead>
          <tr>{table.columns.map((column, i) => <th key={i} scope="col" class={kind(i)} dir="auto">{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, k) => (k === 0
                ? <th key={k} scope="row" dir="auto">{cell}</th>
                : <td key={k} class={kind(k)} dir="auto">{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
