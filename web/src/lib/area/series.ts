// What the profile shows of types and series over the years.

import type { Profile, ProfilePoint, TypePoint, Variant } from '../api/types';

export interface YearType {
  period: number;
  type: number | null;
  variant: Variant;
}

/** One type per year: the published one where it exists, else the open variant. */
export function typesByYear(type: Profile['type']): YearType[] {
  const years = new Map<number, YearType>();
  const take = (points: readonly TypePoint[], variant: Variant) => {
    for (const { period, type } of points) {
      const before = years.get(period);
      if (!before || before.type === null) years.set(period, { period, type, variant });
    }
  };
  take(type.published, 'published');
  take(type.open, 'open');
  return [...years.values()].sort((a, b) => a.period - b.period);
}

/** The latest year that has a type. */
export function latestType(types: readonly YearType[]): YearType | null {
  return [...types].reverse().find((t) => t.type !== null) ?? null;
}

/**
 * A line through a series in a box of width × height, as an SVG path: years across, values up. A missing year breaks
 * the line; a single value and a series without change lie in the middle.
 */
export function linePath(points: readonly ProfilePoint[], width: number, height: number): string {
  const valued = points.filter((p) => p.value !== null);
  if (valued.length === 0) return '';
  const years = points.map((p) => p.period);
  const values = valued.map((p) => p.value!);
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (year: number) => (lastYear === firstYear ? width / 2 : ((year - firstYear) / (lastYear - firstYear)) * width);
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height);
  let path = '';
  let drawing = false;
  for (const { period, value } of points) {
    if (value === null) {
      drawing = false;
      continue;
    }
    path += `${drawing ? 'L' : 'M'}${x(period).toFixed(1)} ${y(value).toFixed(1)}`;
    drawing = true;
  }
  return path;
}
