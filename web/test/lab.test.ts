import { describe, expect, test } from 'vitest';
import type { Areas, Indicator, Profile } from '../src/lib/api/types';
import { breakdownText, byBreakdown } from '../src/lib/lab/breakdown';
import { barChart, byIndicator, lineChart, MOST_LINES, scatterChart } from '../src/lib/lab/charts';
import { correlation, pearson, ranks } from '../src/lib/lab/correlation';
import { examples } from '../src/lib/lab/examples';
import { Answers, gridOf, loadGrid, type Grid } from '../src/lib/lab/load';
import { labelsOf } from '../src/lib/state/labels';
import { addressOf, commandsOf, requestsOf } from '../src/lib/lab/requests';
import { select, type Selection } from '../src/lib/lab/selection';
import { formatLab, parseLab, type LabState } from '../src/lib/lab/state';
import { ordered, tableOf } from '../src/lib/lab/tables';
import { words } from '../src/lib/lab/words';
import type { View } from '../src/lib/state/view';
import { sayer } from '../src/lib/text/room';
import { areas, indicator, places, snapshot, values } from './example';

const say = sayer(words, 'sv');
type Shared = Pick<View, 'indicator' | 'level' | 'within'>;
const shared: Shared = { indicator: null, level: null, within: null };
const lab = (own: Record<string, string>): LabState => parseLab(own);

const standard = indicator({
  breaks: [{ id: 'borders', from: 2024, levels: [], text: { sv: 'nya gränser', en: 'new borders' } }],
  available: [
    { vintage: 'RegSO_2020', periods: [2021, 2022], breakdowns: ['total', 'sex=women', 'sex=men'] },
    { vintage: 'RegSO_2025', periods: [2024], breakdowns: ['total'] },
    { vintage: 'County_2007', periods: [2021, 2022], breakdowns: ['total'] },
  ],
});
const people = indicator({
  id: 'population',
  unit: 'persons',
  decimals: 0,
  worse: 'neither',
  available: [{ vintage: 'RegSO_2020', periods: [2022], breakdowns: ['total'] }],
});
const indicators: Indicator[] = [standard, people];
const chosen = (own: Record<string, string>, view: Partial<Shared> = {}): Selection =>
  select(lab(own), { ...shared, ...view }, snapshot, indicators)!;

describe('the address of the lab', () => {
  test('a choice survives being written and read', () => {
    const own = {
      what: 'population.age=0-4,sex=women unemployed',
      areas: 'County_2007.03 RegSO_2020.0380R001',
      years: '2011-2023',
      bridge: '1',
      as: 'line',
      order: 'low',
    };
    expect(formatLab(lab(own))).toEqual(own);
    expect(Object.values(formatLab(lab({})))).toEqual([null, null, null, null, null, null]);
  });

  test('what makes no sense is left out, and what is too much is cut', () => {
    const state = lab({ what: 'a b c d e a.x a.x=1.y Å', areas: '0380 County_2007.03 County_2007.03', years: '22', as: 'globe', order: 'up' });
    expect(state.wanted.map((one) => one.indicator)).toEqual(['a', 'b', 'c', 'd']);
    expect(state.areas).toEqual([{ vintage: 'County_2007', code: '03' }]);
    expect(state).toMatchObject({ years: null, as: 'bars', order: null });
    expect(lab({ years: '2023-2011' }).years).toEqual([2011, 2023]);
  });
});

describe('parts of the population', () => {
  test('are named in words', () => {
    expect(breakdownText('age=0-4,sex=women', say)).toBe('kvinnor, 0–4 år');
    expect(breakdownText('age=80-', sayer(words, 'en'))).toBe('aged 80 and over');
    expect(breakdownText('total', say)).toBe('');
    expect(breakdownText('tenure=rental', say)).toBe('tenure=rental');
  });

  test('are offered from the whole to the smallest, ages in order', () => {
    const parts = ['age=10-14', 'age=5-9,sex=men', 'sex=women', 'age=5-9', 'total', 'sex=men', 'age=80-', 'age=0-19'];
    expect(parts.sort(byBreakdown)).toEqual(['total', 'sex=men', 'sex=women', 'age=0-19', 'age=5-9', 'age=10-14', 'age=80-', 'age=5-9,sex=men']);
  });
});

