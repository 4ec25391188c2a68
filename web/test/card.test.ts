import { expect, test } from 'vitest';
import { csvOfTable } from '../src/lib/card/csv';
import { numberOf, type Table } from '../src/lib/card/model';

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
