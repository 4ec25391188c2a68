// A picture of the whole country on a canvas, drawn before the map itself is there: the same projection, place, scale and colours, so that
// the map can take over without a jump.

import { geoMercatorRaw, geoPath, geoTransform } from 'd3-geo';
import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { AreaTopology } from '../api/client';
import { colourVariable, MISSING, type Palette, type Shade } from '../classes/scale';
import { countyOf } from '../state/codes';
import { hatching, rgb, type Picture } from './patterns';
import type { Colours } from './style';

/** Room around the country, in points of the screen; the map uses the same. */
export const PADDING = 24;

/** Borders of a picture, ready to be drawn at any size. */
export interface Coarse {
  polygons: FeatureCollection;
  /** The outer border: coast and country. */
  outline: MultiLineString;
  /** The borders between counties, where the codes of the areas are known. */
  counties: MultiLineString | null;
}

/** From a topology to what is drawn. Areas that are smaller than its grid have no borders. */
export function coarseOf(topology: AreaTopology, codes: readonly string[] | null = null): Coarse {
  const { areas } = topology.objects;
  const drawn = { ...areas, geometries: areas.geometries.filter((g) => g.type !== null) };
  const county = (area: { id?: string | number }) => countyOf(codes?.[Number(area.id)] ?? '');
  return {
    polygons: feature(topology, drawn) as FeatureCollection,
    outline: mesh(topology, drawn, (a, b) => a === b),
    counties: codes && mesh(topology, drawn, (a, b) => a !== b && county(a) !== county(b)),
  };
}

/** Where a longitude and latitude come to lie on the canvas. */
export type Place = (longitude: number, latitude: number) => [number, number];

/**
 * Web Mercator, fitted into a box as the map fits its bounds. The plane is enough: Sweden crosses neither a pole nor the date line, and
 * rings need no winding order then.
 */
export function placeFor(outline: MultiLineString, width: number, height: number): Place {
  const ends = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const [longitude = 0, latitude = 0] of outline.coordinates.flat()) {
    const [x, y] = mercator(longitude, latitude);
    ends[0] = Math.min(ends[0], x);
    ends[1] = Math.min(ends[1], y);
    ends[2] = Math.max(ends[2], x);
    ends[3] = Math.max(ends[3], y);
  }
  const room = (size: number) => Math.max(1, size - 2 * PADDING);
  const scale = Math.min(room(width) / Math.max(ends[2] - ends[0], 1e-9), room(height) / Math.max(ends[3] - ends[1], 1e-9));
  const [middleX, middleY] = [(ends[0] + ends[2]) / 2, (ends[1] + ends[3]) / 2];
  return (longitude, latitude) => {
    const [x, y] = mercator(longitude, latitude);
    return [width / 2 + (x - middleX) * scale, height / 2 - (y - middleY) * scale];
  };
}

function mercator(longitude: number, latitude: number): [number, number] {
  return geoMercatorRaw((longitude * Math.PI) / 180, (latitude * Math.PI) / 180);
}

export interface Colouring {
  /** By dense index. */
  shades: readonly Shade[];
  /** Areas whose values rest on few people, by dense index. */
  faded?: readonly boolean[];
  palette: Palette;
  colours: Colours;
}

/** Draws the picture as large as the canvas is on the screen, area by area in the colour of its class. */
export function drawCoarse(canvas: HTMLCanvasElement, coarse: Coarse, { shades, faded, palette, colours }: Colouring) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const density = Math.min(devicePixelRatio, 2);
  [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  context.scale(density, density);
  context.fillStyle = colours('--map-ground');
  context.fillRect(0, 0, width, height);
  // One path per class, not per area: the country is drawn in a few strokes.
  const place = placeFor(coarse.outline, width, height);
  const onto = geoTransform({
    point(longitude, latitude) {
      this.stream.point(...place(longitude, latitude));
    },
  });
  const path = geoPath(onto, context);
  for (const strength of [1, 0.4]) {
    for (let shade: Shade = 0; shade <= MISSING; shade++) {
      context.beginPath();
      let any = false;
      for (const area of coarse.polygons.features) {
        const id = Number(area.id);
        if (shades[id] !== shade || (faded?.[id] ?? false) !== (strength < 1)) continue;
        path(area);
        any = true;
      }
      if (!any) continue;
      context.globalAlpha = strength;
      const colour = colours(colourVariable(shade, palette));
      context.fillStyle = colour;
      context.fill();
      // Neighbours of one class must not be parted by a seam.
      context.strokeStyle = colour;
      context.lineWidth = 0.4;
      context.stroke();
      context.globalAlpha = 1;
      if (shade === MISSING) {
        const pattern = context.createPattern(pictureOf(hatching(rgb(colours('--missing-ink')))), 'repeat');
        if (pattern) {
          context.fillStyle = pattern;
          context.fill();
        }
      }
    }
  }
  context.beginPath();
  path(coarse.outline);
  if (coarse.counties) path(coarse.counties);
  context.strokeStyle = colours('--map-outline');
  context.lineWidth = 0.6;
  context.stroke();
}

/** A pattern's points as a picture that a canvas can repeat. */
function pictureOf({ width, height, data }: Picture) {
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [width, height];
  picture.getContext('2d')?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return picture;
}
