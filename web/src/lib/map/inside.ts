// In which area a point lies.

import type { FeatureCollection, Position } from 'geojson';
import type { Box } from './shapes';

/** The areas of a vintage with their boxes. */
export interface Surfaces {
  /** The id of a feature is the area's dense index. */
  polygons: FeatureCollection;
  boxes: ReadonlyMap<number, Box>;
}

/** The dense index of the area that holds a point; null outside all. Borders belong to one of the sides. */
export function areaAt({ polygons, boxes }: Surfaces, longitude: number, latitude: number): number | null {
  for (const { id, geometry } of polygons.features) {
    const box = typeof id === 'number' ? boxes.get(id) : undefined;
    if (typeof id !== 'number' || !box || longitude < box[0] || longitude > box[2] || latitude < box[1] || latitude > box[3]) continue;
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    if (parts.some((rings) => holds(rings, longitude, latitude))) return id;
  }
  return null;
}

/** Whether a polygon holds a point: a ray to the east crosses its rings an odd number of times. */
function holds(rings: readonly Position[][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1, y1] = ring[i] as [number, number];
      const [x2, y2] = ring[j] as [number, number];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
