// How the map is drawn: one style per appearance, without any background map or outside resource.

import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Outlines } from './state';
import { colourVariable, MISSING, OUTSIDE, shadesOf, type Palette, type Shade } from '../classes/scale';

/** Reads a colour of the page's style sheet. */
export type Colours = (variable: string) => string;

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The families of colours, area types first: their states are their shades. */
const PALETTES: readonly Palette[] = ['types', 'warm', 'cool', 'plain', 'change', 'clusters'];
/** More than any family has colours. */
const APART = 10;

/**
 * The feature state `c` that stands for a colour of any family. One expression knows them all: another one, for another indicator, would
 * make the map cut all its tiles anew.
 */
export function stateOf(shade: Shade, palette: Palette): number {
  return shade < 0 ? shade : PALETTES.indexOf(palette) * APART + shade;
}

/** Colour of each area from its feature state `c`; without one no value has arrived yet. */
function fillColour(colours: Colours): ExpressionSpecification {
  const shades = PALETTES.flatMap((palette) => Array.from({ length: shadesOf(palette) }, (_, shade) => [shade, palette] as const));
  const all = [...shades, [MISSING, 'plain'] as const, [OUTSIDE, 'plain'] as const];
  const pairs = all.flatMap(([shade, palette]) => [stateOf(shade, palette), colours(colourVariable(shade, palette))]);
  return ['match', ['feature-state', 'c'], ...pairs, colours('--outside')] as unknown as ExpressionSpecification;
}

/** Full where the type is the given one, else nothing: layers with a picture can only be switched by opacity. */
function onlyFor(shade: Shade): ExpressionSpecification {
  return ['case', ['==', ['feature-state', 'c'], stateOf(shade, 'types')], 1, 0];
}

const zoomed = (...stops: [number, number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** Full or pale, times how strongly all areas are coloured (0–1). */
export function fillOpacity(strength: number): ExpressionSpecification {
  return ['case', ['boolean', ['feature-state', 'faded'], false], 0.4 * strength, strength];
}

/** The layers that draw the borders of areas. */
export const OUTLINE_LAYERS = ['areas-line', 'municipalities', 'counties'] as const;

/** How such a layer is drawn, thin or strong. */
export function lineLook(id: (typeof OUTLINE_LAYERS)[number], outlines: Outlines) {
  const strong = outlines === 'strong';
  switch (id) {
    // Far out the many borders of a town would hide its colours.
    case 'areas-line':
      return {
        'line-width': strong ? zoomed([5, 0.3], [8, 1], [11, 2]) : zoomed([5, 0.1], [8, 0.5], [11, 1]),
        'line-opacity': strong ? zoomed([4, 0.35], [7, 1]) : zoomed([5.5, 0], [8, 0.7]),
      };
    case 'municipalities':
      return { 'line-width': strong ? zoomed([4, 0.6], [7, 1.5], [11, 3]) : zoomed([4, 0.25], [7, 0.7], [11, 1.6]), 'line-opacity': strong ? 1 : 0.75 };
    case 'counties':
      return { 'line-width': strong ? zoomed([4, 1.2], [7, 2.6], [11, 4]) : zoomed([4, 0.6], [7, 1.4], [11, 2.4]), 'line-opacity': 1 };
  }
}

/** The pictures of patterned area types, by shade: types 1 and 2 stand out, 4 and 5 are quieter. */
export const TYPE_PATTERNS: readonly [Shade, string][] = [
  [0, 'crosses'],
  [1, 'dots'],
  [3, 'levels'],
  [4, 'hatching-back'],
];

export function styleOf(colours: Colours): StyleSpecification {
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
  const border = (id: (typeof OUTLINE_LAYERS)[number], source: string, filter: ExpressionSpecification | null, colour: string) => {
    const { 'line-width': width, 'line-opacity': opacity } = lineLook(id, 'thin');
    return line(id, source, filter, colour, width, opacity);
  };
  const of = (what: string): ExpressionSpecification => ['==', ['get', 'of'], what];
  return {
    version: 8,
    sources: {
      rest: { type: 'geojson', data: EMPTY, tolerance: 0.2 },
      areas: { type: 'geojson', data: EMPTY, tolerance: 0.1, maxzoom: 13 },
      // Areas without a value, once more: a layer of all areas that is switched on and off would make the map cut its tiles anew.
      missing: { type: 'geojson', data: EMPTY, tolerance: 0.1, maxzoom: 13 },
      outlines: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
      overlay: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
      marked: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
      pins: { type: 'geojson', data: EMPTY, tolerance: 0.1 },
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
          'fill-color': fillColour(colours),
          'fill-opacity': fillOpacity(1),
        },
      },
      {
        id: 'missing',
        type: 'fill',
        source: 'missing',
        paint: { 'fill-pattern': 'hatching', 'fill-antialias': false },
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
      border('areas-line', 'areas', null, '--map-line'),
      border('municipalities', 'outlines', of('municipality'), '--map-outline'),
      border('counties', 'outlines', of('county'), '--map-outline'),
      { id: 'overlay', type: 'fill', source: 'overlay', paint: { 'fill-pattern': 'overlay', 'fill-opacity': 0.55, 'fill-antialias': false } },
      line('overlay-halo', 'overlay', null, '--map-halo', zoomed([4, 1.6], [9, 4], [13, 6])),
      line('overlay-line', 'overlay', null, '--overlay', zoomed([4, 0.9], [9, 2], [13, 3])),
      line('pins-halo', 'pins', null, '--map-halo', zoomed([4, 3.5], [10, 6])),
      line('pins-line', 'pins', null, '--map-mark', zoomed([4, 1.5], [10, 2.5])),
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
      {
        id: 'pin-letters',
        type: 'symbol',
        source: 'pins',
        filter: ['==', ['geometry-type'], 'Point'],
        layout: { 'text-field': ['get', 'letter'], 'text-font': ['sans-serif'], 'text-size': 18, 'text-allow-overlap': true },
        paint: { 'text-color': colours('--map-mark'), 'text-halo-color': colours('--map-halo'), 'text-halo-width': 3 },
      },
    ],
  };
}
