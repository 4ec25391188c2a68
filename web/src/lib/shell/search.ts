// Finds areas by name or code, and indicators by name.

import type { Areas, Indicator, Level } from '../api/types';
import type { Language } from '../state/view';
import { folded } from '../text/format';

/** An area that was found. */
export interface Hit {
  kind: 'area';
  vintage: string;
  level: Level;
  code: string;
  name: string;
}

/** An indicator that was found; its id takes the place of a code. */
export interface IndicatorHit {
  kind: 'indicator';
  code: string;
  name: string;
  topic: string;
}

type Entry<T> = T & { key: string };

/** All areas that can be found, larger areas first. */
export function searchIndex(sets: readonly Areas[]): Entry<Hit>[] {
  return sets.flatMap(({ vintage, level, codes, names }) =>
    codes.map((code, i) => {
      const name = names[i] ?? code;
      return { kind: 'area', vintage, level, code, name, key: folded(name) };
    }),
  );
}

/** All indicators that have values. */
export function indicatorIndex(indicators: readonly Indicator[], lang: Language): Entry<IndicatorHit>[] {
  return indicators
    .filter((i) => i.available.length > 0)
    .map((i) => ({ kind: 'indicator', code: i.id, name: i.name[lang], topic: i.topic_name[lang], key: folded(i.name[lang]) }));
}

/**
 * The best `most` of what can be found for what was typed: the code itself, then names that begin with it, words that begin with it,
 * codes that begin with it, names that contain it; larger areas first within each.
 */
export function search<T extends { key: string; code: string }>(index: readonly T[], typed: string, most = 12): T[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return [];
  const buckets: T[][] = [[], [], [], [], []];
  for (const entry of index) {
    const code = entry.code.toLowerCase();
    const at = entry.key.indexOf(wanted);
    const place =
      code === wanted
        ? 0
        : at === 0
          ? 1
          : at > 0 && !/[\p{L}\p{N}]/u.test(entry.key[at - 1]!)
            ? 2
            : code.startsWith(wanted)
              ? 3
              : at > 0
                ? 4
                : -1;
    if (place >= 0) buckets[place]!.push(entry);
  }
  return buckets.flat().slice(0, most);
}
