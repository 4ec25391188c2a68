// A small country that the tests know: two municipalities in one county, four RegSO.

import type { Areas, Indicator, Snapshot, Values } from '../src/lib/api/types';
import { frameOf, type Frame } from '../src/lib/state/frame';
import type { Resolved } from '../src/lib/state/resolve';

export const areas: Areas = {
  vintage: 'RegSO_2020',
  level: 'regso',
  complete: true,
  parent_vintage: 'Municipality_2007',
  codes: ['0380R001', '0380R002', '0381R001', '0381R002'],
  names: ['Ångby', 'Ölsta', 'Alunda', '=Zeta'],
  parents: ['0380', '0380', '0381', '0381'],
};

export const places = new Map([
  ['03', 'Provlän'],
  ['0380', 'Provstad'],
  ['0381', 'Ängeby'],
]);

const text = (word: string) => ({ sv: `${word} sv`, en: `${word} en` });

export function indicator(change: Partial<Indicator> = {}): Indicator {
  return {
    id: 'low_economic_standard',
    topic: 'economy',
    topic_name: text('economy'),
    order: 1,
    name: text('standard'),
    definition: text('definition'),
    caution: { sv: '', en: '' },
    unit: 'percent',
    unit_name: text('unit'),
    decimals: 1,
    worse: 'high',
    base: { text: text('base'), age: null },
    disclosure: { text: text('disclosure'), grey_below: null },
    legend: { sv: 'I {area} {value} % {period}.', en: 'In {area} {value}% {period}.' },
    levels: ['regso'],
    breaks: [],
    open_variant: false,
    available: [{ vintage: 'RegSO_2020', periods: [2021, 2022], breakdowns: ['total'] }],
    ...change,
  };
}

export function values(column: (number | null)[], change: Partial<Values> = {}): Values {
  const missing = column.flatMap((v, i) => (v === null ? [i] : []));
  return {
    indicator: 'low_economic_standard',
    vintage: 'RegSO_2020',
    period: 2022,
    breakdown: 'total',
    unit: 'percent',
    decimals: 1,
    provenance: { kind: 'published' },
    open_variant: false,
    note: null,
    sources: [],
    breaks: [],
    n: column.length,
    values: column,
    missing: missing.length > 0 ? { suppressed: missing } : {},
    interval: null,
    ...change,
  };
}

export function frame(column: (number | null)[], of: Indicator = indicator(), people: (number | null)[] | null = null): Frame {
  const resolved: Resolved = {
    indicator: of,
    level: 'regso',
    vintage: 'RegSO_2020',
    period: 2022,
    levels: ['regso'],
    periods: [2021, 2022],
    overlay: null,
    substituted: [],
  };
  return frameOf(resolved, areas, values(column, { unit: of.unit }), people);
}

export const snapshot: Snapshot = {
  id: 'abc',
  layout: 1,
  segbar: '0.1.0',
  fictional: false,
  seed: null,
  sources: [],
  vintages: [
    ['County_2007', 'county', 1, 1],
    ['Municipality_2007', 'municipality', 2, 2],
    ['RegSO_2020', 'regso', 4, 4],
    ['RegSO_2025', 'regso', 4, 0],
    ['DeSO_2018', 'deso', 8, 8],
  ].map(([vintage, level, n, shapes]) => ({
    vintage: vintage as string,
    level: level as Snapshot['vintages'][number]['level'],
    name: text(String(vintage)),
    areas: n as number,
    complete: true,
    with_boundaries: shapes as number,
  })),
  periods: [2021, 2022, 2024],
  police_editions: ['Police_2021', 'Police_2023'],
};
