import { expect, test } from 'vitest';
import { labelsFor, spread } from '../src/lib/chart/labels';

test('names lie where their lines end, moved apart only where they would overlap', () => {
  expect(spread([10, 50, 100], 14, [0, 200])).toEqual([10, 50, 100]);
  expect(spread([50, 54], 14, [0, 200])).toEqual([45, 59]);
  expect(spread([54, 50], 14, [0, 200])).toEqual([59, 45]);
  // Three at one height, and a fourth that they push aside.
  expect(spread([50, 50, 50, 66], 14, [0, 200])).toEqual([33, 47, 61, 75]);
});

test('names stay within the drawing as long as there is room', () => {
  expect(spread([2, 3], 14, [0, 100])).toEqual([0, 14]);
  expect(spread([99, 100], 14, [0, 100])).toEqual([86, 100]);
  expect(spread([], 14, [0, 100])).toEqual([]);
});

test('names stand beside the lines where there is room, else above them, and one line has none', () => {
  expect(labelsFor(['Län'], 800)).toMatchObject({ where: 'none', top: 0 });
  expect(labelsFor(['Riket', 'Uppsala län'], 800).where).toBe('ends');
  expect(labelsFor(['Riket', 'Uppsala län'], 280)).toMatchObject({ where: 'above', right: 16 });
});
