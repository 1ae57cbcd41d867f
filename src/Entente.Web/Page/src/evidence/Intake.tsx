import { useRef, useState } from 'preact/hooks';
import { complain } from '../ground/notice';
import { article, putAway, read, shown } from './evidence';

const MaxBytes = 5_000_000; // as the server has it

/** Takes an article: a file that is dropped or chosen, or a text that is pasted. */
export function Intake() {
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const isOpen = shown.value === null && article.value === null;
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) {
      return;
    }

    if (file.size > MaxBytes) {
      const size = Math.ceil(file.size / 1_000_000);
      complain(`An article may have ${MaxBytes / 1_000_000} MB; this file has ${size} MB. Save its text alone.`);
    } else {
      await read({ name: file.name, content: await base64(file), date: null });
    }
  };
  return (
    <section class="intake" aria-label="Read an article" data-over={isOver}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}>
      <div class="buttons">
        <button type="button" class={isOpen ? 'first' : ''} onClick={() => chooser.current!.click()}>Read an article…</button>
        <input ref={chooser} type="file" hidden tabIndex={-1} aria-label="File of an article"
          accept=".txt,.md,.markdown,.html,.htm,.xhtml,text/plain,text/html,text/markdown" onChange={event => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }} />
        <span class="quiet">or drop it here: plain text, Markdown or HTML, up to 5 MB. It stays on this machine.</span>
        {!isOpen && <button type="button" onClick={putAway}>{article.value === null ? 'All evidence' : 'Put it away'}</button>}
      </div>
      {isOpen && (
        <form class="paste" onSubmit={event => {
          event.preventDefault();
          void read({ text: pasted, date: null }).then(isRead => isRead && setPasted(''));
        }}>
          <label for="pasted">or paste its text</label>
          <textarea id="pasted" rows={3} dir="auto" value={pasted} onInput={event => setPasted(event.currentTarget.value)} />
          <button type="submit" disabled={pasted.trim().length === 0}>Read it</button>
        </form>
      )}
    </section>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 0x8000)));
  }

  return btoa(parts.join(''));
}
