// A card as a workbook: the table on the first sheet, what must be known about it on the second. The writer is loaded with this page,
// when somebody asks for a workbook.

import type { Cell as Written } from 'write-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import { columnsOf, type FileColumn } from './columns';
import type { NumberForm, Table } from './model';

export interface Words {
  /** Names of the sheets. */
  table: string;
  about: string;
  /** Names of columns that are made of a part of the page's column. */
  part: (column: string, part: 'low' | 'high' | 'missing' | 'greyed') => string;
  /** Why a number is missing, in words. */
  reason: (reason: string) => string;
  greyed: string;
}

export interface Sheet {
  sheet: string;
  data: Written[][];
  columns: { width: number }[];
  stickyRowsCount?: number;
}

const [NARROWEST, WIDEST] = [10, 60];

/** The sheets. Texts are written as texts, whatever they begin with; numbers as numbers, in full, shown with the page's decimals. */
export function sheetsOf(table: Table, story: readonly (readonly [string, string])[], words: Words): Sheet[] {
  const columns = columnsOf(table, words.part);
  const textOf = (column: FileColumn, cell: string | number | null) =>
    cell === null ? null : column.part === 'greyed' ? words.greyed : column.part === 'missing' ? words.reason(String(cell)) : cell;
  const data = table.rows.map((_, r) => columns.map((column) => written(textOf(column, column.cells[r] ?? null), column.number)));
  const widths = columns.map((column) => {
    const longest = Math.max(column.label.length, ...column.cells.slice(0, 500).map((cell) => (typeof cell === 'string' ? cell.length : 8)));
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) };
  });
  return [
    {
      sheet: words.table,
      data: [columns.map(({ label }): Written => ({ value: label, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' })), ...data],
      columns: widths,
      stickyRowsCount: 1,
    },
    {
      sheet: words.about,
      data: story.map(([what, text]): Written[] => [
        { value: what, type: String, fontWeight: 'bold', alignVertical: 'top' },
        { value: text, type: String, wrap: true, alignVertical: 'top' },
      ]),
      columns: [{ width: 24 }, { width: 100 }],
    },
  ];
}

function written(cell: string | number | null, form: NumberForm | undefined): Written {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  const decimals = form?.decimals ?? 0;
  return { value: cell, type: Number, ...(form ? { format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` } : {}) };
}

/** The file. */
export function workbookOf(table: Table, story: readonly (readonly [string, string])[], words: Words): Promise<Blob> {
  return writeWorkbook(sheetsOf(table, story, words)).toBlob();
}
