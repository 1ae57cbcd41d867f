import { useState } from 'preact/hooks';
import { all, piecesOf } from './evidence';
import { Rests } from './Rests';

/** Every number of the file with what it rests on. */
export function Numbers() {
  const [isOpen, setOpen] = useState(false);
  const [onlyWithout, setOnlyWithout] = useState(true);
  const numbers = all.value?.numbers ?? [];
  const rests = (names: readonly string[]): boolean => piecesOf(names).some(piece => piece.status !== 'rejected');
  const without = numbers.filter(one => !rests(one.evidence));
  const listed = onlyWithout ? without : numbers;
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">Numbers</h2>
      <p>{numbers.length - without.length} of {numbers.length} numbers rest on evidence; {without.length} do not.</p>
      <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>List them</summary>
        {isOpen && (
          <>
            <label class="check">
              <input type="checkbox" checked={onlyWithout} onChange={event => setOnlyWithout(event.currentTarget.checked)} />{' '}
              only those without evidence
            </label>
            <div class="scroll" tabIndex={0} role="region" aria-label="Numbers of the file">
              <table class="numbers">
                <thead><tr><th scope="col">Number</th><th scope="col">Value</th><th scope="col">Rests on</th></tr></thead>
                <tbody>
                  {listed.map(one => (
                    <tr key={one.path}>
                      <th scope="row"><code>{one.path}</code></th>
                      <td>{one.written}</td>
                      <td><Rests of={one.path} paths={[one.path]} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </details>
    </section>
  );
}
