// All indicators of an area, year by year, as the table of a card.

import type { Table } from '../card/model';
import type { Indicator, Profile } from '../api/types';
import { formOf, indicatorIn, valueIn, type Topic } from '../profile/facts';

/** One row for each indicator, one column for each year that any of them has. */
export function yearsTable(
  profile: Profile,
  topics: readonly Topic[],
  caption: string,
  words: { indicator: string; name: (indicator: Indicator) => string; href: (indicator: Indicator) => string },
): Table {
  const indicators = topics.flatMap((topic) => topic.indicators).filter((i) => indicatorIn(profile, i.id));
  const years = [...new Set(indicators.flatMap((i) => indicatorIn(profile, i.id)!.series.map((p) => p.period)))].sort((a, b) => a - b);
  const has = (indicator: Indicator, year: number) => indicatorIn(profile, indicator.id)!.series.some((p) => p.period === year);
  return {
    caption,
    columns: [
      { key: 'indicator', label: words.indicator },
      ...years.map((year) => ({ key: String(year), label: String(year), number: { unit: 'points', decimals: 1 } as const })),
    ],
    rows: indicators.map((indicator) => ({
      cells: [
        words.name(indicator),
        ...years.map((year) => (has(indicator, year) ? { ...valueIn(profile, indicator, year), number: formOf(indicator) } : null)),
      ],
      href: words.href(indicator),
    })),
  };
}
