import { expect, test } from 'vitest';
import type { Picture, Profile } from '../src/lib/api/types';
import { findings } from '../src/lib/start/findings';
import { mapOf, shownOf } from '../src/lib/start/picture';
import { words } from '../src/lib/start/words';
import { wordsOf } from '../src/lib/text/dictionary';
import { sayer } from '../src/lib/text/room';
import { values } from './example';

const say = sayer(words, 'sv');
const w = wordsOf('sv');
const picture = {
  name: { sv: 'Områdestyp', en: 'Area type' },
  worse: 'low',
  level: 'regso',
  values: values([1, 3, null, 1], { indicator: 'area_type', unit: 'class', decimals: 0 }),
  topology: { type: 'Topology', arcs: [], objects: { areas: { type: 'GeometryCollection', geometries: [] } } },
} as Picture;

const point = (period: number, value: number | null) => ({ period, value, missing: null, low: null, high: null, provenance: { kind: 'computed' as const } });
const nation = (breaks: { id: string; from: number; text: { sv: string; en: string } }[] = []) =>
  ({
    composition: [{ period: 2022, variant: 'published', share: { '1': 5.4, '2': 8, '3': 22.3, '4': 54.7, '5': 9.6 } }],
    indicators: [
      {
        id: 'inequality_index',
        unit: 'points',
        decimals: 1,
        breaks,
        series: [point(2020, 38), point(2021, 37.4), point(2022, 36.6)],
        latest: { period: 2022, value: 36.6, rank: 1, of: 1, percentile: 50, parent_value: null, nation_value: null },
      },
    ],
  }) as unknown as Profile;

test('the findings are the figures of the answers with their years', () => {
  expect(findings(nation(), picture, say, w)).toEqual([
    '13,4 % av befolkningen bodde 2022 i områden med socioekonomiska utmaningar (typ 1 och 2).',
    '2 av 3 RegSO var 2022 av typ 1, områden med stora socioekonomiska utmaningar.',
    'Ojämlikhetsindex för riket var 36,6 år 2022, mot 38,0 år 2020, på en skala från 0 till 100.',
  ]);
});

test('years on different sides of a break are not compared', () => {
  const broken = (from: number) => findings(nation([{ id: 'b', from, text: { sv: 'brott', en: 'break' } }]), null, say, w).at(-1);
  expect(broken(2021)).toContain('mot 37,4 år 2021');
  expect(broken(2022)).toBe('Ojämlikhetsindex för riket var 36,6 år 2022, på en skala från 0 till 100.');
});

test('a finding without its figures is left out', () => {
  expect(findings({ ...nation(), composition: [], indicators: [] }, null, say, w)).toEqual([]);
});

test('the picture’s classes count its areas, and lead to the same map', () => {
  const shown = shownOf(picture, w);
  expect([shown.valued, ...shown.classes.map((c) => c.areas)]).toEqual([3, 2, 0, 1, 0, 0]);
  expect(shown.shades).toEqual([0, 2, 5, 0]);
  expect(mapOf(picture)).toEqual({ room: 'map', indicator: 'area_type', level: 'regso', vintage: 'RegSO_2020', period: 2022 });
});
