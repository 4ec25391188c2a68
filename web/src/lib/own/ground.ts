// What own areas are drawn on: the small areas that can be picked, the municipalities around them, and their names.

import type { Client } from '../api/client';
import type { Areas, Indicator, Level, Snapshot } from '../api/types';
import { loadGround } from '../map/drawing';
import type { Ground } from '../map/painting';
import type { Name } from '../map/pen';
import { boxesOf, type Box } from '../map/shapes';

/** The areas of an edition with their borders. */
export interface Sheet {
  areas: Areas;
  /** Null for an edition without borders. */
  ground: Ground | null;
  boxes: Map<number, Box>;
}

/** The edition of a level to pick areas of: with borders, and with people if any has them; the latest. */
export function editionOf(level: Level, snapshot: Snapshot, indicators: readonly Indicator[]): string | null {
  const drawn = snapshot.vintages.filter((v) => v.level === level && v.with_boundaries > 0).map((v) => v.vintage);
  const counted = indicators.find((i) => i.id === 'population')?.available.filter((a) => drawn.includes(a.vintage)) ?? [];
  const latest = [...counted].sort((a, b) => Math.max(...a.periods) - Math.max(...b.periods)).at(-1);
  return latest?.vintage ?? drawn.at(-1) ?? null;
}

/** An edition without borders is an empty sheet, not an error. */
export async function loadSheet(client: Client, vintage: string): Promise<Sheet> {
  // The borders are on their way while the codes are asked for.
  client.geometryBytes(vintage).catch(() => {});
  const areas = await client.areas(vintage);
  const ground = await loadGround(client, areas);
  return { areas, ground, boxes: ground ? boxesOf(ground.coverage) : new Map<number, Box>() };
}

/** The name of each municipality in its middle; the smaller ones, where towns are, go first where there is not room for all. */
export function namesOn({ areas, boxes }: Sheet): Name[] {
  return [...boxes].map(([i, [west, south, east, north]]) => ({
    name: areas.names[i] ?? '',
    at: [(west + east) / 2, (south + north) / 2],
    order: (east - west) * (north - south),
  }));
}
