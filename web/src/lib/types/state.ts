// What the room of area types adds to the address (the variant, and two years to compare), and what of it the snapshot has.

import type { Indicator, Snapshot, Variant } from '../api/types';

export interface TypesState {
  variant: Variant | null;
  from: number | null;
  to: number | null;
}

export function parseTypes(own: Readonly<Record<string, string>>): TypesState {
  const year = (text = '') => (/^(19|2[01])\d\d$/.test(text) ? Number(text) : null);
  const variant = own.variant === 'published' || own.variant === 'open' ? own.variant : null;
  return { variant, from: year(own.from), to: year(own.to) };
}

export function formatTypes({ variant, from, to }: TypesState): Record<string, string | null> {
  return { variant, from: from === null ? null : String(from), to: to === null ? null : String(to) };
}

/** Years with types, each with the vintage of RegSO that they are of. */
export interface TypeYear {
  period: number;
  vintage: string;
}

export interface TypesChoice {
  variant: Variant;
  /** The variants that the snapshot has. */
  variants: readonly Variant[];
  /** The indicator whose values are the types. */
  indicator: Indicator;
  years: readonly TypeYear[];
  from: TypeYear;
  to: TypeYear;
}

const INDICATOR = { published: 'area_type', open: 'area_type_open' } as const;

/**
 * What is shown: the published types where there are any, over the longest time of one vintage. The earlier year comes first.
 * Null: there are no types.
 */
export function choose(state: TypesState, snapshot: Pick<Snapshot, 'vintages'>, indicators: readonly Indicator[]): TypesChoice | null {
  const regso = snapshot.vintages.filter((v) => v.level === 'regso').map((v) => v.vintage);
  const of = (variant: Variant) => {
    const indicator = indicators.find((i) => i.id === INDICATOR[variant]);
    const years = indicator ? yearsOf(indicator, regso) : [];
    return indicator && years.length > 0 ? { variant, indicator, years } : null;
  };
  const there = (['published', 'open'] as const).flatMap((variant) => of(variant) ?? []);
  const shown = there.find(({ variant }) => variant === state.variant) ?? there[0];
  if (!shown) return null;
  const { years } = shown;
  const times = (vintage: string) => years.filter((year) => year.vintage === vintage).length;
  const longest = years.reduce((best, year) => (times(year.vintage) >= times(best.vintage) ? year : best));
  const to = years.find((year) => year.period === state.to) ?? longest;
  const from = years.find((year) => year.period === state.from) ?? years.find((year) => year.vintage === to.vintage)!;
  const [earlier, later] = from.period <= to.period ? [from, to] : [to, from];
  return { ...shown, variants: there.map(({ variant }) => variant), from: earlier, to: later };
}

/** One vintage a year: that with most years, the later of equals. */
function yearsOf(indicator: Indicator, regso: readonly string[]): TypeYear[] {
  const ranked = indicator.available
    .filter((a) => regso.includes(a.vintage))
    .sort((a, b) => b.periods.length - a.periods.length || (a.vintage < b.vintage ? 1 : -1));
  const years = new Map<number, string>();
  for (const { vintage, periods } of ranked) for (const period of periods) if (!years.has(period)) years.set(period, vintage);
  return [...years].map(([period, vintage]) => ({ period, vintage })).sort((a, b) => a.period - b.period);
}
