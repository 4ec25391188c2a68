// Work that can wait: tables that are folded away, the parts of a page below the screen. It begins when somebody is there – moves, scrolls,
// touches or types – and goes on piece by piece while the browser has nothing better to do, so that nobody waits for more than one of them.

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'focusin'] as const;

const queue: (() => void)[] = [];
let somebody = false;

/** Browsers without idle callbacks take the next turn instead. After a second the work is due even where the page is never idle. */
const whenNothingElse = (run: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(run, { timeout: 1000 }) : setTimeout(run, 1);

function next() {
  queue.shift()?.();
  if (queue.length > 0) whenNothingElse(next);
  else delete document.documentElement.dataset.unfinished;
}

function come() {
  for (const sign of SIGNS) removeEventListener(sign, come, true);
  somebody = true;
  if (queue.length > 0) whenNothingElse(next);
}
for (const sign of SIGNS) addEventListener(sign, come, { capture: true, passive: true });

/** Does something later; the result takes it back. While there is such work the page's root is marked `data-unfinished`. */
export function whenIdle(work: () => void): () => void {
  queue.push(work);
  if (queue.length === 1) {
    document.documentElement.dataset.unfinished = '';
    if (somebody) whenNothingElse(next);
  }
  return () => {
    const at = queue.indexOf(work);
    // The first is waited for already: it is done as nothing.
    if (at >= 0) queue[at] = () => {};
  };
}
