// The table as a file that spreadsheets and scripts read: UTF-8 with byte order mark, commas, full precision.

import type { Painted } from '../state/painted';
import type { Row } from './rows';

/** The columns that `segbar values` writes too: area, name, value, missing. Lines with # come first. */
export function csvOf(frame: Painted, rows: readonly Row[], heading: readonly string[]): string {
  const lines = heading.map((line) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`);
  const { scale } = frame;
  const written = (value: number) => ('written' in scale ? scale.written(value) : String(value));
  lines.push('area,name,value,missing');
  for (const { index, code, name, value } of rows) {
    const missing = value === null ? (frame.reasons.get(index) ?? 'not_available') : '';
    lines.push([code, quoted(name), value === null ? '' : written(value), missing].join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Quotes where the text needs it. A leading =, +, - or @ would be run as a formula by spreadsheets. */
function quoted(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file to keep. */
export function offerFile(name: string, content: string) {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
