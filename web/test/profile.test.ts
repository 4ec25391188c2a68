import { expect, test } from 'vitest';
import type { GroupSystem, MeasureResult, MeasureRow, Profile, ProfileIndicator, Snapshot, Similar } from '../src/lib/api/types';
import { ApiError } from '../src/lib/api/client';
import { compositionYears, latestType, typesByYear } from '../src/lib/area/series';
import { standings, standingTable, type StandingWords } from '../src/lib/area/standing';
import { formatAreaState, parseAreaState } from '../src/lib/area/state';
import { yearsTable } from '../src/lib/area/years';
import { aboutIndicators } from '../src/lib/profile/about';
import { chosen, commonYear, topicsOf, valueIn } from '../src/lib/profile/facts';
import { inTurn, type Progress } from '../src/lib/profile/load';
import { measureBars, measureTable, pairText } from '../src/lib/profile/measureCard';
import { askMeasure, measured, pairOf, pairsOf } from '../src/lib/profile/measures';
import { wordsOf } from '../src/lib/text/dictionary';
import { indicator } from './example';

const sv = wordsOf('sv');

/** A series from its values by year; a missing one is suppressed. */
function series(id: string, values: Record<number, number | null>, change: Partial<ProfileIndicator> = {}): ProfileIndicator {
  const points = Object.entries(values).map(([year, value]) => ({
    period: Number(year),
    value,
    missing: value === null ? ('suppressed' as const) : null,
    low: value === null ? null : value - 0.5,
    high: value === null ? null : value + 0.5,
    provenance: { kind: 'published' as const },
  }));
  const last = points.filter((p) => p.value !== null).at(-1);
  return {
    id,
    unit: 'percent',
    decimals: 1,
    series: points,
    sources: [],
    latest: last ? { period: last.period, value: last.value!, rank: 2, of: 4, percentile: 62.5, interval: null, percentile_interval: [50, 75], parent_value: 10, nation_value: 8 } : null,
    breaks: [],
    note: null,
    ...change,
  };
}

function profile(indicators: ProfileIndicator[], change: Partial<Profile> = {}): Profile {
  return {
    area: { vintage: 'RegSO_2020', level: 'regso', code: '0380R001', name: 'Ångby' },
    path: [],
    children: null,
    population: null,
    type: { published: [], open: [] },
    composition: [],
    indicators,
    police: [],
    class: null,
    covers: [],
    neighbours: null,
    ...change,
  };
}

test('a published type wins over the open variant of the same year', () => {
  const years = typesByYear({
    published: [
      { period: 2021, type: null },
      { period: 2022, type: 2 },
    ],
    open: [
      { period: 2021, type: 3 },
      { period: 2022, type: 1 },
    ],
  });
  expect(years).toEqual([
    { period: 2021, type: 3, variant: 'open' },
    { period: 2022, type: 2, variant: 'published' },
  ]);
  expect(latestType(years)?.type).toBe(2);
  expect(latestType([])).toBeNull();
});

test('earlier compositions are asked for in the years of types of the same variant, the latest not again', () => {
  const types = indicator({ id: 'area_type', available: [{ vintage: 'RegSO_2020', periods: [2011, 2022, 2012], breakdowns: ['total'] }] });
  const open = indicator({ id: 'area_type_open', available: [{ vintage: 'DeSO_2018', periods: [2019], breakdowns: ['total'] }] });
  const regso = [{ vintage: 'RegSO_2020', level: 'regso' as const, complete: true }];
  expect(compositionYears([types, open], regso, { period: 2022, variant: 'published' })).toEqual([2011, 2012]);
  expect(compositionYears([types, open], regso, { period: 2022, variant: 'open' })).toEqual([]);
  expect(compositionYears([], regso, { period: 2022, variant: 'published' })).toEqual([]);
  const part = regso.map((v) => ({ ...v, complete: false }));
  expect(compositionYears([types, open], part, { period: 2022, variant: 'published' })).toEqual([]);
});

test('a value has its bounds, its reason where it is missing, and is greyed where few people live that year', () => {
  const greying = indicator({ disclosure: { text: { sv: '', en: '' }, grey_below: 100 } });
  const of = profile([series('low_economic_standard', { 2021: 5, 2022: null, 2023: 6 }), series('population', { 2021: 99, 2022: 99, 2023: 100 })]);
  expect(valueIn(of, greying, 2021)).toEqual({ value: 5, low: 4.5, high: 5.5, missing: null, greyed: true });
  expect(valueIn(of, greying, 2022)).toMatchObject({ value: null, missing: 'suppressed' });
  expect(valueIn(of, greying, 2023).greyed).toBe(false);
  expect(valueIn(of, greying, 1999)).toEqual({ value: null, missing: 'not_available' });
});

