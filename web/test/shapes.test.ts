import { expect, test } from 'vitest';
import type { AreaTopology } from '../src/lib/api/client';
import { areaAt, coverageOf, RANK } from '../src/lib/map/coverage';
import { boxFor, placesOf } from '../src/lib/map/drawing';
import { eastOf, southOf } from '../src/lib/map/plane';
import { around, shapesOf } from '../src/lib/map/shapes';
import { areas } from './example';

// Two squares beside each other, with the border between them as one shared arc.
const topology: AreaTopology = {
  type: 'Topology',
  arcs: [
    [[1, 0], [1, 1]],
    [[1, 1], [0, 1], [0, 0], [1, 0]],
    [[1, 0], [2, 0], [2, 1], [1, 1]],
  ],
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 1, arcs: [[0, 1]] },
        { type: 'Polygon', id: 2, arcs: [[2, ~0]] },
      ],
    },
  },
};
const coverage = coverageOf(topology, areas.codes);
const shapes = shapesOf('RegSO_2020', { id: 1, coverage });
const rounded = (box: readonly number[] | null | undefined) => box?.map((degrees) => Math.round(degrees * 1e9) / 1e9 + 0);
/** A square with its corner there. */
const square = (x: number, size: number) => [[x, x], [x + size, x], [x + size, x + size], [x, x + size], [x, x]];

test('shapes keep their dense index, and areas without a shape have no box', () => {
  expect([...shapes.boxes.keys()]).toEqual([1, 2]);
  expect(rounded(shapes.boxes.get(1))).toEqual([0, 0, 1, 1]);
  expect(rounded(shapes.boxes.get(2))).toEqual([1, 0, 2, 1]);
  expect(shapesOf('RegSO_2020', null)).toMatchObject({ boxes: new Map(), ground: null });
});

test('each border knows what it parts: two municipalities in the middle, the county from what is outside around it', () => {
  expect([...coverage.ranks]).toEqual([RANK.municipality, RANK.county, RANK.county]);
  expect([...coverage.sides]).toEqual([1, 2, 1, -1, 2, -1]);
});

test('a point lies in the area whose rings it is inside of, and not in its holes', () => {
  const holed = coverageOf(
    {
      type: 'Topology',
      arcs: [square(0, 10), square(4, 2), square(20, 1)],
      objects: {
        areas: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Polygon', id: 0, arcs: [[0], [1]] },
            { type: 'MultiPolygon', id: 1, arcs: [[[2]], [[~1]]] },
          ],
        },
      },
    },
    areas.codes,
  );
  const at = (longitude: number, latitude: number) => areaAt(holed, eastOf(longitude), southOf(latitude));
  expect([at(1, 1), at(5, 5), at(20.5, 20.5), at(15, 15)]).toEqual([0, 1, 1, null]);
});

test('a quantised topology has the same places as one that is not', () => {
  const steps = topology.arcs.map((arc) => arc.map(([x, y], i) => (i === 0 ? [x! * 4, y! * 4] : [(x! - arc[i - 1]![0]!) * 4, (y! - arc[i - 1]![1]!) * 4])));
  const quantised = coverageOf({ ...topology, arcs: steps, transform: { scale: [0.25, 0.25], translate: [0, 0] } }, areas.codes);
  expect(quantised).toEqual(coverage);
});

test('the outline around several areas leaves out the border between them', () => {
  const sides = (inside: (i: number) => boolean) =>
    shapes.outlineOf(inside).coordinates.reduce((n, line) => n + line.length - 1, 0);
  expect(shapes.outlineOf(() => true).coordinates).toHaveLength(1);
  expect(sides(() => true)).toBe(6);
  expect(sides((i) => i === 1)).toBe(4);
  expect(sides(() => false)).toBe(0);
});

test('a place is found by its own shape or by the shapes inside it', () => {
  const drawing = { areas, shapes, rest: null, places: placesOf(areas, shapes, null) };
  expect(rounded(boxFor(drawing, 'RegSO_2020', '0380R002'))).toEqual([0, 0, 1, 1]);
  expect(rounded(boxFor(drawing, 'Municipality_2007', '0381'))).toEqual([1, 0, 2, 1]);
  expect(rounded(boxFor(drawing, 'County_2007', '03'))).toEqual([0, 0, 2, 1]);
  expect(boxFor(drawing, 'County_2007', '04')).toBeNull();
  expect(around([])).toBeNull();
});
