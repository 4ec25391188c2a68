// How the map is drawn: one style per appearance, without any background map or outside resource.

import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { colourVariable, MISSING, OUTSIDE, type Palette, type Shade } from '../classes/scale';

/** Reads a colour of the page's style sheet. */
export type Colours = (variable: string) => string;

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Colour of each area from its feature state `c`; outside states mean that no value has arrived yet. */
export function fillColour(palette: Palette, colours: Colours): ExpressionSpecification {
  const shades: Shade[] = [0, 1, 2, 3, 4, MISSING, OUTSIDE];
  const pairs = shades.flatMap((shade) => [shade, colours(colourVariable(shade, palette))]);
  return ['match', ['feature-state', 'c'], ...pairs, colours('--outside')] as unknown as ExpressionSpecification;
}

/** Full where the shade is the given one, else nothing: layers with a picture can only be switched by opacity. */
function onlyFor(shade: Shade): ExpressionSpecification {
  return ['case', ['==', ['feature-state', 'c'], shade], 1, 0];
}

const zoomed = (...stops: [number, number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** The pictures of patterned area types, by shade: types 1 and 2 stand out, 4 and 5 are quieter. */
export const TYPE_PATTERNS: readonly [Shade, string][] = [
  [0, 'crosses'],
  [1, 'dots'],
  [3, 'levels'],
  [4, 'hatching-back'],
];

export function styleOf(palette: Palette, colours: Colours): StyleSpecification {
  const line = (
    id: string,
    source: string,
    filter: ExpressionSpecification | null,
    colour: string,
    width: ExpressionSpecification,
    opacity: number | ExpressionSpecification = 1,
  ) =>
    ({
      id,
      source,
      type: 'line',
      ...(filter ? { filter } : {}),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours(colour), 'line-width': width, 'line-opacity': opacity },
    }) satisfies LayerSpecification;
  const of = (what: string): ExpressionSpecification => ['==', ['get', 'of'], what];
  return {
    version: 8,
    sources: {
      rest: { type: 'geojson', data: EMPTY, tolerance: 0.2 },
      areas: { type: 'geojson', data: EMPTY, tolerance: 0.1, maxzoom: 13 },
      outlines: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
      overlay: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
      marked: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
      places: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours('--map-ground') } },
      { id: 'rest', type: 'fill', source: 'rest', paint: { 'fill-color': colours('--outside') } },
      line('rest-line', 'rest', null, '--map-outline', zoomed([4, 0.2], [9, 0.8]), 0.6),
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': fillColour(palette, colours),
          'fill-opacity': ['case', ['boolean', ['feature-state', 'faded'], false], 0.4, 1],
        },
      },
      {
        id: 'missing',
        type: 'fill',
        source: 'areas',
        layout: { visibility: 'none' },
        paint: { 'fill-pattern': 'hatching', 'fill-opacity': onlyFor(MISSING), 'fill-antialias': false },
      },
      ...TYPE_PATTERNS.map(
        ([shade, picture]): LayerSpecification => ({
          id: `pattern-${shade}`,
          type: 'fill',
          source: 'areas',
          layout: { visibility: 'none' },
          paint: { 'fill-pattern': picture, 'fill-opacity': onlyFor(shade), 'fill-antialias': false },
        }),
      ),
      // Far out the many borders of a town would hide its colours.
      line('areas-line', 'areas', null, '--map-line', zoomed([5, 0.1], [8, 0.5], [11, 1]), zoomed([5.5, 0], [8, 0.7])),
      line('municipalities', 'outlines', of('municipality'), '--map-outline', zoomed([4, 0.25], [7, 0.7], [11, 1.6]), 0.75),
      line('counties', 'outlines', of('county'), '--map-outline', zoomed([4, 0.6], [7, 1.4], [11, 2.4])),
      { id: 'overlay', type: 'fill', source: 'overlay', paint: { 'fill-pattern': 'overlay', 'fill-opacity': 0.55, 'fill-antialias': false } },
      line('overlay-halo', 'overlay', null, '--map-halo', zoomed([4, 1.6], [9, 4], [13, 6])),
      line('overlay-line', 'overlay', null, '--overlay', zoomed([4, 0.9], [9, 2], [13, 3])),
      line('marked-halo', 'marked', of('selected'), '--map-halo', zoomed([4, 4], [10, 7])),
      line('marked-line', 'marked', null, '--map-mark', ['case', of('selected'), 3.5, 2]),
      {
        id: 'places',
        type: 'symbol',
        source: 'places',
        minzoom: 5.5,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['sans-serif'],
          'text-size': zoomed([5, 11], [9, 13]),
          'text-padding': 6,
          'symbol-sort-key': ['get', 'order'],
        },
        paint: { 'text-color': colours('--map-text'), 'text-halo-color': colours('--map-halo'), 'text-halo-width': 1.4 },
      },
    ],
  };
}
