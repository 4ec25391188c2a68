// A grid as the charts of cards: lines over years, bars and dots of one year.

import type { Axis, BarChart, Break, LineChart, ScatterChart, Series } from '../chart/model';
import type { Indicator } from '../api/types';
import { correlation, type Correlation } from './correlation';
import type { Grid } from './load';

/** What a picture can hold and a reader can tell apart; the table has the rest. */
export const MOST_LINES = 5;
export const MOST_BARS = 40;

/** The columns of a grid by indicator, so that parts of the population stand in one picture. */
export function byIndicator(grid: Grid): { indicator: Indicator; columns: number[] }[] {
  const groups = new Map<string, { indicator: Indicator; columns: number[] }>();
  grid.selection.columns.forEach(({ indicator }, c) => {
    const group = groups.get(indicator.id) ?? { indicator, columns: [] };
    group.columns.push(c);
    groups.set(indicator.id, group);
  });
  return [...groups.values()];
}

/** What a line or a bar is called: the area, the part of the population, or both. */
export interface Naming {
  part: (column: number) => string;
  whole: string;
  /** A line that was brought onto the borders of its area. */
  bridged: (label: string) => string;
}

function labelOf(grid: Grid, row: number, column: number, parts: number, areas: number, naming: Naming): string {
  const { label } = grid.rows[row]!;
  if (parts === 1) return label;
  const part = naming.part(column) || naming.whole;
  return areas === 1 ? part : `${label}, ${part}`;
}

/**
 * One line for each area and part of the population, as many as can be told apart, and how many there would be; years that were brought onto an
 * area's borders as a line of their own beside its own.
 */
export function lineChart(
  grid: Grid,
  rows: readonly number[],
  columns: readonly number[],
  title: string,
  y: Axis,
  breaks: readonly Break[],
  naming: Naming,
): { chart: LineChart; all: number } {
  const pairs = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const shown = pairs.slice(0, MOST_LINES);
  const areas = new Set(shown.map(({ row }) => row)).size;
  const { years } = grid.selection;
  const within = new Set(years.map(({ period }) => period));
  const series = shown.flatMap(({ row, column }, i): Series[] => {
    const label = labelOf(grid, row, column, columns.length, areas, naming);
    const own = { label, points: years.map(({ period }, year) => ({ period, ...grid.at(row, year, column) })), ...(i === 0 ? { main: true } : {}) };
    const points = (grid.bridged(row, column)?.bridged ?? []).filter(({ period }) => within.has(period));
    return points.length === 0 ? [own] : [own, { label: naming.bridged(label), points, bridgedFrom: label }];
  });
  const [first, last] = [years[0]?.period ?? 0, years.at(-1)?.period ?? 0];
  return {
    chart: { kind: 'line', title, y, series, breaks: breaks.filter((b) => first < b.from && b.from <= last) },
    all: pairs.length,
  };
}

/** One bar for each area and part of the population, in the last year. */
export function barChart(
  grid: Grid,
  rows: readonly number[],
  columns: readonly number[],
  title: string,
  x: Axis,
  naming: Naming,
): { chart: BarChart; all: number } {
  const year = grid.selection.years.length - 1;
  const pairs = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const bars = pairs.slice(0, MOST_BARS).map(({ row, column }) => ({
    label: labelOf(grid, row, column, columns.length, rows.length, naming),
    ...grid.at(row, year, column),
    main: column === columns[0],
  }));
  return { chart: { kind: 'bars', title, x, bars }, all: pairs.length };
}

/** One dot for each area that has both columns in the last year, and how they vary together. */
export function scatterChart(
  grid: Grid,
  rows: readonly number[],
  [across, up]: readonly [number, number],
  title: string,
  x: Axis,
  y: Axis,
): { chart: ScatterChart; correlation: Correlation; left: number } {
  const year = grid.selection.years.length - 1;
  const named = grid.selection.level === null;
  const dots = rows.flatMap((row) => {
    const [a, b] = [grid.at(row, year, across), grid.at(row, year, up)];
    if (a.value === null || b.value === null) return [];
    const greyed = (a.greyed ?? false) || (b.greyed ?? false);
    return [{ label: grid.rows[row]!.label, x: a.value, y: b.value, greyed, main: named }];
  });
  const found = correlation(dots.map((dot) => [dot.x, dot.y] as const));
  return { chart: { kind: 'scatter', title, x, y, dots }, correlation: found, left: rows.length - dots.length };
}
