// All shapes of a view: the areas' own, municipalities for where there are none, names of places, the police's areas.

import type { Geometry } from 'geojson';
import { feature } from 'topojson-client';
import { ApiError, type Client } from '../api/client';
import type { Areas } from '../api/types';
import { countyOf, municipalityOf } from '../state/codes';
import { readGround, type Ground } from './painting';
import type { Name } from './pen';
import { around, boxesOf, boxOf, shapesOf, type Box, type Shapes } from './shapes';

export interface Drawing {
  areas: Areas;
  shapes: Shapes;
  /** Municipalities, drawn where the areas have no shapes; null when all have. */
  rest: { areas: Areas; ground: Ground; boxes: Map<number, Box> } | null;
  places: readonly Name[];
}

/** The shapes of a vintage. A vintage without boundaries is an empty drawing, not an error. */
export async function loadDrawing(client: Client, areas: Areas, municipalities: Areas | null): Promise<Drawing> {
  const shapes = shapesOf(areas.vintage, await loadGround(client, areas));
  let rest: Drawing['rest'] = null;
  if (shapes.boxes.size < areas.codes.length && municipalities && municipalities.vintage !== areas.vintage) {
    const ground = await loadGround(client, municipalities);
    const boxes = ground && boxesOf(ground.coverage);
    if (ground && boxes && boxes.size > 0) rest = { areas: municipalities, ground, boxes };
  }
  return { areas, shapes, rest, places: placesOf(areas, shapes, municipalities) };
}

/** The borders of a vintage; null where it has none. */
export async function loadGround(client: Client, areas: Areas): Promise<Ground | null> {
  try {
    return await readGround(await client.geometryBytes(areas.vintage), areas.codes);
  } catch (error) {
    if (error instanceof ApiError) {
      if (error.status === 404) return null;
      throw error;
    }
    // What cannot be read is as if no answer had come.
    throw new ApiError(0, '');
  }
}

/**
 * A name per municipality, in the mean of its areas' middles: small areas are many where people live, so that it comes
 * to lie near the main town. Municipalities with many areas go first where there is not room for all.
 */
export function placesOf(areas: Areas, shapes: Shapes, municipalities: Areas | null): Name[] {
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
  return (municipalities?.codes ?? []).flatMap((code, i) => {
    const sum = sums.get(code);
    return sum ? [{ name: municipalities?.names[i] ?? code, at: [sum.x / sum.n, sum.y / sum.n], order: -sum.n }] : [];
  });
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
  boxes: Map<string, Box>;
  shapes: Map<string, Geometry>;
}

export async function loadOverlay(client: Client, edition: string): Promise<Overlay> {
  const [topology, areas] = await Promise.all([client.geometry(edition), client.areas(edition)]);
  const polygons = feature(topology, topology.objects.areas);
  const boxes = new Map<string, Box>();
  const shapes = new Map<string, Geometry>();
  for (const area of polygons.features) {
    const box = boxOf(area);
    const code = areas.codes[Number(area.id)];
    if (!box || code === undefined) continue;
    boxes.set(code, box);
    shapes.set(code, area.geometry);
  }
  return { edition, boxes, shapes };
}
