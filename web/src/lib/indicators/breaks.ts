// Which breaks cut a series: those that concern the areas shown. New borders of small areas cut no series of a county.

import type { Indicator, Level } from '../api/types';

type Break = Indicator['breaks'][number];

/** The breaks of an indicator that concern areas of one of these levels; all of them where no level is said. */
export function breaksAt(indicator: Pick<Indicator, 'breaks'>, levels: readonly Level[] | null): Break[] {
  if (levels === null || levels.length === 0) return indicator.breaks;
  return indicator.breaks.filter((b) => b.levels.length === 0 || levels.some((level) => b.levels.includes(level)));
}

/** The levels of areas that are named with their edition. */
export function levelsOf(vintages: readonly string[], known: readonly { vintage: string; level: Level }[]): Level[] {
  return [...new Set(vintages.flatMap((vintage) => known.find((v) => v.vintage === vintage)?.level ?? []))];
}
