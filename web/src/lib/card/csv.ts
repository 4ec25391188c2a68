// A card's table as a file that spreadsheets and scripts read: UTF-8 with byte order mark, commas, full precision.

import { numberOf, type Cell, type Table } from './model';

/**
 * The table, below lines with # that say what it is. A column of numbers with bounds is followed by their two columns, a
 * column where numbers are missing by one with the reasons.
 */
export function csvOfTable(table: Table, heading: readonly string[]): string {
  const lines = heading.map((line) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`);
  const extra = table.columns.map((_, c) => extraOf(table.rows.map((row) => row.cells[c])));
  lines.push(
    table.columns
      .flatMap(({ key }, c) => [key, ...(extra[c]!.bounds ? [`${key}_low`, `${key}_high`] : []), ...(extra[c]!.reasons ? [`${key}_missing`] : [])])
      .map(quoted)
      .join(','),
  );
  for (const { cells } of table.rows) {
    lines.push(table.columns.flatMap((_, c) => fields(cells[c] ?? null, extra[c]!)).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

interface Extra {
  bounds: boolean;
  reasons: boolean;
}

function extraOf(cells: readonly (Cell | undefined)[]): Extra {
  const full = cells.filter((cell) => typeof cell === 'object' && cell !== null);
  return {
    bounds: full.some((cell) => typeof cell.low === 'number' || typeof cell.high === 'number'),
    reasons: full.some((cell) => cell.value === null && cell.missing),
  };
}

function fields(cell: Cell, extra: Extra): string[] {
  if (typeof cell === 'string') return [quoted(cell), ...Array<string>(Number(extra.bounds) * 2 + Number(extra.reasons)).fill('')];
  const of = typeof cell === 'object' && cell !== null ? cell : null;
  const text = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '');
  return [
    text(numberOf(cell)),
    ...(extra.bounds ? [text(of?.low), text(of?.high)] : []),
    ...(extra.reasons ? [of?.value === null ? (of.missing ?? '') : ''] : []),
  ];
}

/** Quotes where the text needs it. A leading =, +, - or @ would be run as a formula by spreadsheets. */
export function quoted(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
