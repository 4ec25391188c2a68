// The people of an area while it is being made: soon a count by points, and when the hand rests the estimate with its bounds. Another corner
// stops what was asked before it; so does the reader.

import { ApiError, type Client } from '../api/client';
import type { OwnArea, OwnCount } from '../api/types';

/** How long the hand must rest, in milliseconds. */
export const REST = { count: 120, figures: 500 } as const;

export interface Counting {
  /** The latest count by points; of an earlier border while the next is on its way. */
  readonly count: OwnCount | null;
  /** The estimate, once it is of the border in view. */
  readonly figures: OwnArea | null;
  readonly error: ApiError | null;
  readonly running: boolean;
  readonly stopped: boolean;
  stop(): void;
  again(): void;
}

/** Asks whenever `body` gives another text; null: there is nothing to count. To be called while a component is set up. */
export function counting(client: Client, body: () => string | null): Counting {
  let count = $state.raw<OwnCount | null>(null);
  let figures = $state.raw<OwnArea | null>(null);
  let error = $state.raw<ApiError | null>(null);
  let running = $state(false);
  let stopped = $state(false);
  let attempt = $state(0);
  let abort: (() => void) | null = null;
  const text = $derived(body());

  $effect(() => {
    void attempt;
    const asked = text;
    figures = null;
    error = null;
    stopped = false;
    running = asked !== null;
    if (asked === null) {
      count = null;
      return;
    }
    const control = new AbortController();
    abort = () => control.abort();
    const ended = (reason: unknown) => {
      if (control.signal.aborted) return;
      error = reason instanceof ApiError ? reason : new ApiError(0, String(reason));
      running = false;
      count = null;
      control.abort();
    };
    const soon = setTimeout(() => {
      client.ownCount(asked, control.signal).then((answer) => {
        if (!control.signal.aborted) count = answer;
      }, ended);
    }, REST.count);
    const later = setTimeout(() => {
      client.ownArea(asked, control.signal).then((answer) => {
        if (control.signal.aborted) return;
        figures = answer;
        running = false;
      }, ended);
    }, REST.figures);
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
      control.abort();
    };
  });

  return {
    get count() {
      return count;
    },
    get figures() {
      return figures;
    },
    get error() {
      return error;
    },
    get running() {
      return running;
    },
    get stopped() {
      return stopped;
    },
    stop: () => {
      abort?.();
      running = false;
      stopped = true;
    },
    again: () => {
      attempt += 1;
    },
  };
}
