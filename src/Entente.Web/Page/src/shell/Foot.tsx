import { notice } from '../ground/notice';

/** What was last said. Its place is always there, so that nothing jumps; screen readers read it out. */
export function Foot() {
  const said = notice.value;
  return (
    <div class="foot" data-said={said !== null} data-error={said?.isError ?? false}>
      <div role="status" aria-live="polite">{said !== null && !said.isError && <p>{said.text}</p>}</div>
      <div role="alert">
        {said?.isError && (
          <>
            <p>{said.text}</p>
            {said.details.length > 0 && <ul>{said.details.map((line, i) => <li key={i} dir="auto">{line}</li>)}</ul>}
          </>
        )}
      </div>
      {said !== null && <button type="button" onClick={() => { notice.value = null; }}>Close</button>}
    </div>
  );
}
