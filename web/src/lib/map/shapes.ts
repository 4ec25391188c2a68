// The borders of a vintage as far as the page needs to know them: boxes around areas, and outlines around several.

import type { Feature, Geometry, MultiLineString, Position } from 'geojson';
import { outlineOf, type Coverage } from './coverage';
import type { Ground } from './painting';
import { latitudeOf, longitudeOf } from './plane';

/** West, south, east, north. */
export type Box = [number, number, number, number];

export interface Shapes {
  vintage: string;
  /** The borders; null where the vintage has none. */
  ground: Ground | null;
  /** Boxes by dense index, of areas that have a border. */
  boxes: Map<number, Box>;
  /** The outline around all areas for which `inside` says yes. */
  outlineOf: (inside: (index: number) => boolean) => MultiLineString;
}

export function shapesOf(vintage: string, ground: Ground | null): Shapes {
  return {
    vintage,
    ground,
    boxes: ground ? boxesOf(ground.coverage) : new Map<number, Box>(),
    outlineOf: (inside) => (ground ? withoutCrumbs(outlineOf(ground.coverage, inside)) : { type: 'MultiLineString', coordinates: [] }),
  };
}

/** Boxes in degrees by dense index, of areas that have a border. */
export function boxesOf({ boxes }: Coverage): Map<number, Box> {
  const found = new Map<number, Box>();
  for (let area = 0; 4 * area < boxes.length; area++) {
    const [west, north, east, south] = boxes.subarray(4 * area, 4 * area + 4) as unknown as Box;
    if (west <= east) found.set(area, [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)]);
  }
  return found;
}

/** The box around a feature; null when it has no coordinates. */
export function boxOf(area: Feature): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: Position | Position[] | Position[][] | Position[][][]) => {
    if (typeof coordinates[0] === 'number') {
      const [x, y] = coordinates as [number, number];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    } else {
      for (const inner of coordinates as Position[]) visit(inner);
    }
  };
  const geometry: Geometry | null = area.geometry;
  if (geometry && geometry.type !== 'GeometryCollection') visit(geometry.coordinates);
  return box[0] <= box[2] ? box : null;
}

/**
 * Borders of real areas do not always fit each other exactly; the cracks between them would stand inside an outline as
 * tiny rings. Rings smaller than a fiftieth of the whole are left out.
 */
function withoutCrumbs(outline: MultiLineString): MultiLineString {
  const size = (coordinates: Position[][]) => {
    const box = boxOf({ type: 'Feature', properties: null, geometry: { type: 'MultiLineString', coordinates } });
    return box ? Math.max(box[2] - box[0], box[3] - box[1]) : 0;
  };
  const whole = size(outline.coordinates);
  const coordinates = outline.coordinates.filter((line) => size([line]) >= whole / 50);
  return { type: 'MultiLineString', coordinates };
}

/** The box around several boxes. */
export function around(boxes: Iterable<Box>): Box | null {
  let all: Box | null = null;
  for (const b of boxes) {
    all = all
      ? [Math.min(all[0], b[0]), Math.min(all[1], b[1]), Math.max(all[2], b[2]), Math.max(all[3], b[3])]
      : b;
  }
  return all;
}
