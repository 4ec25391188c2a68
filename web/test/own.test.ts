import { describe, expect, test } from 'vitest';
import type { OwnArea, Profile } from '../src/lib/api/types';
import { besideIn, estimatesOf, estimateTable, mainMunicipality, typeShares } from '../src/lib/own/estimates';
import { readGeoJson } from '../src/lib/own/file';
import { bodyOf, cornersOf, formatOwn, isArea, LONGEST, MOST_AREAS, MOST_CORNERS, parseOwn, type Corner, type OwnShape } from '../src/lib/own/shape';
import { circleOf, simplified } from '../src/lib/own/simplify';
import { fits, formatOwnState, parseOwnState } from '../src/lib/own/state';
import { formatView, ownParameters, parseView } from '../src/lib/state/view';
import { indicator } from './example';

const square: Corner[] = [
  [17.6, 59.85],
  [17.65, 59.85],
  [17.65, 59.88],
  [17.6, 59.88],
];
const polygons = (...rings: Corner[][]): OwnShape => ({ kind: 'polygons', polygons: [rings] });

describe('an own area in the address', () => {
  test('every kind survives being written and read, and needs no escapes', () => {
    const hole = square.map(([x, y]): Corner => [17.61 + (x - 17.6) / 5, 59.86 + (y - 59.85) / 5]).map(([x, y]): Corner => [Number(x.toFixed(5)), Number(y.toFixed(5))]);
    const shapes: OwnShape[] = [
      { kind: 'areas', vintage: 'DeSO_2018', codes: ['0380A0010', '0380C1020', '0381B2010'] },
      { kind: 'areas', vintage: 'RegSO_2020', codes: ['0380R001', '0380R002'] },
      { kind: 'areas', vintage: 'Police_2023', codes: ['gottsunda-valsatra'] },
      { kind: 'circle', center: [17.63891, 59.85861], radius: 1500 },
      polygons(square, hole),
      { kind: 'polygons', polygons: [[square], [hole]] },
      polygons(square.slice(0, 1)),
    ];
    for (const shape of shapes) {
      const text = formatOwn(shape);
      expect(parseOwn(text), text).toEqual(shape);
      expect(new URLSearchParams({ own: text }).toString()).toBe(`own=${text}`);
    }
    expect(formatOwn(shapes[0]!)).toBe('a.DeSO_2018.0380A0010-C1020-0381B2010');
  });

  test('five decimals are kept, in few signs', () => {
    const text = formatOwn(polygons(square));
    expect(text.length).toBeLessThan(40);
    expect(parseOwn(formatOwn(polygons([[17.123456, 59.987654], ...square])))).toMatchObject({ polygons: [[[[17.12346, 59.98765], ...square]]] });
    expect(parseOwn(formatOwn(polygons([[-3.5, -0.00001], [0, 0], [2, 1]])))).toEqual(polygons([[-3.5, -0.00001], [0, 0], [2, 1]]));
  });

  test('what is cut off, foreign or senseless is left out', () => {
    const text = formatOwn(polygons(square));
    for (const wrong of ['', 'p.', 'p.!', text.slice(0, -1), 'p.999999', 'x.1', 'c.17_59', 'c.17_59_5', 'c.17_59_x', 'c.200_59_500', 'a.DeSO_2018', 'a.DeSO_2018.', 'a.x/y.0380A0010', `p.${'A'.repeat(2000)}`]) {
      expect(parseOwn(wrong), wrong).toBeNull();
    }
  });

  test('as many corners and areas as can be set by hand always fit', () => {
    const far = Array.from({ length: MOST_CORNERS }, (_, i): Corner => [i % 2 === 0 ? 11.00001 : 24.00001, 55.3 + i / 12]);
    expect(fits(polygons(far))).toBe(true);
    const codes = Array.from({ length: MOST_AREAS }, (_, i) => `${1000 + i}A0010`);
    expect(fits({ kind: 'areas', vintage: 'DeSO_2018', codes })).toBe(true);
    expect(LONGEST).toBeLessThan(2048);
  });

  test('the state of the room survives, and says no more than it must', () => {
    for (const search of ['?page=own', `?page=own&own=${formatOwn(polygons(square))}&figures=1`, '?page=own&way=areas', '?page=own&way=areas&of=regso', '?page=own&own=t.1abc', '?page=own&own=c.17.6_59.8_500', `?page=own&own=${formatOwn(polygons(square))}&way=file`]) {
      expect(formatView(parseView(search), formatOwnState(parseOwnState(ownParameters(search))))).toBe(search);
    }
    expect(parseOwnState({})).toEqual({ way: 'polygon', picked: 'deso', shape: null, tab: null, figures: false });
    expect(parseOwnState({ own: 'a.RegSO_2020.0380R001' })).toMatchObject({ way: 'areas', picked: 'regso' });
    expect(parseOwnState({ own: 't.1abc' })).toMatchObject({ way: 'file', tab: '1abc', shape: null });
  });
});

