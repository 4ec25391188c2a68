// How the map for drawing looks: the country in quiet colours, so that what is drawn stands out.

import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { Colours } from '../map/style';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

const zoomed = (...stops: [number, number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** What a feature of the drawing is. */
const of = (...what: string[]): ExpressionSpecification => ['in', ['get', 'of'], ['literal', what]];

export function drawStyle(colours: Colours): StyleSpecification {
  const [accent, line, halo] = [colours('--overlay'), colours('--map-outline'), colours('--map-halo')];
  return {
    version: 8,
    sources: {
      rest: { type: 'geojson', data: EMPTY, tolerance: 0.2 },
      areas: { type: 'geojson', data: EMPTY, tolerance: 0.1, maxzoom: 13 },
      places: { type: 'geojson', data: EMPTY },
      shape: { type: 'geojson', data: EMPTY, tolerance: 0 },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours('--map-ground') } },
      { id: 'rest', type: 'fill', source: 'rest', paint: { 'fill-color': colours('--outside') } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colours('--outside') } },
      {
        id: 'picked',
        type: 'fill',
        source: 'areas',
        paint: { 'fill-color': accent, 'fill-opacity': ['case', ['boolean', ['feature-state', 'picked'], false], 0.4, 0] },
      },
      {
        id: 'areas-line',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': line, 'line-width': zoomed([6, 0.1], [9, 0.5], [13, 1]), 'line-opacity': zoomed([6, 0], [8, 0.35], [11, 0.7]) },
      },
      { id: 'rest-line', type: 'line', source: 'rest', paint: { 'line-color': line, 'line-width': zoomed([4, 0.25], [8, 0.9], [12, 1.8]) } },
      { id: 'under', type: 'line', source: 'areas', paint: { 'line-color': colours('--map-mark'), 'line-width': ['case', ['boolean', ['feature-state', 'under'], false], 2, 0] } },
      { id: 'shape', type: 'fill', source: 'shape', filter: of('shape'), paint: { 'fill-color': accent, 'fill-opacity': 0.22 } },
      { id: 'shape-halo', type: 'line', source: 'shape', filter: of('shape', 'open'), layout: { 'line-join': 'round' }, paint: { 'line-color': halo, 'line-width': 6 } },
      { id: 'shape-line', type: 'line', source: 'shape', filter: of('shape', 'open'), layout: { 'line-join': 'round' }, paint: { 'line-color': accent, 'line-width': 2.5 } },
      {
        id: 'corners',
        type: 'circle',
        source: 'shape',
        filter: of('corner'),
        paint: {
          'circle-radius': ['case', ['==', ['get', 'at'], 0], 7, 5.5],
          'circle-color': ['case', ['==', ['get', 'at'], 0], accent, colours('--surface')],
          'circle-stroke-color': accent,
          'circle-stroke-width': 2.5,
        },
      },
      {
        id: 'places',
        type: 'symbol',
        source: 'places',
        minzoom: 5.5,
        layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': zoomed([5, 11], [9, 13]), 'text-padding': 6, 'symbol-sort-key': ['get', 'order'] },
        paint: { 'text-color': colours('--map-text'), 'text-halo-color': halo, 'text-halo-width': 1.4 },
      },
    ],
  };
}
