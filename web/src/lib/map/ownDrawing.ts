// An own area and places of the reader's own, drawn on top of the areas. Loaded when there is one.

import type { Geometry } from 'geojson';
import type { Client } from '../api/client';
import { geometryOf, isArea, type OwnShape } from '../own/shape';
import { circleOf } from '../own/simplify';
import { parseOwnState } from '../own/state';
import { keptAs } from '../own/tab.svelte';
import type { Extra } from './areaMap';
import { loadGround } from './drawing';
import { zoomed, type Name } from './pen';
import type { Place } from './places';
import { boxOf, shapesOf, type Box } from './shapes';

/** The own area that an address names, ready to be drawn; null where it names none that can be. */
export async function ownFrom(client: Client, text: string): Promise<ReturnType<typeof ownArea> | null> {
  const { shape, tab } = parseOwnState({ own: text });
  const kept = keptAs(tab);
  const found: OwnShape | null = kept ? { kind: 'polygons', polygons: kept.polygons } : shape;
  return isArea(found) ? ownArea(await borderOf(client, found)) : null;
}

/** The border of an own area: what it was drawn as, or the outline of the areas that it consists of. */
async function borderOf(client: Client, shape: OwnShape): Promise<Geometry> {
  if (shape.kind === 'circle') return geometryOf([[circleOf(shape.center, shape.radius)]]);
  if (shape.kind === 'polygons') return geometryOf(shape.polygons);
  const areas = await client.areas(shape.vintage);
  const chosen = new Set(shape.codes.map((code) => areas.codes.indexOf(code)));
  return shapesOf(shape.vintage, await loadGround(client, areas)).outlineOf((area) => chosen.has(area));
}

function ownArea(border: Geometry): Extra & { box: Box | null } {
  return {
    box: boxOf({ type: 'Feature', properties: null, geometry: border }),
    above: false,
    draw: (pen) => {
      pen.line(border, '--map-halo', 6);
      pen.line(border, '--own', 3, [2, 1]);
    },
  };
}

/** From this zoom on places have names. */
const NAMED = 7;

export function ownPlaces(places: readonly Place[]): Extra {
  const names = places.map(({ name, longitude, latitude }, order): Name => ({ name, at: [longitude, latitude], order }));
  return {
    above: true,
    draw: (pen) => {
      const radius = zoomed(pen.zoom, [4, 3], [9, 6]);
      for (const { at } of names) pen.dot(at, radius, '--own', '--map-halo', 2);
      if (pen.zoom >= NAMED) pen.names(names, 13, 2, 10);
    },
  };
}
