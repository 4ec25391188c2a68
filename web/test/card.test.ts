import { expect, test } from 'vitest';
import { columnsOf } from '../src/lib/card/columns';
import { csvOfTable } from '../src/lib/card/csv';
import { jsonStatOf } from '../src/lib/card/jsonStat';
import { numberOf, type Table } from '../src/lib/card/model';
import { originOf, storyOf } from '../src/lib/card/story';
import { sheetsOf, workbookOf } from '../src/lib/card/workbook';
import { words } from '../src/lib/card/words';
import { sayer } from '../src/lib/text/room';

const table: Table = {
  caption: 'Folkmängd',
  columns: [
    { key: 'area', label: 'Område' },
    { key: 'persons', label: 'Personer', number: { unit: 'persons', decimals: 0 } },
    { key: 'share', label: 'Andel', number: { unit: 'percent', decimals: 1 } },
  ],
  rows: [
    { cells: ['Åre, "fjäll"', 1200, { value: 12.3456, low: 12, high: 12.5 }] },
    { cells: ['=SUM(A1)', null, { value: null, missing: 'suppressed' }] },
  ],
};

test('a card’s file has every number as it is, with bounds and reasons in columns of their own', () => {
  expect(csvOfTable(table, ['Folkmängd', 'två\nrader']).split('\r\n')).toEqual([
    '\ufeff# Folkmängd',
    '# två rader',
    'area,persons,share,share_low,share_high,share_missing',
    '"Åre, ""fjäll""",1200,12.3456,12,12.5,',
    "'=SUM(A1),,,,,suppressed",
    '',
  ]);
});

test('the number of a cell is the number, whatever surrounds it', () => {
  expect([numberOf(3), numberOf({ value: 4 }), numberOf(null), numberOf('fem'), numberOf(undefined)]).toEqual([3, 4, null, null, null]);
});

const t = sayer(words, 'sv');
const sheetWords = { table: 'Tabell', about: 'Om', part: (column: string, part: string) => `${column} ${part}`, reason: (r: string) => `orsak ${r}`, greyed: 'osäkert' };

test('what stands in one cell of a card stands in columns of its own in a file', () => {
  expect(columnsOf(table).map(({ key, cells }) => [key, cells])).toEqual([
    ['area', ['Åre, "fjäll"', '=SUM(A1)']],
    ['persons', [1200, null]],
    ['share', [12.3456, null]],
    ['share_low', [12, null]],
    ['share_high', [12.5, null]],
    ['share_missing', [null, 'suppressed']],
  ]);
  const uncertain: Table = { ...table, rows: [{ cells: ['A', 1, { value: 2, greyed: true }] }] };
  expect(columnsOf(uncertain).at(-1)).toMatchObject({ key: 'share_greyed', cells: [1] });
});

test('a workbook has texts as texts, whatever they begin with, and numbers in full with the decimals of the page', () => {
  const [sheet, about] = sheetsOf(table, [['Källor', '=HYPERLINK("x")']], sheetWords);
  expect(sheet!.data[0]!.map((cell) => (cell as { value: string }).value)).toEqual(['Område', 'Personer', 'Andel', 'Andel low', 'Andel high', 'Andel missing']);
  expect(sheet!.data[1]!.slice(0, 3)).toEqual([
    { value: 'Åre, "fjäll"', type: String },
    { value: 1200, type: Number, format: '#,##0' },
    { value: 12.3456, type: Number, format: '#,##0.0' },
  ]);
  expect(sheet!.data[2]).toEqual([{ value: '=SUM(A1)', type: String }, null, null, null, null, { value: 'orsak suppressed', type: String }]);
  expect(about!.data[0]![1]).toMatchObject({ value: '=HYPERLINK("x")', type: String });
});

test('the workbook is a zip archive, however odd its texts are', async () => {
  const odd: Table = { ...table, rows: [{ cells: ['<&>"\u0000\u001b\ud800 åäöéü', 1, null] }] };
  const bytes = new Uint8Array(await (await workbookOf(odd, [['Länk', 'x'.repeat(4000)]], sheetWords)).arrayBuffer());
  expect([...bytes.slice(0, 4)]).toEqual([0x50, 0x4b, 3, 4]);
});

test('JSON-stat has a number for every row and figure, with the reasons of those that are missing', () => {
  const data = JSON.parse(jsonStatOf(table, ['Källa: SCB']));
  expect(data).toMatchObject({ version: '2.0', class: 'dataset', id: ['row', 'figure'], size: [2, 4], note: ['Källa: SCB'] });
  expect(data.value).toEqual([1200, 12.3456, 12, 12.5, null, null, null, null]);
  expect(data.status).toEqual({ 5: 'suppressed' });
  expect(data.dimension.row.category.label).toEqual({ 1: 'Åre, "fjäll"', 2: '=SUM(A1)' });
  expect(data.dimension.figure.category.unit.share).toEqual({ base: 'percent', decimals: 1 });
});

test('a file says what it is, with cautions, breaks, sources, snapshot, link and day', () => {
  const subject = {
    title: 'Folkmängd',
    about: { definition: 'Antal.', caution: 'Tänk efter.', breaks: [{ from: 2024, text: 'Nya gränser.' }], sources: ['SCB, TAB1', 'SCB, TAB2'], more: { indicator: 'a' } },
    fictional: true,
    snapshot: { id: '0123456789abcdef', segbar: '0.1.0' },
    link: 'https://exempel.se/?page=area#years',
    day: '2026-11-23',
  };
  const story = storyOf(subject, t);
  expect(story.map(([what]) => what)).toEqual(['Obs', 'Innehåll', 'Definition', 'Att tänka på', 'Brott i serien', 'Källor', 'Källor', 'Underlag', 'Länk', 'Hämtad']);
  expect(story.find(([what]) => what === 'Brott i serien')![1]).toBe('2024: Nya gränser.');
  expect(originOf(subject, t)).toEqual(['Påhittat demoland: inga riktiga uppgifter', 'Källor: SCB, TAB1; SCB, TAB2', 'segbar 0.1.0, Underlag 0123456789ab']);
});
