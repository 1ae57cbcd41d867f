import { secret } from './secret';
import type { Problem, ScenarioState } from './types';

/** What the server refused, as sentences. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly problems: readonly Problem[] = [],
    /** The file as it is now, where somebody else changed it first. */
    readonly theirs: ScenarioState | null = null,
  ) {
    super(message);
  }
}

export const get = <T>(path: string): Promise<T> => call<T>('GET', path);

/** An answer byte for byte. */
export const getText = async (path: string): Promise<string> => (await send('GET', path)).text();

export const post = <T>(path: string, body: unknown = {}): Promise<T> => call<T>('POST', path, body);

export const del = <T>(path: string): Promise<T> => call<T>('DELETE', path, {});

/** A stream of lines, for as long as the server writes it. */
export async function stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const answer = await send('GET', path, undefined, signal);
  if (answer.body === null) {
    throw new Refusal('The workbench sent nothing.', answer.status);
  }

  return answer.body;
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await send(method, path, body);
  return (await answer.json()) as T;
}

async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { 'X-Entente-Secret': secret() };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }

  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }

    throw new Refusal('The workbench does not answer. Is `entente serve` still running?', 0);
  }

  if (!answer.ok) {
    throw await refusal(answer);
  }

  return answer;
}

async function refusal(answer: Response): Promise<Refusal> {
  if (answer.status === 401) {
    return new Refusal('This page was opened without the address that `entente serve` printed. Open that address again.', 401);
  }

  const said = (await answer.json().catch(() => ({}))) as { problem?: string; problems?: Problem[]; theirs?: ScenarioState };
  return new Refusal(
    said.problem ?? `The workbench refused this (${answer.status}).`, answer.status, said.problems ?? [], said.theirs ?? null);
}