describe('what can be shown', () => {
  test('an address without choices shows an indicator for the largest areas in the latest year', () => {
    const { columns, level, years, as, order, levels } = chosen({});
    expect(columns.map((c) => [c.indicator.id, c.breakdown])).toEqual([['low_economic_standard', 'total']]);
    expect({ level, as, order, levels }).toEqual({ level: 'county', as: 'bars', order: 'high', levels: ['county', 'regso'] });
    expect(years).toEqual([{ period: 2022, vintage: 'County_2007' }]);
  });

  test('areas of a level have no order of choice', () => {
    expect([chosen({ order: 'chosen' }).order, chosen({ order: 'chosen', as: 'table' }).order]).toEqual(['high', 'name']);
  });

  test('a link from elsewhere names its indicator as every room does', () => {
    expect(chosen({}, { indicator: 'population' }).columns[0]!.indicator.id).toBe('population');
  });

  test('a line shows all years, each with the vintage that was in force', () => {
    expect(chosen({ as: 'line' }, { level: 'regso' }).years).toEqual([
      { period: 2021, vintage: 'RegSO_2020' },
      { period: 2022, vintage: 'RegSO_2020' },
      { period: 2024, vintage: 'RegSO_2025' },
    ]);
  });

  test('of two indicators the year is shown that has both, not the latest of one', () => {
    const { years } = chosen({ what: 'low_economic_standard population', as: 'scatter' }, { level: 'regso' });
    expect(years).toEqual([{ period: 2022, vintage: 'RegSO_2020' }]);
  });

  test('what does not exist is said, and something is shown in its place', () => {
    const selection = chosen({ what: 'nothing low_economic_standard.age=0-4', areas: 'Attic_2020.1', years: '1999' }, { level: 'deso' });
    expect(selection.refused.map((r) => r.what)).toEqual(['indicator', 'breakdown', 'area', 'level', 'years']);
    expect(selection.columns[0]!.indicator.id).toBe('low_economic_standard');
    expect(selection.years).toEqual([{ period: 2022, vintage: 'County_2007' }]);
    expect(select(lab({}), shared, snapshot, [])).toBeNull();
  });

  test('areas chosen one by one take the place of a level, with the years of their own vintages', () => {
    const selection = chosen({ areas: 'RegSO_2020.0380R001', as: 'line' }, { level: 'county' });
    expect(selection).toMatchObject({ level: null, within: null, periods: [2021, 2022], order: 'chosen' });
    expect(selection.years).toEqual([2021, 2022].map((period) => ({ period, vintage: null })));
  });
});

describe('what is asked for', () => {
  test('is one column for each indicator, part and year, as address and as command', () => {
    const selection = chosen({ what: 'low_economic_standard low_economic_standard.sex=women', as: 'line', years: '2021-2022' }, { level: 'regso' });
    const requests = requestsOf(selection);
    expect(requests.map(addressOf)).toEqual([
      '/api/v1/values/low_economic_standard/RegSO_2020/2021',
      '/api/v1/values/low_economic_standard/RegSO_2020/2022',
      '/api/v1/values/low_economic_standard/RegSO_2020/2021/sex=women',
      '/api/v1/values/low_economic_standard/RegSO_2020/2022/sex=women',
    ]);
    expect(commandsOf(requests, '0380')).toEqual([
      'segbar export csv --out - --vintage RegSO_2020 --indicator low_economic_standard --period 2021 --period 2022 --within 0380',
      'segbar export csv --out - --vintage RegSO_2020 --indicator low_economic_standard --period 2021 --period 2022 --within 0380 --breakdown sex=women',
    ]);
  });

  test('of an area chosen by itself is its profile, and columns only for parts of the population', () => {
    const selection = chosen({ what: 'low_economic_standard low_economic_standard.sex=men', areas: 'RegSO_2020.0380R001', years: '2022' });
    const requests = requestsOf(selection);
    expect(requests.map(addressOf)).toEqual([
      '/api/v1/profile/RegSO_2020/0380R001',
      '/api/v1/values/low_economic_standard/RegSO_2020/2022/sex=men',
    ]);
    expect(commandsOf(requests, null)[0]).toBe('segbar profile 0380R001 --vintage RegSO_2020 --format json');
  });

  test('stops when it is cancelled', async () => {
    const asked: string[] = [];
    const client = { areas: async () => areas, values: async (id: string, v: string, p: number) => (asked.push(`${id} ${v} ${p}`), values([1, 2, 3, 4])) };
    const steps: number[] = [];
    let stop = false;
    const selection = chosen({ as: 'line' }, { level: 'regso' });
    const ended = await loadGrid(client as never, selection, places, () => false, ({ done }) => (steps.push(done), (stop = done === 1)), () => stop);
    expect(ended).toBeNull();
    expect(steps).toEqual([0, 1]);
    expect(asked.length).toBeLessThanOrEqual(3);
  });
});

