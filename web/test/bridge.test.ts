import { expect, test } from 'vitest';
import type { OverTime, Profile } from '../src/lib/api/types';
import { jsonStatOf } from '../src/lib/card/jsonStat';
import { csvOfTable } from '../src/lib/card/csv';
import { linesOf } from '../src/lib/card/story';
import { words as cardWords } from '../src/lib/card/words';
import { tableOf as chartTable } from '../src/lib/chart/model';
import { words as chartWords } from '../src/lib/chart/words';
import { lineChart } from '../src/lib/lab/charts';
import { Answers, gridOf } from '../src/lib/lab/load';
import { addressOf, commandsOf, requestsOf } from '../src/lib/lab/requests';
import { select } from '../src/lib/lab/selection';
import { parseLab } from '../src/lib/lab/state';
import { tableOf } from '../src/lib/lab/tables';
import { onOtherBorders, otherBorders } from '../src/lib/profile/bridge';
import { sayer } from '../src/lib/text/room';
import { indicator, places, snapshot } from './example';

const standard = indicator({
  available: [
    { vintage: 'RegSO_2020', periods: [2021, 2022], breakdowns: ['total', 'sex=women'] },
    { vintage: 'RegSO_2025', periods: [2024], breakdowns: ['total', 'sex=women'] },
    { vintage: 'County_2007', periods: [2021, 2022], breakdowns: ['total'] },
  ],
});
const area = { vintage: 'RegSO_2025', code: '0380R001' };
const series = (id: string, values: readonly number[]): OverTime =>
  ({
    indicator: id,
    area: { ...area, name: 'Ångby' },
    published: [
      { period: 2021, value: 9, missing: null, low: null, high: null, vintage: 'RegSO_2020', kind: 'published', name: 'Ångby', breaks: [] },
      { period: 2024, value: 12, missing: null, low: null, high: null, vintage: 'RegSO_2025', kind: 'published', name: 'Ångby', breaks: ['borders_2025'] },
    ],
    bridge: {
      vintage: 'RegSO_2025',
      refused: null,
      points: values.map((value, i) => ({ period: 2021 + i, value, missing: null, low: value - 1, high: value + 1, kind: 'bridged', from: 'DeSO_2018', method: 'ratio_of_counts', reassigned: 25, by_surface: false })),
    },
    sentence: { sv: 'Omräknat.', en: 'Brought over.' },
  }) as unknown as OverTime;

function lab(own: Record<string, string>) {
  const selection = select(parseLab(own), { indicator: null, level: null, within: null }, snapshot, [standard])!;
  const answers = new Answers();
  const profile = { area: { ...area, level: 'regso', name: 'Ångby' }, indicators: [{ id: standard.id, series: [{ period: 2024, value: 12, missing: null, low: null, high: null }] }] };
  answers.profiles.set('RegSO_2025 0380R001', profile as unknown as Profile);
  answers.series.set(`RegSO_2025 0380R001 ${standard.id}`, series(standard.id, [10, 11]));
  return { selection, grid: gridOf(selection, answers, places) };
}
const named = {
  lang: 'sv' as const,
  column: () => 'Låg standard',
  bridged: () => 'Låg standard, omräknat',
  reassigned: () => 'Från delade',
  area: 'Område',
  code: 'Kod',
  vintage: 'Indelning',
  year: 'År',
  href: () => '#',
};

test('only areas of a level with other borders that have the indicator can be brought over', () => {
  expect(otherBorders(area, standard, snapshot.vintages)).toEqual(['RegSO_2020']);
  expect(otherBorders({ vintage: 'County_2007' }, standard, snapshot.vintages)).toEqual([]);
  expect(otherBorders(area, { available: standard.available.filter((a) => a.vintage !== 'RegSO_2020') }, snapshot.vintages)).toEqual([]);
});

test('years on other borders are apart from those on the area’s own, and greyed by the people of their own year', () => {
  const strict = { ...standard, disclosure: { ...standard.disclosure, grey_below: 100 } };
  const people = series('population', [99, 101]);
  const { published, bridged, reassigned } = onOtherBorders(series(standard.id, [10, 11]), people, strict);
  expect(published).toMatchObject([{ vintage: 'RegSO_2020', points: [{ period: 2021, value: 9, greyed: true }] }]);
  expect(bridged.map((p) => [p.period, p.value, p.low, p.high, p.greyed])).toEqual([
    [2021, 10, 9, 11, true],
    [2022, 11, 10, 12, false],
  ]);
  expect([...reassigned]).toEqual([
    [2021, 25],
    [2022, 25],
  ]);
});

