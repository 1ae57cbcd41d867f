// The first address carries a secret in its fragment, which never leaves the browser. It is kept for this tab only and taken out of the
// address bar, so that it is neither bookmarked nor seen over a shoulder.
const Place = 'entente-secret';

export function takeSecret(): void {
  const fragment = location.hash.slice(1);
  if (fragment.length > 0 && !fragment.startsWith('/')) {
    sessionStorage.setItem(Place, fragment.replace(/^secret=/, ''));
    history.replaceState(null, '', location.pathname);
  }
}

export function secret(): string {
  return sessionStorage.getItem(Place) ?? '';
}