describe('what is sent', () => {
  test('rings are closed, areas and circles are named', () => {
    expect(JSON.parse(bodyOf(polygons(square)))).toEqual({ type: 'MultiPolygon', coordinates: [[[...square, square[0]]]] });
    expect(JSON.parse(bodyOf({ kind: 'circle', center: [17, 59], radius: 20 }))).toEqual({ center: [17, 59], radius: 20 });
    expect(JSON.parse(bodyOf({ kind: 'areas', vintage: 'DeSO_2018', codes: ['0380A0010'] }))).toEqual({ vintage: 'DeSO_2018', areas: ['0380A0010'] });
  });

  test('two corners are no area yet', () => {
    expect([null, polygons(square.slice(0, 2)), { kind: 'areas', vintage: 'DeSO_2018', codes: [] } as OwnShape].map(isArea)).toEqual([false, false, false]);
    expect(isArea(polygons(square.slice(0, 3)))).toBe(true);
  });
});

describe('a file', () => {
  const ring = [...square, square[0]];
  const polygon = { type: 'Polygon', coordinates: [ring] };

  test('gives all its polygons, whatever they lie in', () => {
    const features = [polygon, { type: 'MultiPolygon', coordinates: [[ring]] }, { type: 'GeometryCollection', geometries: [polygon] }, { type: 'Point', coordinates: [1, 2] }];
    const file = { type: 'FeatureCollection', features: features.map((geometry) => ({ type: 'Feature', properties: {}, geometry })) };
    expect(readGeoJson(JSON.stringify(file))).toEqual({ polygons: [[square], [square], [square]] });
  });

  test('is refused with a reason', () => {
    const refused = (value: unknown) => readGeoJson(typeof value === 'string' ? value : JSON.stringify(value));
    expect(refused('{')).toEqual({ refused: 'notJson' });
    expect(refused('null')).toEqual({ refused: 'noPolygons' });
    expect(refused({ type: 'Point', coordinates: [17, 59] })).toEqual({ refused: 'noPolygons' });
    expect(refused({ type: 'Polygon', coordinates: [[[647000, 6639000], [648000, 6639000], [648000, 6640000]]] })).toEqual({ refused: 'projected' });
    expect(refused({ type: 'Polygon', coordinates: [[[17, 59], ['x', 59], [17, 60]]] })).toEqual({ refused: 'badCorner' });
    expect(refused({ type: 'Polygon', coordinates: [[[17, 59], [17, 60], [17, 59]]] })).toEqual({ refused: 'badCorner' });
    expect(refused({ type: 'MultiPolygon', coordinates: Array.from({ length: 201 }, () => [ring]) })).toEqual({ refused: 'tooManyPolygons' });
    expect(refused({ type: 'Polygon', coordinates: [circleOf([17, 59], 500, 10_001)] })).toEqual({ refused: 'tooManyCorners' });
  });
});