const columnsIn2022: [number | null, number][] = [
  [10, 1000],
  [30, 100],
  [null, 500],
  [20, 2000],
];
function grid(own: Record<string, string>, within: string | null = null): Grid {
  const of = chosen(own, { level: 'regso' });
  const answers = new Answers();
  answers.areas.set('RegSO_2020', areas);
  answers.areas.set('RegSO_2025', { ...areas, vintage: 'RegSO_2025' } as Areas);
  answers.take(values(columnsIn2022.map(([a]) => a), { interval: { low: [9, 29, null, 19], high: [11, 31, null, 21] }, sources: [4] }));
  answers.take(values([8, 28, 40, null], { period: 2021 }));
  answers.take(values([1, 2, 3, 4], { period: 2022, breakdown: 'sex=women' }));
  answers.take(values([1, 2, 3, 4], { period: 2024, vintage: 'RegSO_2025' }));
  answers.take(values(columnsIn2022.map(([, b]) => b), { indicator: 'population', unit: 'persons', decimals: 0 }));
  return gridOf({ ...of, within }, answers, places);
}
const named = {
  lang: 'sv' as const,
  column: (c: number) => `kolumn ${c}`,
  bridged: (c: number) => `kolumn ${c}, omräknad`,
  reassigned: (c: number) => `från delade ${c}`,
  area: 'Område',
  code: 'Kod',
  vintage: 'Indelning',
  year: 'År',
  href: ({ code }: { code: string }) => `#${code}`,
};

describe('the grid', () => {
  test('has a row for each area, with bounds, and a reason where there is no value', () => {
    const whole = grid({ what: 'low_economic_standard', years: '2022' });
    expect(whole.rows.map((row) => row.label)).toEqual(['Ångby, Provstad', 'Ölsta, Provstad', 'Alunda, Ängeby', '=Zeta, Ängeby']);
    expect(whole.at(0, 0, 0)).toMatchObject({ value: 10, low: 9, high: 11, missing: null });
    expect(whole.at(2, 0, 0)).toMatchObject({ value: null, missing: 'suppressed' });
    expect([...whole.sources[0]!]).toEqual([4]);
  });

  test('in one municipality its name is left out, and only its areas are there', () => {
    expect(grid({}, '0381').rows.map((row) => row.label)).toEqual(['Alunda', '=Zeta']);
  });

  test('areas of another vintage are other areas, and have no value in years that are not theirs', () => {
    const whole = grid({ what: 'low_economic_standard', as: 'line' });
    expect(whole.rows.length).toBe(8);
    expect(whole.rows[0]!.label).toBe('Ångby, Provstad (2020)');
    expect(whole.at(0, 2, 0)).toEqual({ value: null, missing: 'outside_vintage' });
    expect(whole.at(4, 2, 0).value).toBe(1);
  });

  test('values that rest on few people are greyed by the rule of their indicator', () => {
    const strict = { ...standard, disclosure: { ...standard.disclosure, grey_below: 200 } };
    const selection = select(lab({ years: '2022' }), { ...shared, level: 'regso' }, snapshot, [strict, people])!;
    const answers = new Answers();
    answers.areas.set('RegSO_2020', areas);
    answers.take(values([10, 30, null, 20]));
    answers.take(values([1000, 100, 500, 2000], { indicator: 'population', unit: 'persons' }));
    const whole = gridOf(selection, answers, places);
    expect([0, 1, 3].map((row) => whole.at(row, 0, 0).greyed)).toEqual([false, true, false]);
  });

  test('of an area chosen by itself the figures are those of its profile, and an unknown one is said', () => {
    const selection = chosen({ areas: 'RegSO_2020.0380R001 RegSO_2020.9999R001', years: '2022' });
    const answers = new Answers();
    const series = [{ period: 2022, value: 12, missing: null, low: 11, high: 13, provenance: { kind: 'published' } }];
    const profile = { area: { vintage: 'RegSO_2020', level: 'regso', code: '0380R001', name: 'Ångby' }, indicators: [{ id: 'low_economic_standard', series }] };
    answers.profiles.set('RegSO_2020 0380R001', profile as unknown as Profile);
    const whole = gridOf(selection, answers, places);
    expect(whole.rows.map((row) => row.label)).toEqual(['Ångby, Provstad']);
    expect(whole.at(0, 0, 0)).toMatchObject({ value: 12, low: 11, high: 13 });
    expect(whole.unknown).toEqual([{ vintage: 'RegSO_2020', code: '9999R001' }]);
  });

  test('rows of one name are told apart by vintage, and at last by code', () => {
    const area = (vintage: string, code: string) => ({ area: { vintage, code }, name: 'Centrum' });
    expect(labelsOf([area('A_2020', '1'), area('A_2025', '1')], places, null)).toEqual(['Centrum (2020)', 'Centrum (2025)']);
    expect(labelsOf([area('A_2020', '1'), area('A_2020', '2')], places, null)).toEqual(['Centrum (A_2020, 1)', 'Centrum (A_2020, 2)']);
  });
});

