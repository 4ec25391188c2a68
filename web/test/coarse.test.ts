import { expect, test } from 'vitest';
import type { AreaTopology } from '../src/lib/api/client';
import { coarseOf, fitted, PADDING } from '../src/lib/map/coarse';

/** Three squares in a row: two in county 03, one in county 18, and an area too small to have borders. */
const topology: AreaTopology = {
  type: 'Topology',
  transform: { scale: [2, 1], translate: [14, 60] },
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 0, arcs: [[0, 1]] },
        { type: 'Polygon', id: 1, arcs: [[-2, 2, 3, 4]] },
        { type: 'MultiPolygon', id: 2, arcs: [[[-4, 5]]] },
        { type: null, id: 3 } as never,
      ],
    },
  },
  arcs: [
    [[1, 1], [-1, 0], [0, -1], [1, 0]],
    [[1, 0], [0, 1]],
    [[1, 0], [1, 0]],
    [[2, 0], [0, 1]],
    [[2, 1], [-1, 0]],
    [[2, 0], [1, 0], [0, 1], [-1, 0]],
  ],
};
const codes = ['0331R001', '0380R001', '1880R001', '1880R002'];

test('borders between counties and the coast are found among the arcs', () => {
  const coarse = coarseOf(topology, codes);
  expect(coarse.shapes.map((shape) => shape.id)).toEqual([0, 1, 2]);
  expect(coarse.counties).toEqual([3]);
  expect(coarse.outline).toEqual([0, 2, 4, 5]);
  expect(coarseOf(topology).counties).toEqual([]);
});

test('steps between points are summed, and north is up', () => {
  const { arcs, box } = coarseOf(topology);
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  const west = [0, 2, 4, 6].map((i) => Math.round(degrees(arcs[0]![i]!)));
  expect(west).toEqual([16, 14, 14, 16]);
  expect(arcs[0]![1]!).toBeLessThan(arcs[0]![5]!);
  expect(degrees(box[0])).toBeCloseTo(14);
  expect(degrees(box[2])).toBeCloseTo(20);
  // Gudermann: the plane's y of 60° is ln tan 75°.
  expect(-box[3]).toBeCloseTo(Math.log(Math.tan((75 * Math.PI) / 180)), 12);
});

test('the country touches the room around it on the tighter axis, and lies in the middle of the other', () => {
  const coarse = coarseOf(topology);
  const { scale, shift } = fitted(coarse, 600, 800);
  const [west, north, east, south] = coarse.box;
  expect(west * scale + shift[0]).toBeCloseTo(PADDING);
  expect(east * scale + shift[0]).toBeCloseTo(600 - PADDING);
  expect(north * scale + shift[1] + (south * scale + shift[1])).toBeCloseTo(800);
});

test('borders that are not quantised are taken as they are', () => {
  const plain = { ...topology, arcs: [[[14, 60], [16, 61]]] } as AreaTopology;
  delete (plain as { transform?: unknown }).transform;
  const { arcs } = coarseOf({ ...plain, objects: { areas: { type: 'GeometryCollection', geometries: [] } } });
  expect((arcs[0]![2]! * 180) / Math.PI).toBeCloseTo(16);
});
