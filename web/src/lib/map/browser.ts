// What the browser can do, and which colours the page's style sheet has in force.

import type { Colours } from './style';

/** Whether the browser can draw the map at all. */
export function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** Reads colours as the appearance in force computes them; `host` must be in the page. */
export function coloursOf(host: HTMLElement): Colours {
  return (variable) => {
    const probe = document.createElement('span');
    // Where the system gives the colours it would give that of text; a map needs its own.
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.color = `var(${variable})`;
    host.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
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
