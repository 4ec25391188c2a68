// The figures of an own area as tables, beside the municipality where most of its people live and the nation.

import type { Cell, NumberForm, Table } from '../card/model';
import type { Indicator, OwnArea, OwnIndicator, OwnPart, Profile } from '../api/types';
import { AREA_TYPES } from '../classes/scale';
import { formOf, indicatorIn, isCounted, type Topic } from '../profile/facts';

/** The municipality that most of the people of an own area live in, and their share, 0–1; null where nobody does. */
export function mainMunicipality(figures: OwnArea): { code: string; share: number } | null {
  const people = new Map<string, number>();
  for (const { code, people: n } of figures.areas) {
    const place = code.slice(0, 4);
    people.set(place, (people.get(place) ?? 0) + (n ?? 0));
  }
  const [most] = [...people].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const all = [...people.values()].reduce((sum, n) => sum + n, 0);
  return most && all > 0 ? { code: most[0], share: most[1] / all } : null;
}

/** The value of an area in the year of an estimate. */
export function besideIn(profile: Profile | null, { id, period }: OwnIndicator): number | null {
  return (profile && indicatorIn(profile, id)?.series.find((p) => p.period === period)?.value) ?? null;
}

/** The estimates of each topic, in the catalogue's order. */
export function estimatedTopics(figures: OwnArea, indicators: readonly Indicator[]): Topic[] {
  const topics = new Map<string, Topic>();
  for (const indicator of indicators) {
    if (!figures.indicators.some((i) => i.id === indicator.id)) continue;
    const topic = topics.get(indicator.topic) ?? { id: indicator.topic, name: indicator.topic_name, indicators: [] };
    topic.indicators.push(indicator);
    topics.set(indicator.topic, topic);
  }
  return [...topics.values()];
}

export interface EstimateWords {
  indicator: string;
  year: string;
  here: string;
  municipality: string | null;
  nation: string;
  known: string;
  name: (indicator: Indicator) => string;
}

/** One row for each indicator; numbers that grow with the area stand alone. */
export function estimateTable(figures: OwnArea, indicators: readonly Indicator[], beside: Profile | null, caption: string, words: EstimateWords): Table {
  const any: NumberForm = { unit: 'points', decimals: 1 };
  return {
    caption,
    columns: [
      { key: 'indicator', label: words.indicator },
      { key: 'period', label: words.year },
      { key: 'value', label: words.here, number: any },
      ...(words.municipality === null ? [] : [{ key: 'municipality', label: words.municipality, number: any }]),
      { key: 'nation', label: words.nation, number: any },
      { key: 'known', label: words.known, number: { unit: 'percent', decimals: 0 } },
    ],
    rows: indicators.flatMap((indicator) => {
      const own = figures.indicators.find((i) => i.id === indicator.id);
      if (!own) return [];
      const number = formOf(indicator);
      const other = (value: number | null): Cell => (isCounted(indicator.unit) ? '' : { value, number });
      const cells: Cell[] = [
        words.name(indicator),
        String(own.period),
        { ...own.estimate, number, greyed: figures.small },
        ...(words.municipality === null ? [] : [other(besideIn(beside, own))]),
        other(own.nation),
        100 * own.known,
      ];
      return [{ cells }];
    }),
  };
}

/** Shares of people by area type, of those who live in an area with a type; null where nobody does. */
export function typeShares(people: Readonly<Record<string, number>>): number[] | null {
  const all = AREA_TYPES.reduce((sum, type) => sum + (people[String(type)] ?? 0), 0);
  return all > 0 ? AREA_TYPES.map((type) => (100 * (people[String(type)] ?? 0)) / all) : null;
}

export interface PartWords {
  name: string;
  code: string | null;
  place: string;
  share: string;
  people: string;
  ofOwn: string;
}

/** The statistical areas under an own area. */
export function partsTable(parts: readonly OwnPart[], caption: string, words: PartWords, small: boolean, href: (part: OwnPart) => string): Table {
  const percent: NumberForm = { unit: 'percent', decimals: 1 };
  return {
    caption,
    columns: [
      { key: 'name', label: words.name },
      ...(words.code === null ? [] : [{ key: 'code', label: words.code }]),
      { key: 'place', label: words.place },
      { key: 'share_of_area', label: words.share, number: percent },
      { key: 'people', label: words.people, number: { unit: 'persons', decimals: 0 } },
      { key: 'share_of_own', label: words.ofOwn, number: percent },
    ],
    rows: parts.map((part) => ({
      cells: [
        part.name,
        ...(words.code === null ? [] : [part.code]),
        part.place ?? '',
        100 * part.share_of_area,
        { value: part.people, greyed: small },
        part.share_of_own === null ? null : { value: 100 * part.share_of_own, greyed: small },
      ],
      href: href(part),
    })),
  };
}

/** An estimate in the picture of a topic, with what it is held against. */
export interface Estimate {
  id: string;
  name: string;
  /** As it is written. */
  value: string;
  /** Where things stand between 0 and the largest number of the same unit in the picture, 0–1. */
  at: number;
  low: number;
  high: number;
  municipality: number | null;
  nation: number | null;
}

/** What the picture shows: shares and means that begin at 0; numbers that grow with the area are left to the table. */
export function estimatesOf(figures: OwnArea, indicators: readonly Indicator[], beside: Profile | null, name: (i: Indicator) => string, written: (i: Indicator, value: number) => string): Estimate[] {
  const found = indicators.flatMap((indicator) => {
    const own = figures.indicators.find((i) => i.id === indicator.id);
    return own && !isCounted(indicator.unit) && own.estimate.low >= 0 ? [{ indicator, own, municipality: besideIn(beside, own) }] : [];
  });
  const largest = (unit: string) =>
    Math.max(...found.filter((f) => f.indicator.unit === unit).flatMap(({ own, municipality }) => [own.estimate.high, municipality ?? 0, own.nation ?? 0]), Number.MIN_VALUE);
  return found.map(({ indicator, own, municipality }) => {
    const scale = (value: number) => value / largest(indicator.unit);
    const maybe = (value: number | null) => (value === null || value < 0 ? null : scale(value));
    const { value, low, high } = own.estimate;
    return {
      id: indicator.id,
      name: name(indicator),
      value: written(indicator, value),
      at: scale(value),
      low: scale(low),
      high: scale(high),
      municipality: maybe(municipality),
      nation: maybe(own.nation),
    };
  });
}
