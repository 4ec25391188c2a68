// Series over new borders: what was published on other borders than an area's own, and the same brought onto its own. The two are never one
// line, and neither is joined with what was published on the area's own borders.

import type { BridgedPoint, Indicator, OverTime, VintageSummary } from '../api/types';
import type { SeriesPoint } from '../chart/model';
import { isGreyed } from '../classes/small';
import type { AreaRef } from '../state/view';

export interface OtherBorders {
  /** As published: areas with the same code, which may be other areas. */
  published: { vintage: string; points: SeriesPoint[] }[];
  /** Brought onto the area's own borders. */
  bridged: SeriesPoint[];
  /** Per year: share of the area's people that come from areas that were divided, per cent. */
  reassigned: ReadonlyMap<number, number>;
}

/** The other vintages of the level that have the indicator: without one there is nothing to bring over. */
export function otherBorders(area: Pick<AreaRef, 'vintage'>, indicator: Pick<Indicator, 'available'>, vintages: readonly Pick<VintageSummary, 'vintage' | 'level'>[]): string[] {
  const level = vintages.find((v) => v.vintage === area.vintage)?.level;
  if (level !== 'regso' && level !== 'deso') return [];
  const same = vintages.filter((v) => v.level === level && v.vintage !== area.vintage).map((v) => v.vintage);
  return same.filter((vintage) => indicator.available.some((a) => a.vintage === vintage && a.breakdowns.includes('total') && a.periods.length > 0));
}

/** The years of a series that are on other borders than the area's, greyed by rule. `people` is the same series of the population. */
export function onOtherBorders(series: OverTime, people: OverTime | null, indicator: Indicator): OtherBorders {
  const own = series.area.vintage;
  const inhabitants = (vintage: string, period: number) =>
    vintage === own
      ? people?.bridge?.points.find((p) => p.period === period)?.value
      : people?.published.find((p) => p.vintage === vintage && p.period === period)?.value;
  const point = (vintage: string, { period, value, missing, low, high }: Pick<BridgedPoint, 'period' | 'value' | 'missing' | 'low' | 'high'>): SeriesPoint => ({
    period,
    value,
    missing,
    low,
    high,
    greyed: isGreyed(indicator, inhabitants(vintage, period)),
  });
  const bridged = series.bridge?.points ?? [];
  const others = [...new Set(series.published.map((p) => p.vintage))].filter((vintage) => vintage !== own);
  return {
    published: others.map((vintage) => ({ vintage, points: series.published.filter((p) => p.vintage === vintage).map((p) => point(vintage, p)) })),
    bridged: bridged.map((p) => point(own, p)),
    reassigned: new Map(bridged.map((p) => [p.period, p.reassigned])),
  };
}

/** A vintage as people write it: `RegSO 2025`. */
export const vintageText = (vintage: string) => vintage.replace('_', ' ');
