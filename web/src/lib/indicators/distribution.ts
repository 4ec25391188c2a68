// How the areas are spread over the values of an indicator: intervals of equal width with round limits, and the areas in each.

import type { Unit, Values } from '../api/types';
import { quantile } from '../classes/quantiles';

export interface Bin {
  from: number;
  /** Not part of the interval, except of the last. */
  to: number;
  areas: number;
}

export interface Distribution {
  bins: Bin[];
  valued: number;
  missing: number;
  least: number;
  lower: number;
  median: number;
  upper: number;
  greatest: number;
  /** Half the width of the middle one of the values' intervals; null where values have none. */
  halfWidth: number | null;
}

/** No more intervals than this, as far as round limits allow. */
const MOST = 40;

/** Null when no area has a value. Classes are counted one by one. */
export function distribution({ values, interval }: Pick<Values, 'values' | 'interval'>, unit: Unit): Distribution | null {
  const sorted = Float64Array.from(values.filter((v): v is number => v !== null)).sort();
  if (sorted.length === 0) return null;
  const [least, greatest] = [sorted[0]!, sorted.at(-1)!];
  const step = unit === 'class' ? 1 : roundStep((greatest - least) / MOST, unit);
  const first = Math.floor(least / step + 1e-9);
  const count = unit === 'class' ? greatest - least + 1 : Math.max(1, Math.ceil(greatest / step - first - 1e-9));
  const bins = Array.from({ length: count }, (_, k): Bin => ({ from: tidy((first + k) * step), to: tidy((first + k + 1) * step), areas: 0 }));
  for (const value of sorted) bins[Math.min(count - 1, Math.floor(value / step + 1e-9) - first)]!.areas += 1;
  const at = (p: number) => quantile(sorted, p);
  return {
    bins,
    valued: sorted.length,
    missing: values.length - sorted.length,
    least,
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
    greatest,
    halfWidth: interval ? middleHalfWidth(interval) : null,
  };
}

function middleHalfWidth({ low, high }: { low: readonly (number | null)[]; high: readonly (number | null)[] }): number | null {
  const widths = low.flatMap((l, i) => (l !== null && typeof high[i] === 'number' ? [(high[i] - l) / 2] : []));
  return widths.length === 0 ? null : quantile(Float64Array.from(widths).sort(), 0.5);
}

/** The least of 1, 2, 5, 10, … that is at least as large; counts have no parts. */
function roundStep(least: number, unit: Unit): number {
  const whole = unit === 'persons' || unit === 'households' || unit === 'dwellings' || unit === 'cars' || unit === 'areas';
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((s) => s >= least * (1 - 1e-9))!;
  return whole ? Math.max(1, step) : step;
}

/** Without the last digits that multiplication adds. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
