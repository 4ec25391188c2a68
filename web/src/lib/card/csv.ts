// A card's table as a file that spreadsheets and scripts read: UTF-8 with byte order mark, commas, full precision.

import { columnsOf } from './columns';
import type { Table } from './model';

/**
 * The table, below lines with # that say what it is. A column of numbers with bounds is followed by their two columns, a column where
 * numbers are missing by one with the reasons, one with uncertain numbers by one that marks these with 1.
 */
export function csvOfTable(table: Table, heading: readonly string[]): string {
  const lines = heading.map((line) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`);
  const columns = columnsOf(table);
  lines.push(columns.map(({ key }) => quoted(key)).join(','));
  table.rows.forEach((_, r) => lines.push(columns.map(({ cells }) => field(cells[r])).join(',')));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function field(cell: string | number | null | undefined): string {
  return typeof cell === 'string' ? quoted(cell) : typeof cell === 'number' ? String(cell) : '';
}

/** Quotes where the text needs it. A leading =, +, - or @ would be run as a formula by spreadsheets. */
export function quoted(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
