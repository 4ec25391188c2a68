// What someone who comes to the lab for the first time can try: whole choices that the snapshot can answer.

import type { Indicator, Level, Snapshot } from '../api/types';
import type { AreaRef, MapLevel } from '../state/view';
import type { LabState, Picture, Wanted } from './state';

export interface Example {
  kind: 'scatter' | 'line' | 'map';
  state: LabState;
  level: MapLevel | null;
  /** The indicators that it is about, for its name. */
  indicators: readonly Indicator[];
}

const ACROSS = ['post_secondary', 'foreign_background', 'aged_65_and_over'];
const UP = ['low_economic_standard', 'unemployed', 'unemployment_rate'];
const SHARED = ['unemployed', 'low_economic_standard', 'employed'];

/** The examples that the snapshot can answer. `counties` are codes of two counties that a line can show beside the nation. */
export function examples(
  snapshot: Pick<Snapshot, 'vintages'>,
  indicators: readonly Indicator[],
  counties: readonly string[],
): Example[] {
  const vintages = (level: Level) => snapshot.vintages.filter((v) => v.level === level).map((v) => v.vintage);
  const years = (indicator: Indicator, level: Level) =>
    new Set(indicator.available.filter((a) => vintages(level).includes(a.vintage) && a.breakdowns.includes('total')).flatMap((a) => a.periods));
  const first = (ids: readonly string[], fits: (indicator: Indicator) => boolean) =>
    ids.flatMap((id) => indicators.find((i) => i.id === id && fits(i)) ?? [])[0];
  const made = (kind: Example['kind'], as: Picture, level: MapLevel | null, of: readonly Indicator[], areas: readonly AreaRef[] = []): Example => {
    const wanted = of.map((i): Wanted => ({ indicator: i.id, breakdown: 'total' }));
    return { kind, level, indicators: of, state: { wanted, areas, years: null, bridge: false, as, order: null } };
  };
  const found: Example[] = [];

  const up = first(UP, (i) => years(i, 'municipality').size > 0);
  const across = up && first(ACROSS, (i) => [...years(i, 'municipality')].some((year) => years(up, 'municipality').has(year)));
  if (up && across) found.push(made('scatter', 'scatter', 'municipality', [across, up]));

  const shared = first(SHARED, (i) => years(i, 'nation').size > 1 && years(i, 'county').size > 1);
  const [nation, county] = [vintages('nation').at(-1), vintages('county').at(-1)];
  if (shared && nation !== undefined && county !== undefined && counties.length > 1) {
    const areas = [{ vintage: nation, code: '00' }, ...counties.slice(0, 2).map((code) => ({ vintage: county, code }))];
    found.push(made('line', 'line', null, [shared], areas));
  }

  const drawn = snapshot.vintages.some((v) => v.level === 'municipality' && v.with_boundaries > 0);
  const mapped = first(UP, (i) => years(i, 'municipality').size > 0);
  if (drawn && mapped) found.push(made('map', 'map', 'municipality', [mapped]));
  return found;
}
