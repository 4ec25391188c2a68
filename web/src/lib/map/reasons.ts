// Why values are missing, by dense index.

import type { Reason } from '../state/painted';

export function reasonsOf(missing: Partial<Record<Reason, number[]>>): Map<number, Reason> {
  return new Map(Object.entries(missing).flatMap(([reason, indexes]) => indexes.map((i) => [i, reason as Reason] as const)));
}
