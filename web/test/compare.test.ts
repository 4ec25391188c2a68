import { expect, test } from 'vitest';
import type { Profile, ProfileIndicator } from '../src/lib/api/types';
import {
  cleanName,
  current,
  formatCompare,
  LONGEST_NAME,
  MOST_AREAS,
  MOST_SETS,
  parseCompare,
  withArea,
  withoutArea,
  withoutSet,
  withSet,
  type CompareState,
} from '../src/lib/compare/state';
import { comparedBars, comparedLines, MOST_LINES, sideBySide, typesTable, type Side } from '../src/lib/compare/tables';
import { formatView, ownParameters, parseView } from '../src/lib/state/view';
import { topicsOf } from '../src/lib/profile/facts';
import { indicator } from './example';

const area = (code: string, vintage = 'RegSO_2020') => ({ vintage, code });
const parse = (areas: string, set?: string) => parseCompare({ areas, ...(set === undefined ? {} : { set }) });

test('sets of areas and their names survive the address', () => {
  const state: CompareState = {
    sets: [
      { name: '', areas: [area('00', 'Nation_2007'), area('0380R001')] },
      { name: 'Åre & Ö=1, "norr"', areas: [area('0380R002')] },
    ],
    at: 1,
  };
  const address = formatView({ ...parseView(''), room: 'compare' }, formatCompare(state));
  expect(parseCompare(ownParameters(address))).toEqual(state);
  expect(parseView(address).room).toBe('compare');
});

test('an empty address is one empty set, and is written as nothing', () => {
  expect(parseCompare({})).toEqual({ sets: [{ name: '', areas: [] }], at: 0 });
  expect(formatCompare(parseCompare({}))).toEqual({ areas: null, set: null });
});

test('what is ill-formed, said twice or too much is left out', () => {
  expect(parse('RegSO_2020.a nonsense RegSO_2020.a a.b.c').sets[0]?.areas).toEqual([area('a')]);
  expect(parse(Array.from({ length: 20 }, (_, i) => `RegSO_2020.${i}`).join(' ')).sets[0]?.areas).toHaveLength(MOST_AREAS);
  expect(parse('a|A.b~'.repeat(20)).sets).toHaveLength(MOST_SETS);
  expect(parse('A.b', '7').at).toBe(0);
  expect(parse('A.b~A.c', '2').at).toBe(1);
  expect(parse('A.b', 'x').at).toBe(0);
  expect(parse(`${'n'.repeat(100)}|A.b`).sets[0]?.name).toHaveLength(LONGEST_NAME);
});

test('a name cannot hold the signs that part sets', () => {
  expect(cleanName(' a|b~c\u0000\n  d ')).toBe('a b c d ');
  expect(parse('one|two|A.b').sets[0]).toEqual({ name: 'one', areas: [] });
});

test('areas come and go in the set in view, sets come and go', () => {
  const two = parse('A.a~A.b', '2');
  expect(formatCompare(withArea(two, area('c', 'A')))).toEqual({ areas: 'A.a~A.b A.c', set: '2' });
  expect(withArea(two, area('b', 'A'))).toBe(two);
  expect(formatCompare(withoutArea(two, area('b', 'A')))).toEqual({ areas: 'A.a~', set: '2' });
  expect(current(withSet(two, { name: 'N', areas: [] }))).toEqual({ name: 'N', areas: [] });
  expect(formatCompare(withoutSet(two))).toEqual({ areas: 'A.a', set: null });
  expect(withoutSet(withoutSet(two))).toEqual(parseCompare({}));
  const full = { sets: Array.from({ length: MOST_SETS }, () => ({ name: '', areas: [] })), at: 0 };
  expect(withSet(full, { name: '', areas: [] })).toBe(full);
});

