import { signal } from '@preact/signals';

/** A sentence for the foot of the page, read out by screen readers. */
export interface Notice {
  text: string;
  isError: boolean;
  details: string[];
}

export const notice = signal<Notice | null>(null);

const Shown = 6000;
let clears = 0;

/** Says what was done; it goes away by itself. */
export function say(text: string): void {
  window.clearTimeout(clears);
  notice.value = { text, isError: false, details: [] };
  clears = window.setTimeout(() => { notice.value = null; }, Shown);
}

/** Says what went wrong; it stays until it is closed or the next is said. */
export function complain(text: string, details: string[] = []): void {
  window.clearTimeout(clears);
  notice.value = { text, isError: true, details };
}

/** What was said of the last question does not belong to the next. */
export function hush(): void {
  notice.value = null;
}

export function complainAbout(error: unknown): void {
  complain(error instanceof Error ? error.message : String(error));
}