describe('tables', () => {
  test('order areas by name as Swedish does, or by value with missing ones last', () => {
    const whole = grid({ years: '2022' });
    const names = (order: 'name' | 'high' | 'low') => ordered(whole, order, 'sv').map((row) => whole.rows[row]!.label.split(',')[0]);
    expect(names('name')).toEqual(['=Zeta', 'Alunda', 'Ångby', 'Ölsta']);
    expect(names('high')).toEqual(['Ölsta', '=Zeta', 'Ångby', 'Alunda']);
    expect(names('low')).toEqual(['Ångby', '=Zeta', 'Ölsta', 'Alunda']);
  });

  test('one year has its indicators across', () => {
    const table = tableOf(grid({ what: 'low_economic_standard population', as: 'table', years: '2022' }), [1], 'c', named);
    expect(table.columns.map((c) => c.label)).toEqual(['Område', 'Kod', 'kolumn 0', 'kolumn 1']);
    expect(table.rows[0]).toMatchObject({ href: '#0380R002', cells: ['Ölsta, Provstad', '0380R002', { value: 30 }, { value: 100 }] });
  });

  test('one indicator has its years across, with the vintage where there are several', () => {
    const table = tableOf(grid({ what: 'low_economic_standard', as: 'table', years: '2021-2024' }), [0, 4], 'c', named);
    expect(table.columns.map((c) => c.label)).toEqual(['Område', 'Kod', 'Indelning', '2021', '2022', '2024']);
    expect(table.rows[1]!.cells.slice(2)).toMatchObject(['RegSO_2025', { value: null }, { value: null }, { value: 1 }]);
  });

  test('several indicators in several years have a row for each area and year', () => {
    const table = tableOf(grid({ what: 'low_economic_standard population', as: 'table', years: '2021-2022' }), [0, 1], 'c', named);
    expect(table.columns.map((c) => c.key)).toEqual(['name', 'code', 'period', 'low_economic_standard', 'population']);
    expect(table.rows.map((row) => row.cells[2])).toEqual(['2021', '2022', '2021', '2022']);
    expect(table.rows[0]!.cells[4]).toEqual({ value: null, missing: 'not_available' });
  });
});

