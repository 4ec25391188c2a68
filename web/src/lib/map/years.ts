// The years that a change can be reckoned from.

import type { Resolved } from '../state/resolve';

export interface EarlierYear {
  year: number;
  /** Whether the indicator has the year on the borders of the picture. */
  sameBorders: boolean;
}

/** The years before the one in view, in order. */
export function earlierYears({ indicator, vintage, period, periods }: Resolved): EarlierYear[] {
  const here = indicator.available.find((a) => a.vintage === vintage)?.periods ?? [];
  return periods.filter((year) => year < period).map((year) => ({ year, sameBorders: here.includes(year) }));
}

/** The year asked for, else the first on the same borders, else the first; null where there is none before the one in view. */
export function fromYear(resolved: Resolved, asked: number | null): number | null {
  const years = earlierYears(resolved);
  const found = years.find(({ year }) => year === asked) ?? years.find(({ sameBorders }) => sameBorders) ?? years[0];
  return found?.year ?? null;
}
