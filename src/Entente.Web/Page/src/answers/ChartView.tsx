import { useEffect, useRef, useState } from 'preact/hooks';
import { complainAbout } from '../ground/notice';
import type { Chart, DataTable } from '../ground/types';
import { csvOf, save } from './files';
import { TableView } from './TableView';

/** A picture with its words, its numbers in a table, and itself as a file.
 * @param tables that stand below it; charts of one kind share them below the last.
 * @param numbers of it. */
export function ChartView({ chart, tables, numbers = tables }: { chart: Chart; tables: DataTable[]; numbers?: DataTable[] }) {
  const [isLarge, setLarge] = useState(false);
  return (
    <figure>
      <figcaption dir="auto">{chart.caption}</figcaption>
      <p class="reading" dir="auto">{chart.reading}</p>
      <Legend chart={chart} />
      <Drawing chart={chart} zooms={false} />
      <Key lines={chart.key} />
      <div class="buttons small" role="group" aria-label={`The chart “${chart.caption}”`}>
        <button type="button" onClick={() => setLarge(true)}>Enlarge</button>
        <button type="button" onClick={() => picture(chart, 'png')}>PNG</button>
        <button type="button" onClick={() => picture(chart, 'svg')}>SVG</button>
        {numbers.length > 0 && <button type="button" onClick={() => save(csvOf(numbers), 'text/csv', `${chart.caption}.csv`)}>CSV</button>}
      </div>
      {tables.length > 0 && (
        <details class="numbers">
          <summary>The numbers in a table</summary>
          {tables.map((table, i) => <TableView key={i} table={table} />)}
        </details>
      )}
      {isLarge && <Large chart={chart} close={() => setLarge(false)} />}
    </figure>
  );
}

function Large({ chart, close }: { chart: Chart; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  return (
    <dialog ref={dialog} class="large" aria-label={chart.caption} onClose={close}>
      <p><strong dir="auto">{chart.caption}</strong></p>
      <Legend chart={chart} />
      <Drawing chart={chart} zooms />
      <p class="quiet">The wheel of the mouse zooms, dragging moves, a double click shows all again.</p>
      <div class="buttons"><button type="button" onClick={() => dialog.current!.close()}>Close</button></div>
    </dialog>
  );
}

function Drawing({ chart, zooms }: { chart: Chart; zooms: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState(false);
  useEffect(() => {
    let isGone = false;
    let erase: (() => void) | null = null;
    import('./draw').then(({ draw }) => place.current === null ? null : draw(place.current, chart.specification, zooms)).then(drawn => {
      erase = drawn;
      if (isGone) {
        drawn?.();
      }
    }).catch(error => {
      console.error(error);
      setFault(true);
    });
    return () => {
      isGone = true;
      erase?.();
    };
  }, [chart.specification, zooms]);
  const height = chart.specification['height'];
  return (
    <>
      {fault && <p>This chart could not be drawn. Its numbers are in the table below it.</p>}
      <div ref={place} class="chart" role="img" aria-label={`${chart.caption}. ${chart.reading}`}
        style={{ minHeight: typeof height === 'number' ? `${height + 24}px` : '2rem' }} />
    </>
  );
}

function Legend({ chart }: { chart: Chart }) {
  return chart.legend.length === 0 ? null : (
    <ul class="legend">
      {chart.legend.map((line, i) => (
        <li key={i}>
          <svg width="28" height="8" aria-hidden="true">
            <line x1="0" x2="28" y1="4" y2="4" stroke-width="3" stroke={line.colour} stroke-dasharray={line.dashes} />
          </svg>
          <span dir="auto">{line.name}</span>
        </li>
      ))}
    </ul>
  );
}

function Key({ lines }: { lines: string[] }) {
  return lines.length === 0 ? null
    : lines.length === 1 ? <p class="key" dir="auto">{lines[0]}</p>
    : <ul class="key">{lines.map((line, i) => <li key={i} dir="auto">{line}</li>)}</ul>;
}

function picture(chart: Chart, kind: 'png' | 'svg'): void {
  import('./draw').then(({ picture }) => picture(chart, kind))
    .then(blob => save(blob, blob.type, `${chart.caption}.${kind}`)).catch(complainAbout);
}
