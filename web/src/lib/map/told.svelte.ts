// What words and legend beside a map tell. They follow its colours: the reader's eyes are there, and they would keep it waiting.

import { untrack } from 'svelte';

export interface Told<T> {
  readonly now: T;
  /** Whether there is something newer to tell. */
  readonly behind: boolean;
  /** The map has the colours of what is to be told. */
  coloured: () => void;
}

/** The longest that words wait for a map, which may have nothing to draw. */
const LONGEST_MS = 400;

/** To be called while a room is set up. Until the map has had colours, and where `waits` says so, words do not wait. */
export function told<T>(what: () => T, waits: () => boolean): Told<T> {
  let now = $state.raw(untrack(what));
  let behind = $state(false);
  let drawn = false;
  let catchUp: (() => void) | null = null;

  $effect(() => {
    const next = what();
    const tell = () => {
      now = next;
      behind = false;
      catchUp = null;
    };
    if (!drawn || !untrack(waits)) return tell();
    catchUp = tell;
    behind = true;
    const timer = setTimeout(tell, LONGEST_MS);
    return () => clearTimeout(timer);
  });

  return {
    get now() {
      return now;
    },
    get behind() {
      return behind;
    },
    coloured: () => {
      drawn = true;
      const due = catchUp;
      // Once the frame with the colours is out.
      if (due) requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => catchUp === due && due())));
    },
  };
}