describe('a border that is too long for a link', () => {
  test('loses corners until it fits, none of them further from the new border than it says', () => {
    const long = [[circleOf([17.64, 59.86], 4000, 3000)]];
    expect(fits({ kind: 'polygons', polygons: long })).toBe(false);
    const short = simplified(long)!;
    expect(fits({ kind: 'polygons', polygons: short.polygons })).toBe(true);
    expect(cornersOf(short.polygons)).toBeGreaterThan(20);
    // The middle of each side of a polygon inside a circle is as far from it as the simplification allows.
    const corners = short.polygons[0]![0]!;
    const metres = (a: Corner, b: Corner) => Math.hypot((a[0] - b[0]) * 111_320 * Math.cos((b[1] * Math.PI) / 180), (a[1] - b[1]) * 111_320);
    corners.forEach((corner, i) => {
      const next = corners[(i + 1) % corners.length]!;
      const middle: Corner = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
      expect(4000 - metres(middle, [17.64, 59.86])).toBeLessThan(short.within + 2);
    });
  });

  test('many islands cannot always be made to fit', () => {
    const islands = Array.from({ length: 200 }, (_, i) => [circleOf([11 + i / 20, 55 + i / 20], 90_000, 12)]);
    expect(simplified(islands)).toBeNull();
  });
});

describe('estimates', () => {
  const part = (code: string, people: number | null) => ({ vintage: 'DeSO_2018', code, name: code, place: null, people, share_of_area: 0.5, share_of_own: null });
  const estimate = (id: string, unit: string, value: number, period = 2022) => ({
    ...{ id, unit, period, name: { sv: id, en: id }, decimals: 1, method: 'mean', nation: 8, known: 0.9 },
    estimate: { value, low: value - 2, high: value + 4 },
  });
  const figures = {
    areas: [part('0380A0010', 300), part('0380A0020', 100), part('0381A0010', 390), part('0382A0010', null)],
    indicators: [estimate('share', 'percent', 12), estimate('people', 'persons', 500), estimate('change', 'percent', 1)],
    small: true,
  } as unknown as OwnArea;
  const municipality = { indicators: [{ id: 'share', series: [{ period: 2022, value: 32 }] }] } as unknown as Profile;
  const all = [indicator({ id: 'share' }), indicator({ id: 'people', unit: 'persons', decimals: 0 }), indicator({ id: 'change' }), indicator({ id: 'absent' })];
  const words = { indicator: 'i', year: 'y', here: 'h', municipality: 'm' as string | null, nation: 'n', known: 'k', name: (i: { id: string }) => i.id };

  test('the municipality beside is the one where most people live, not the one with most areas or the first', () => {
    expect(mainMunicipality(figures)).toEqual({ code: '0380', share: 400 / 790 });
    expect(mainMunicipality({ ...figures, areas: [] })).toBeNull();
  });

  test('the table has estimates with their bounds, pale where few people live, and leaves counts of larger areas out', () => {
    const table = estimateTable(figures, all, municipality, 'caption', words);
    expect(table.columns.map((c) => c.key)).toEqual(['indicator', 'period', 'value', 'municipality', 'nation', 'known']);
    const number = { unit: 'percent', decimals: 1 };
    expect(table.rows[0]?.cells).toEqual(['share', '2022', { value: 12, low: 10, high: 16, number, greyed: true }, { value: 32, number }, { value: 8, number }, 90]);
    expect(table.rows[1]?.cells.slice(3, 5)).toEqual(['', '']);
    expect(table.rows).toHaveLength(3);
    expect(estimateTable(figures, all, null, 'caption', { ...words, municipality: null }).columns).toHaveLength(5);
  });

  test('another year of the municipality is not put beside', () => {
    expect(besideIn(municipality, { ...figures.indicators[0]!, period: 2021 })).toBeNull();
  });

  test('the picture puts everything of one unit on one scale from 0', () => {
    const rows = estimatesOf(figures, all, municipality, (i) => i.id, (_, value) => String(value));
    expect(rows).toEqual([{ id: 'share', name: 'share', value: '12', at: 12 / 32, low: 10 / 32, high: 0.5, municipality: 1, nation: 0.25 }]);
  });

  test('shares of types are of people with a type', () => {
    expect(typeShares({ '1': 10, '2': 0, '3': 30, '4': 0, '5': 0 })).toEqual([25, 0, 75, 0, 0]);
    expect(typeShares({ '1': 0 })).toBeNull();
  });
});
