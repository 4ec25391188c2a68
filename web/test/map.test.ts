import { expect, test } from 'vitest';
import type { Change, Clusters } from '../src/lib/api/types';
import { MISSING } from '../src/lib/classes/scale';
import { plain } from '../src/lib/map/credit';
import { tilesLayers } from '../src/lib/map/backgroundStyle';
import { pairOf } from '../src/lib/map/beside';
import { changePicture, isCertain, SAME, signed } from '../src/lib/map/change';
import { changeRows } from '../src/lib/map/changeRows';
import { clusterPicture } from '../src/lib/map/clusters';
import { levelAfter } from '../src/lib/map/follow';
import { differenceOf } from '../src/lib/map/pins';
import { readPlaces } from '../src/lib/map/places';
import { follows, formatMap, parseMap, pinned } from '../src/lib/map/state';
import { Steps, type Stepping } from '../src/lib/map/steps';
import { words } from '../src/lib/map/words';
import { earlierYears, fromYear } from '../src/lib/map/years';
import { csvOf } from '../src/lib/table/csv';
import { rowsOf } from '../src/lib/table/rows';
import { describe as inWords } from '../src/lib/text/describe';
import { wordsOf } from '../src/lib/text/dictionary';
import { sayer } from '../src/lib/text/room';
import { frame, indicator, places } from './example';

const sv = wordsOf('sv');
const say = sayer(words, 'sv');
const both = (text: string) => ({ sv: text, en: text });

function change(values: (number | null)[], interval: Change['interval'] = null): Change {
  const provenance = { kind: 'published' as const, from: '' };
  return {
    indicator: 'low_economic_standard',
    vintage: 'RegSO_2020',
    breakdown: 'total',
    from: 2021,
    to: 2022,
    unit: 'percent',
    unit_name: both('procentenheter'),
    decimals: 1,
    breaks: [],
    comparable: true,
    note_from: null,
    note_to: null,
    provenance_from: provenance,
    provenance_to: provenance,
    n: values.length,
    values,
    missing: {},
    interval,
    directions: { up: 0, down: 0, same: 0, surely_up: 0, surely_down: 0 },
    sentence: both(''),
  };
}

test('what the map adds to the address is read back as it was written', () => {
  const state = {
    show: 'change',
    from: 2012,
    beside: null,
    follow: true,
    pins: [
      { vintage: 'RegSO_2020', code: '0380R001' },
      { vintage: 'DeSO_2018', code: '0380A0010' },
    ],
    opacity: 60,
    outlines: 'strong',
    at: { zoom: 9.25, latitude: 59.858, longitude: 17.639 },
  } as const;
  const written = Object.fromEntries(Object.entries(formatMap(state)).filter((entry): entry is [string, string] => entry[1] !== null));
  expect(parseMap(written)).toEqual(state);
});

test('what is as it is without a word about it stands not in the address', () => {
  expect(Object.values(formatMap(parseMap({})))).toEqual(Array(8).fill(null));
});

test('ill-formed parameters are left out', () => {
  const own = { show: 'dots', from: '12', beside: 'x', pin: 'a b.c b.c d.e', opacity: '5', outlines: 'wavy', at: '1/2' };
  expect(parseMap(own)).toMatchObject({ show: 'value', from: null, beside: null, outlines: 'thin', at: null, opacity: 100 });
  expect(parseMap(own).pins).toEqual([
    { vintage: 'b', code: 'c' },
    { vintage: 'd', code: 'e' },
  ]);
  expect(parseMap({ opacity: '10' }).opacity).toBe(20);
  expect(parseMap({ at: '4/99/17' }).at).toBeNull();
});

test('a third pin takes the place of the second, and a pin that is pinned again is let go', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((code) => ({ vintage: 'v', code })) as [never, never, never];
  expect(pinned(pinned(pinned([], a), b), c)).toEqual([a, c]);
  expect(pinned([a, b], a)).toEqual([b]);
});

test('the level follows the zoom until the address names one', () => {
  expect(follows(parseMap({}), { level: null, vintage: null })).toBe(true);
  expect(follows(parseMap({}), { level: 'deso', vintage: null })).toBe(false);
  expect(follows(parseMap({}), { level: null, vintage: 'RegSO_2020' })).toBe(false);
  expect(follows(parseMap({ follow: '1' }), { level: 'deso', vintage: null })).toBe(true);
});

test('zooming in gives smaller areas and zooming out larger ones, never the other way', () => {
  const all = ['county', 'municipality', 'regso', 'deso'] as const;
  expect(levelAfter('county', all, 4, 6)).toBe('municipality');
  expect(levelAfter('municipality', all, 6, 11)).toBe('deso');
  expect(levelAfter('deso', all, 11, 8)).toBe('regso');
  expect(levelAfter('regso', all, 8, 4)).toBe('county');
  // A map that begins with small areas far out keeps them while the reader comes closer.
  expect(levelAfter('regso', all, 3.5, 5.5)).toBe('regso');
  expect(levelAfter('county', all, 12, 11)).toBe('county');
  expect(levelAfter('regso', all, 8, 8)).toBe('regso');
});

