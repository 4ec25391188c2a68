// What profiles say of indicators: values with bounds, the year that areas can be compared in, indicators by topic.

import type { NumberForm } from '../card/model';
import type { Measured, SeriesPoint } from '../chart/model';
import type { Indicator, MissingReason, Profile, ProfileIndicator, Unit } from '../api/types';
import { isGreyed } from '../classes/small';

/** Units of numbers that grow with the area: those of a larger area say nothing beside them. */
const COUNTED: readonly Unit[] = ['persons', 'households', 'dwellings', 'cars', 'areas'];
export const isCounted = (unit: Unit) => COUNTED.includes(unit);

export const formOf = ({ unit, decimals }: { unit: Unit; decimals: number }): NumberForm => ({ unit, decimals });

export function indicatorIn(profile: Profile, id: string): ProfileIndicator | null {
  return profile.indicators.find((i) => i.id === id) ?? null;
}

/** The value of a year with its bounds, greyed by rule; missing where the area has none. */
export function valueIn(profile: Profile, indicator: Indicator, period: number): Measured {
  const point = indicatorIn(profile, indicator.id)?.series.find((p) => p.period === period);
  if (!point) return { value: null, missing: 'not_available' };
  const people = indicatorIn(profile, 'population')?.series.find((p) => p.period === period)?.value;
  return { value: point.value, low: point.low, high: point.high, missing: point.missing, greyed: isGreyed(indicator, people) };
}

/** All years of an indicator, with bounds and greyed by rule. */
export function yearsOf(profile: Profile, indicator: Indicator): SeriesPoint[] {
  return (indicatorIn(profile, indicator.id)?.series ?? []).map(({ period }) => ({ period, ...valueIn(profile, indicator, period) }));
}

/**
 * The year in which areas are held beside each other: the latest in which every area that has the indicator at all has a value; where there
 * is no such year, the latest that any has. Null where none has.
 */
export function commonYear(profiles: readonly Profile[], id: string): number | null {
  const having = profiles
    .map((profile) => new Set((indicatorIn(profile, id)?.series ?? []).filter((p) => p.value !== null).map((p) => p.period)))
    .filter((years) => years.size > 0);
  const all = [...new Set(having.flatMap((years) => [...years]))].sort((a, b) => b - a);
  return all.find((year) => having.every((years) => years.has(year))) ?? all[0] ?? null;
}

export interface Topic {
  id: string;
  name: Indicator['topic_name'];
  indicators: Indicator[];
}

/** The indicators that at least one of the profiles has a value of, by topic, in the catalogue's order. Area types have their own place. */
export function topicsOf(indicators: readonly Indicator[], profiles: readonly Profile[]): Topic[] {
  const present = new Set(profiles.flatMap((profile) => profile.indicators.filter((i) => i.latest !== null).map((i) => i.id)));
  const topics = new Map<string, Topic>();
  for (const indicator of indicators) {
    if (indicator.unit === 'class' || !present.has(indicator.id)) continue;
    const topic = topics.get(indicator.topic) ?? { id: indicator.topic, name: indicator.topic_name, indicators: [] };
    topic.indicators.push(indicator);
    topics.set(indicator.topic, topic);
  }
  return [...topics.values()];
}

/** What indicator to show first: the one asked for, else the first of these that is there, else the first of all. */
const FIRST = ['socioeconomic_index', 'inequality_index', 'socioeconomic_index_open', 'low_economic_standard', 'unemployed'];
export function chosen(topics: readonly Topic[], asked: string | null): Indicator | null {
  const all = topics.flatMap((topic) => topic.indicators);
  return [asked, ...FIRST].map((id) => all.find((i) => i.id === id)).find((i) => i !== undefined) ?? all[0] ?? null;
}

/** The indicators that a profile has years of but no value in any, with the reason of the latest. */
export function withoutValue(profile: Profile, indicators: readonly Indicator[]): { indicator: Indicator; reason: MissingReason | null }[] {
  return indicators.flatMap((indicator) => {
    const found = indicatorIn(profile, indicator.id);
    if (!found || found.latest !== null || indicator.unit === 'class' || found.series.length === 0) return [];
    return [{ indicator, reason: found.series.at(-1)?.missing ?? null }];
  });
}
