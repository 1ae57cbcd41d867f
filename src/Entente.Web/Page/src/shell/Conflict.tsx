import { useEffect, useRef } from 'preact/hooks';
import { edit, saveText } from '../ground/edits';
import { told, type Change } from '../ground/changes';
import { say } from '../ground/notice';
import { conflict, revision, state, taken, type Conflict as Met } from '../ground/store';
import { at, flow } from '../ground/yaml';
import { difference, type Line } from './difference';

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
      <p>
        Somebody, or an editor, wrote the file after it was read here. Nothing of yours was written yet.
        {met.text !== null && ' A line marked − stands in the file only, one marked + in your text only.'}
      </p>
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

// The lines that differ, with a few around them: what stands in one of the two only is marked by a sign, and said.
function Texts({ theirs, mine }: { theirs: string; mine: string }) {
  const rows = difference(theirs.split('\n'), mine.split('\n'));
  return (
    <div class="scroll differing" tabIndex={0} role="region" aria-label="Both versions">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">The file now</th><th scope="col" class="number">Your text</th>
            <th scope="col"><span class="said">Where it stands</span></th><th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (row === null ? (
            <tr key={i}><td class="number">⋯</td><td class="number">⋯</td><td /><td class="quiet">lines that are the same in both</td></tr>
          ) : (
            <tr key={i} data-in={row.in}>
              <td class="number">{row.theirs ?? ''}</td><td class="number">{row.mine ?? ''}</td>
              <td>{Signs[row.in]}<span class="said">{Places[row.in]}</span></td>
              <td dir="auto"><code>{row.text}</code></td>
            </tr>
          )))}
        </tbody>
      </table>
    </div>
  );
}

const Signs: Record<Line['in'], string> = { both: '', theirs: '−', mine: '+' };
const Places: Record<Line['in'], string> = { both: '', theirs: 'only in the file', mine: 'only in your text' };

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
