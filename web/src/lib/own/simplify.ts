// Fewer corners for a border that is too long for an address: corners are left out as long as none of them lies further from the new border
// than a distance, which grows until the rest fits (the method of Douglas and Peucker, 1973).

import { fits } from './state';
import type { Corner, Polygon, Ring } from './shape';

const METRES_PER_DEGREE = 111_320;
/** Distances that are tried, in metres. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

export interface Simplified {
  polygons: Polygon[];
  /** How far a corner that was left out may lie from the new border, in metres. */
  within: number;
}

/** The border with so few corners that an address holds it; null where even the coarsest is too long. */
export function simplified(polygons: readonly Polygon[]): Simplified | null {
  for (const within of STEPS) {
    const fewer = polygons.map((polygon) => coarser(polygon, within)).filter((polygon) => polygon.length > 0);
    if (fewer.length > 0 && fits({ kind: 'polygons', polygons: fewer })) return { polygons: fewer, within };
  }
  return null;
}

/** Rings that shrink to a line are left out, a polygon with its holes. */
function coarser(polygon: Polygon, within: number): Ring[] {
  const rings = polygon.map((ring) => fewer(ring, within)).map((ring) => (ring.length >= 3 ? ring : null));
  return rings[0] ? rings.filter((ring) => ring !== null) : [];
}

function fewer(ring: Ring, within: number): Ring {
  if (ring.length < 4) return ring;
  // A ring is cut at its first corner and the one furthest from it, so that each half has fixed ends.
  const far = furthest(ring, (corner) => metres(corner, ring[0]!));
  return [...half(ring.slice(0, far.at + 1), within), ...half([...ring.slice(far.at), ring[0]!], within)];
}

/** A line without its last corner. */
function half(line: Ring, within: number): Corner[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  const far = furthest(line, (corner) => offLine(corner, first, last));
  if (far.distance <= within) return [first];
  return [...half(line.slice(0, far.at + 1), within), ...half(line.slice(far.at), within)];
}

function furthest(line: Ring, distanceOf: (corner: Corner) => number) {
  const far = { at: 0, distance: -1 };
  line.forEach((corner, at) => {
    const distance = distanceOf(corner);
    if (distance > far.distance) Object.assign(far, { at, distance });
  });
  return far;
}

/** In the plane around a corner: enough at the size of places. */
function plane([x, y]: Corner, from: Corner): [number, number] {
  return [(x - from[0]) * METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180), (y - from[1]) * METRES_PER_DEGREE];
}

const metres = (a: Corner, b: Corner) => Math.hypot(...plane(a, b));

function offLine(corner: Corner, first: Corner, last: Corner): number {
  const [px, py] = plane(corner, first);
  const [lx, ly] = plane(last, first);
  const length = lx * lx + ly * ly;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * lx + py * ly) / length));
  return Math.hypot(px - along * lx, py - along * ly);
}

/** A circle as corners, to be drawn. */
export function circleOf(center: Corner, radius: number, corners = 72): Ring {
  const [wide, high] = [radius / (METRES_PER_DEGREE * Math.cos((center[1] * Math.PI) / 180)), radius / METRES_PER_DEGREE];
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [center[0] + wide * Math.cos(angle), center[1] + high * Math.sin(angle)] as const;
  });
}
