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

/** Reads colours as the appearance in force computes them, each once; `host` must be in the page. */
export function coloursOf(host: HTMLElement): Colours {
  const known = new Map<string, string>();
  return (variable) => {
    const before = known.get(variable);
    if (before !== undefined) return before;
    const probe = document.createElement('span');
    // Where the system gives the colours it would give that of text; a map needs its own.
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.color = `var(${variable})`;
    host.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
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
