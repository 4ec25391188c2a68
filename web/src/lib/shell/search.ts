// Finds areas by name or code.

import type { Areas, Level } from '../api/types';
import { folded } from '../text/format';

export interface Hit {
  vintage: string;
  level: Level;
  code: string;
  name: string;
}

interface Entry extends Hit {
  key: string;
}

/** All areas that can be found, larger areas first. */
export function searchIndex(sets: readonly Areas[]): Entry[] {
  return sets.flatMap(({ vintage, level, codes, names }) =>
    codes.map((code, i) => {
      const name = names[i] ?? code;
      return { vintage, level, code, name, key: folded(name) };
    }),
  );
}

/**
 * The best `most` areas for what was typed: the code itself, then names that begin with it, words that begin with it,
 * codes that begin with it, names that contain it; larger areas first within each.
 */
export function search(index: readonly Entry[], typed: string, most = 12): Hit[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return [];
  const buckets: Hit[][] = [[], [], [], [], []];
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
