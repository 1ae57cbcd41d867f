import { post, Refusal } from '../ground/api';
import { complain, complainAbout, hush } from '../ground/notice';
import type { Job, Verb } from '../ground/types';

/** Asks a question about a file.
 * @returns the job that answers it; null if it was refused, which is said at the foot of the page. */
export async function ask(file: string, verb: Verb, options: Record<string, unknown>): Promise<Job | null> {
  hush();
  try {
    return await post<Job>(`/api/files/${encodeURIComponent(file)}/ask`, { verb, options });
  } catch (error) {
    if (error instanceof Refusal && error.problems.length > 0) {
      complain(error.message, error.problems.map(one => `${one.message} ${one.hint ?? ''}`));
    } else {
      complainAbout(error);
    }

    return null;
  }
}
