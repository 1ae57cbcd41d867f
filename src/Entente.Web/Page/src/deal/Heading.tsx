import type { ComponentChildren } from 'preact';
import type { Issue } from '../ground/types';
import { pin, pins } from './terms';

/** What an issue is called, and whether the buttons leave it as it is. */
export function Heading({ issue, id, children }: { issue: Issue; id: string; children?: ComponentChildren }) {
  const isPinned = pins.value.includes(issue.key);
  return (
    <div class="term-head">
      <h3 id={id} dir="auto" title={issue.asks}>{issue.key.replaceAll('-', ' ')}</h3>
      {children}
      <label class="pin" title="Pinned: the buttons leave it as it is, and look for the best rest.">
        <input type="checkbox" checked={isPinned} aria-label={`Pin ${issue.key}`}
          onChange={event => pin(issue.key, event.currentTarget.checked)} />
        <span>Pin</span>
      </label>
    </div>
  );
}
