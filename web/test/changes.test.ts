import { expect, test } from 'vitest';
import type { Revision } from '../src/lib/api/types';
import { formatChanges, parseChanges } from '../src/lib/changes/state';
import { counted, day, indicatorsTable, latest, snapshotName, sourcesTable, tablesTable, typesTable, valuesTable } from '../src/lib/changes/tables';
import { words } from '../src/lib/changes/words';
import { wordsOf } from '../src/lib/text/dictionary';
import { sayer } from '../src/lib/text/room';

const t = sayer(words, 'sv');

const revision: Revision = {
  from: 'a',
  to: 'b',
  areas_changed: 0,
  columns: { added: 2, changed: 1, removed: 0 },
  indicators_added: [],
  indicators_removed: [],
  total: { revised: 5, added: 1, gone: 0, bounds: 0, other_reason: 0 },
  tables: [
    {
      tables: [
        { name: 'TAB1', title: 'Folkmängd' },
        { name: 'TAB2', title: 'Index' },
      ],
      counts: { revised: 5, added: 1, gone: 0, bounds: 0, other_reason: 0 },
      types_changed: 1,
      indicators: [
        {
          indicator: 'x',
          name: { sv: 'Arbetslösa', en: 'Unemployed' },
          unit: 'percent',
          decimals: 1,
          counts: { revised: 5, added: 0, gone: 0, bounds: 0, other_reason: 0 },
          largest: { vintage: 'RegSO_2020', period: 2022, breakdown: 'total', code: '0380R001', name: 'Ångby', from: 1, to: 2.25 },
        },
        { indicator: 'y', name: { sv: 'Y', en: 'Y' }, unit: 'persons', decimals: 0, counts: { revised: 0, added: 1, gone: 0, bounds: 0, other_reason: 0 }, largest: null },
      ],
    },
  ],
  sources: [{ name: 'TAB1', title: 'Folkmängd', from: ['20250131 08:00'], to: null }],
  types: [{ code: '0380R001', name: 'Ångby', indicator: 'area_type', period: 2022, vintage: 'RegSO_2020', from: null, to: 2, because: ['TAB1', 'TAB2'] }],
  types_changed: 1,
  values: [{ indicator: 'x', vintage: 'RegSO_2020', period: 2022, breakdown: 'total', tables: ['TAB1'], changed: 3, filled: 1, emptied: 0, largest_at: '0380R001', largest_from: 1.5, largest_to: 2 }],
  vintages_added: [],
  vintages_removed: [],
};

test('stamps are written as days, and the latest is found however they are written', () => {
  expect(day('20250131 08:00')).toBe('2025-01-31');
  expect(day('2025-02-01T08:00:00Z')).toBe('2025-02-01');
  expect(day(null)).toBeNull();
  expect(latest([{ updated: '20250131 08:00' }, { updated: null }, { updated: '2024-12-01' }])).toBe('2025-01-31');
  expect(latest([{ updated: null }])).toBeNull();
});

test('a revision is counted without the kinds of which there are none', () => {
  expect(counted(revision, t).rows.map(({ cells }) => cells[1])).toEqual([5, 1, 1, 2, 1]);
});

test('tables name indicators, say what was missing, and keep every row', () => {
  expect(valuesTable(revision, (id) => `indikator ${id}`, t, wordsOf('sv')).rows[0]!.cells).toEqual(['indikator x', 'RegSO_2020', '2022', 'alla', 3, 1, 0, '0380R001: 1,5 → 2']);
  expect(typesTable(revision, t, wordsOf('sv')).rows[0]!.cells).toEqual(['Ångby (0380R001)', 'RegSO_2020', '2022', '–', 'typ 2', 'TAB1, TAB2']);
  expect(sourcesTable(revision, t).rows[0]!.cells).toEqual(['TAB1', 'Folkmängd', '2025-01-31', '–']);
});

test('tables have their counts and the total last, and indicators their largest revision in their own unit', () => {
  const { rows } = tablesTable(revision, t);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['TAB1 + TAB2', 5, 1, 0, 0, 1, 'Folkmängd; Index'],
    ['Alla tabeller', 5, 1, 0, 0, 1, ''],
  ]);
  const told = indicatorsTable(revision, t, wordsOf('sv')).rows.map(({ cells }) => cells.map((cell) => String(cell).replaceAll('\u00a0', ' ')));
  expect(told).toEqual([
    ['Arbetslösa', 'TAB1 + TAB2', '5', '0', '0', 'Ångby (0380R001), RegSO_2020, 2022', '1,0 %', '2,3 %'],
    ['Y', 'TAB1 + TAB2', '0', '1', '0', '', '', ''],
  ]);
});

test('the address names two snapshots by the beginning of their names, or none', () => {
  const compared = { from: 'abcd', to: '0123456789abcdef' };
  expect(formatChanges({ compared })).toEqual({ from: 'abcd', to: '0123456789ab' });
  expect(parseChanges({ from: 'abcd', to: '0123456789ab' })).toEqual({ compared: { from: 'abcd', to: '0123456789ab' } });
  const wrong: Record<string, string>[] = [{}, { from: 'abcd' }, { from: '../x', to: 'abcd' }, { from: 'abc', to: 'abcd' }];
  for (const one of wrong) expect(parseChanges(one)).toEqual({ compared: null });
  expect(snapshotName({ id: '0123456789abcdef', written: '2026-11-23T09:30:00Z' })).toBe('2026-11-23 09:30 UTC, 0123456789ab');
});
