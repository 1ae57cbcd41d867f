import { useState } from 'preact/hooks';
import { begin } from '../ground/edits';
import { address } from '../ground/route';
import { canBegin, files, folder, passedOver } from '../ground/store';
import type { FileEntry } from '../ground/types';

/** The scenarios of the folder. */
export function FileList() {
  const all = files.value;
  return (
    <section class="files" aria-labelledby="files-title">
      <h1 id="files-title">Scenarios</h1>
      {all === null ? <p class="waiting">Looking into the folder…</p> : (
        <>
          <p class="quiet">{all.length === 0
            ? `There is no scenario in ${folder.value} yet.` : `In ${folder.value}.`}</p>
          <ul>{all.map(file => <Entry key={file.id} file={file} />)}</ul>
          {passedOver.value.map(why => <p key={why} class="quiet" dir="auto">{why}</p>)}
          {canBegin.value && <Begin />}
        </>
      )}
    </section>
  );
}

/** A new scenario starts from a small commented one, as `entente new` writes it. */
function Begin() {
  const [name, setName] = useState('');
  const [about, setAbout] = useState<'war' | 'dispute'>('war');
  return (
    <form class="new begin" onSubmit={event => {
      event.preventDefault();
      void begin(name, about);
    }}>
      <h2>A new scenario</h2>
      <div class="field">
        <label for="begin-name">name</label>
        <input id="begin-name" value={name} aria-describedby="begin-help" onInput={event => setName(event.currentTarget.value)} />
        <p id="begin-help" class="help">What it is called, and its file. It starts from a small example with comments.</p>
      </div>
      <fieldset>
        <legend class="said">What it is about</legend>
        {abouts.map(([key, title]) => (
          <label key={key} class="pick">
            <input type="radio" name="about" checked={about === key} onChange={() => setAbout(key)} /> {title}
          </label>
        ))}
      </fieldset>
      <div class="buttons"><button type="submit" class="first" disabled={name.trim().length === 0}>Begin</button></div>
    </form>
  );
}

const abouts: readonly ['war' | 'dispute', string][] = [['war', 'Talks to end a war'], ['dispute', 'A dispute without a war']];

function Entry({ file }: { file: FileEntry }) {
  return (
    <li>
      <a href={address(file.id)}>
        <strong dir="auto">{file.title ?? file.name}</strong>
        <span class="quiet">{file.name}</span>
        <span class="quiet">{counts(file)}</span>
      </a>
    </li>
  );
}

function counts({ errors, warnings }: FileEntry): string {
  return errors > 0 ? `It cannot be used: ${many(errors, 'error')}, ${many(warnings, 'warning')}.`
    : warnings > 0 ? `It can be used: ${many(warnings, 'warning')}.` : 'It can be used.';
}

function many(count: number, what: string): string {
  return count === 0 ? `no ${what}s` : count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
