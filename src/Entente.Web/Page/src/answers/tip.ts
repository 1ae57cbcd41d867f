// The words beside the pointer on a chart.
let shown: HTMLElement | null = null;

export function tip(event: MouseEvent | null, value: unknown): void {
  if (event === null || value === null || value === undefined || value === '') {
    shown?.remove();
    shown = null;
    return;
  }

  if (shown === null) {
    shown = document.createElement('div');
    shown.className = 'tip';
    shown.setAttribute('aria-hidden', 'true'); // the table below the chart has the same numbers
  }

  (document.querySelector('dialog[open]') ?? document.body).append(shown);

  shown.replaceChildren(...lines(value));
  const gap = 14;
  shown.style.left = `${Math.max(0, Math.min(event.clientX + gap, innerWidth - shown.offsetWidth - gap))}px`;
  shown.style.top = `${Math.max(0, Math.min(event.clientY + gap, innerHeight - shown.offsetHeight - gap))}px`;
}

function lines(value: unknown): Node[] {
  const entries = typeof value === 'object'
    ? Object.entries(value as object).map(([name, one]) => `${name}: ${String(one)}`) : [String(value)];
  return entries.map(text => {
    const line = document.createElement('div');
    line.textContent = text;
    return line;
  });
}
