// How the layers of a background map are drawn: a quiet ground in few greys. The names of two wide-spread schemas are known (Protomaps and
// OpenMapTiles); of other maps the outlines of all layers are drawn.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Colours } from './style';

/** The source of the background map. */
export const BACKGROUND = 'background';

type Kind = 'water' | 'green' | 'road' | 'border' | 'place';

/** What a layer of either schema holds. */
const KINDS: Readonly<Record<string, Kind>> = {
  water: 'water',
  waterway: 'water',
  landuse: 'green',
  landcover: 'green',
  park: 'green',
  natural: 'green',
  roads: 'road',
  transportation: 'road',
  boundaries: 'border',
  boundary: 'border',
  places: 'place',
  place: 'place',
};

const zoomed = (...stops: [number, number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
const onlyOf = (shape: 'Polygon' | 'LineString' | 'Point'): ExpressionSpecification => ['==', ['geometry-type'], shape];

/** Pictures as a grey ground, so that the colours of the areas stand out. */
export function greyTiles(): LayerSpecification[] {
  return [{ id: 'background-tiles', type: 'raster', source: BACKGROUND, paint: { 'raster-saturation': -1, 'raster-fade-duration': 0 } }];
}

export function tilesLayers(known: readonly string[], colours: Colours): LayerSpecification[] {
  const of = (kind: Kind) => known.filter((name) => KINDS[name] === kind);
  const id = (name: string, part = '') => `${BACKGROUND}-${name}${part}`;
  const fill = (name: string, colour: string): LayerSpecification => ({
    id: id(name),
    type: 'fill',
    source: BACKGROUND,
    'source-layer': name,
    filter: onlyOf('Polygon'),
    paint: { 'fill-color': colours(colour), 'fill-antialias': false },
  });
  const line = (name: string, colour: string, width: ExpressionSpecification, dashed = false): LayerSpecification => ({
    id: id(name, '-line'),
    type: 'line',
    source: BACKGROUND,
    'source-layer': name,
    filter: onlyOf('LineString'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours(colour), 'line-width': width, ...(dashed ? { 'line-dasharray': [3, 2] } : {}) },
  });
  const place = (name: string): LayerSpecification => ({
    id: id(name),
    type: 'symbol',
    source: BACKGROUND,
    'source-layer': name,
    minzoom: 9,
    layout: {
      'text-field': ['coalesce', ['get', 'name:sv'], ['get', 'name']],
      'text-font': ['sans-serif'],
      'text-size': 11,
      'text-padding': 8,
    },
    paint: { 'text-color': colours('--muted'), 'text-halo-color': colours('--map-halo'), 'text-halo-width': 1.2 },
  });
  const some = Object.keys(KINDS).some((name) => known.includes(name));
  const ground = some
    ? [
        ...of('green').map((name) => fill(name, '--back-green')),
        ...of('water').flatMap((name) => [fill(name, '--back-water'), line(name, '--back-water', zoomed([6, 0.3], [12, 1.5]))]),
        ...of('road').map((name) => line(name, '--back-road', zoomed([5, 0.3], [10, 1], [15, 4]))),
        ...of('border').map((name) => line(name, '--back-road', zoomed([4, 0.5], [10, 1.2]), true)),
      ]
    : known.map((name) => line(name, '--back-road', zoomed([5, 0.5], [12, 1.5])));
  return [...ground, ...of('place').map(place)];
}
