import { expect, test } from 'vitest';
import { colourVariable, MISSING, scaleOf, shadeOf } from '../src/lib/classes/scale';
import { isGreyed } from '../src/lib/classes/small';
import { frame, indicator, values } from './example';

test('area types keep their five colours whatever values there are', () => {
  const scale = scaleOf(indicator({ unit: 'class', worse: 'low' }), values([1, 1, 5, null]));
  expect(scale).toMatchObject({ kind: 'types', palette: 'types' });
  expect([1, 3, 5].map((type) => shadeOf(type, scale))).toEqual([0, 2, 4]);
  expect(colourVariable(0, scale.palette)).toBe('--types-1');
});

test('a type outside one to five is shown as missing, not as a colour', () => {
  const scale = scaleOf(indicator({ unit: 'class' }), values([1]));
  expect(shadeOf(6, scale)).toBe(MISSING);
  expect(shadeOf(0, scale)).toBe(MISSING);
});

test('the family of colours says which end is worse', () => {
  const palette = (worse: 'high' | 'low' | 'neither') => scaleOf(indicator({ worse }), values([1, 2, 3])).palette;
  expect([palette('high'), palette('low'), palette('neither')]).toEqual(['warm', 'cool', 'plain']);
});

test('a missing value has the colour of missing values and keeps its reason', () => {
  const shown = frame([1, null, 3, 4]);
  expect(shown.shades[1]).toBe(MISSING);
  expect(shown.reasons.get(1)).toBe('suppressed');
  expect(colourVariable(MISSING, 'warm')).toBe('--missing');
});

test('a map with only missing values has no class and still a colour for each area', () => {
  const shown = frame([null, null, null, null]);
  expect(shown.shades).toEqual([MISSING, MISSING, MISSING, MISSING]);
});

test('values are greyed by the rule of the indicator and only where the population is known', () => {
  const of = indicator({ disclosure: { text: { sv: '', en: '' }, grey_below: 100 } });
  expect(isGreyed(of, 99)).toBe(true);
  expect(isGreyed(of, 100)).toBe(false);
  expect(isGreyed(of, null)).toBe(false);
  expect(isGreyed(indicator(), 1)).toBe(false);
  expect(frame([1, 2, 3, 4], of, [50, 500, null, 99]).greyed).toEqual([true, false, false, true]);
});
