import { expect, test } from 'vitest';
import type { Picture } from '../src/lib/api/types';
import { MISSING } from '../src/lib/classes/scale';
import { mapOf, shownOf } from '../src/lib/start/picture';
import { wordsOf } from '../src/lib/text/dictionary';
import { values } from './example';

const w = wordsOf('sv');
const picture = {
  name: { sv: 'Områdestyp', en: 'Area type' },
  worse: 'low',
  level: 'regso',
  values: values([1, 3, null, 1], { indicator: 'area_type', unit: 'class', decimals: 0 }),
  borders: { cell: 1000, origin: [0, 0], size: [0, 0], areas: [], coast: '', counties: '' },
} as Picture;

test('the picture’s classes count its areas, and lead to the same map', () => {
  const shown = shownOf(picture, w);
  expect([shown.valued, ...shown.classes.map((c) => c.areas)]).toEqual([3, 2, 0, 1, 0, 0]);
  expect(shown.shades).toEqual([0, 2, MISSING, 0]);
  expect(mapOf(picture)).toEqual({ room: 'map', indicator: 'area_type', level: 'regso', vintage: 'RegSO_2020', period: 2022 });
});
