// The rows of a grid in order, and its figures as the tables of cards.

import type { Cell, Table, TableRow } from '../card/model';
import { byName } from '../text/format';
import type { AreaRef, Language } from '../state/view';
import type { Grid } from './load';
import type { Order } from './state';

/** What the words of a grid are in the language in force. */
export interface Named {
  lang: Language;
  /** Name of a column: indicator and part of the population. */
  column: (position: number) => string;
  /** Name of a column's numbers that were brought onto the areas' borders, and of how much of them rests on divided areas. */
  bridged: (position: number) => string;
  reassigned: (position: number) => string;
  /** Name of the first column of a table. */
  area: string;
  code: string;
  vintage: string;
  year: string;
  href: (area: AreaRef) => string;
}

/** Positions of rows: as they were chosen, by name, or by the first column in the last year; areas without a value come last. */
export function ordered(grid: Grid, order: Order, lang: Language, column = 0): number[] {
  const positions = grid.rows.map((_, row) => row);
  if (order === 'chosen') return positions;
  const compare = byName(lang);
  const name = (a: number, b: number) => compare(grid.rows[a]!.label, grid.rows[b]!.label);
  const last = grid.selection.years.length - 1;
  if (order === 'name' || last < 0) return positions.sort(name);
  const values = positions.map((row) => grid.at(row, last, column).value);
  const sign = order === 'high' ? -1 : 1;
  return positions.sort((a, b) => {
    const [x, y] = [values[a]!, values[b]!];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || name(a, b);
    return sign * (x - y) || name(a, b);
  });
}

/**
 * Areas down. Across: the columns in one year; or the years of one column; or, of several columns in several years, the
 * columns, with one row for each area and year. So too where years were brought onto other borders: they stand in columns of their own.
 */
export function tableOf(grid: Grid, rows: readonly number[], caption: string, named: Named, columns?: readonly number[]): Table {
  const { selection } = grid;
  const shown = columns ?? selection.columns.map((_, c) => c);
  const number = (c: number) => {
    const { unit, decimals } = selection.columns[c]!.indicator;
    return { unit, decimals };
  };
  const key = (c: number) => {
    const { indicator, breakdown } = selection.columns[c]!;
    return breakdown === 'total' ? indicator.id : `${indicator.id}.${breakdown}`;
  };
  // A code means nothing without its vintage, which stands beside it where there are several.
  const several = new Set(rows.map((row) => grid.rows[row]!.area.vintage)).size > 1;
  const first = [
    { key: 'name', label: named.area },
    { key: 'code', label: named.code },
    ...(several ? [{ key: 'vintage', label: named.vintage }] : []),
  ];
  const line = (row: number, cells: readonly Cell[]): TableRow => {
    const { label, area } = grid.rows[row]!;
    return { cells: [label, area.code, ...(several ? [area.vintage] : []), ...cells], href: named.href(area) };
  };
  const years = selection.years.map(({ period }, year) => ({ period, year }));
  const bridges = (c: number) => selection.bridged.some(({ column }) => column === c);
  const only = shown.length === 1 && !bridges(shown[0]!) ? shown[0]! : null;
  if (only !== null && years.length !== 1) {
    return {
      caption,
      columns: [...first, ...years.map(({ period }) => ({ key: String(period), label: String(period), number: number(only) }))],
      rows: rows.map((row) => line(row, years.map(({ year }) => grid.at(row, year, only)))),
    };
  }
  const across = shown.map((c) => ({ key: key(c), label: named.column(c), number: number(c) }));
  if (shown.some(bridges)) {
    const percent = { unit: 'percent', decimals: 1 } as const;
    const bridged = (c: number) =>
      bridges(c)
        ? [
            { key: `${key(c)}.bridged`, label: named.bridged(c), number: number(c), bridged: true },
            { key: `${key(c)}.reassigned`, label: named.reassigned(c), number: percent },
          ]
        : [];
    const cells = (row: number, period: number, c: number): Cell[] => {
      if (!bridges(c)) return [];
      const brought = grid.bridged(row, c);
      return [brought?.bridged.find((p) => p.period === period) ?? null, brought?.reassigned.get(period) ?? null];
    };
    return {
      caption,
      columns: [...first, { key: 'period', label: named.year }, ...shown.flatMap((c, i) => [across[i]!, ...bridged(c)])],
      rows: rows.flatMap((row) => years.map(({ period, year }) => line(row, [String(period), ...shown.flatMap((c) => [grid.at(row, year, c), ...cells(row, period, c)])]))),
    };
  }
  if (years.length <= 1) {
    return {
      caption,
      columns: [...first, ...across],
      rows: rows.map((row) => line(row, years.length === 0 ? [] : shown.map((c) => grid.at(row, 0, c)))),
    };
  }
  return {
    caption,
    columns: [...first, { key: 'period', label: named.year }, ...across],
    rows: rows.flatMap((row) => years.map(({ period, year }) => line(row, [String(period), ...shown.map((c) => grid.at(row, year, c))]))),
  };
}
