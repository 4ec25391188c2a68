// From what an address asks for to what the lab can show: indicators, areas and years that the snapshot has.

import type { Indicator, Level, Snapshot } from '../api/types';
import { otherBorders } from '../profile/bridge';
import { withinAt } from '../state/codes';
import { MAP_LEVELS, type AreaRef, type MapLevel, type View } from '../state/view';
import type { LabState, Order, Picture } from './state';

/** An indicator for a part of the population. */
export interface Column {
  indicator: Indicator;
  breakdown: string;
}

export interface Year {
  period: number;
  /** The vintage of the level in that year; null where areas are chosen one by one, each with its own. */
  vintage: string | null;
}

/** What was asked for and could not be had, so that the page can say it. */
export type Refused =
  | { what: 'indicator'; asked: string }
  | { what: 'breakdown'; asked: string; of: Indicator }
  | { what: 'level'; asked: MapLevel }
  | { what: 'area'; asked: string }
  | { what: 'years'; asked: string };

export interface Selection {
  columns: readonly Column[];
  /** The level that all areas are taken of; null where they are chosen one by one. */
  level: MapLevel | null;
  /** County or municipality that the level is limited to. */
  within: string | null;
  areas: readonly AreaRef[];
  /** The years shown, in order: one, where the picture shows one. */
  years: readonly Year[];
  /** The areas and columns, by position, whose years on other borders are shown on the area's own too; none where that is not asked for. */
  bridged: readonly { area: AreaRef; column: number }[];
  /** Whether any could be. */
  bridgeable: boolean;
  as: Picture;
  order: Order;
  /** What can be chosen instead. */
  levels: readonly MapLevel[];
  periods: readonly number[];
  refused: readonly Refused[];
}

const FIRST_INDICATORS = ['low_economic_standard', 'unemployed', 'area_type', 'population'];
const FIRST_LEVELS: readonly MapLevel[] = ['county', 'municipality', 'regso', 'deso'];

/** Whether a picture shows one year only. */
export const oneYear = (as: Picture) => as === 'bars' || as === 'map' || as === 'scatter';

/** What is shown of what was asked for; null when the snapshot has nothing. */
export function select(
  state: LabState,
  shared: Pick<View, 'indicator' | 'level' | 'within'>,
  snapshot: Pick<Snapshot, 'vintages'>,
  indicators: readonly Indicator[],
): Selection | null {
  const refused: Refused[] = [];
  const levelOf = new Map<string, Level>(snapshot.vintages.map((v) => [v.vintage, v.level]));
  const columns = columnsOf(state, shared, indicators, refused);
  if (columns.length === 0) return null;

  const areas = state.areas.filter(({ vintage, code }) => {
    const known = levelOf.has(vintage);
    if (!known) refused.push({ what: 'area', asked: `${vintage}.${code}` });
    return known;
  });
  const present = new Set(columns.flatMap(({ indicator }) => indicator.available.map((a) => levelOf.get(a.vintage))));
  const levels = MAP_LEVELS.filter((level) => present.has(level));
  let level: MapLevel | null = null;
  if (areas.length === 0) {
    level = levels.find((l) => l === shared.level) ?? FIRST_LEVELS.find((l) => levels.includes(l)) ?? null;
    if (level === null) return null;
    if (shared.level !== null && shared.level !== level) refused.push({ what: 'level', asked: shared.level });
  }

  const chosen = new Set(areas.map((area) => area.vintage));
  // Only the whole population is brought onto other borders, and only of areas that stand alone.
  const others = (area: AreaRef, { indicator, breakdown }: Column) => (breakdown === 'total' ? otherBorders(area, indicator, snapshot.vintages) : []);
  const pairs = areas.flatMap((area) => columns.map((column, c) => ({ area, column: c, others: others(area, column) }))).filter((pair) => pair.others.length > 0);
  const bridged = state.bridge && !oneYear(state.as) ? pairs : [];
  const elsewhere = new Set(bridged.flatMap((pair) => pair.others));
  const relevant = (vintage: string) => (level === null ? chosen.has(vintage) || elsewhere.has(vintage) : levelOf.get(vintage) === level);
  const periodsOf = columns.map((column) => {
    const of = column.indicator.available.filter((a) => relevant(a.vintage) && a.breakdowns.includes(column.breakdown));
    return new Set(of.flatMap((a) => a.periods));
  });
  const periods = [...new Set(periodsOf.flatMap((of) => [...of]))].sort((a, b) => a - b);
  const shown = yearsShown(state, periods, periodsOf, refused);
  const years = shown.map((period) => ({ period, vintage: level === null ? null : vintageIn(period, level, columns, snapshot) }));

  return {
    columns,
    level,
    within: level && withinAt(level, shared.within),
    areas,
    years,
    bridged: bridged.map(({ area, column }) => ({ area, column })),
    bridgeable: pairs.length > 0 && !oneYear(state.as),
    as: state.as,
    order: orderOf(state, level),
    levels,
    periods,
    refused,
  };
}

