// A card's table as the columns of a file: what stands in one cell on the page (a value, its bounds, why it is missing, that it is
// uncertain) stands in columns of their own there.

import { numberOf, type Cell, type NumberForm, type Table } from './model';

export interface FileColumn {
  /** Name for programs; that of the page's column with an ending. */
  key: string;
  label: string;
  /** Which part of the page's column it is. */
  part: 'value' | 'low' | 'high' | 'missing' | 'greyed';
  number?: NumberForm;
  /** Whether its numbers were brought onto other borders. */
  bridged?: boolean;
  cells: (string | number | null)[];
}

type Part = FileColumn['part'];

/** The columns; a part that no row has is left out. `label` names a part of a column. */
export function columnsOf(table: Table, label: (column: string, part: Exclude<Part, 'value'>) => string = (column) => column): FileColumn[] {
  return table.columns.flatMap(({ key, label: name, number, bridged }, c) => {
    const cells = table.rows.map((row) => row.cells[c] ?? null);
    const parts: Exclude<Part, 'value'>[] = (['low', 'high', 'missing', 'greyed'] as const).filter((part) => cells.some((cell) => has(cell, part)));
    // Bounds come in pairs.
    const bounds = parts.some((part) => part === 'low' || part === 'high');
    const wanted = [...(bounds ? (['low', 'high'] as const) : []), ...parts.filter((part) => part !== 'low' && part !== 'high')];
    const form = number ? { number } : {};
    return [
      { key, label: name, part: 'value' as const, ...form, ...(bridged ? { bridged } : {}), cells: cells.map((cell) => (typeof cell === 'string' ? cell : numberOf(cell))) },
      ...wanted.map((part) => ({
        key: `${key}_${part}`,
        label: label(name, part),
        part,
        ...(part === 'low' || part === 'high' ? form : {}),
        cells: cells.map((cell) => partOf(cell, part)),
      })),
    ];
  });
}

function partOf(cell: Cell, part: Exclude<Part, 'value'>): string | number | null {
  if (typeof cell !== 'object' || cell === null) return null;
  if (part === 'missing') return cell.value === null ? (cell.missing ?? null) : null;
  if (part === 'greyed') return cell.greyed && cell.value !== null ? 1 : null;
  return cell[part] ?? null;
}

const has = (cell: Cell, part: Exclude<Part, 'value'>) => partOf(cell, part) !== null;
