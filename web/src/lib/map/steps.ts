// Maps that go in step: what one looks at, the others look at.

import type { Look } from './state';

/** A map as far as another needs to know it. */
export interface Stepping {
  readonly look: Look;
  lookAt(look: Look, inStep: boolean): void;
}

export class Steps {
  readonly #maps = new Set<Stepping>();
  /** The area that was just chosen on a map itself: the maps then stay where they are. */
  chosen: string | null = null;
  /** Where a map was moved to by hand, as the address says it: no reason to move anything. */
  written: string | null = null;

  /** Takes a map in; it begins where the others look. Returns what takes it out again. */
  add(map: Stepping): () => void {
    const [first] = this.#maps;
    if (first) map.lookAt(first.look, true);
    this.#maps.add(map);
    return () => this.#maps.delete(map);
  }

  /** One map has moved. */
  moved(from: Stepping, look: Look) {
    for (const map of this.#maps) if (map !== from) map.lookAt(look, true);
  }
}
