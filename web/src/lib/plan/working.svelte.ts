// Long work on the desk: how it is going, why it failed, and the way to cancel it. Cancelling ends the work on the server too.

import { ApiError } from '../api/client';
import type { Desk } from '../state/desk.svelte';
import { Refused } from './client';
import type { Progress } from './types';

/** Why work failed: its title, every reason, and the part of what was asked that each is about. */
export interface Reasons {
  title: string;
  sentences: readonly string[];
  parts: readonly (string | null)[];
}

export class Working {
  /** Null where nothing is being worked on. */
  #abort = $state.raw<AbortController | null>(null);
  progress = $state.raw<Progress | null>(null);
  why = $state.raw<Reasons | null>(null);

  /** `stopped` is what is read out when the work was cancelled. */
  constructor(
    readonly desk: Desk,
    readonly stopped: () => string,
  ) {}

  get busy() {
    return this.#abort !== null;
  }

  cancel = () => this.#abort?.abort();

  /** The answer of the work; null where it was cancelled or failed, which `why` says. */
  async run<T>(what: (signal: AbortSignal, tell: (progress: Progress) => void) => Promise<T>): Promise<T | null> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    this.progress = this.why = null;
    try {
      return await what(abort.signal, (progress) => {
        if (this.#abort === abort) this.progress = progress;
      });
    } catch (error) {
      if (abort.signal.aborted) this.desk.announcement = this.stopped();
      else this.why = reasonsOf(error, this.desk);
      return null;
    } finally {
      if (this.#abort === abort) this.#abort = null;
    }
  }
}

/** Every reason, as sentences under what they are about. */
export function reasonsOf(error: unknown, desk: Desk): Reasons {
  const { t } = desk.words;
  const problem = error instanceof Refused ? error.problem : null;
  const reasons = problem?.reasons ?? [];
  const text = error instanceof ApiError && error.message ? error.message : t('error.offline');
  const title = problem?.title ?? t('error.title');
  if (reasons.length === 0) return { title, sentences: [text], parts: [null] };
  return { title, sentences: reasons.map(({ sentence }) => sentence), parts: reasons.map(({ field }) => field ?? null) };
}
