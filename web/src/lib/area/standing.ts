// Where an area stands among all areas of its level, indicator by indicator, and beside the areas that it lies in.

import type { Cell, Table } from '../card/model';
import type { Indicator, Profile, ProfileIndicator, Similar } from '../api/types';
import { formOf, indicatorIn, isCounted, valueIn } from '../profile/facts';

/** An indicator in the picture of standings. */
export interface Standing {
  id: string;
  name: string;
  /** The latest value as it is written. */
  value: string;
  /** Share of the areas with a lower value, equal ones counted half, 0–100. */
  percentile: number;
  greyed: boolean;
}

/** What the columns are called in the language in force. */
export interface StandingWords {
  indicator: string;
  year: string;
  here: string;
  rank: string;
  percentile: string;
  parent: string | null;
  nation: string;
  /** The mean of similar areas. */
  similar: string;
  /** “12 av 290”. */
  rankText: (rank: number, of: number) => string;
  name: (indicator: Indicator) => string;
  href: (indicator: Indicator) => string;
}

/** Whether there are others of the kind to stand among. */
export const hasRank = (profile: Profile, id: string) => (indicatorIn(profile, id)?.latest?.of ?? 0) > 1;

/** One row for each indicator with a value; rank and percentile where there are others of the kind. */
export function standingTable(profile: Profile, indicators: readonly Indicator[], caption: string, words: StandingWords, similar: Similar | null = null): Table {
  const ranked = indicators.some((i) => hasRank(profile, i.id));
  const larger = profile.area.level !== 'nation';
  const percent = { unit: 'percent', decimals: 0 } as const;
  return {
    caption,
    columns: [
      { key: 'indicator', label: words.indicator },
      { key: 'period', label: words.year },
      { key: 'value', label: words.here, number: { unit: 'points', decimals: 1 } },
      ...(larger && words.parent !== null ? [{ key: 'parent', label: words.parent, number: { unit: 'points', decimals: 1 } as const }] : []),
      ...(larger ? [{ key: 'nation', label: words.nation, number: { unit: 'points', decimals: 1 } as const }] : []),
      ...(similar ? [{ key: 'similar', label: words.similar, number: { unit: 'points', decimals: 1 } as const }] : []),
      ...(ranked ? [{ key: 'rank', label: words.rank }, { key: 'percentile', label: words.percentile, number: percent }] : []),
    ],
    rows: indicators.flatMap((indicator) => {
      const latest = indicatorIn(profile, indicator.id)?.latest;
      if (!latest) return [];
      const number = formOf(indicator);
      const beside = (value: number | null): Cell => (isCounted(indicator.unit) ? '' : { value, number });
      const several = latest.of > 1;
      const cells: Cell[] = [
        words.name(indicator),
        String(latest.period),
        { ...valueIn(profile, indicator, latest.period), number },
        ...(larger && words.parent !== null ? [beside(latest.parent_value)] : []),
        ...(larger ? [beside(latest.nation_value)] : []),
        ...(similar ? [beside(similar.means.find((m) => m.id === indicator.id && m.period === latest.period)?.value ?? null)] : []),
        ...(ranked ? [several ? words.rankText(latest.rank, latest.of) : '', several ? percentileOf(latest, valueIn(profile, indicator, latest.period).greyed ?? false) : ''] : []),
      ];
      return [{ cells, href: words.href(indicator) }];
    }),
  };
}

/** The percentile, with where the area may stand for all that rounding in the source leaves open. */
function percentileOf({ percentile, percentile_interval }: NonNullable<ProfileIndicator['latest']>, greyed: boolean): Cell {
  const [low, high] = percentile_interval ?? [];
  return low === undefined || high === undefined ? { value: percentile, greyed } : { value: percentile, low, high, greyed };
}

/** What the picture shows; numbers that grow with the area are left to the table. */
export function standings(profile: Profile, indicators: readonly Indicator[], name: (i: Indicator) => string, written: (i: Indicator, value: number) => string): Standing[] {
  return indicators.flatMap((indicator) => {
    const latest = indicatorIn(profile, indicator.id)?.latest;
    if (!latest || latest.of < 2 || isCounted(indicator.unit)) return [];
    return [
      {
        id: indicator.id,
        name: name(indicator),
        value: written(indicator, latest.value),
        percentile: latest.percentile,
        greyed: valueIn(profile, indicator, latest.period).greyed ?? false,
      },
    ];
  });
}
