// How an indicator is spread over the areas of each type.

import type { Areas, AreaTypes, Indicator, Values } from '../api/types';
import { quantile } from '../classes/quantiles';
import { liesWithin } from '../state/codes';

/** The areas of one type: the middle one, and those between which the middle half lies. */
export interface Spread {
  type: number;
  /** Areas with a value. */
  areas: number;
  /** Areas of the type without a value. */
  missing: number;
  lower: number | null;
  median: number | null;
  upper: number | null;
}

/** The quartiles of the areas of each type inside `within`; every area counts once. Types, values and areas are of one vintage. */
export function spreadByType(types: AreaTypes, values: Values, areas: Areas, within: string | null): Spread[] {
  const typeOf = new Map(types.areas.map(({ code, type }) => [code, type]));
  const found = [1, 2, 3, 4, 5].map(() => ({ values: [] as number[], missing: 0 }));
  areas.codes.forEach((code, i) => {
    const type = typeOf.get(code) ?? null;
    if (type === null || !liesWithin(code, within)) return;
    const value = values.values[i] ?? null;
    if (value === null) found[type - 1]!.missing += 1;
    else found[type - 1]!.values.push(value);
  });
  return found.map(({ values, missing }, k) => {
    const sorted = Float64Array.from(values).sort();
    const at = (p: number) => (sorted.length === 0 ? null : quantile(sorted, p));
    return { type: k + 1, areas: sorted.length, missing, lower: at(0.25), median: at(0.5), upper: at(0.75) };
  });
}

/** Indicators that can be shown by type: those that have values for the year, and are not types or the index behind them. */
export function shownByType(indicators: readonly Indicator[], vintage: string, period: number): Indicator[] {
  return indicators.filter(
    (i) => i.topic !== 'index' && i.available.some((a) => a.vintage === vintage && a.periods.includes(period) && a.breakdowns.includes('total')),
  );
}
