// The outlines of chosen and pinned areas, whatever their level.

import type { Geometry } from 'geojson';
import { formatArea, type AreaRef } from '../state/view';
import type { Pin } from './areaMap';
import { membersOf, type Drawing, type Overlay } from './drawing';
import { boxOf } from './shapes';
import { LETTERS } from './state';

export class Outlines {
  /** By area: one that is finer than the level in view keeps the outline that it had before. */
  readonly #known = new Map<string, Geometry>();

  /** The outline of an area of the police's list in view, or of the drawing's areas that it consists of; null where it is not known. */
  of(area: AreaRef, drawing: Drawing, overlay: Overlay | null): Geometry | null {
    if (area.vintage === overlay?.edition) return overlay.shapes.get(area.code) ?? null;
    const members = membersOf(drawing, area.vintage, area.code);
    if (members.size === 0) return this.#known.get(formatArea(area)) ?? null;
    const found = drawing.shapes.outlineOf((index) => members.has(index));
    this.#known.set(formatArea(area), found);
    return found;
  }

  /** The outlines of pinned areas, each with a place for its letter. */
  pins(pins: readonly AreaRef[], drawing: Drawing, overlay: Overlay | null): Pin[] {
    return pins.flatMap((pin, i): Pin[] => {
      const outline = this.of(pin, drawing, overlay);
      const box = outline && boxOf({ type: 'Feature', properties: null, geometry: outline });
      if (!outline || !box) return [];
      return [{ outline, letter: LETTERS[i] ?? '', middle: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] }];
    });
  }
}
