import { useEffect, useRef, useState } from 'preact/hooks';
import { saveText } from '../ground/edits';
import { complainAbout, say } from '../ground/notice';
import { conflict, place, revision, state, taken } from '../ground/store';
import type { Problem, ScenarioState } from '../ground/types';
import { counts } from '../scenario/Problems';
import type { Editor } from './editor';

const PauseBeforeSaving = 1500;

/** The file as text, with its problems and completion while one types. It is saved with Ctrl+S and after a pause; a text with errors is
 * kept as a draft beside the file. */
export function TextPane({ scenario }: { scenario: ScenarioState }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const saved = useRef(scenario.draft ?? scenario.text);
  const base = useRef(scenario['draft-version'] ?? scenario.version);
  const pause = useRef(0);
  const [isDirty, setDirty] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>(scenario['draft-problems'] ?? scenario.problems);
  const save = async (isAsked: boolean): Promise<void> => {
    window.clearTimeout(pause.current);
    const text = editor.current?.text() ?? saved.current;
    if (text === saved.current) {
      return;
    }

    if (await saveText(text, base.current)) {
      [saved.current, base.current] = [text, state.value?.version ?? base.current];
      setDirty(editor.current?.text() !== text);
      if (isAsked) {
        say(state.value?.draft === null ? 'Saved.' : 'It has errors, so it is kept as a draft; the file stays as it was.');
      }
    }
  };

  useEffect(() => {
    let isGone = false;
    import('./editor').then(({ Editor }) => {
      if (isGone || host.current === null) {
        return;
      }

      editor.current = new Editor(host.current, state.value?.draft ?? state.value?.text ?? '', {
        changed: text => {
          setDirty(text !== saved.current);
          window.clearTimeout(pause.current);
          pause.current = window.setTimeout(() => void save(false), PauseBeforeSaving);
        },
        checked: setProblems,
        save: () => void save(true),
      });
      goTo(editor.current);
    }).catch(complainAbout);
    return () => {
      isGone = true;
      void save(false);
      editor.current?.close();
      editor.current = null;
    };
  }, [scenario.id]);

  const takenNow = taken.value;
  const seen = useRef(takenNow);

  // What others wrote is taken over, unless something unsaved stands here: then saving meets the conflict and asks.
  useEffect(() => {
    const now = scenario.draft ?? scenario.text;
    if (editor.current !== null && now !== saved.current && (editor.current.text() === saved.current || takenNow !== seen.current)) {
      editor.current.take(now);
    }

    seen.current = takenNow;
    if (editor.current === null || editor.current.text() === now) {
      [saved.current, base.current] = [now, scenario['draft-version'] ?? scenario.version];
      window.clearTimeout(pause.current);
      setDirty(false);
    }
  }, [scenario.version, scenario.draft, revision.value, takenNow]);

  const wanted = place.value;
  useEffect(() => goTo(editor.current), [wanted]);
  return (
    <section class="text-pane" aria-labelledby="text-title">
      <h1 id="text-title" class="said">The text of {scenario.name}</h1>
      <div class="bar-above on-screen">
        <button type="button" class="first" disabled={!isDirty} onClick={() => void save(true)} aria-keyshortcuts="Control+S">Save</button>
        <span role="status">
          {isDirty ? 'Not saved yet.' : scenario.draft !== null ? 'A draft with errors: the file stays as it was.' : 'As in the file.'}
        </span>
        {scenario.draft !== null && scenario['draft-version'] !== scenario.version && (
          <button type="button" onClick={() => { conflict.value = { theirs: scenario, changes: null, text: scenario.draft }; }}>
            The file was changed after this draft was made: see both
          </button>
        )}
        <span class="quiet">Ctrl+Space completes, Escape then Tab leaves the text.</span>
      </div>
      <div ref={host} class="editor on-screen" />
      <pre class="on-paper">{scenario.draft ?? scenario.text}</pre>
      <section class="below on-screen" aria-label="Errors and warnings">
        <h2>{counts(problems)}</h2>
        <ul>
          {problems.map((problem, i) => (
            <li key={i} data-severity={problem.severity}>
              <button type="button" class="link" onClick={() => editor.current?.goTo(problem.line, problem.column)}>
                Line {problem.line}
              </button>{' '}
              <span dir="auto">{problem.message} {problem.hint}</span>
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}

function goTo(editor: Editor | null): void {
  if (editor !== null && place.value !== null) {
    editor.goTo(place.value.line, place.value.column);
    place.value = null;
  }
}
