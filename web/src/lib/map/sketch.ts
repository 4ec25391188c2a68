// The full borders of a part of the country as a picture's: for what the server has no sketch of.

import type { AreaTopology } from '../api/client';
import type { Sketch } from '../api/types';
import type { Borders } from './coarse';

/** Steps of the grid along the longer side: finer than any screen. */
const STEPS = 8192;

/** The radius of the earth that Web Mercator takes, in metres. */
const RADIUS = 6_378_137;

/** Borders with the place of their grid: its north-western corner and the side of a step, in metres of Web Mercator. */
export type Placed = Borders & Pick<Sketch, 'origin' | 'cell'>;

/** The borders of a topology's areas; `areas` is how many there are in the vintage. */
export function sketchOf(topology: AreaTopology, areas: number): Placed {
  const shapes = topology.objects.areas.geometries.flatMap((shape) => {
    if (shape.type === 'Polygon') return [{ id: Number(shape.id), rings: shape.arcs }];
    if (shape.type === 'MultiPolygon') return [{ id: Number(shape.id), rings: shape.arcs.flat() }];
    return [];
  });
  const uses = new Map<number, number>();
  for (const signed of shapes.flatMap(({ rings }) => rings.flat())) {
    const arc = signed < 0 ? ~signed : signed;
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  const lines = projected(topology, [...uses.keys()]);
  const points = [...lines.values()].flat();
  const [west, north] = [least(points, 0), least(points, 1)];
  const [across, down] = [-least(points, 0, -1) - west, -least(points, 1, -1) - north];
  const step = Math.max(across, down, 1e-12) / STEPS;
  const placed = ([x, y]: Point) => `${Math.round((x - west) / step)} ${Math.round((y - north) / step)}`;
  const walked = (signed: number) => {
    const line = lines.get(signed < 0 ? ~signed : signed) ?? [];
    return signed < 0 ? line.toReversed() : line;
  };

  const paths = Array.from({ length: areas }, () => '');
  for (const { id, rings } of shapes) {
    for (const ring of rings) paths[id] += `M${ring.flatMap(walked).map(placed).join('L')}z`;
  }
  const coast = [...uses].filter(([, times]) => times === 1).map(([arc]) => `M${walked(arc).map(placed).join('L')}`);
  // North of the equator lies above: the plane's y is that of Mercator with its sign turned.
  const origin: [number, number] = [RADIUS * west, -RADIUS * north];
  return { areas: paths, coast: coast.join(''), counties: '', size: [across / step, down / step], origin, cell: RADIUS * step };
}

type Point = [number, number];

/** Arcs in the plane of Web Mercator, in radians, y downwards. */
function projected(topology: AreaTopology, arcs: readonly number[]): Map<number, Point[]> {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const quantised = topology.transform !== undefined;
  return new Map(
    arcs.map((arc) => {
      let [x, y] = [0, 0];
      const points = (topology.arcs[arc] ?? []).map(([dx = 0, dy = 0]): Point => {
        [x, y] = quantised ? [x + dx, y + dy] : [dx, dy];
        const latitude = y * scale[1]! + translate[1]!;
        const longitude = x * scale[0]! + translate[0]!;
        return [(longitude * Math.PI) / 180, -Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))];
      });
      return [arc, points];
    }),
  );
}

/** The least coordinate along an axis; with `sign` −1 the greatest, negated. */
function least(points: readonly Point[], axis: 0 | 1, sign = 1): number {
  return points.reduce((best, point) => Math.min(best, sign * point[axis]), points.length === 0 ? 0 : Infinity);
}