test('areas are compared in the latest year that all have, else in the latest that any has', () => {
  const a = profile([series('x', { 2020: 1, 2021: 2, 2022: null })]);
  const b = profile([series('x', { 2019: 1, 2020: 2 })]);
  const without = profile([]);
  expect(commonYear([a, b, without], 'x')).toBe(2020);
  expect(commonYear([a, profile([series('x', { 2018: 1 })])], 'x')).toBe(2021);
  expect(commonYear([without], 'x')).toBeNull();
  expect(commonYear([], 'x')).toBeNull();
});

test('topics hold the indicators that some area has a value of, types aside; the one asked for is chosen if it is there', () => {
  const all = [
    indicator({ id: 'area_type', unit: 'class', topic: 'index' }),
    indicator({ id: 'a' }),
    indicator({ id: 'unemployed', topic: 'work' }),
    indicator({ id: 'empty' }),
  ];
  const topics = topicsOf(all, [profile([series('area_type', { 2022: 1 }), series('a', { 2022: 1 }), series('unemployed', { 2022: 3 }), series('empty', { 2022: null })])]);
  expect(topics.map((t) => [t.id, t.indicators.map((i) => i.id)])).toEqual([
    ['economy', ['a']],
    ['work', ['unemployed']],
  ]);
  expect(chosen(topics, 'a')?.id).toBe('a');
  expect(chosen(topics, 'nothing')?.id).toBe('unemployed');
  expect(chosen([], null)).toBeNull();
});

const standing: StandingWords = {
  indicator: 'i',
  year: 'y',
  here: 'h',
  rank: 'r',
  percentile: 'p',
  parent: 'Provstad',
  nation: 'n',
  similar: 's',
  rankText: (rank, of) => `${rank}/${of}`,
  name: (i) => i.id,
  href: (i) => `?${i.id}`,
};

test('the table of a topic says place and share of lower areas, and leaves numbers of people in larger areas out', () => {
  const indicators = [indicator({ id: 'share' }), indicator({ id: 'people', unit: 'persons', decimals: 0 }), indicator({ id: 'absent' })];
  const of = profile([series('share', { 2022: 12 }), series('people', { 2022: 900 })]);
  const table = standingTable(of, indicators, 'caption', standing);
  expect(table.columns.map((c) => c.key)).toEqual(['indicator', 'period', 'value', 'parent', 'nation', 'rank', 'percentile']);
  expect(table.rows.map((row) => row.cells[5])).toEqual(['2/4', '2/4']);
  const number = { unit: 'percent', decimals: 1 };
  expect(table.rows[0]?.cells.slice(3)).toEqual([{ value: 10, number }, { value: 8, number }, '2/4', { value: 62.5, low: 50, high: 75, greyed: false }]);
  expect(table.rows[1]?.cells.slice(3, 5)).toEqual(['', '']);
  expect(standings(of, indicators, (i) => i.id, (_, value) => String(value))).toEqual([
    { id: 'share', name: 'share', value: '12', percentile: 62.5, greyed: false },
  ]);
});

test('the mean of similar areas stands beside the larger areas, where it is of the same year', () => {
  const indicators = [indicator({ id: 'share' }), indicator({ id: 'older' }), indicator({ id: 'people', unit: 'persons' }), indicator({ id: 'none' })];
  const of = profile(indicators.map(({ id }) => series(id, { 2022: 12 })));
  const means = [
    { id: 'share', period: 2022, value: 9.5, areas: 4 },
    { id: 'older', period: 2021, value: 7, areas: 4 },
  ];
  const table = standingTable(of, indicators, 'caption', standing, { means } as Similar);
  expect(table.columns[5]).toMatchObject({ key: 'similar', label: 's' });
  const number = { unit: 'percent', decimals: 1 };
  expect(table.rows.map((row) => row.cells[5])).toEqual([{ value: 9.5, number }, { value: null, number }, '', { value: null, number }]);
});

test('the nation has no place among others, and no larger area', () => {
  const alone = series('share', { 2022: 12 });
  const nation = profile([{ ...alone, latest: { ...alone.latest!, rank: 1, of: 1 } }], {
    area: { vintage: 'Nation_2007', level: 'nation', code: '00', name: 'Riket' },
  });
  const table = standingTable(nation, [indicator({ id: 'share' })], 'caption', { ...standing, parent: null });
  expect(table.columns.map((c) => c.key)).toEqual(['indicator', 'period', 'value']);
  expect(standings(nation, [indicator({ id: 'share' })], (i) => i.id, String)).toEqual([]);
});