/** The order asked for; else areas as they were chosen, a table by name, and pictures from the highest value. */
function orderOf({ order, as }: LabState, level: MapLevel | null): Order {
  if (level === null) return order ?? 'chosen';
  return order === null || order === 'chosen' ? (as === 'table' ? 'name' : 'high') : order;
}

/** Whether the snapshot has the column for a vintage and year. */
export function exists({ indicator, breakdown }: Column, vintage: string, period: number): boolean {
  return indicator.available.some((a) => a.vintage === vintage && a.periods.includes(period) && a.breakdowns.includes(breakdown));
}

function columnsOf(
  state: LabState,
  shared: Pick<View, 'indicator'>,
  indicators: readonly Indicator[],
  refused: Refused[],
): Column[] {
  const there = indicators.filter((indicator) => indicator.available.some((a) => a.periods.length > 0));
  const asked = state.wanted.length > 0 || shared.indicator === null ? state.wanted : [{ indicator: shared.indicator, breakdown: 'total' }];
  const columns = asked.flatMap(({ indicator: id, breakdown }): Column[] => {
    const indicator = there.find((i) => i.id === id);
    if (!indicator) {
      refused.push({ what: 'indicator', asked: id });
      return [];
    }
    if (indicator.available.some((a) => a.breakdowns.includes(breakdown))) return [{ indicator, breakdown }];
    refused.push({ what: 'breakdown', asked: breakdown, of: indicator });
    return [];
  });
  if (columns.length > 0) return columns;
  const first = FIRST_INDICATORS.map((id) => there.find((i) => i.id === id)).find((i) => i !== undefined) ?? there[0];
  const breakdown = first?.available.flatMap((a) => a.breakdowns).find((b) => b === 'total') ?? first?.available[0]?.breakdowns[0];
  return first && breakdown !== undefined ? [{ indicator: first, breakdown }] : [];
}

function yearsShown(
  state: LabState,
  periods: readonly number[],
  periodsOf: readonly ReadonlySet<number>[],
  refused: Refused[],
): number[] {
  const first = periods[0];
  if (first === undefined) return [];
  let [from, to] = state.years ?? [null, null];
  if (from !== null && to !== null && !periods.some((p) => from! <= p && p <= to!)) {
    refused.push({ what: 'years', asked: from === to ? String(from) : `${from}–${to}` });
    [from, to] = [null, null];
  }
  // The last year that most of the columns have.
  const having = (period: number) => periodsOf.filter((of) => of.has(period)).length;
  const last = periods.reduce((best, period) => (having(period) >= having(best) ? period : best), first);
  to ??= last;
  from ??= state.as === 'line' ? first : to;
  const within = periods.filter((p) => from! <= p && p <= to!);
  return oneYear(state.as) ? within.slice(-1) : within;
}

/** The vintage that most columns have in the year; of several the one with most boundaries, the later of equals. */
function vintageIn(period: number, level: MapLevel, columns: readonly Column[], snapshot: Pick<Snapshot, 'vintages'>): string | null {
  const ranked = snapshot.vintages
    .filter((v) => v.level === level)
    .map((v) => ({ ...v, having: columns.filter((column) => exists(column, v.vintage, period)).length }))
    .filter((v) => v.having > 0)
    .sort((a, b) => b.having - a.having || b.with_boundaries - a.with_boundaries || (a.vintage < b.vintage ? 1 : -1));
  return ranked[0]?.vintage ?? null;
}
