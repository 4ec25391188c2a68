// An own area and places of the reader's own, drawn on top of the areas. Loaded when there is one.

import { mesh } from 'topojson-client';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Client } from '../api/client';
import { geometryOf, isArea, type OwnShape } from '../own/shape';
import { circleOf } from '../own/simplify';
import { parseOwnState } from '../own/state';
import { keptAs } from '../own/tab.svelte';
import type { Extra } from './areaMap';
import { pointsOf, type Place } from './places';
import { boxOf, type Box } from './shapes';

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
  const [topology, areas] = await Promise.all([client.geometry(shape.vintage), client.areas(shape.vintage)]);
  const chosen = new Set(shape.codes.map((code) => areas.codes.indexOf(code)));
  const inside = (area: { id?: string | number }) => chosen.has(Number(area.id));
  return mesh(topology, topology.objects.areas, (a, b) => (a === b ? inside(a) : inside(a) !== inside(b)));
}

function ownArea(border: Geometry): Extra & { box: Box | null } {
  const data: FeatureCollection = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: border }] };
  return {
    box: boxOf(data.features[0]!),
    sources: { own: { type: 'geojson', data } },
    layers: (colours) => [
      {
        layer: { id: 'own-halo', type: 'line', source: 'own', layout: { 'line-join': 'round' }, paint: { 'line-color': colours('--map-halo'), 'line-width': 6 } },
        below: 'pins-halo',
      },
      {
        layer: {
          id: 'own-line',
          type: 'line',
          source: 'own',
          layout: { 'line-join': 'round' },
          paint: { 'line-color': colours('--own'), 'line-width': 3, 'line-dasharray': [2, 1] },
        },
        below: 'pins-halo',
      },
    ],
  };
}

export function ownPlaces(places: readonly Place[]): Extra {
  return {
    sources: { points: { type: 'geojson', data: pointsOf(places) } },
    layers: (colours) => [
      {
        layer: {
          id: 'points',
          type: 'circle',
          source: 'points',
          paint: {
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 3, 9, 6],
            'circle-color': colours('--own'),
            'circle-stroke-color': colours('--map-halo'),
            'circle-stroke-width': 2,
          },
        },
        below: null,
      },
      {
        layer: {
          id: 'point-names',
          type: 'symbol',
          source: 'points',
          minzoom: 7,
          layout: {
            'text-field': ['get', 'name'],
            'text-font': ['sans-serif'],
            'text-size': 13,
            'text-anchor': 'left',
            'text-offset': [0.8, 0],
          },
          paint: { 'text-color': colours('--map-text'), 'text-halo-color': colours('--map-halo'), 'text-halo-width': 1.6 },
        },
        below: null,
      },
    ],
  };
}