function side(label: string, values: Record<string, Record<number, number | null>>, types: Record<number, number | null> = {}): Side {
  const indicators = Object.entries(values).map(([id, years]): ProfileIndicator => {
    const series = Object.entries(years).map(([year, value]) => ({
      period: Number(year),
      value,
      missing: value === null ? ('suppressed' as const) : null,
      low: null,
      high: null,
      provenance: { kind: 'published' as const },
    }));
    const last = series.filter((p) => p.value !== null).at(-1);
    return {
      id,
      unit: 'percent',
      decimals: 1,
      series,
      latest: last ? { period: last.period, value: last.value!, rank: 1, of: 1, percentile: 50, interval: null, percentile_interval: null, parent_value: null, nation_value: null } : null,
      sources: [],
      breaks: [2024, 2021].map((from) => ({ id: String(from), from, levels: [], text: { sv: `b${from}`, en: '' } })),
      note: null,
    };
  });
  const profile = {
    area: { vintage: 'RegSO_2020', level: 'regso', code: label, name: label },
    type: { published: Object.entries(types).map(([year, type]) => ({ period: Number(year), type })), open: [{ period: 2021, type: 4 }] },
    indicators,
  } as unknown as Profile;
  return { label, profile };
}

const words = { indicator: 'i', year: 'y', name: (i: { id: string }) => i.id, href: (i: { id: string }) => `?${i.id}` };

test('side by side: the common year, a reason where a value is missing, nothing where the indicator does not exist', () => {
  const sides = [side('A', { x: { 2021: 1, 2022: 2 }, z: { 2022: 1 } }), side('B', { x: { 2021: 3, 2022: null } }), side('C', {})];
  const topics = topicsOf([indicator({ id: 'x' }), indicator({ id: 'z' })], sides.map((s) => s.profile));
  const table = sideBySide(sides, topics, 'c', words);
  expect(table.columns.map((c) => c.key)).toEqual(['indicator', 'period', 'RegSO_2020.A', 'RegSO_2020.B', 'RegSO_2020.C']);
  expect(table.rows[0]?.cells.slice(0, 2)).toEqual(['x', '2021']);
  expect(table.rows[0]?.cells[2]).toMatchObject({ value: 1 });
  expect(table.rows[0]?.cells[3]).toMatchObject({ value: 3 });
  expect(table.rows[0]?.cells[4]).toBeNull();
  expect(table.rows[1]?.cells.slice(1)).toEqual(['2022', expect.objectContaining({ value: 1 }), null, null]);
});

test('lines: areas without the indicator are left out, five at most, breaks inside the years in order', () => {
  const axis = { label: 'y', unit: 'percent', decimals: 1 } as const;
  const many = Array.from({ length: 7 }, (_, i) => side(`S${i}`, { x: { 2020: i, 2024: i } }));
  const { chart, all } = comparedLines([side('none', {}), ...many], indicator({ id: 'x' }), 't', axis, (text) => text.sv);
  expect([chart.series.length, all]).toEqual([MOST_LINES, 7]);
  expect(chart.series[0]).toMatchObject({ label: 'S0', main: true });
  expect(chart.breaks).toEqual([
    { from: 2021, text: 'b2021' },
    { from: 2024, text: 'b2024' },
  ]);
  const bars = comparedBars([side('A', { x: { 2022: 5 } }), side('B', { x: { 2022: null } })], indicator({ id: 'x' }), 2022, 't', axis);
  expect(bars.bars.map((b) => [b.label, b.value, b.main])).toEqual([
    ['A', 5, true],
    ['B', null, false],
  ]);
});

test('the table of types says the latest by name, marks the open variant, and leaves out areas without a type', () => {
  const named = { area: 'a', latest: 'l', none: '–', type: (type: number) => `T${type}`, open: 'öppen' };
  const none = side('N', {});
  const table = typesTable([side('A', {}, { 2022: 2 }), side('B', {}), { ...none, profile: { ...none.profile, type: { published: [], open: [] } } }], 'c', named);
  expect(table.columns.map((c) => c.key)).toEqual(['name', 'latest', '2021', '2022']);
  expect(table.rows.map((r) => r.cells)).toEqual([
    ['A', 'T2', '4', '2'],
    ['B', 'T4 (öppen)', '4', '–'],
  ]);
});
