import { describe, expect, test } from 'vitest';
import { distribution } from '../src/lib/indicators/distribution';
import { topicsFound, yearSpans, yearsOf } from '../src/lib/indicators/list';
import { indicator } from './example';

const text = (sv: string) => ({ sv, en: `${sv} (en)` });

describe('the list of indicators', () => {
  const all = [
    indicator({ id: 'unemployed', topic: 'work', topic_name: text('Arbete'), name: text('Arbetslösa'), definition: text('Andel utan arbete.') }),
    indicator({ id: 'rent', topic: 'housing', topic_name: text('Boende'), name: text('Hyresrätt'), definition: text('Andel i hyresrätt.') }),
  ];

  test('has all of them by topic when nothing is looked for', () => {
    expect(topicsFound(all, ' ', 'sv').map(({ name, indicators }) => [name, indicators.length])).toEqual([['Arbete', 1], ['Boende', 1]]);
  });

  test('has those that contain every word, in name, definition, topic or id, whatever marks are over letters', () => {
    const ids = (filter: string) => topicsFound(all, filter, 'sv').flatMap((topic) => topic.indicators.map((i) => i.id));
    expect(ids('arbetslosa')).toEqual(['unemployed']);
    expect(ids('andel')).toEqual(['unemployed', 'rent']);
    expect(ids('andel boende')).toEqual(['rent']);
    expect(ids('unemployed')).toEqual(['unemployed']);
    expect(ids('räntor')).toEqual([]);
  });

  test('says years as spans', () => {
    expect(yearSpans([2010, 2011, 2012, 2014, 2016, 2017])).toBe('2010–2012, 2014, 2016–2017');
    expect(yearSpans([])).toBe('');
    const two = indicator({ available: [{ vintage: 'a', periods: [2012, 2011], breakdowns: [] }, { vintage: 'b', periods: [2011], breakdowns: [] }] });
    expect(yearsOf(two)).toEqual([2011, 2012]);
  });
});

describe('the distribution of values', () => {
  test('has intervals with round limits that hold every value once', () => {
    const values = Array.from({ length: 101 }, (_, k) => k * 0.73);
    const spread = distribution({ values: [...values, null], interval: null }, 'percent')!;
    expect(spread.bins.reduce((sum, bin) => sum + bin.areas, 0)).toBe(101);
    expect(spread.missing).toBe(1);
    expect([spread.bins[0]!.from, spread.bins[0]!.to]).toEqual([0, 2]);
    for (const [k, bin] of spread.bins.entries()) {
      const inside = values.filter((v) => v >= bin.from && (v < bin.to || (k === spread.bins.length - 1 && v === bin.to))).length;
      expect([bin.from, bin.areas]).toEqual([bin.from, inside]);
    }
    expect(spread.median).toBeCloseTo(36.5, 10);
  });

  test('of equal values is one interval, of no value is nothing, of counts has whole limits', () => {
    expect(distribution({ values: [5, 5, 5], interval: null }, 'percent')!.bins).toEqual([{ from: 5, to: 6, areas: 3 }]);
    expect(distribution({ values: [null], interval: null }, 'percent')).toBeNull();
    expect(distribution({ values: [1, 2, 3], interval: null }, 'persons')!.bins.every((bin) => Number.isInteger(bin.from))).toBe(true);
  });

  test('of classes counts each class', () => {
    expect(distribution({ values: [1, 2, 2, 5], interval: null }, 'class')!.bins.map((bin) => [bin.from, bin.areas])).toEqual([[1, 1], [2, 2], [3, 0], [4, 0], [5, 1]]);
  });

  test('of negative values and values on limits loses none', () => {
    const spread = distribution({ values: [-10, -0.3, 0, 0.3, 10], interval: null }, 'points')!;
    expect(spread.bins.reduce((sum, bin) => sum + bin.areas, 0)).toBe(5);
    expect(spread.bins[0]!.from).toBeLessThanOrEqual(-10);
    expect(spread.bins.at(-1)!.to).toBeGreaterThanOrEqual(10);
  });

  test('knows half the width of the middle interval of values', () => {
    const interval = { low: [4.5, 9.5, null], high: [5.5, 10.5, null] };
    expect(distribution({ values: [5, 10, null], interval }, 'percent')!.halfWidth).toBe(0.5);
  });
});
