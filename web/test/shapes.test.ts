import { expect, test } from 'vitest';
import type { AreaTopology } from '../src/lib/api/client';
import { boxFor, placesOf } from '../src/lib/map/drawing';
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
const shapes = shapesOf('RegSO_2020', topology, areas.codes);

test('shapes keep their dense index, and areas without a shape have no box', () => {
  expect(shapes.polygons.features.map((f) => f.id)).toEqual([1, 2]);
  expect(shapes.boxes.get(1)).toEqual([0, 0, 1, 1]);
  expect(shapes.boxes.get(2)).toEqual([1, 0, 2, 1]);
  expect(shapes.boxes.has(0)).toBe(false);
});

test('outlines of municipalities hold the border between them, those of the county only the outside', () => {
  const sides = (of: string) => {
    const lines = shapes.outlines.features.find((f) => f.properties.of === of)!.geometry.coordinates;
    return lines.reduce((n, line) => n + line.length - 1, 0);
  };
  expect(sides('municipality')).toBe(7);
  expect(sides('county')).toBe(6);
});

test('the outline around several areas leaves out the border between them', () => {
  const sides = (inside: (i: number) => boolean) =>
    shapes.outlineOf(inside).coordinates.reduce((n, line) => n + line.length - 1, 0);
  expect(sides(() => true)).toBe(6);
  expect(sides((i) => i === 1)).toBe(4);
  expect(sides(() => false)).toBe(0);
});

test('a place is found by its own shape or by the shapes inside it', () => {
  const drawing = { areas, shapes, rest: null, places: placesOf(areas, shapes, null) };
  expect(boxFor(drawing, 'RegSO_2020', '0380R002')).toEqual([0, 0, 1, 1]);
  expect(boxFor(drawing, 'Municipality_2007', '0381')).toEqual([1, 0, 2, 1]);
  expect(boxFor(drawing, 'County_2007', '03')).toEqual([0, 0, 2, 1]);
  expect(boxFor(drawing, 'County_2007', '04')).toBeNull();
  expect(around([])).toBeNull();
});
