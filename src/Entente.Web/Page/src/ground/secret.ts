// The first address carries a secret in its fragment, which never leaves the browser, or a key that gives the secret once: the address that
// the program opens a browser with can be read by every user of the machine. The secret is kept for this tab only and taken out of the
// address bar, so that it is neither bookmarked nor seen over a shoulder.
const Place = 'entente-secret', Once = 'once=';

export async function takeSecret(): Promise<void> {
  const fragment = location.hash.slice(1);
  if (fragment.length === 0 || fragment.startsWith('/')) {
    return;
  }

  history.replaceState(null, '', location.pathname);
  const given = fragment.startsWith(Once) ? await exchanged(fragment.slice(Once.length)) : fragment;
  if (given !== null) {
    sessionStorage.setItem(Place, given);
  }
}

export function secret(): string {
  return sessionStorage.getItem(Place) ?? '';
}

async function exchanged(key: string): Promise<string | null> {
  const answer = await fetch('/api/enter', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ key }),
  });
  return answer.ok ? ((await answer.json()) as { secret: string }).secret : null;
}
