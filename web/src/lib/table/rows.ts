// The table's rows: the same picture as the map, filtered, sorted and cut into pages.

import { indexesWithin, whereabouts } from '../state/frame';
import type { Painted } from '../state/painted';
import type { Language, Sort } from '../state/view';
import { byName, folded } from '../text/format';

export const PAGE_SIZE = 50;

export interface Row {
  /** Dense index. */
  index: number;
  code: string;
  name: string;
  parent: string;
  value: number | null;
  people: number | null;
}

/** The rows inside a county or municipality whose name, code or surroundings contain the words. */
export function rowsOf(frame: Painted, within: string | null, filter: string, places: ReadonlyMap<string, string>): Row[] {
  const wanted = folded(filter.trim());
  const rows: Row[] = [];
  for (const index of indexesWithin(frame.areas, within)) {
    const code = frame.areas.codes[index]!;
    const name = frame.areas.names[index] ?? code;
    const parent = whereabouts(frame, index, places);
    if (wanted !== '' && !folded(`${name} ${code} ${parent}`).includes(wanted)) continue;
    rows.push({
      index,
      code,
      name,
      parent,
      value: frame.values.values[index] ?? null,
      people: frame.people?.[index] ?? null,
    });
  }
  return rows;
}

/** The rows in order. Missing numbers come last in both directions; equals keep the order of code. */
export function sorted(rows: readonly Row[], sort: Sort, lang: Language): Row[] {
  const compareNames = byName(lang);
  const sign = sort.descending ? -1 : 1;
  const { key } = sort;
  return [...rows].sort((a, b) => {
    if (key === 'value' || key === 'people') {
      const [x, y] = [a[key], b[key]];
      if (x === null || y === null) return Number(x === null) - Number(y === null) || a.index - b.index;
      return sign * (x - y) || a.index - b.index;
    }
    if (key === 'code') return sign * (a.index - b.index);
    return sign * compareNames(a[key], b[key]) || a.index - b.index;
  });
}

/** One page of rows; a page past the end is the last. */
export function pageOf(rows: readonly Row[], page: number): { rows: Row[]; page: number; pages: number; first: number } {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const first = (shown - 1) * PAGE_SIZE;
  return { rows: rows.slice(first, first + PAGE_SIZE), page: shown, pages, first };
}
