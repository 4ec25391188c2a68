// Which level of areas a zoom shows, when the level follows it.

import { MAP_LEVELS, type MapLevel } from '../state/view';

/** From this zoom on the level is shown: at its threshold a level's areas are large enough to be told apart. */
export const FROM_ZOOM: Record<MapLevel, number> = { county: 0, municipality: 5, regso: 7.25, deso: 9.75 };

/**
 * The level after a movement of the map. Zooming in only gives smaller areas and zooming out only larger ones, so that a
 * map which begins with small areas keeps them until the reader goes past their threshold. `levels` are those that can be
 * shown.
 */
export function levelAfter(now: MapLevel, levels: readonly MapLevel[], before: number, after: number): MapLevel {
  if (before === after) return now;
  const size = (level: MapLevel) => MAP_LEVELS.indexOf(level);
  const fits = MAP_LEVELS.filter((level) => levels.includes(level) && FROM_ZOOM[level] <= after).at(-1) ?? levels[0] ?? now;
  const finer = size(fits) > size(now);
  return after > before === finer ? fits : now;
}
