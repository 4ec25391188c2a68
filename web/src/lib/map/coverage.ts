// Areas that cover a part of the plane and share their borders: a topology as arrays of numbers, which a worker can hand over whole.

import type { MultiLineString, Position } from 'geojson';
import type { AreaTopology } from '../api/client';
import { countyOf, municipalityOf } from '../state/codes';
import { eastOf, latitudeOf, longitudeOf, southOf } from './plane';

export interface Coverage {
  /** x and y of every point of every arc, arc after arc, in the plane of `plane.ts`. */
  points: Float64Array;
  /** The first point of each arc, and after the last. */
  arcs: Uint32Array;
  /** What an arc parts at least: see `RANK`. */
  ranks: Uint8Array;
  /** The areas on both sides of an arc, two an arc; −1 where there is none. */
  sides: Int32Array;
  /** The arcs of the rings one after another, as a topology writes them: −1 − arc where it runs backwards. */
  steps: Int32Array;
  /** The first step of each ring, and after the last. */
  rings: Uint32Array;
  /** By dense index: the first ring of an area, and after the last. An area without borders has none. */
  areas: Uint32Array;
  /** The first area of each municipality, as they stand in dense order, and after the last. */
  blocks: Uint32Array;
  /** By dense index: west, north, east, south in the plane; turned inside out for an area without borders. */
  boxes: Float64Array;
}

/** Two areas, two municipalities, or two counties (or land from what is outside). */
export const RANK = { area: 0, municipality: 1, county: 2 } as const;

/** `codes` are the codes of the areas in dense order. */
export function coverageOf(topology: AreaTopology, codes: readonly string[]): Coverage {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const quantised = topology.transform !== undefined;
  const arcs = starts(topology.arcs);
  const points = new Float64Array(2 * arcs.at(-1)!);
  let at = 0;
  for (const arc of topology.arcs) {
    let [x, y] = [0, 0];
    for (const point of arc) {
      x = quantised ? x + point[0]! : point[0]!;
      y = quantised ? y + point[1]! : point[1]!;
      points[at++] = eastOf(x * scale[0]! + translate[0]!);
      points[at++] = southOf(y * scale[1]! + translate[1]!);
    }
  }

  const ringsOf: number[][][] = Array.from({ length: codes.length }, () => []);
  for (const shape of topology.objects.areas.geometries) {
    if (shape.type === 'Polygon') ringsOf[Number(shape.id)]?.push(...shape.arcs);
    else if (shape.type === 'MultiPolygon') ringsOf[Number(shape.id)]?.push(...shape.arcs.flat());
  }
  const sides = new Int32Array(2 * topology.arcs.length).fill(-1);
  ringsOf.forEach((own, area) => {
    for (const step of own.flat()) {
      const arc = arcOf(step);
      sides[2 * arc + (sides[2 * arc] === -1 || sides[2 * arc] === area ? 0 : 1)] = area;
    }
  });
  const rings = ringsOf.flat();
  const coverage: Coverage = {
    points,
    arcs,
    ranks: Uint8Array.from(topology.arcs, (_, arc) => rankOf(codes[sides[2 * arc]!], codes[sides[2 * arc + 1]!])),
    sides,
    steps: Int32Array.from(rings.flat()),
    rings: starts(rings),
    areas: starts(ringsOf),
    blocks: Uint32Array.from([...codes.keys(), codes.length].filter((i) => i === 0 || i === codes.length || municipalityOf(codes[i]!) !== municipalityOf(codes[i - 1]!))),
    boxes: new Float64Array(4 * codes.length),
  };
  codes.forEach((_, area) => coverage.boxes.set(boxAround(coverage, area), 4 * area));
  return coverage;
}

/** Where each list begins when all are written after each other, and where the last ends. */
function starts(lists: readonly { length: number }[]): Uint32Array {
  const found = new Uint32Array(lists.length + 1);
  lists.forEach(({ length }, i) => (found[i + 1] = found[i]! + length));
  return found;
}

