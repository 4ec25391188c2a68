// What the profile shows of types and series over the years.

import type { Composition, Indicator, Profile, TypePoint, Variant, VintageSummary } from '../api/types';

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

/** The years for which there are other compositions than one: those of the area types of the same variant, on all RegSO of an edition. */
export function compositionYears(
  indicators: readonly Indicator[],
  vintages: readonly Pick<VintageSummary, 'vintage' | 'level' | 'complete'>[],
  latest: Pick<Composition, 'period' | 'variant'>,
): number[] {
  const whole = new Set(vintages.filter((v) => v.level === 'regso' && v.complete).map((v) => v.vintage));
  const of = indicators.find((i) => i.id === (latest.variant === 'open' ? 'area_type_open' : 'area_type'));
  const regso = (of?.available ?? []).filter((a) => whole.has(a.vintage));
  return [...new Set(regso.flatMap((a) => a.periods))].filter((year) => year !== latest.period).sort((a, b) => a - b);
}
