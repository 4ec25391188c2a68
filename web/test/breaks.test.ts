import { expect, it } from 'vitest';
import type { Indicator } from '../src/lib/api/types';
import { breaksAt, levelsOf } from '../src/lib/indicators/breaks';

const text = { sv: 'Nytt', en: 'New' };
const indicator: Pick<Indicator, 'breaks'> = {
  breaks: [
    { id: 'borders_2025', from: 2024, levels: ['regso', 'deso'], text },
    { id: 'noise_2025', from: 2025, levels: [], text },
  ],
};
const cut = (levels: Parameters<typeof breaksAt>[1]) => breaksAt(indicator, levels).map((b) => b.id);

it('new borders of small areas cut the series of small areas and of no county', () => {
  expect(cut(['county'])).toEqual(['noise_2025']);
  expect(cut(['regso'])).toEqual(['borders_2025', 'noise_2025']);
});

it('a picture with areas of several levels shows the breaks of each', () => {
  expect(cut(['county', 'deso'])).toEqual(['borders_2025', 'noise_2025']);
});

it('where no level is known every break is shown', () => {
  expect(cut(null)).toHaveLength(2);
  expect(cut([])).toHaveLength(2);
});

it('areas that are chosen one by one have the levels of their editions', () => {
  const known = [
    { vintage: 'County_2007', level: 'county' },
    { vintage: 'RegSO_2025', level: 'regso' },
  ] as const;
  expect(levelsOf(['County_2007', 'County_2007', 'Own_x', 'RegSO_2025'], known)).toEqual(['county', 'regso']);
});