test('only levels that the indicator has are followed to', () => {
  expect(levelAfter('regso', ['regso', 'deso'], 8, 4)).toBe('regso');
  expect(levelAfter('regso', ['regso', 'deso'], 8, 10)).toBe('deso');
  expect(levelAfter('municipality', ['county', 'municipality'], 6, 12)).toBe('municipality');
});

test('a change has the same limits up and down, with no change in the middle', () => {
  const picture = changePicture(frame([1, 2, 3, 4]), change([-3, -1, 0, 3]));
  expect(picture.shades[0]! + picture.shades[3]!).toBe(2 * SAME);
  expect(picture.shades[2]).toBe(SAME);
  expect(picture.shades[0]).toBeLessThan(picture.shades[1]!);
  expect(picture.shades[1]).toBeLessThan(SAME);
});

test('a change that rounding can explain has the colour of no change', () => {
  const certain = change([1, 1, -1, null], { low: [-0.1, 0.1, -2, null], high: [2, 2, -0.1, null] });
  expect([0, 1, 2, 3].map((i) => isCertain(certain, i))).toEqual([false, true, true, false]);
  expect(isCertain(change([0.1], { low: [0], high: [0.2] }), 0)).toBe(false);
  const picture = changePicture(frame([1, 2, 3, null]), certain);
  expect(picture.shades[0]).toBe(SAME);
  expect(picture.shades[3]).toBe(MISSING);
});

test('where nothing is certain the legend has one row, and equal changes share a class', () => {
  const nothing = changePicture(frame([1, 2, 3, 4]), change([0, 0, 0, 0]));
  if (nothing.scale.kind !== 'change') throw new Error('not a change');
  expect(changeRows(nothing, nothing.scale, say, 'sv', null)).toMatchObject([{ shade: SAME, areas: 4 }]);
  const equal = changePicture(frame([1, 2, 3, 4]), change([2, 2, -2, 0]));
  if (equal.scale.kind !== 'change') throw new Error('not a change');
  const rows = changeRows(equal, equal.scale, say, 'sv', null);
  expect(rows.map((row) => row.areas)).toEqual([2, 1, 1]);
});

test('the legend of a change goes from the largest rise to the largest fall and counts every area', () => {
  const picture = changePicture(frame([1, 2, 3, 4]), change([-6, -2, 1, 4]));
  if (picture.scale.kind !== 'change') throw new Error('not a change');
  const rows = changeRows(picture, picture.scale, say, 'sv', null);
  expect(rows.map((row) => row.shade)).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect(rows.reduce((n, row) => n + row.areas, 0)).toBe(4);
  expect(rows[0]!.label).toMatch(/^Upp \d,\d eller mer$/);
});

test('a change is written with its sign and its unit, in words and in a file', () => {
  expect([signed(2.25, 1, 'sv'), signed(-0.4, 1, 'sv'), signed(0.01, 1, 'en'), signed(-0.01, 1, 'en')]).toEqual(['+2,3', '−0,4', '0.0', '0.0']);
  const picture = changePicture(frame([1, 2, 3, 4]), change([-3, -1, 0, 3.5]));
  expect(inWords(picture, 3, sv)).toBe('+3,5 procentenheter');
  expect(csvOf(picture, rowsOf(picture, null, '', places), [])).toContain('0381R002,\'=Zeta,3.5,');
});

test('clusters are five classes, and an area without neighbours says so', () => {
  const clusters: Clusters = {
    indicator: 'low_economic_standard',
    vintage: 'RegSO_2020',
    period: 2022,
    limit: 0.05,
    permutations: 4999,
    seed: 1,
    n: 4,
    moran: 0.4,
    classes: ['high_high', 'low_low', 'none', null],
    values: [],
    q: [],
    counts: {},
    missing: {},
    without_neighbours: [3],
    sentence: both(''),
    note: both(''),
  };
  const picture = clusterPicture(frame([1, 2, 3, 4]), clusters);
  expect(picture.shades).toEqual([0, 4, 2, MISSING]);
  expect(inWords(picture, 0, sv)).toBe('Höga värden bland höga');
  expect(inWords(picture, 3, sv)).toBe('saknas: inga grannar att jämföra med');
  expect(csvOf(picture, rowsOf(picture, null, '', places), [])).toContain('0380R001,Ångby,high_high,');
});

