// Reads the polygons of a GeoJSON file in the browser. What cannot be an own area is refused with a reason before anything is sent.

import { cornersOf, onEarth, type Corner, type Polygon, type Ring } from './shape';

/** Largest file, and how much of it can be an area: what the server takes. */
export const FILE = { bytes: 1 << 20, corners: 10_000, polygons: 200 } as const;

export type Refused = 'notJson' | 'noPolygons' | 'projected' | 'tooManyCorners' | 'tooManyPolygons' | 'tooLarge' | 'badCorner';

export type Read = { polygons: Polygon[] } | { refused: Refused };

/** The polygons of a text, all of them one area; parts that are no polygons (points, lines) are passed over. */
export function readGeoJson(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: 'notJson' };
  }
  const found: unknown[][] = [];
  collect(value, found, 0);
  if (found.length === 0) return { refused: 'noPolygons' };
  if (found.length > FILE.polygons) return { refused: 'tooManyPolygons' };
  const polygons: Polygon[] = [];
  for (const polygon of found) {
    const rings = polygon.map(ringOf);
    if (rings.length === 0 || rings.some((ring) => ring === null)) return { refused: 'badCorner' };
    polygons.push(rings as Ring[]);
  }
  if (cornersOf(polygons) > FILE.corners) return { refused: 'tooManyCorners' };
  // Metres instead of degrees: most Swedish files that do not work are in SWEREF 99.
  if (polygons.flat(2).some((corner) => !onEarth(corner))) return { refused: 'projected' };
  return { polygons };
}

type Part = Record<string, unknown> | null;

function collect(value: unknown, found: unknown[][], depth: number) {
  const part = value as Part;
  if (typeof part !== 'object' || part === null || depth > 6) return;
  const list = (of: unknown): unknown[] => (Array.isArray(of) ? of : []);
  switch (part.type) {
    case 'Polygon':
      found.push(list(part.coordinates));
      break;
    case 'MultiPolygon':
      for (const polygon of list(part.coordinates)) found.push(list(polygon));
      break;
    case 'Feature':
      collect(part.geometry, found, depth + 1);
      break;
    case 'FeatureCollection':
      for (const feature of list(part.features)) collect(feature, found, depth + 1);
      break;
    case 'GeometryCollection':
      for (const geometry of list(part.geometries)) collect(geometry, found, depth + 1);
  }
}

/** A ring without its repeated end. */
function ringOf(value: unknown): Ring | null {
  if (!Array.isArray(value)) return null;
  const corners: Corner[] = [];
  for (const point of value as unknown[]) {
    const [x, y] = Array.isArray(point) ? (point as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number') return null;
    corners.push([x, y]);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first && last && corners.length > 1 && first[0] === last[0] && first[1] === last[1]) corners.pop();
  return corners.length < 3 ? null : corners;
}
