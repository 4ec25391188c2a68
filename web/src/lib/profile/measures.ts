// Which groups are held against which on pages about areas, and how the question is put.

import type { Client } from '../api/client';
import type { GroupSystem, Level, MeasureResult, MeasureRow, Profile, Snapshot } from '../api/types';

/** Two groups of a system whose segregation is measured; `against` null means all others. */
export interface Pair {
  system: GroupSystem;
  group: string;
  against: string | null;
}

/** The groups that say most of each system, in the order of the page. Others follow as their system lists them. */
const PAIRS: readonly (readonly [system: string, group: string, against: string | null])[] = [
  ['income_quintiles', 'q1', 'q5'],
  ['income_quartiles', 'q1', 'q4'],
  ['economic_standard', 'low', null],
  ['labour_status', 'unemployed', 'employed'],
  ['education', 'pre_upper_secondary', 'post_secondary'],
  ['birth_region', 'world', 'sweden'],
  ['background', 'foreign', 'swedish'],
  ['tenure', 'rental', 'owned'],
];

/** Measures of two groups that a page offers; what each says comes from the API. */
export const OFFERED = ['dissimilarity', 'gini', 'isolation', 'interaction', 'correlation_ratio', 'entropy'] as const;
export type Offered = (typeof OFFERED)[number];

/** The levels whose areas have sub-areas to measure over. */
export const MEASURED_LEVELS: readonly Level[] = ['nation', 'county', 'municipality'];

/** One pair of each system that is counted on all small areas of an edition. */
export function pairsOf(systems: readonly GroupSystem[], snapshot: Snapshot): Pair[] {
  const small = new Set(snapshot.vintages.filter((v) => v.complete && (v.level === 'regso' || v.level === 'deso')).map((v) => v.vintage));
  const counted = systems.filter((s) => s.available.some((a) => small.has(a.vintage) && a.periods.length > 0));
  const rank = (system: GroupSystem) => PAIRS.findIndex(([id]) => id === system.id);
  const first = counted.filter((s) => rank(s) >= 0).sort((a, b) => rank(a) - rank(b));
  const rest = counted.filter((s) => rank(s) < 0);
  return [...first, ...rest].flatMap((system) => pairOf(system) ?? []);
}

/** The pair that stands for a system: as listed above; else the ends of an ordered system, or the first group against all others. */
export function pairOf(system: GroupSystem): Pair | null {
  const ids = system.groups.map((g) => g.id);
  const listed = PAIRS.find(([id]) => id === system.id);
  if (listed && ids.includes(listed[1]) && (listed[2] === null || ids.includes(listed[2]))) {
    return { system, group: listed[1], against: listed[2] };
  }
  if (ids.length < 2) return null;
  return { system, group: ids[0]!, against: system.ordered ? ids.at(-1)! : null };
}

/** What is drawn anew to say how sure a value is. */
export const REPLICATES = { once: 400, everyYear: 200 } as const;

/** A measure of a pair in one area, with interval and chance; `years` is `latest`, `all` or a year. */
export function askMeasure(client: Client, measure: string, pair: Pair, area: Profile['area'], years: 'latest' | 'all' | number, signal?: AbortSignal): Promise<MeasureResult> {
  return client.measure(measure, pair.system.id, 'finest', String(years), {
    group: pair.group,
    ...(pair.against === null ? {} : { against: pair.against }),
    ...(area.level === 'nation' ? {} : { within: area.code }),
    interval: 'bootstrap',
    test: 'systematic',
    replicates: String(years === 'all' ? REPLICATES.everyYear : REPLICATES.once),
  }, signal);
}

/** A row as a chart and a table show it: few sub-areas make the value uncertain, which the answer says in its cautions. */
export function measured(row: MeasureRow) {
  return {
    value: row.value,
    low: row.interval?.low ?? null,
    high: row.interval?.high ?? null,
    missing: row.missing,
    greyed: row.value !== null && row.n < FEWEST,
  };
}
/** Values over fewer sub-areas than this are greyed. */
export const FEWEST = 10;
