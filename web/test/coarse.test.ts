import { expect, test } from 'vitest';
import type { AreaTopology } from '../src/lib/api/client';
import { MISSING } from '../src/lib/classes/scale';
import { fitted, grouped, PADDING, type Borders } from '../src/lib/map/coarse';
import { sketchOf } from '../src/lib/map/sketch';

const borders: Borders = { areas: ['M0 0l1 0 0 1z', '', 'M5 5l1 0 0 1z', 'M9 9l1 0 0 1z'], coast: 'M0 0l1 0', counties: '', size: [30, 20] };

test('the country touches the room around it on the tighter axis, and lies in the middle of the other', () => {
  const { scale, shift } = fitted(borders, 600, 800);
  expect(shift[0]).toBeCloseTo(PADDING);
  expect(30 * scale + shift[0]).toBeCloseTo(600 - PADDING);
  expect(shift[1] + (20 * scale + shift[1])).toBeCloseTo(800);
});

test('areas of one shade are one path, pale ones apart and last; an area without borders is in none', () => {
  expect(grouped(borders, [2, 2, 2, 0], [true]).map(({ shade, pale, path }) => ({ shade, pale, path }))).toEqual([
    { shade: 2, pale: false, path: 'M5 5l1 0 0 1z' },
    { shade: 0, pale: false, path: 'M9 9l1 0 0 1z' },
    { shade: 2, pale: true, path: 'M0 0l1 0 0 1z' },
  ]);
  expect(grouped(borders, [2, 2]).map(({ shade, path }) => [shade, path])).toEqual([
    [2, 'M0 0l1 0 0 1z'],
    [MISSING, 'M5 5l1 0 0 1zM9 9l1 0 0 1z'],
  ]);
});

/** Two squares in a row, and an area too small to have borders. */
const topology: AreaTopology = {
  type: 'Topology',
  transform: { scale: [2, 1], translate: [14, 0] },
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 0, arcs: [[0, 1]] },
        { type: 'MultiPolygon', id: 1, arcs: [[[-2, 2]]] },
        { type: null, id: 2 } as never,
      ],
    },
  },
  arcs: [
    [[1, 1], [-1, 0], [0, -1], [1, 0]],
    [[1, 0], [0, 1]],
    [[1, 0], [1, 0], [0, 1], [-1, 0]],
    [[80, 80], [90, 90]],
  ],
};

test('the borders of a topology become paths with north up, as wide as what they surround', () => {
  const { areas, coast, size } = sketchOf(topology, 3);
  expect(areas).toEqual(['M4096 0L0 0L0 2048L4096 2048L4096 2048L4096 0z', 'M4096 0L4096 2048L4096 2048L8192 2048L8192 0L4096 0z', '']);
  expect(coast).toBe('M4096 0L0 0L0 2048L4096 2048M4096 2048L8192 2048L8192 0L4096 0');
  expect(size.map(Math.round)).toEqual([8192, 2048]);
});

test('borders that are not quantised are taken as they are; of nothing there is nothing', () => {
  const plain = { ...topology, arcs: [[[14, 0], [16, 0], [16, 2], [14, 0]]] } as AreaTopology;
  delete (plain as { transform?: unknown }).transform;
  const one = { areas: { type: 'GeometryCollection' as const, geometries: [{ type: 'Polygon' as const, id: 0, arcs: [[0]] }] } };
  expect(sketchOf({ ...plain, objects: one }, 1).areas[0]).toMatch(/^M0 819\dL819\d 819\dL819\d 0L0 819\dz$/);
  expect(sketchOf({ ...plain, objects: { areas: { type: 'GeometryCollection', geometries: [] } } }, 2)).toMatchObject({ areas: ['', ''], coast: '' });
});
