import { useEffect, useRef } from 'preact/hooks';
import { edit, saveText } from '../ground/edits';
import { told, type Change } from '../ground/changes';
import { say } from '../ground/notice';
import { conflict, revision, state, taken, type Conflict as Met } from '../ground/store';
import { at, flow } from '../ground/yaml';

/** The file was changed outside while it was changed here: both versions side by side, and the user chooses. Nothing is lost. */
export function Conflict() {
  const met = conflict.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (met !== null && !dialog.current!.open) {
      dialog.current!.showModal();
    }
  }, [met]);
  return met === null ? null : (
    <dialog ref={dialog} class="conflict" aria-labelledby="conflict-title" onCancel={event => event.preventDefault()}>
      <h2 id="conflict-title">The file was changed outside this page</h2>
      <p>Somebody, or an editor, wrote the file after it was read here. Nothing of yours was written yet.</p>
      {met.text === null ? <Changes met={met} changes={met.changes ?? []} /> : <Texts theirs={theirText(met)} mine={met.text} />}
      <div class="buttons">
        <button type="button" onClick={() => take(met)}>Take theirs</button>
        <button type="button" class="first" onClick={() => putMine(met)}>Put mine again</button>
      </div>
    </dialog>
  );
}

function Changes({ met, changes }: { met: Met; changes: Change[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Both versions">
      <table>
        <thead><tr><th scope="col">Where</th><th scope="col">The file says now</th><th scope="col">You wanted</th></tr></thead>
        <tbody>
          {changes.map(change => {
            const { path, value } = told(change);
            const theirs = at(met.theirs.tree, path);
            return (
              <tr key={path}>
                <th scope="row">{path}</th>
                <td dir="auto">{theirs === undefined ? 'nothing' : flow(theirs)}</td>
                <td dir="auto">{value ?? 'nothing'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

// Only the lines that differ, with their numbers: the rest is the same on both sides.
function Texts({ theirs, mine }: { theirs: string; mine: string }) {
  const rows = differing(theirs.split('\n'), mine.split('\n'));
  return (
    <div class="sides">
      {(['theirs', 'mine'] as const).map(side => (
        <section key={side} aria-label={side === 'theirs' ? 'The file now' : 'Your text'}>
          <h3>{side === 'theirs' ? 'The file now' : 'Your text'}</h3>
          <pre tabIndex={0}>{rows[side].map(line => `${String(line.number).padStart(4)}  ${line.text}`).join('\n') || 'nothing here'}</pre>
        </section>
      ))}
    </div>
  );
}

interface Line { number: number; text: string }

function differing(theirs: string[], mine: string[]): { theirs: Line[]; mine: Line[] } {
  let start = 0;
  while (start < theirs.length && start < mine.length && theirs[start] === mine[start]) {
    start++;
  }

  let end = 0;
  while (end < theirs.length - start && end < mine.length - start && theirs.at(-1 - end) === mine.at(-1 - end)) {
    end++;
  }

  const middle = (lines: string[]): Line[] =>
    lines.slice(start, lines.length - end).map((text, i) => ({ number: start + i + 1, text }));
  return { theirs: middle(theirs), mine: middle(mine) };
}

// Another page may have written a draft; else it is the file itself.
function theirText({ theirs, text }: Met): string {
  return theirs.draft !== null && theirs.draft !== text ? theirs.draft : theirs.text;
}

// My text is kept as a draft until one of the two is chosen.
function take(met: Met): void {
  conflict.value = null;
  state.value = met.theirs;
  revision.value++;
  taken.value++;
  if (met.text !== null && met.theirs.draft === met.text) {
    void saveText(met.theirs.text, met.theirs.version);
  }

  say('The file is shown as it is now.');
}

function putMine(met: Met): void {
  conflict.value = null;
  state.value = met.theirs;
  void (met.text === null ? edit(met.changes ?? [], 'Your change was made again.') : saveText(met.text, met.theirs.version));
}
