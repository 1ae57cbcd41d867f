import { useId, useState } from 'preact/hooks';
import { rename } from '../ground/changes';
import { edit } from '../ground/edits';
import { setOpen } from './opened';

/** Gives an entry another name, wherever the file means it. */
export function Rename({ name, path }: { name: string; path: string }) {
  const id = useId();
  const [to, setTo] = useState<string | null>(null);
  if (to === null) {
    return <button type="button" class="quiet-button" onClick={() => setTo(name)}>Rename {name}</button>;
  }

  const submit = async (): Promise<void> => {
    if (await edit([rename(path, to)], `${name} is called ${to} now, wherever the file means it.`)) {
      setOpen([...path.split('.').slice(0, -1), to].join('.'), true);
    }
  };
  return (
    <form class="rename" onSubmit={event => {
      event.preventDefault();
      void submit();
    }}>
      <label for={id}>New name in the file</label>
      <input id={id} value={to} spellcheck={false} onInput={event => setTo(event.currentTarget.value.trim())} />
      <button type="submit" class="first" disabled={to === name || !/^[^.=\s]+$/.test(to)}>Rename</button>
      <button type="button" onClick={() => setTo(null)}>Cancel</button>
    </form>
  );
}
