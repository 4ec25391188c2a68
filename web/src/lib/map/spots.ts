// What lies at a spot of a map, as an area and in words.

import { whereabouts } from '../state/frame';
import type { Painted } from '../state/painted';
import type { AreaRef } from '../state/view';
import { describe } from '../text/describe';
import type { Words } from '../text/dictionary';
import type { Spot } from './areaMap';
import type { Drawing } from './drawing';

/** The area under a spot, or the municipality where areas have no shapes. */
export function areaUnder(spot: Spot, { areas, rest }: Drawing): AreaRef | null {
  const of = spot.area !== null ? { areas, index: spot.area } : spot.rest !== null && rest ? { areas: rest.areas, index: spot.rest } : null;
  const code = of?.areas.codes[of.index];
  return of && code !== undefined ? { vintage: of.areas.vintage, code } : null;
}

/** Its name, where it lies, and its value. */
export function wordsAt(
  spot: Spot,
  { rest }: Drawing,
  frame: Painted,
  places: ReadonlyMap<string, string>,
  words: Words,
): { name: string; around: string; value: string } | null {
  if (spot.area !== null) {
    const code = frame.areas.codes[spot.area] ?? '';
    return {
      name: frame.areas.names[spot.area] ?? code,
      around: whereabouts(frame, spot.area, places),
      value: describe(frame, spot.area, words),
    };
  }
  return spot.rest === null || !rest ? null : { name: rest.areas.names[spot.rest] ?? '', around: '', value: '' };
}
