// Many heavy questions, one at a time: each result is shown when it comes, and no more are asked once somebody stops it.

import { ApiError } from '../api/client';

export interface Progress {
  done: number;
  all: number;
  /** Questions that got no answer. */
  failed: number;
}

/**
 * Asks for each item in turn and hands over each answer with the progress. What the snapshot does not have (400, 404) is left out without
 * being counted as failed. `stopped` is asked before each question.
 */
export async function inTurn<I, A>(
  items: readonly I[],
  ask: (item: I) => Promise<A>,
  take: (item: I, answer: A) => void,
  progress: (progress: Progress) => void,
  stopped: () => boolean,
): Promise<void> {
  const now = { done: 0, all: items.length, failed: 0 };
  progress({ ...now });
  for (const item of items) {
    if (stopped()) return;
    try {
      const answer = await ask(item);
      if (stopped()) return;
      take(item, answer);
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 400 && error.status !== 404)) now.failed += 1;
    }
    now.done += 1;
    if (!stopped()) progress({ ...now });
  }
}
