import { expect, test } from 'vitest';
import { csvOf } from '../src/lib/table/csv';
import { PAGE_SIZE, pageOf, rowsOf, sorted } from '../src/lib/table/rows';
import { frame, places } from './example';

const shown = frame([3, null, 1, 2], undefined, [100, 200, 300, null]);
const rows = (within: string | null = null, filter = '') => rowsOf(shown, within, filter, places);
const codes = (list: { code: string }[]) => list.map((r) => r.code.slice(2));

test('the table has every area of the map, or those inside a municipality', () => {
  expect(rows()).toHaveLength(4);
  expect(codes(rows('0381'))).toEqual(['81R001', '81R002']);
});

test('words are looked for in name, code and surroundings', () => {
  expect(codes(rows(null, 'ang'))).toEqual(['80R001', '81R001', '81R002']);
  expect(codes(rows(null, 'R002'))).toEqual(['80R002', '81R002']);
  expect(rows(null, 'nowhere')).toEqual([]);
});

test('missing values come last in both directions', () => {
  expect(codes(sorted(rows(), { key: 'value', descending: false }, 'sv'))).toEqual(['81R001', '81R002', '80R001', '80R002']);
  expect(codes(sorted(rows(), { key: 'value', descending: true }, 'sv'))).toEqual(['80R001', '81R002', '81R001', '80R002']);
});

test('names are in the order of the Swedish alphabet', () => {
  const names = sorted(rows(), { key: 'name', descending: false }, 'sv').map((r) => r.name);
  expect(names.indexOf('Ångby')).toBeLessThan(names.indexOf('Ölsta'));
  expect(names.indexOf('Alunda')).toBeLessThan(names.indexOf('Ångby'));
});

test('a page past the end is the last page', () => {
  const many = Array.from({ length: PAGE_SIZE + 1 }, () => rows()[0]!);
  expect(pageOf(many, 1).rows).toHaveLength(PAGE_SIZE);
  expect(pageOf(many, 99)).toMatchObject({ page: 2, pages: 2, first: PAGE_SIZE });
  expect(pageOf([], 1)).toMatchObject({ page: 1, pages: 1, rows: [] });
});

test('the file has full precision, reasons, and no cell that a spreadsheet would run', () => {
  const text = csvOf(frame([1 / 3, null, 1, 2]), rowsOf(frame([1 / 3, null, 1, 2]), null, '', places), ['påhittat']);
  expect(text).toBe(
    '\ufeff# påhittat\r\narea,name,value,missing\r\n0380R001,Ångby,0.3333333333333333,\r\n' +
      "0380R002,Ölsta,,suppressed\r\n0381R001,Alunda,1,\r\n0381R002,'=Zeta,2,\r\n",
  );
});
