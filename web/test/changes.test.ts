import { expect, test } from 'vitest';
import type { Revision } from '../src/lib/api/types';
import { counted, day, latest, sourcesTable, typesTable, valuesTable } from '../src/lib/changes/tables';
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
  sources: [{ name: 'TAB1', title: 'Folkmängd', from: ['20250131 08:00'], to: null }],
  types: [{ code: '0380R001', name: 'Ångby', indicator: 'area_type', period: 2022, vintage: 'RegSO_2020', from: null, to: 2 }],
  types_changed: 1,
  values: [{ indicator: 'x', vintage: 'RegSO_2020', period: 2022, breakdown: 'total', changed: 3, filled: 1, emptied: 0, largest_at: '0380R001', largest_from: 1, largest_to: 2 }],
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
  expect(counted(revision, t).rows.map(({ cells }) => cells[1])).toEqual([1, 2, 1]);
});

test('tables name indicators, say what was missing, and keep every row', () => {
  expect(valuesTable(revision, (id) => `indikator ${id}`, t).rows[0]!.cells).toEqual(['indikator x', 'RegSO_2020', '2022', 'alla', 3, 1, 0, '0380R001: 1 → 2']);
  expect(typesTable(revision, t, wordsOf('sv')).rows[0]!.cells).toEqual(['Ångby (0380R001)', 'RegSO_2020', '2022', '–', 'typ 2']);
  expect(sourcesTable(revision, t).rows[0]!.cells).toEqual(['TAB1', 'Folkmängd', '2025-01-31', '–']);
});