test('the lab brings over nothing unless it is asked to, and then only the whole population of areas that stand alone', () => {
  const off = lab({ areas: 'RegSO_2025.0380R001', as: 'line' }).selection;
  expect([off.bridgeable, off.bridged, off.periods]).toEqual([true, [], [2024]]);
  const on = lab({ areas: 'RegSO_2025.0380R001', as: 'line', bridge: '1' }).selection;
  expect([on.bridged, on.periods]).toEqual([[{ area, column: 0 }], [2021, 2022, 2024]]);
  expect(requestsOf(on).map(addressOf)).toContain('/api/v1/series/RegSO_2025/0380R001/low_economic_standard?bridge=1');
  expect(commandsOf(requestsOf(on), null)).toContain('segbar series 0380R001 low_economic_standard --vintage RegSO_2025 --bridge --format csv');
  expect(lab({ areas: 'RegSO_2025.0380R001', as: 'bars', bridge: '1' }).selection).toMatchObject({ bridgeable: false, bridged: [] });
  expect(lab({ areas: 'RegSO_2025.0380R001', as: 'line', what: 'low_economic_standard.sex=women', bridge: '1' }).selection.bridgeable).toBe(false);
  expect(lab({ as: 'line', bridge: '1' }).selection.bridgeable).toBe(false);
});

test('a bridged line is one of its own beside the published, which has no value in years of other borders', () => {
  const { grid } = lab({ areas: 'RegSO_2025.0380R001', as: 'line', bridge: '1' });
  const axis = { label: 'procent', unit: 'percent' as const, decimals: 1 };
  const { chart } = lineChart(grid, [0], [0], 't', axis, [{ from: 2024, text: 'gränser' }], { part: () => '', whole: 'Alla', bridged: (label) => `${label}, omräknat` });
  const [own, brought] = chart.series;
  expect(own!.points.map((p) => [p.period, p.value, p.missing])).toEqual([
    [2021, null, 'outside_vintage'],
    [2022, null, 'outside_vintage'],
    [2024, 12, null],
  ]);
  expect(brought).toMatchObject({ label: `${own!.label}, omräknat`, bridgedFrom: own!.label, points: [{ value: 10 }, { value: 11 }] });
  expect(chart.breaks).toEqual([{ from: 2024, text: 'gränser' }]);
  expect(chartTable(chart, sayer(chartWords, 'sv')).columns.map((c) => c.bridged ?? false)).toEqual([false, false, true]);
});

test('bridged figures have columns of their own in the table, and are marked in every file', () => {
  const { grid } = lab({ areas: 'RegSO_2025.0380R001', as: 'line', bridge: '1' });
  const table = tableOf(grid, [0], 'c', named);
  expect(table.columns.map((c) => c.key)).toEqual(['name', 'code', 'period', 'low_economic_standard', 'low_economic_standard.bridged', 'low_economic_standard.reassigned']);
  expect(table.rows.map((row) => row.cells.slice(2))).toMatchObject([
    ['2021', { value: null }, { value: 10, low: 9, high: 11 }, 25],
    ['2022', { value: null }, { value: 11 }, 25],
    ['2024', { value: 12 }, null, null],
  ]);
  const [head, first] = csvOfTable(table, []).replace('\ufeff', '').split('\r\n');
  expect(head).toBe(
    'name,code,period,low_economic_standard,low_economic_standard_missing,low_economic_standard.bridged,low_economic_standard.bridged_low,low_economic_standard.bridged_high,low_economic_standard.reassigned',
  );
  expect(first!.split(',').slice(-6)).toEqual(['', 'outside_vintage', '10', '9', '11', '25']);
  const data = JSON.parse(jsonStatOf(table, [])) as { value: (number | null)[]; status: Record<string, string> };
  const marked = Object.entries(data.status).filter(([, status]) => status === 'bridged');
  expect(marked.map(([at]) => data.value[Number(at)])).toEqual([10, 11]);
});

test('files that are read without the page say the breaks and what was brought over', () => {
  const about = { definition: '', sources: ['SCB'], breaks: [{ from: 2024, text: 'nya gränser' }], more: { indicator: null } };
  expect(linesOf({ sentence: 'Omräknat.', about, fictional: false, snapshot: null }, sayer(cardWords, 'sv'))).toEqual([
    'Omräknat.',
    'Brott i serien: 2024: nya gränser',
    'Källor: SCB',
  ]);
});
