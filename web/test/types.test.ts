import { describe, expect, test } from 'vitest';
import type { AreaTypes } from '../src/lib/api/types';
import { shownByType, spreadByType } from '../src/lib/types/byType';
import { commonMove, cutBeside, flowsOf, type TypesIn } from '../src/lib/types/flows';
import { flowLayout, stackLayout } from '../src/lib/types/layout';
import { choose, formatTypes, parseTypes } from '../src/lib/types/state';
import { areas, indicator, snapshot, values } from './example';

const typed = (id: string, periods: number[], vintage = 'RegSO_2020') => indicator({ id, unit: 'class', available: [{ vintage, periods, breakdowns: ['total'] }] });

/** Types and index of the four areas, with the cuts at 5, 10, 15 and 20. */
function year(types: (number | null)[], index: (number | null)[] | null, mean: number | null = 10): TypesIn {
  const answer: AreaTypes = {
    variant: 'published',
    vintage: 'RegSO_2020',
    period: 2022,
    indicator: 'socioeconomic_index',
    reference: 'RegSO_2020',
    mean,
    sd: mean === null ? null : 5,
    n: 4,
    cuts: mean === null ? null : [5, 10, 15, 20],
    counts: {},
    missing: 0,
    note: null,
    areas: areas.codes.map((code, i) => ({ code, name: areas.names[i]!, type: types[i]! })),
  };
  return { types: answer, index: index && values(index) };
}

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

describe('flows between types', () => {
  test('the cut beside a type is the lower one on the way to better conditions, the upper one on the way to greater challenges', () => {
    expect([cutBeside(4, 5), cutBeside(1, 5), cutBeside(5, 4), cutBeside(2, 1), cutBeside(3, 2), cutBeside(3, 4)]).toEqual([0, 3, 0, 3, 2, 1]);
  });

  test('areas are counted from type to type, those without a type apart', () => {
    const flows = flowsOf(year([4, 3, null, 5], null, null), year([4, 2, 3, 4], null, null), areas, null, null);
    expect(flows).toMatchObject({ areas: 3, missing: 1, margin: null });
    expect(flows.matrix[3]![3]).toBe(1);
    expect(flows.matrix[2]![1]).toBe(1);
    expect(flows.matrix.flat().reduce((a, b) => a + b, 0)).toBe(3);
    expect(flows.changes.map((c) => [c.code, c.from, c.to, c.near])).toEqual([['0380R002', 3, 2, null], ['0381R002', 5, 4, null]]);
  });

  test('a change is clear when the index lies far from the cut in both years, by hand', () => {
    // Two areas go from type 4 to 3 over the cut at 10: one from 8 to 13, one from 8 to 10.2. A third goes two steps, over 10 and 15.
    const flows = flowsOf(year([4, 4, 4, 3], [8, 8, 9.7, 12]), year([3, 3, 2, 3], [13, 10.2, 17, 12]), areas, null, 0.5);
    const rounded = flows.changes.map((c) => [c.code, c.distance!.map((d) => Number(d.toFixed(6))), c.near]);
    expect(rounded).toEqual([
      ['0380R001', [2, 3], false],
      ['0380R002', [2, 0.2], true],
      ['0381R001', [0.3, 2], true],
    ]);
  });

  test('closer than half the last decimal is near, however little areas move', () => {
    const flows = flowsOf(year([4, 4, 4, 4], [9.96, 9.9, 8, 8]), year([3, 3, 4, 4], [11, 11, 8, 8]), areas, null, 0);
    expect(flows.margin).toBe(0.05);
    expect(flows.changes.map((c) => c.near)).toEqual([true, false]);
  });

  test('a part of the country has the flows of its own areas, against the same margin', () => {
    const [before, after] = [year([4, 4, 4, 3], [8, 8, 9, 12]), year([3, 3, 3, 3], [13, 10, 12, 12])];
    expect(flowsOf(before, after, areas, '0381', 0.5)).toMatchObject({ areas: 2, changes: [{ code: '0381R001' }] });
  });

  test('the common move is the median against the mean, over areas that keep their type', () => {
    // The mean rises by 1. The areas that keep their type move by 1, 2 and 4: against the mean 0, 1 and 3.
    expect(commonMove(year([4, 4, 3, 3], [6, 6, 11, 12], 10), year([4, 4, 3, 2], [7, 8, 15, 18], 11))).toBe(1);
    expect(commonMove(year([4, 4, 3, 3], [6, 6, 11, 12], 10), year([4, 4, 2, 2], [7, 8, 16, 18], 11))).toBe(0.5);
    expect(commonMove(year([4, 4, 4, 4], null), year([4, 4, 4, 4], [1, 2, 3, 4]))).toBeNull();
    expect(commonMove(year([4, 4, 4, 4], [1, 2, 3, 4], null), year([4, 4, 4, 4], [1, 2, 3, 4]))).toBeNull();
  });
});

describe('an indicator within each type', () => {
  const five = { ...areas, codes: ['0380R001', '0380R002', '0380R003', '0380R004', '0381R001'], names: ['a', 'b', 'c', 'd', 'e'] };
  const { types } = year([4, 4, 4, 4], null);
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