test('the table of years has a column for every year, and nothing where an indicator has no such year', () => {
  const of = profile([series('a', { 2020: 1 }), series('b', { 2022: 2 })]);
  const topics = topicsOf([indicator({ id: 'a' }), indicator({ id: 'b', unit: 'days', decimals: 0 })], [of]);
  const table = yearsTable(of, topics, 'caption', standing);
  expect(table.columns.map((c) => c.key)).toEqual(['indicator', '2020', '2022']);
  expect(table.rows[0]?.cells[2]).toBeNull();
  expect(table.rows[1]?.cells[2]).toMatchObject({ value: 2, number: { unit: 'days', decimals: 0 } });
});

test('what several indicators say alike stands once, and breaks outside the years do not stand', () => {
  const text = (word: string) => ({ sv: word, en: word });
  const breaks = [2015, 2021].map((from) => ({ id: String(from), from, levels: [], text: text(`b${from}`) }));
  const [a, b] = [indicator({ id: 'a', name: text('A'), definition: text('da'), breaks }), indicator({ id: 'b', name: text('B'), definition: text('db') })];
  const about = aboutIndicators([a, b], sv, ['SCB'], [2018, 2023]);
  expect(about.definition).toBe('A: da B: db');
  expect(about.base).toBe('base sv');
  expect(about.caution).toBe('');
  expect(about.breaks).toEqual([{ from: 2021, text: 'b2021' }]);
  expect(aboutIndicators([a, indicator({ caution: text('c') })], sv, []).caution).toMatch(/: c$/);
});

test('the address of an area says measure and groups, and leaves out what an empty one means', () => {
  const empty = { measure: 'dissimilarity' as const, groups: null, by: [], bridge: false };
  expect(parseAreaState({})).toEqual(empty);
  expect(parseAreaState({ measure: 'nothing', groups: 'Not a word', by: 'a:9 b:1:1 C :2' })).toEqual(empty);
  expect(formatAreaState(empty)).toEqual({ measure: null, groups: null, by: null, bridge: null });
  expect(parseAreaState({ bridge: '1' }).bridge).toBe(true);
  const by = [
    { indicator: 'unemployed', weight: 1 },
    { indicator: 'foreign_background', weight: 3 },
  ];
  for (const measure of ['gini', 'isolation'] as const) {
    const written = formatAreaState({ measure, groups: 'tenure', by, bridge: true });
    expect(written.by).toBe('unemployed foreign_background:3');
    expect(parseAreaState(written as Record<string, string>)).toEqual({ measure, groups: 'tenure', by, bridge: true });
  }
  expect(parseAreaState({ by: 'a a:2 b' }).by).toEqual([
    { indicator: 'a', weight: 2 },
    { indicator: 'b', weight: 1 },
  ]);
});

const text = (word: string) => ({ sv: word, en: word });
function system(id: string, groups: string[], change: Partial<GroupSystem> = {}): GroupSystem {
  return {
    id,
    name: text(id),
    definition: text(''),
    caution: text(''),
    base: { text: text(''), age: null },
    counted: 'persons',
    ordered: false,
    rounding: null,
    levels: ['regso'],
    breaks: [],
    groups: groups.map((g) => ({ id: g, name: text(g.toUpperCase()), parts: [] })) as unknown as GroupSystem['groups'],
    available: [{ vintage: 'RegSO_2020', periods: [2022], breakdowns: [] }],
    ...change,
  } as GroupSystem;
}

