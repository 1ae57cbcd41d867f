import { computed, signal } from '@preact/signals';

// The address bar says which scenario and which tab is open, so that back, forward and bookmarks work: #/ID/TAB.
const hash = signal(location.hash);

addEventListener('hashchange', () => { hash.value = location.hash; });

const parts = computed(() => hash.value.slice(2).split('/').map(decodeURIComponent));

export const openId = computed(() => (hash.value.startsWith('#/') && parts.value[0] ? parts.value[0] : null));

export const openTab = computed(() => parts.value[1] || 'scenario');

/** What of the tab is open, such as a source of evidence. */
export const openPart = computed(() => parts.value[2] || null);

export const address = (id: string, tab = 'scenario'): string => `#/${encodeURIComponent(id)}/${tab}`;

export function go(id: string, tab = 'scenario'): void {
  location.hash = address(id, tab);
}

/** Takes a new address without a step in the history. */
export function replace(id: string): void {
  history.replaceState(null, '', address(id));
  hash.value = location.hash;
}
