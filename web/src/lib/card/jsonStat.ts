// A card's table as JSON-stat 2.0: rows and numbers are its two dimensions; texts beside the first column are part of a row's name. The
// status of a number is why it is missing, or `bridged` where it was brought onto other borders than it was published on.

import { columnsOf } from './columns';
import type { Table } from './model';

/** The data set. `notes` say what it is and where it comes from. */
export function jsonStatOf(table: Table, notes: readonly string[]): string {
  const columns = columnsOf(table);
  const numbers = columns.filter(({ part, number }) => part !== 'missing' && (part !== 'value' || number));
  const texts = columns.filter(({ part, number }) => part === 'value' && !number);
  const reasons = new Map(columns.filter(({ part }) => part === 'missing').map((column) => [column.key.replace(/_missing$/, ''), column.cells]));
  const rows = table.rows.map((_, r) => String(r + 1));
  const status: Record<string, string> = {};
  numbers.forEach(({ key, bridged, cells }, c) =>
    rows.forEach((_, r) => {
      const reason = reasons.get(key)?.[r];
      if (typeof reason === 'string') status[String(r * numbers.length + c)] = reason;
      else if (bridged && cells[r] !== null) status[String(r * numbers.length + c)] = 'bridged';
    }),
  );
  const category = (ids: readonly string[], names: readonly string[]) => ({
    index: [...ids],
    label: Object.fromEntries(ids.map((id, i) => [id, names[i] ?? id])),
  });
  const keys = numbers.map(({ key }) => key);
  return JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: table.caption,
    note: notes,
    id: ['row', 'figure'],
    size: [rows.length, keys.length],
    role: { metric: ['figure'] },
    dimension: {
      row: {
        label: table.columns[0]?.label ?? '',
        category: category(rows, rows.map((_, r) => texts.map(({ cells }) => cells[r]).filter((text) => typeof text === 'string' && text !== '').join(', '))),
      },
      figure: {
        label: table.caption,
        category: {
          ...category(keys, numbers.map(({ label, part }) => (part === 'value' ? label : `${label} (${part})`))),
          unit: Object.fromEntries(numbers.flatMap(({ key, number }) => (number ? [[key, { base: number.unit, decimals: number.decimals }]] : []))),
        },
      },
    },
    value: rows.flatMap((_, r) => numbers.map(({ cells }) => cells[r] ?? null)),
    ...(Object.keys(status).length > 0 ? { status } : {}),
  });
}
