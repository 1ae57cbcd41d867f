import type { Block } from '../ground/types';
import { ChartView } from './ChartView';
import { TableView } from './TableView';

/** What stands below a heading. Every text is set as text, never as HTML. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return <>{blocks.map((block, i) => <One key={i} block={block} />)}</>;
}

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return block.text.length === 0 ? null : <p class={block.main ? 'main' : undefined} dir="auto">{block.text}</p>;
    case 'fact':
      return (
        <details class={block.main ? 'fact main' : 'fact'}>
          <summary><span dir="auto">{block.text}</span> <span class="how">How we know</span></summary>
          {block.how.map((line, i) => <p key={i} dir="auto">{line}</p>)}
        </details>
      );
    case 'list':
    case 'problems':
      return block.items.length === 0 ? null : <ul>{block.items.map((item, i) => <li key={i} dir="auto">{item}</li>)}</ul>;
    case 'entries':
      return (
        <dl class="entries">
          {block.items.map((item, i) => (
            <div key={i}>
              <dt dir="auto">{item.heading}</dt>
              <dd dir="auto">{item.text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'figures':
      return (
        <dl class="figures">
          {block.items.map((item, i) => (
            <div key={i}>
              <dt dir="auto">{item.meaning}</dt>
              <dd class="value">{item.value}</dd>
              <dd class="error">{item.error}</dd>
            </div>
          ))}
        </dl>
      );
    case 'disclosure':
      return (
        <details>
          <summary dir="auto">{block.title}</summary>
          <Blocks blocks={block.blocks} />
        </details>
      );
    case 'verbatim':
      return <pre tabIndex={0}><code>{block.text}</code></pre>;
    case 'table':
      return <TableView table={block} />;
    case 'chart':
      return <ChartView chart={block} tables={block.tables} />;
    case 'charts':
      return (
        <>
          {block['how-to-read'].length > 0 && <p dir="auto">{block['how-to-read']}</p>}
          {block.charts.map((chart, i) => (
            <ChartView key={i} chart={chart} tables={i === block.charts.length - 1 ? block.tables : []} numbers={block.tables} />
          ))}
        </>
      );
  }
}
