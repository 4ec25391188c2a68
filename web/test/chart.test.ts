import { expect, test } from 'vitest';
import { altOf, pieces, tableOf, type LineChart } from '../src/lib/chart/model';
import { words } from '../src/lib/chart/words';
import { sayer } from '../src/lib/text/room';

const say = sayer(words, 'sv');
const chart: LineChart = {
  kind: 'line',
  title: 'Andel',
  y: { label: 'Andel', unit: 'percent', decimals: 1 },
  series: [
    {
      label: 'Här',
      main: true,
      points: [
        { period: 2021, value: 10, low: 9.5, high: 10.5 },
        { period: 2022, value: null, missing: 'suppressed' },
        { period: 2023, value: 12 },
        { period: 2024, value: 14 },
        { period: 2025, value: 15 },
      ],
    },
    { label: 'Riket', points: [{ period: 2023, value: 11 }] },
  ],
  breaks: [{ from: 2024, text: 'nya gränser' }],
};

test('no line is drawn across a break or a missing year', () => {
  const years = pieces(chart.series[0]!.points, chart.breaks).map((piece) => piece.map((p) => p.period));
  expect(years).toEqual([[2021], [2023], [2024, 2025]]);
  expect(pieces([], chart.breaks)).toEqual([]);
});

test('the table of a chart has a row per year, with bounds and reasons', () => {
  const table = tableOf(chart, say);
  expect(table.columns.map((c) => c.label)).toEqual(['År', 'Här', 'Riket']);
  expect(table.rows.map((row) => row.cells[0])).toEqual(['2021', '2022', '2023', '2024', '2025']);
  expect(table.rows[0]!.cells[1]).toMatchObject({ value: 10, low: 9.5, high: 10.5 });
  expect(table.rows[1]!.cells[1]).toMatchObject({ value: null, missing: 'suppressed' });
  expect(table.rows[0]!.cells[2]).toBeNull();
});

test('the text that stands for a chart says where each line begins and ends, and where it breaks', () => {
  expect(altOf(chart, say, 'sv').replaceAll('\u00a0', ' ')).toBe(
    'Andel. Här: 10,0 % år 2021, 15,0 % år 2025. Riket: 11,0 % år 2023. Brott i serien 2024.',
  );
});

test('two series of the same name are two columns', () => {
  const points = [{ period: 2020, value: 1 }];
  const chart: LineChart = { kind: 'line', title: 'T', y: { label: 'y', unit: 'percent', decimals: 0 }, series: [{ label: 'Centrum', points }, { label: 'Centrum', points }], breaks: [] };
  expect(tableOf(chart, (key) => key).columns.map(({ key }) => key)).toEqual(['period', 'Centrum', 'Centrum 2']);
});
