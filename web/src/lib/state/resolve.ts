// From what an address asks for to what can be shown: the indicator, level, year and vintage that the snapshot has.

import type { Indicator, Level, Snapshot } from '../api/types';
import { MAP_LEVELS, type MapLevel, type View } from './view';

/** What was asked for and could not be shown, so that the page can say it. */
export type Substitution =
  | { what: 'indicator'; asked: string }
  | { what: 'level'; asked: MapLevel }
  | { what: 'period'; asked: number };

export interface Resolved {
  indicator: Indicator;
  level: MapLevel;
  vintage: string;
  period: number;
  /** The levels and years in which the indicator has values, in order. */
  levels: MapLevel[];
  periods: number[];
  /** The edition of the police's list drawn on top, if the snapshot has it. */
  overlay: string | null;
  substituted: Substitution[];
}

/** What an address without an indicator or level shows. */
const FIRST_INDICATORS = ['area_type', 'area_type_open', 'socioeconomic_index', 'socioeconomic_index_open', 'population'];
const FIRST_LEVELS: readonly MapLevel[] = ['regso', 'deso', 'municipality', 'county'];

/** The view as it can be shown; null when the snapshot has nothing that a map can show. */
export function resolve(view: View, snapshot: Snapshot, indicators: readonly Indicator[]): Resolved | null {
  const levelOf = new Map<string, Level>(snapshot.vintages.map((v) => [v.vintage, v.level]));
  const shown = indicators.filter((i) => levelsOf(i, levelOf).length > 0);
  const substituted: Substitution[] = [];

  let indicator = shown.find((i) => i.id === view.indicator);
  if (!indicator) {
    if (view.indicator !== null) substituted.push({ what: 'indicator', asked: view.indicator });
    indicator = FIRST_INDICATORS.map((id) => shown.find((i) => i.id === id)).find((i) => i !== undefined) ?? shown[0];
  }
  if (!indicator) return null;

  const levels = levelsOf(indicator, levelOf);
  let level = levels.find((l) => l === view.level);
  if (!level) {
    if (view.level !== null) substituted.push({ what: 'level', asked: view.level });
    level = FIRST_LEVELS.find((l) => levels.includes(l))!;
  }

  const atLevel = indicator.available.filter((a) => levelOf.get(a.vintage) === level && a.periods.length > 0);
  const periods = [...new Set(atLevel.flatMap((a) => a.periods))].sort((a, b) => a - b);
  const period = nearest(periods, view.period);
  if (view.period !== null && view.period !== period) substituted.push({ what: 'period', asked: view.period });

  const candidates = atLevel.filter((a) => a.periods.includes(period)).map((a) => a.vintage);
  const vintage = candidates.find((v) => v === view.vintage) ?? best(candidates, snapshot);
  const overlay = snapshot.police_editions.find((e) => e === view.overlay) ?? null;
  return { indicator, level, vintage, period, levels, periods, overlay, substituted };
}

/**
 * The open variant of an indicator, or the indicator that an open variant stands for, when it has values on a level
 * where the indicator itself has none; else null.
 */
export function openSibling(
  id: string,
  level: MapLevel,
  indicators: readonly Indicator[],
  vintages: Snapshot['vintages'],
): string | null {
  const sibling = id.endsWith('_open') ? id.slice(0, -'_open'.length) : `${id}_open`;
  const levelOf = new Map<string, Level>(vintages.map((v) => [v.vintage, v.level]));
  const found = indicators.find((i) => i.id === sibling);
  return found && levelsOf(found, levelOf).includes(level) ? sibling : null;
}

/** What must change in the view to show a level: nothing, or the open variant for what is only published for RegSO; null: it cannot be shown. */
export function levelChoice(
  level: MapLevel,
  resolved: Pick<Resolved, 'indicator' | 'levels'>,
  { snapshot, indicators }: { snapshot: Pick<Snapshot, 'vintages'>; indicators: readonly Indicator[] },
): { indicator?: string } | null {
  if (resolved.levels.includes(level)) return {};
  const sibling = openSibling(resolved.indicator.id, level, indicators, snapshot.vintages);
  return sibling === null ? null : { indicator: sibling };
}

/** Whether the snapshot has the number of people in the areas and year of a picture. */
export function hasPeople({ vintage, period }: Pick<Resolved, 'vintage' | 'period'>, indicators: readonly Indicator[]): boolean {
  const population = indicators.find((i) => i.id === 'population');
  return population?.available.some((a) => a.vintage === vintage && a.periods.includes(period)) ?? false;
}

/** The levels of a map on which the indicator has values. */
function levelsOf(indicator: Indicator, levelOf: Map<string, Level>): MapLevel[] {
  const present = new Set(indicator.available.filter((a) => a.periods.length > 0).map((a) => levelOf.get(a.vintage)));
  return MAP_LEVELS.filter((l) => present.has(l));
}

/** The year asked for, or the nearest to it (the later of two), or the last. */
function nearest(periods: readonly number[], asked: number | null): number {
  const last = periods[periods.length - 1]!;
  if (asked === null) return last;
  return periods.reduce((best, p) => (Math.abs(p - asked) <= Math.abs(best - asked) ? p : best), periods[0] ?? last);
}

/** The vintage with most boundaries, the later of equals. */
function best(candidates: readonly string[], snapshot: Snapshot): string {
  const shapes = (vintage: string) => snapshot.vintages.find((v) => v.vintage === vintage)?.with_boundaries ?? 0;
  return [...candidates].sort((a, b) => shapes(b) - shapes(a) || (a < b ? 1 : -1))[0]!;
}
