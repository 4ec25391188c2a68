import { describe, expect, test } from 'vitest';
import type { AreaTypes } from '../src/lib/api/types';
import { shownByType, spreadByType } from '../src/lib/types/byType';
import { flowLayout, stackLayout } from '../src/lib/types/layout';
import { choose, formatTypes, parseTypes } from '../src/lib/types/state';
import { areas, indicator, snapshot, values } from './example';

const typed = (id: string, periods: number[], vintage = 'RegSO_2020') => indicator({ id, unit: 'class', available: [{ vintage, periods, breakdowns: ['total'] }] });

/** The types of a year, all areas of the same. */
const types: AreaTypes = {
  variant: 'published',
  vintage: 'RegSO_2020',
  period: 2022,
  indicator: 'socioeconomic_index',
  reference: 'RegSO_2020',
  mean: null,
  sd: null,
  n: 5,
  cuts: null,
  counts: {},
  missing: 0,
  note: null,
  areas: [],
};

describe('the address of the types', () => {
  test('survives being written and read, and leaves out what makes no sense', () => {
    const own = { variant: 'open', from: '2011', to: '2023' };
    expect(formatTypes(parseTypes(own))).toEqual(own);
    expect(parseTypes({ variant: 'secret', from: '11', to: '' })).toEqual({ variant: null, from: null, to: null });
  });

  test('published types are shown where there are any, from the first to the last year of one vintage', () => {
    const published = indicator({
      id: 'area_type',
      available: [
        { vintage: 'RegSO_2020', periods: [2011, 2012, 2023], breakdowns: ['total'] },
        { vintage: 'RegSO_2025', periods: [2023, 2024], breakdowns: ['total'] },
      ],
    });
    const choice = choose(parseTypes({}), snapshot, [typed('area_type_open', [2012]), published])!;
    expect(choice).toMatchObject({ variant: 'published', variants: ['published', 'open'], from: { period: 2011 }, to: { period: 2023, vintage: 'RegSO_2020' } });
    expect(choice.years.map((y) => y.vintage)).toEqual(['RegSO_2020', 'RegSO_2020', 'RegSO_2020', 'RegSO_2025']);
    expect(choose(parseTypes({ to: '2024' }), snapshot, [published])).toMatchObject({ from: { period: 2024 }, to: { period: 2024 } });
  });

  test('the earlier year comes first, whichever was chosen first', () => {
    const choice = choose(parseTypes({ from: '2023', to: '2011' }), snapshot, [typed('area_type', [2011, 2023])])!;
    expect([choice.from.period, choice.to.period]).toEqual([2011, 2023]);
  });

  test('a snapshot without types has nothing to choose', () => {
    expect(choose(parseTypes({}), snapshot, [])).toBeNull();
    expect(choose(parseTypes({}), snapshot, [typed('area_type_open', [2012], 'DeSO_2018')])).toBeNull();
  });
});

describe('an indicator within each type', () => {
  const five = { ...areas, codes: ['0380R001', '0380R002', '0380R003', '0380R004', '0381R001'], names: ['a', 'b', 'c', 'd', 'e'] };
  const typed5 = { ...types, areas: five.codes.map((code) => ({ code, name: code, type: code === '0381R001' ? 1 : 4 })) };

  test('has the quartiles of its areas, each counted once', () => {
    const [first, , , fourth] = spreadByType(typed5, values([10, 40, 20, null, 7]), five, null);
    expect(fourth).toEqual({ type: 4, areas: 3, missing: 1, lower: 15, median: 20, upper: 30 });
    expect(first).toEqual({ type: 1, areas: 1, missing: 0, lower: 7, median: 7, upper: 7 });
  });

  test('a type without areas, or without values, has no median', () => {
    const spreads = spreadByType(typed5, values([1, 2, 3, 4, null]), five, '0381');
    expect(spreads[3]).toMatchObject({ areas: 0, missing: 0, median: null });
    expect(spreads[0]).toMatchObject({ areas: 0, missing: 1, median: null });
  });

  test('types and indices are not shown by type, nor what the year does not have', () => {
    const all = [indicator(), indicator({ id: 'area_type', topic: 'index' })];
    expect(shownByType(all, 'RegSO_2020', 2022).map((i) => i.id)).toEqual(['low_economic_standard']);
    expect(shownByType(all, 'RegSO_2020', 1999)).toEqual([]);
  });
});

describe('pictures of types', () => {
  test('bars are filled, whatever the numbers sum to, and stand wider apart at a break', () => {
    const { parts, middles } = stackLayout([[1, 1, 2, 0, 0], null, [5, 0, 0, 0, 5]], 300, 100);
    expect(parts.map((p) => [p.column, p.type, p.y, p.height])).toEqual([[0, 1, 0, 25], [0, 2, 25, 25], [0, 3, 50, 50], [2, 1, 0, 50], [2, 5, 50, 50]]);
    expect(middles).toEqual([50, 150, 250]);
    expect(stackLayout([[1], [1]], 250, 10, [false, true]).middles).toEqual([50, 200]);
    expect(stackLayout([[0, 0, 0, 0, 0]], 100, 100).parts).toEqual([]);
  });

  test('every ribbon leaves one type and arrives at another, and both sides have all areas', () => {
    const matrix = [[10, 5, 0, 0, 0], [0, 20, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 30, 5], [0, 0, 0, 0, 30]];
    const { left, right, ribbons } = flowLayout(matrix, 0, 100, 140, 10);
    expect(left.map(({ n, height }) => [n, height])).toEqual([[15, 15], [20, 20], [0, 0], [35, 35], [30, 30]]);
    expect(right.map(({ n }) => n)).toEqual([10, 25, 0, 30, 35]);
    expect(right[4]).toMatchObject({ y: 105, height: 35 });
    expect(ribbons.map(({ from, to, n }) => [from, to, n])).toEqual([[1, 1, 10], [1, 2, 5], [2, 2, 20], [4, 4, 30], [4, 5, 5], [5, 5, 30]]);
    expect(flowLayout([[0]], 0, 1, 10, 0).ribbons).toEqual([]);
  });
});
