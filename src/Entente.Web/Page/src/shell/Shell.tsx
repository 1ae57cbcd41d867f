import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { followEvidence } from '../evidence/evidence';
import { RestsDialog } from '../evidence/Rests';
import { loadFiles, open, redo, undo } from '../ground/edits';
import { complainAbout } from '../ground/notice';
import { openId, openTab, replace } from '../ground/route';
import { files, state } from '../ground/store';
import { Conflict } from './Conflict';
import { FileList } from './FileList';
import { Foot } from './Foot';
import { Head } from './Head';
import { tabs } from './tabs';

/** The page: what is open at the top, one tab below, what was last said at the foot. */
export function Shell() {
  useEffect(start, []);
  const id = openId.value;
  const scenario = state.value;
  const tab = tabs.find(one => one.name === openTab.value) ?? tabs[0]!;
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>Skip to the content</a>
      <Head tab={tab.name} />
      <main id="content" tabIndex={-1} class={id === null ? 'start' : tab.name}>
        {id === null ? <FileList />
          : scenario === null || scenario.id !== id ? <p class="waiting">Opening the scenario…</p>
          : (
            <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab.name}`}>
              <tab.Content scenario={scenario} />
            </div>
          )}
      </main>
      <Foot />
      <Conflict />
      <RestsDialog />
    </>
  );
}

function start(): () => void {
  loadFiles().then(() => {
    if (openId.value === null && files.value?.length === 1) {
      replace(files.value[0]!.id);
    }
  }).catch(complainAbout);
  document.addEventListener('keydown', keys);
  const stop = effect(() => {
    const id = openId.value;
    if (id !== null && state.peek()?.id !== id) {
      open(id).catch(complainAbout);
    }
  });
  const top = effect(() => {
    void [openId.value, openTab.value];
    scrollTo(0, 0);
  });
  const evidence = followEvidence();
  const title = effect(() => { document.title = state.value === null ? 'Entente' : `${state.value.name} — Entente`; });
  return () => {
    document.removeEventListener('keydown', keys);
    stop();
    top();
    title();
    evidence();
  };
}

// In a field that holds text of its own, the browser's undo is meant.
function keys(event: KeyboardEvent): void {
  const isText = event.composedPath().some(one => one instanceof HTMLElement
    && (one.isContentEditable || one.matches('textarea, input:not([type=checkbox], [type=radio], [type=range])')));
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isText) {
    return;
  }

  const key = event.key.toLowerCase();
  if (key === 'z' || key === 'y') {
    event.preventDefault();
    void (key === 'y' || event.shiftKey ? redo() : undo());
  }
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
