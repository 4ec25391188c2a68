import { expect, test } from 'vitest';
import { legendRows, missingReasons } from '../src/lib/map/legendRows';
import { wordsOf } from '../src/lib/text/dictionary';
import { frame, indicator } from './example';

const sv = wordsOf('sv');

test('the legend of area types has all five types with rule and number, worst first', () => {
  const rows = legendRows(frame([1, 3, 3, null], indicator({ unit: 'class' })), sv);
  expect(rows.map((r) => r.areas)).toEqual([1, 0, 2, 0, 0, 1]);
  expect(rows[0]).toMatchObject({ label: '1 Stora socioekonomiska utmaningar', rule: 'index ≥ μ + 2σ' });
  expect(rows[5]).toMatchObject({ label: 'Uppgift saknas', rule: null });
});

test('the numbers of the legend are of the areas shown, the classes of the whole country', () => {
  const whole = frame([1, 3, 3, null], indicator({ unit: 'class' }));
  const codes = whole.areas.codes;
  const within = codes[1]!.slice(0, 4);
  const inside = codes.filter((code) => code.startsWith(within)).length;
  const rows = legendRows(whole, sv, within);
  expect(rows).toHaveLength(6);
  expect(rows.reduce((n, r) => n + r.areas, 0)).toBe(inside);
});

test('classes state their limits so that each value belongs to one of them', () => {
  const rows = legendRows(frame([1, 2, 3, 4]), sv);
  expect(rows[0]!.label).toBe('1,0 – < 1,6');
  expect(rows.at(-1)!.label).toBe('3,4 – 4,0');
  expect(rows.reduce((n, r) => n + r.areas, 0)).toBe(4);
});

test('a single value is written once', () => {
  expect(legendRows(frame([2, 2, 2, 2]), sv).map((r) => r.label)).toEqual(['2,0']);
});

test('only missing values give one row, and the reason', () => {
  const shown = frame([null, null, null, null]);
  expect(legendRows(shown, sv).map((r) => r.label)).toEqual(['Uppgift saknas']);
  expect(missingReasons(shown, sv)).toEqual([{ text: 'undertryckt för att skydda enskilda', areas: 4 }]);
});
