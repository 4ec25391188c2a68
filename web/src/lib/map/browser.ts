// What the browser can do, and which colours the page's style sheet has in force.

import type { Colours } from './style';

/** Whether the browser can draw the map at all. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('2d') !== null;
}

/** Whether the keyboard has Apple's keys. */
export function onMac(): boolean {
  return /Mac|iP(hone|ad)/.test(navigator.platform);
}

/**
 * Reads colours as the appearance in force computes them, each once; `host` must be in the page. One element is coloured anew for each, and
 * leaves the page when they have been read: an element that comes and goes for every colour has the whole page styled again each time.
 */
export function coloursOf(host: HTMLElement): Colours {
  const known = new Map<string, string>();
  const probe = document.createElement('span');
  // Where the system gives the colours it would give that of text; a map needs its own.
  probe.style.setProperty('forced-color-adjust', 'none');
  const computed = getComputedStyle(probe);
  return (variable) => {
    const before = known.get(variable);
    if (before !== undefined) return before;
    if (!probe.isConnected) {
      host.append(probe);
      queueMicrotask(() => probe.remove());
    }
    probe.style.color = `var(${variable})`;
    const colour = computed.color;
    known.set(variable, colour);
    return colour;
  };
}

/** Whether the user's system asks for strong contrast: then patterns say what colours say, whether they were chosen or not. */
export function wantsPatterns(): boolean {
  return matchMedia('(prefers-contrast: more), (forced-colors: active)').matches;
}

/** Whether the user asks for less movement. */
export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
