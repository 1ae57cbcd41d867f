import { address } from '../ground/route';
import { files, folder, passedOver } from '../ground/store';
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
            ? `There is no scenario in ${folder.value}. \`entente new\` writes one.` : `In ${folder.value}.`}</p>
          <ul>{all.map(file => <Entry key={file.id} file={file} />)}</ul>
          {passedOver.value.map(why => <p key={why} class="quiet" dir="auto">{why}</p>)}
        </>
      )}
    </section>
  );
}

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
