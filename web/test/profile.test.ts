import { expect, test } from 'vitest';
import type { ProfilePoint } from '../src/lib/api/types';
import { latestType, linePath, typesByYear } from '../src/lib/area/series';

const points = (values: (number | null)[]): ProfilePoint[] =>
  values.map((value, i) => ({
    period: 2020 + i,
    value,
    missing: null,
    low: null,
    high: null,
    provenance: { kind: 'published' },
  }));

test('a published type wins over the open variant of the same year', () => {
  const years = typesByYear({
    published: [
      { period: 2021, type: null },
      { period: 2022, type: 2 },
    ],
    open: [
      { period: 2021, type: 3 },
      { period: 2022, type: 1 },
    ],
  });
  expect(years).toEqual([
    { period: 2021, type: 3, variant: 'open' },
    { period: 2022, type: 2, variant: 'published' },
  ]);
  expect(latestType(years)?.type).toBe(2);
  expect(latestType([])).toBeNull();
});

test('a line goes from the first year to the last, upwards for more, and breaks where a year is missing', () => {
  expect(linePath(points([0, 10]), 10, 10)).toBe('M0.0 10.0L10.0 0.0');
  expect(linePath(points([0, null, 10]), 10, 10)).toBe('M0.0 10.0M10.0 0.0');
  expect(linePath(points([5]), 10, 10)).toBe('M5.0 5.0');
  expect(linePath(points([null]), 10, 10)).toBe('');
});