const arcOf = (step: number) => (step < 0 ? ~step : step);

function rankOf(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined || countyOf(one) !== countyOf(other)) return RANK.county;
  return municipalityOf(one) === municipalityOf(other) ? RANK.area : RANK.municipality;
}

/** Calls for every point of a ring in order. Where one arc goes on from another, the point between them comes once. */
export function alongRing({ rings, steps, arcs, points }: Coverage, ring: number, visit: (x: number, y: number, first: boolean) => void) {
  let first = true;
  for (let i = rings[ring]!; i < rings[ring + 1]!; i++) {
    const step = steps[i]!;
    const arc = arcOf(step);
    const [from, to] = [arcs[arc]!, arcs[arc + 1]!];
    for (let k = first ? 0 : 1; k < to - from; k++) {
      const at = 2 * (step < 0 ? to - 1 - k : from + k);
      visit(points[at]!, points[at + 1]!, first);
      first = false;
    }
  }
}

function boxAround(coverage: Coverage, area: number): number[] {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let ring = coverage.areas[area]!; ring < coverage.areas[area + 1]!; ring++) {
    alongRing(coverage, ring, (x, y) => {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    });
  }
  return [west, north, east, south];
}

/** The area that holds a place of the plane; null outside all. A border belongs to one of its sides. */
export function areaAt(coverage: Coverage, x: number, y: number): number | null {
  const { boxes } = coverage;
  for (let area = 0; 4 * area < boxes.length; area++) {
    const at = 4 * area;
    if (x < boxes[at]! || y < boxes[at + 1]! || x > boxes[at + 2]! || y > boxes[at + 3]!) continue;
    if (holds(coverage, area, x, y)) return area;
  }
  return null;
}

/** A ray to the east crosses the rings of what holds a place an odd number of times. */
function holds(coverage: Coverage, area: number, x: number, y: number): boolean {
  let inside = false;
  for (let ring = coverage.areas[area]!; ring < coverage.areas[area + 1]!; ring++) {
    let [px, py] = [0, 0];
    alongRing(coverage, ring, (qx, qy, first) => {
      if (!first && py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) inside = !inside;
      [px, py] = [qx, qy];
    });
  }
  return inside;
}

/** The borders between areas inside and areas outside a choice, in degrees; lines that go on from each other are one. */
export function outlineOf(coverage: Coverage, inside: (area: number) => boolean): MultiLineString {
  const { arcs, points, ranks, sides } = coverage;
  const within = (area: number) => area >= 0 && inside(area);
  const chosen = [...ranks.keys()].filter((arc) => within(sides[2 * arc]!) !== within(sides[2 * arc + 1]!));
  const nameOf = (point: number) => `${points[2 * point]} ${points[2 * point + 1]}`;
  const ends = new Map<string, number[]>();
  for (const arc of chosen) {
    for (const end of [nameOf(arcs[arc]!), nameOf(arcs[arc + 1]! - 1)]) {
      const known = ends.get(end);
      if (known) known.push(arc);
      else ends.set(end, [arc]);
    }
  }

  const left = new Set(chosen);
  const coordinates: Position[][] = [];
  for (const start of chosen) {
    if (!left.has(start)) continue;
    const line: Position[] = [];
    for (let arc: number | undefined = start, from = nameOf(arcs[start]!); arc !== undefined; ) {
      left.delete(arc);
      const [first, last] = [arcs[arc]!, arcs[arc + 1]! - 1];
      const forward = nameOf(first) === from;
      for (let k = line.length === 0 ? 0 : 1; k <= last - first; k++) {
        const point = forward ? first + k : last - k;
        line.push([longitudeOf(points[2 * point]!), latitudeOf(points[2 * point + 1]!)]);
      }
      from = nameOf(forward ? last : first);
      arc = ends.get(from)?.find((one) => left.has(one));
    }
    coordinates.push(line);
  }
  return { type: 'MultiLineString', coordinates };
}
