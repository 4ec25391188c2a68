import { describe, expect, test } from 'vitest';
import { classOf, quantileClasses, rampPositions } from '../src/lib/classes/quantiles';

describe('quintile classes', () => {
  test('ten different values give five classes of two', () => {
    const { cuts, counts, range } = quantileClasses([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    // Type 7: the k-th quintile of 1…10 is 1 + 9k/5.
    expect(cuts.map((c) => Number(c.toFixed(9)))).toEqual([2.8, 4.6, 6.4, 8.2]);
    expect(counts).toEqual([2, 2, 2, 2, 2]);
    expect(range).toEqual([1, 10]);
  });

  test('no value gives no class', () => {
    expect(quantileClasses([])).toEqual({ cuts: [], range: null, counts: [] });
    expect(quantileClasses([null, null])).toEqual({ cuts: [], range: null, counts: [] });
  });

  test('one value, and equal values, give one class', () => {
    expect(quantileClasses([3])).toEqual({ cuts: [], range: [3, 3], counts: [1] });
    expect(quantileClasses([3, null, 3, 3])).toEqual({ cuts: [], range: [3, 3], counts: [3] });
  });

  test('two values give two classes, without empty ones between them', () => {
    const { cuts, counts } = quantileClasses([0, 10]);
    expect(counts).toEqual([1, 1]);
    expect(cuts).toHaveLength(1);
  });

  test('equal values are never in different classes', () => {
    const values = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4];
    const { cuts, counts } = quantileClasses(values);
    expect(counts[0]).toBe(6);
    expect(counts.reduce((a, b) => a + b)).toBe(values.length);
    expect(new Set(values.filter((v) => v === 0).map((v) => classOf(v, cuts)))).toEqual(new Set([0]));
  });

  test('every class has an area, and together they have all, whatever the values', () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 12) / 2);
      const { cuts, counts } = quantileClasses(values);
      expect(counts).toHaveLength(cuts.length + 1);
      expect(Math.min(...counts)).toBeGreaterThan(0);
      expect(counts.reduce((a, b) => a + b)).toBe(values.length);
      const recount = counts.map((_, k) => values.filter((v) => classOf(v, cuts) === k).length);
      expect(recount).toEqual(counts);
      expect([...cuts].sort((a, b) => a - b)).toEqual(cuts);
    }
  });

  test('a value equal to a cut belongs to the class above it', () => {
    expect(classOf(2, [2, 4])).toBe(1);
    expect(classOf(1.999, [2, 4])).toBe(0);
    expect(classOf(4, [2, 4])).toBe(2);
  });

  test('few classes use the whole width of the ramp', () => {
    expect(rampPositions(0)).toEqual([]);
    expect(rampPositions(1)).toEqual([2]);
    expect(rampPositions(2)).toEqual([0, 4]);
    expect(rampPositions(3)).toEqual([0, 2, 4]);
    expect(rampPositions(5)).toEqual([0, 1, 2, 3, 4]);
  });
});
