// What own areas are drawn on: the small areas that can be picked, the municipalities around them, and their names.

import { feature } from 'topojson-client';
import type { FeatureCollection, Point } from 'geojson';
import { ApiError, type Client } from '../api/client';
import type { Areas, Indicator, Level, Snapshot } from '../api/types';
import { boxOf, type Box } from '../map/shapes';

/** The areas of an edition with their borders. */
export interface Sheet {
  areas: Areas;
  polygons: FeatureCollection;
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
  const borders = client.geometry(vintage).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  });
  const [areas, topology] = await Promise.all([client.areas(vintage), borders]);
  const polygons: FeatureCollection = topology
    ? (feature(topology, topology.objects.areas) as FeatureCollection)
    : { type: 'FeatureCollection', features: [] };
  const boxes = new Map<number, Box>();
  for (const area of polygons.features) {
    const box = boxOf(area);
    if (box && typeof area.id === 'number') boxes.set(area.id, box);
  }
  return { areas, polygons, boxes };
}

/** The name of each municipality in its middle; the smaller ones, where towns are, go first where there is not room for all. */
export function namesOn({ areas, boxes }: Sheet): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: [...boxes].map(([i, [west, south, east, north]]) => ({
      type: 'Feature',
      properties: { name: areas.names[i] ?? '', order: (east - west) * (north - south) },
      geometry: { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] },
    })),
  };
}
