// Borders that are too long for an address. They live as long as this tab: the address only has their mark, so that going back and forth
// between rooms finds them again, and a link says honestly that it does not hold them.

import type { Polygon } from './shape';

export interface Kept {
  mark: string;
  /** Name of the file that it was read from. */
  name: string;
  polygons: readonly Polygon[];
}

let kept = $state.raw<Kept | null>(null);

/** Keeps a border in place of the one before, and gives its mark. */
export function keep(name: string, polygons: readonly Polygon[]): string {
  const mark = markOf(polygons);
  kept = { mark, name, polygons };
  return mark;
}

/** The border of a mark, if this tab has it. */
export function keptAs(mark: string | null): Kept | null {
  return mark !== null && kept?.mark === mark ? kept : null;
}

/** A short text that differs between borders (FNV-1a over the corners as they are sent). */
function markOf(polygons: readonly Polygon[]): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(polygons)) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}
