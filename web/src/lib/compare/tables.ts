// Areas side by side as tables and charts of cards.

import type { Cell, Table } from '../card/model';
import type { Axis, BarChart, Break, LineChart } from '../chart/model';
import type { Indicator, Profile } from '../api/types';
import { latestType, typesByYear } from '../area/series';
import { commonYear, formOf, indicatorIn, valueIn, yearsOf, type Topic } from '../profile/facts';

/** An area of the comparison with the name that tells it apart from the others. */
export interface Side {
  label: string;
  profile: Profile;
}

/**
 * One row for each indicator in the year that the areas can be compared in, one column for each area. Column keys are codes with their
 * vintages, since names may be the same.
 */
export function sideBySide(
  sides: readonly Side[],
  topics: readonly Topic[],
  caption: string,
  words: { indicator: string; year: string; name: (indicator: Indicator) => string; href: (indicator: Indicator) => string },
): Table {
  const profiles = sides.map((side) => side.profile);
  return {
    caption,
    columns: [
      { key: 'indicator', label: words.indicator },
      { key: 'period', label: words.year },
      ...sides.map(({ label, profile }) => ({
        key: `${profile.area.vintage}.${profile.area.code}`,
        label,
        number: { unit: 'points', decimals: 1 } as const,
      })),
    ],
    rows: topics
      .flatMap((topic) => topic.indicators)
      .flatMap((indicator) => {
        const year = commonYear(profiles, indicator.id);
        if (year === null) return [];
        // An area of a kind that the indicator does not exist for has no reason to give.
        const cells = profiles.map((profile): Cell =>
          indicatorIn(profile, indicator.id) ? { ...valueIn(profile, indicator, year), number: formOf(indicator) } : null,
        );
        return [{ cells: [words.name(indicator), String(year), ...cells], href: words.href(indicator) }];
      }),
  };
}

/** One bar for each area, in the year that they can be compared in. */
export function comparedBars(sides: readonly Side[], indicator: Indicator, year: number, title: string, x: Axis): BarChart {
  return {
    kind: 'bars',
    title,
    x,
    bars: sides.map(({ label, profile }, i) => ({ label, ...valueIn(profile, indicator, year), main: i === 0 })),
  };
}

/** So many lines can be told apart; the table of all indicators has every area. */
export const MOST_LINES = 5;

/** One line for each area that has the indicator in some year, as many as can be told apart, and how many there would be. */
export function comparedLines(
  sides: readonly Side[],
  indicator: Indicator,
  title: string,
  y: Axis,
  say: (text: Indicator['name']) => string,
): { chart: LineChart; all: number } {
  const having = sides
    .map(({ label, profile }) => ({ label, points: yearsOf(profile, indicator) }))
    .filter(({ points }) => points.some((p) => p.value !== null));
  const series = having.slice(0, MOST_LINES).map((one, i) => ({ ...one, ...(i === 0 ? { main: true } : {}) }));
  const years = series.flatMap(({ points }) => points.map((p) => p.period));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const breaks = new Map(
    sides.flatMap(({ profile }) => indicatorIn(profile, indicator.id)?.breaks ?? []).map((b): [string, Break] => [b.id, { from: b.from, text: say(b.text) }]),
  );
  const shown = [...breaks.values()].filter((b) => first < b.from && b.from <= last).sort((a, b) => a.from - b.from);
  return { chart: { kind: 'line', title, y, series, breaks: shown }, all: having.length };
}

/** The types of areas that have one, year by year. */
export function typesTable(
  sides: readonly Side[],
  caption: string,
  words: { area: string; latest: string; none: string; type: (type: number) => string; open: string },
): Table {
  const having = sides.map(({ label, profile }) => ({ label, years: typesByYear(profile.type) })).filter(({ years }) => years.some((y) => y.type !== null));
  const periods = [...new Set(having.flatMap(({ years }) => years.map((y) => y.period)))].sort((a, b) => a - b);
  return {
    caption,
    columns: [
      { key: 'name', label: words.area },
      { key: 'latest', label: words.latest },
      ...periods.map((period) => ({ key: String(period), label: String(period) })),
    ],
    rows: having.map(({ label, years }) => {
      const now = latestType(years);
      return {
        cells: [
          label,
          now?.type ? `${words.type(now.type)}${now.variant === 'open' ? ` (${words.open})` : ''}` : words.none,
          ...periods.map((period) => years.find((y) => y.period === period)?.type?.toString() ?? words.none),
        ],
      };
    }),
  };
}