test('of each system that is counted on small areas one pair is measured, in the order of the page', () => {
  const snapshot = {
    vintages: [
      { vintage: 'RegSO_2020', level: 'regso', complete: true },
      { vintage: 'RegSO_2025', level: 'regso', complete: false },
      { vintage: 'County_2007', level: 'county', complete: true },
    ],
  } as unknown as Snapshot;
  const pairs = pairsOf(
    [
      system('tenure', ['rental', 'cooperative', 'owned']),
      system('of_its_own', ['a', 'b', 'c']),
      system('background', ['swedish', 'foreign'], { available: [{ vintage: 'County_2007', periods: [2022], breakdowns: [] }] as never }),
      system('age', ['young', 'old'], { available: [{ vintage: 'RegSO_2025', periods: [2024], breakdowns: [] }] as never }),
      system('income_quartiles', ['q1', 'q2', 'q3', 'q4'], { ordered: true }),
    ],
    snapshot,
  );
  expect(pairs.map((p) => [p.system.id, p.group, p.against])).toEqual([
    ['income_quartiles', 'q1', 'q4'],
    ['tenure', 'rental', 'owned'],
    ['of_its_own', 'a', null],
  ]);
  expect(pairOf(system('x', ['low', 'middle', 'high'], { ordered: true }))).toMatchObject({ group: 'low', against: 'high' });
  // A listed system that lacks its groups falls back to what it has.
  expect(pairOf(system('tenure', ['a', 'b']))).toMatchObject({ group: 'a', against: null });
  expect(pairOf(system('x', ['only']))).toBeNull();
  const say = (pair: ReturnType<typeof pairOf>) => pairText(pair!, sv, (g, a) => `${g} mot ${a}`, (g) => `${g} mot övriga`);
  expect(pairs.map(say)).toEqual(['Q1 mot Q4', 'RENTAL mot OWNED', 'A mot övriga']);
});

test('the question names the whole unless it is the nation, and asks for interval and chance', () => {
  const asked: unknown[][] = [];
  const client = { measure: (...words: unknown[]) => (asked.push(words), Promise.resolve({})) } as never;
  const pair = pairOf(system('tenure', ['rental', 'cooperative', 'owned']))!;
  void askMeasure(client, 'gini', pair, { vintage: 'Municipality_2007', level: 'municipality', code: '0380', name: '' }, 'latest');
  void askMeasure(client, 'gini', { ...pair, against: null }, { vintage: 'Nation_2007', level: 'nation', code: '00', name: '' }, 'all');
  expect(asked[0]?.slice(0, 5)).toEqual([
    'gini',
    'tenure',
    'finest',
    'latest',
    { group: 'rental', against: 'owned', within: '0380', interval: 'bootstrap', test: 'systematic', replicates: '400' },
  ]);
  expect(asked[1]?.slice(3, 5)).toEqual(['all', { group: 'rental', interval: 'bootstrap', test: 'systematic', replicates: '200' }]);
});

const row = (change: Partial<MeasureRow>) =>
  ({ period: 2022, value: 0.31, corrected: 0.3, interval: { low: 0.2, high: 0.4 }, test: { mean: 0.02, p: 0.002 }, n: 61, people: 1000, missing: null, cautions: [], ...change }) as MeasureRow;

test('a value over few sub-areas is greyed, one without a value says why', () => {
  expect(measured(row({}))).toEqual({ value: 0.31, low: 0.2, high: 0.4, missing: null, greyed: false });
  expect(measured(row({ n: 9 })).greyed).toBe(true);
  expect(measured(row({ n: 1, value: null, interval: null, missing: 'part_missing' }))).toEqual({
    value: null,
    low: null,
    high: null,
    missing: 'part_missing',
    greyed: false,
  });
  const rows = [{ label: 'A', result: { decimals: 3 } as MeasureResult, row: row({ test: null }) }];
  const columns = { name: '', year: '', value: '', corrected: '', chance: '', p: '', parts: '', people: '' };
  expect(measureTable(rows, 'c', columns).rows[0]?.cells).toEqual(['A', '2022', measured(row({})), 0.3, null, null, 61, 1000]);
  expect(measureTable([], 'c', columns).rows).toEqual([]);
  expect(measureBars(rows, 't', 'D').bars[0]).toMatchObject({ label: 'A', value: 0.31, main: true });
});

test('questions in turn: what the snapshot lacks is passed over, what fails is counted, and nothing is asked once it is stopped', async () => {
  const taken: number[] = [];
  const seen: Progress[] = [];
  const ask = (i: number) => (i === 1 ? Promise.reject(new ApiError(404, '')) : i === 2 ? Promise.reject(new ApiError(503, '')) : Promise.resolve(i));
  await inTurn([0, 1, 2, 3], ask, (_, answer) => taken.push(answer), (p) => seen.push(p), () => false);
  expect(taken).toEqual([0, 3]);
  expect(seen.at(-1)).toEqual({ done: 4, all: 4, failed: 1 });

  let asked = 0;
  let stop = false;
  await inTurn([0, 1, 2], (i) => (asked++, (stop = i === 1), Promise.resolve(i)), (i) => taken.push(i + 10), () => undefined, () => stop);
  expect([asked, taken]).toEqual([2, [0, 3, 10]]);
});