test('two years beside each other share their classes, so that equal values have equal colours', () => {
  const { one, other } = pairOf(frame([1, 2, 3, 4]), frame([4, 6, 8, 10]));
  expect(one.scale).toEqual(other.scale);
  expect(one.shades[3]).toBe(other.shades[0]);
  expect(other.shades[3]).toBeGreaterThan(one.shades[3]!);
});

test('a change is reckoned from the year asked for, else from the first on the same borders', () => {
  const of = indicator({
    available: [
      { vintage: 'RegSO_2018', periods: [2015, 2016], breakdowns: ['total'] },
      { vintage: 'RegSO_2020', periods: [2018, 2020, 2022], breakdowns: ['total'] },
    ],
  });
  const resolved = { ...frame([1, 2, 3, 4]).resolved, indicator: of, periods: [2015, 2016, 2018, 2020, 2022] };
  expect(fromYear(resolved, null)).toBe(2018);
  expect(fromYear(resolved, 2016)).toBe(2016);
  expect(fromYear(resolved, 2022)).toBe(2018);
  expect(fromYear({ ...resolved, period: 2015 }, null)).toBeNull();
  expect(earlierYears(resolved).filter((y) => !y.sameBorders).map((y) => y.year)).toEqual([2015, 2016]);
});

test('maps in step look where the one that moves looks, and a new one where they are', () => {
  const map = (zoom: number) => {
    const stepping: Stepping & { look: Stepping['look'] } = { look: { zoom, latitude: 0, longitude: 0 }, lookAt: (look) => (stepping.look = look) };
    return stepping;
  };
  const [a, b] = [map(3), map(9)];
  const steps = new Steps();
  steps.add(a);
  const leave = steps.add(b);
  expect(b.look.zoom).toBe(3);
  steps.moved(b, { zoom: 5, latitude: 1, longitude: 2 });
  expect(a.look).toEqual({ zoom: 5, latitude: 1, longitude: 2 });
  leave();
  steps.moved(a, { zoom: 8, latitude: 1, longitude: 2 });
  expect(b.look.zoom).toBe(3);
});

test('the difference of two pinned areas is certain where their bounds lie apart', () => {
  const measured = (value: number | null, low: number | null = null, high: number | null = null) => ({ value, low, high });
  expect(differenceOf(measured(5, 4.5, 5.5), measured(3, 2.5, 3.5))).toEqual({ value: 2, certain: true });
  expect(differenceOf(measured(3, 2.5, 3.5), measured(4, 3.5, 4.5))).toEqual({ value: -1, certain: false });
  expect(differenceOf(measured(3), measured(4))).toEqual({ value: -1, certain: true });
  expect(differenceOf(measured(3), measured(3))).toEqual({ value: 0, certain: false });
  expect(differenceOf(measured(3), measured(null))).toBeNull();
});

test('places are read from tables with either decimal sign and from GeoJSON, and what has no position is counted', () => {
  const table = readPlaces('a.csv', '\ufeffKontor;Latitud;Longitud\n"Norra; torget";59,5;17,6\nUtan;;\n;60;18\n');
  expect(table).toEqual({
    file: 'a.csv',
    places: [
      { name: 'Norra; torget', latitude: 59.5, longitude: 17.6 },
      { name: '2', latitude: 60, longitude: 18 },
    ],
    left: 1,
  });
  expect(readPlaces('b.csv', 'name,lat,lon\nÅby,59.5,17.6\nÖ,100,17\n')?.places).toEqual([{ name: 'Åby', latitude: 59.5, longitude: 17.6 }]);
  const point = (coordinates: unknown, name: unknown) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates } });
  const json = { type: 'FeatureCollection', features: [point([17.6, 59.5], 'Åby'), point(['x', 1], 'B'), { type: 'Feature', geometry: null }, null] };
  expect(readPlaces('c.geojson', JSON.stringify(json))).toMatchObject({ places: [{ name: 'Åby', latitude: 59.5, longitude: 17.6 }], left: 3 });
});

test('a file without places is none', () => {
  for (const text of ['', 'only words', 'name;value\na;1', '{"type": "FeatureCollection"}', '{broken', 'name,lat,lon\na,x,y']) {
    expect(readPlaces('file', text)).toBeNull();
  }
});

test('the origin of a background map is shown as words', () => {
  expect(plain('<a href="x">&copy; Någon &amp; Co</a>\n 2026')).toBe('© Någon & Co 2026');
  expect(plain(undefined)).toBe('');
});

test('a background of a known schema is a quiet ground with names on top; of others the outlines are drawn', () => {
  const colours = () => 'rgb(1, 2, 3)';
  const layers = tilesLayers(['earth', 'water', 'roads', 'places', 'pois'], colours);
  expect(layers.map(({ id }) => id)).toEqual(['background-water', 'background-water-line', 'background-roads-line', 'background-places']);
  expect(tilesLayers(['fields'], colours).map(({ id }) => id)).toEqual(['background-fields-line']);
});
