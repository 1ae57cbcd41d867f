import { useEffect } from 'preact/hooks';
import { redo, undo } from '../ground/edits';
import { address, go, openId } from '../ground/route';
import { files, state, waiting } from '../ground/store';
import { roving } from './roving';
import { tabs } from './tabs';

/** Which scenario is open, its tabs, undo and redo. */
export function Head({ tab }: { tab: string }) {
  const id = openId.value;
  return (
    <header class="head">
      <a class="brand" href="#/">Entente</a>
      {id !== null && files.value !== null && files.value.length > 1 && (
        <select class="which" aria-label="Scenario" value={id}
          onChange={event => go(event.currentTarget.value, tab)}>
          {files.value.map(file => <option key={file.id} value={file.id} selected={file.id === id}>{file.name}</option>)}
        </select>
      )}
      {id !== null && files.value?.length === 1 && <span class="which">{state.value?.name ?? ''}</span>}
      {id !== null && <Tabs id={id} tab={tab} />}
      {id !== null && (
        <div class="history" role="group" aria-label="Changes of the file">
          <button type="button" disabled={!state.value?.undo} onClick={() => void undo()} title="Ctrl+Z"
            aria-keyshortcuts="Control+Z">Undo</button>
          <button type="button" disabled={!state.value?.redo} onClick={() => void redo()} title="Ctrl+Shift+Z"
            aria-keyshortcuts="Control+Shift+Z">Redo</button>
        </div>
      )}
      <span class="busy" aria-hidden="true" data-busy={waiting.value > 0} />
    </header>
  );
}

function Tabs({ id, tab }: { id: string; tab: string }) {
  useEffect(() => document.getElementById(`tab-${tab}`)?.scrollIntoView({ block: 'nearest', inline: 'center' }), [tab]);
  return (
    <div class="tabs" role="tablist" aria-label="Views of the scenario" onKeyDown={roving('[role=tab]')}>
      {tabs.map(one => (
        <a key={one.name} role="tab" id={`tab-${one.name}`} href={address(id, one.name)} aria-selected={one.name === tab}
          aria-controls="tab-panel" tabIndex={one.name === tab ? 0 : -1}>{one.title}</a>
      ))}
    </div>
  );
}
