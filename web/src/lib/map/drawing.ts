// All shapes of a view: the areas' own, municipalities for where there are none, names of places, the police's areas.

import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import { feature } from 'topojson-client';
import { ApiError, type Client } from '../api/client';
import type { Areas } from '../api/types';
import { countyOf, municipalityOf } from '../state/codes';
import { around, boxOf, shapesOf, type Box, type Shapes } from './shapes';

export interface Drawing {
  areas: Areas;
  shapes: Shapes;
  /** Municipalities, drawn where the areas have no shapes; null when all have. */
  rest: { areas: Areas; polygons: FeatureCollection; boxes: Map<number, Box> } | null;
  places: FeatureCollection<Point>;
}

const NOTHING: Shapes = {
  vintage: '',
  polygons: { type: 'FeatureCollection', features: [] },
  outlines: { type: 'FeatureCollection', features: [] },
  boxes: new Map(),
  outlineOf: () => ({ type: 'MultiLineString', coordinates: [] }),
};

/** The shapes of a vintage. A vintage without boundaries is an empty drawing, not an error. */
export async function loadDrawing(client: Client, areas: Areas, municipalities: Areas | null): Promise<Drawing> {
  const shapes = await shapesOfVintage(client, areas);
  let rest: Drawing['rest'] = null;
  if (shapes.boxes.size < areas.codes.length && municipalities && municipalities.vintage !== areas.vintage) {
    const { polygons, boxes } = await shapesOfVintage(client, municipalities);
    if (boxes.size > 0) rest = { areas: municipalities, polygons, boxes };
  }
  return { areas, shapes, rest, places: placesOf(areas, shapes, municipalities) };
}

async function shapesOfVintage(client: Client, areas: Areas): Promise<Shapes> {
  try {
    return shapesOf(areas.vintage, await client.geometry(areas.vintage), areas.codes);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { ...NOTHING, vintage: areas.vintage };
    throw error;
  }
}

/**
 * A name per municipality, in the mean of its areas' middles: small areas are many where people live, so that it comes
 * to lie near the main town. Municipalities with many areas go first where there is not room for all.
 */
export function placesOf(areas: Areas, shapes: Shapes, municipalities: Areas | null): FeatureCollection<Point> {
  const sums = new Map<string, { x: number; y: number; n: number }>();
  for (const [index, box] of shapes.boxes) {
    const code = municipalityOf(areas.codes[index] ?? '');
    if (code === null) continue;
    const sum = sums.get(code) ?? { x: 0, y: 0, n: 0 };
    sum.x += (box[0] + box[2]) / 2;
    sum.y += (box[1] + box[3]) / 2;
    sum.n += 1;
    sums.set(code, sum);
  }
  const features: Feature<Point>[] = [];
  municipalities?.codes.forEach((code, i) => {
    const sum = sums.get(code);
    if (!sum) return;
    features.push({
      type: 'Feature',
      properties: { name: municipalities.names[i] ?? code, order: -sum.n },
      geometry: { type: 'Point', coordinates: [sum.x / sum.n, sum.y / sum.n] },
    });
  });
  return { type: 'FeatureCollection', features };
}

/** Which areas of the drawing an area of any level that nests consists of: itself, or those that lie in it. */
export function membersOf(drawing: Drawing, vintage: string, code: string): Set<number> {
  const { areas } = drawing;
  const own = vintage === areas.vintage ? areas.codes.indexOf(code) : -1;
  if (own >= 0) return new Set([own]);
  const members = new Set<number>();
  areas.codes.forEach((c, i) => {
    if (code === '00' || areas.parents[i] === code || municipalityOf(c) === code || countyOf(c) === code) members.add(i);
  });
  return members;
}

/** The box of an area of any level that nests, as far as the drawing knows it. */
export function boxFor(drawing: Drawing, vintage: string, code: string): Box | null {
  const { shapes, rest } = drawing;
  const boxes = [...membersOf(drawing, vintage, code)].flatMap((i) => {
    const box = shapes.boxes.get(i);
    return box ? [box] : [];
  });
  if (boxes.length > 0) return around(boxes);
  const place = municipalityOf(code) ?? countyOf(code);
  if (!rest || place === null) return null;
  return around([...rest.boxes].filter(([i]) => rest.areas.codes[i]?.startsWith(place)).map(([, box]) => box));
}

/** The police's areas of an edition, as they are drawn on top. */
export interface Overlay {
  edition: string;
  polygons: FeatureCollection;
  boxes: Map<string, Box>;
  shapes: Map<string, Geometry>;
}

export async function loadOverlay(client: Client, edition: string): Promise<Overlay> {
  const [topology, areas] = await Promise.all([client.geometry(edition), client.areas(edition)]);
  const polygons = feature(topology, topology.objects.areas) as FeatureCollection;
  const boxes = new Map<string, Box>();
  const shapes = new Map<string, Geometry>();
  for (const area of polygons.features) {
    const box = boxOf(area);
    const code = areas.codes[Number(area.id)];
    if (!box || code === undefined) continue;
    boxes.set(code, box);
    shapes.set(code, area.geometry);
  }
  return { edition, polygons, boxes, shapes };
}