describe('charts', () => {
  const axis = { label: 'procent', unit: 'percent' as const, decimals: 1 };
  const naming = { part: (c: number) => ['', 'kvinnor'][c] ?? '', whole: 'Alla', bridged: (label: string) => `${label}, omräknat` };

  test('a line for each area, no more than can be told apart, with the breaks between its years', () => {
    const whole = grid({ what: 'low_economic_standard', as: 'line' });
    const rows = whole.rows.map((_, row) => row);
    const { chart, all } = lineChart(whole, rows, [0], 't', axis, [{ from: 2024, text: 'b' }, { from: 2020, text: 'before' }], naming);
    expect([chart.series.length, all]).toEqual([MOST_LINES, 8]);
    expect(chart.series[0]).toMatchObject({ main: true, points: [{ period: 2021, value: 8 }, { period: 2022, value: 10 }, { period: 2024, value: null }] });
    expect(chart.breaks).toEqual([{ from: 2024, text: 'b' }]);
  });

  test('parts of the population stand beside each other in one picture', () => {
    const whole = grid({ what: 'low_economic_standard low_economic_standard.sex=women', years: '2022' });
    expect(byIndicator(whole).map(({ columns }) => columns)).toEqual([[0, 1]]);
    const { chart } = barChart(whole, [0, 1], [0, 1], 't', axis, naming);
    expect(chart.bars.map((bar) => [bar.label, bar.value])).toEqual([
      ['Ångby, Provstad, Alla', 10],
      ['Ångby, Provstad, kvinnor', 1],
      ['Ölsta, Provstad, Alla', 30],
      ['Ölsta, Provstad, kvinnor', 2],
    ]);
    expect(barChart(whole, [0], [0, 1], 't', axis, naming).chart.bars.map((bar) => bar.label)).toEqual(['Alla', 'kvinnor']);
  });

  test('a dot for each area that has both values, and how many had not', () => {
    const whole = grid({ what: 'low_economic_standard population', as: 'scatter' });
    const { chart, correlation: found, left } = scatterChart(whole, [0, 1, 2, 3], [0, 1], 't', axis, axis);
    expect(chart.dots.map((dot) => [dot.x, dot.y])).toEqual([[10, 1000], [30, 100], [20, 2000]]);
    expect([found.n, left]).toEqual([3, 1]);
    // Ranks 1 3 2 and 2 1 3: Σd² = 1 + 4 + 1 = 6, ρ = 1 − 6·6 / (3·8) = −1/2.
    expect(found.spearman).toBeCloseTo(-0.5, 12);
  });
});

describe('correlation', () => {
  test('is as worked by hand', () => {
    // Deviations −2 −1 0 1 2 and −1 −2 1 0 2: Σxy = 2 + 2 + 0 + 0 + 4 = 8, Σx² = Σy² = 10.
    expect(pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8, 12);
    expect(ranks([30, 10, 10, 20])).toEqual([4, 1.5, 1.5, 3]);
  });

  test('is 1 or −1 on a line, and of ranks on every curve that only rises', () => {
    const x = [1, 2, 3, 4];
    expect(pearson(x, x.map((v) => 7 - 2 * v))).toBeCloseTo(-1, 12);
    const found = correlation(x.map((v) => [v, Math.exp(v)] as const));
    expect(found.spearman).toBeCloseTo(1, 12);
    expect(found.pearson!).toBeLessThan(1);
  });

  test('does not exist for fewer than three areas, or without variation', () => {
    expect(correlation([[1, 2], [2, 3]])).toEqual({ n: 2, pearson: null, spearman: null });
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull();
    expect(pearson([1, 2, 3], [5, 5, 5])).toBeNull();
  });

  test('does not change when either side changes its scale', () => {
    const [x, y] = [[3, 1, 4, 1, 5, 9], [2, 7, 1, 8, 2, 8]];
    expect(pearson(x.map((v) => 1e6 + 10 * v), y)).toBeCloseTo(pearson(x, y)!, 9);
    expect(pearson(y, x)).toBeCloseTo(pearson(x, y)!, 12);
  });
});

describe('examples', () => {
  test('are only those that the snapshot can answer', () => {
    expect(examples(snapshot, indicators, ['03'])).toEqual([]);
    const all = ['Nation_2007', 'County_2007', 'Municipality_2007'].map((vintage) => ({ vintage, periods: [2021, 2022], breakdowns: ['total'] }));
    const full = ['post_secondary', 'low_economic_standard', 'unemployed'].map((id) => indicator({ id, available: all }));
    const nation = { ...snapshot.vintages[0]!, vintage: 'Nation_2007', level: 'nation' as const };
    const found = examples({ vintages: [nation, ...snapshot.vintages] }, full, ['03', '04']);
    expect(found.map((example) => example.kind)).toEqual(['scatter', 'line', 'map']);
    expect(formatLab(found[1]!.state)).toMatchObject({ what: 'unemployed', areas: 'Nation_2007.00 County_2007.03 County_2007.04', as: 'line' });
  });
});
