import type { Issue } from '../ground/types';
import { Heading } from './Heading';
import { begin, setOne } from './terms';

/** An issue settled by one of a few options. */
export function IssueChoice({ issue, value, ghost }: { issue: Issue; value: string; ghost: number | string | undefined }) {
  const id = `term-${issue.key}`;
  return (
    <div class="term" role="radiogroup" aria-labelledby={id}>
      <Heading issue={issue} id={id} />
      <div class="choice">
        {Object.entries(issue.options ?? {}).map(([option, text]) => (
          <label key={option} data-last={option === ghost && option !== value}>
            <input type="radio" name={id} value={option} checked={option === value} onChange={() => {
              begin();
              setOne(issue.key, option);
            }} />
            <span><span dir="auto">{text}</span>{option === issue.stands && <span class="quiet"> (today)</span>}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
