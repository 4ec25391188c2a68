// A picture of the whole country on a canvas, drawn before the map itself is there: the same projection, place, scale and colours, so that
// the map can take over without a jump.
//
// The topology's arcs are projected once and drawn as they stand, without making features of them first: on a slow machine that is the
// difference between a picture at once and a picture after a second.

import type { AreaTopology } from '../api/client';
import { colourVariable, MISSING, type Palette, type Shade } from '../classes/scale';
import { countyOf } from '../state/codes';
import { hatching, rgb, type Picture } from './patterns';
import type { Colours } from './style';

/** Room around the country, in points of the screen; the map uses the same. */
export const PADDING = 24;

/** Borders of a picture, ready to be drawn at any size, in the plane of Web Mercator with y downwards. */
export interface Coarse {
  /** x and y by turns, one list per arc. */
  arcs: Float64Array[];
  /** Rings of areas; an arc −1 − i is arc i backwards. Areas that are smaller than the topology's grid are not among them. */
  shapes: { id: number; rings: number[][] }[];
  /** Arcs on the outer border: coast and country. */
  outline: number[];
  /** Arcs between counties; none where the codes of the areas are not known. */
  counties: number[];
  /** West, north, east, south. */
  box: [number, number, number, number];
}

/** From a topology to what is drawn; `codes` are those of the areas in dense order. */
export function coarseOf(topology: AreaTopology, codes: readonly string[] | null = null): Coarse {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const quantised = topology.transform !== undefined;
  const box: Coarse['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  const arcs = topology.arcs.map((arc) => {
    const points = new Float64Array(2 * arc.length);
    let [x, y] = [0, 0];
    arc.forEach(([dx = 0, dy = 0], i) => {
      [x, y] = quantised ? [x + dx, y + dy] : [dx, dy];
      const [east, south] = mercator(x * scale[0]! + translate[0]!, y * scale[1]! + translate[1]!);
      points[2 * i] = east;
      points[2 * i + 1] = south;
      box[0] = Math.min(box[0], east);
      box[1] = Math.min(box[1], south);
      box[2] = Math.max(box[2], east);
      box[3] = Math.max(box[3], south);
    });
    return points;
  });
  const shapes: Coarse['shapes'] = [];
  for (const area of topology.objects.areas.geometries) {
    if (area.type === 'Polygon') shapes.push({ id: Number(area.id), rings: area.arcs });
    else if (area.type === 'MultiPolygon') shapes.push({ id: Number(area.id), rings: area.arcs.flat() });
  }
  return { arcs, shapes, box, ...borders(arcs.length, shapes, codes) };
}

/** Which arcs one area has alone, and which part areas of different counties. */
function borders(arcs: number, shapes: Coarse['shapes'], codes: readonly string[] | null) {
  const first = new Int32Array(arcs).fill(-1);
  const second = new Int32Array(arcs).fill(-1);
  for (const { id, rings } of shapes) {
    for (const signed of rings.flat()) {
      const arc = signed < 0 ? ~signed : signed;
      if (first[arc] === -1) first[arc] = id;
      else second[arc] = id;
    }
  }
  const outline: number[] = [];
  const counties: number[] = [];
  const county = (id: number) => countyOf(codes?.[id] ?? '');
  for (let arc = 0; arc < arcs; arc++) {
    if (first[arc]! < 0) continue;
    if (second[arc]! < 0) outline.push(arc);
    else if (codes && county(first[arc]!) !== county(second[arc]!)) counties.push(arc);
  }
  return { outline, counties };
}

/** Longitude and latitude in the plane of Web Mercator, in radians, y downwards. */
function mercator(longitude: number, latitude: number): [number, number] {
  return [(longitude * Math.PI) / 180, -Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))];
}

/** How the plane is fitted into a box as the map fits its bounds: point = plane · scale + shift. */
export function fitted({ box }: Coarse, width: number, height: number): { scale: number; shift: [number, number] } {
  const room = (size: number) => Math.max(1, size - 2 * PADDING);
  const scale = Math.min(room(width) / Math.max(box[2] - box[0], 1e-9), room(height) / Math.max(box[3] - box[1], 1e-9));
  return { scale, shift: [width / 2 - ((box[0] + box[2]) / 2) * scale, height / 2 - ((box[1] + box[3]) / 2) * scale] };
}

export interface Colouring {
  /** By dense index. */
  shades: readonly Shade[];
  /** Areas whose values rest on few people, by dense index. */
  faded?: readonly boolean[];
  palette: Palette;
  colours: Colours;
}

/** Draws the picture as large as the canvas is on the screen, in the colours of the classes. */
export function drawCoarse(canvas: HTMLCanvasElement, coarse: Coarse, { shades, faded, palette, colours }: Colouring) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const density = Math.min(devicePixelRatio, 2);
  [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  context.scale(density, density);
  context.fillStyle = colours('--map-ground');
  context.fillRect(0, 0, width, height);
  if (coarse.shapes.length === 0) return;
  const { scale, shift } = fitted(coarse, width, height);
  const arcs = coarse.arcs.map((arc) => arc.map((at, i) => at * scale + shift[i % 2]!));

  const isFaded = (id: number) => faded?.[id] ?? false;
  const fill = (shapes: Coarse['shapes'], shade: Shade) => {
    context.beginPath();
    for (const { rings } of shapes) for (const ring of rings) trace(context, arcs, ring);
    context.fillStyle = colours(colourVariable(shade, palette));
    context.fill('evenodd');
    if (shade !== MISSING) return;
    const pattern = context.createPattern(pictureOf(hatching(rgb(colours('--missing-ink')))), 'repeat');
    if (!pattern) return;
    context.fillStyle = pattern;
    context.fill('evenodd');
  };
  const byShade = new Map<Shade, Coarse['shapes']>();
  const pale = new Map<Shade, Coarse['shapes']>();
  for (const shape of coarse.shapes) {
    const into = isFaded(shape.id) ? pale : byShade;
    const shade = shades[shape.id] ?? MISSING;
    const group = into.get(shade);
    if (group) group.push(shape);
    else into.set(shade, [shape]);
  }
  for (const [shade, shapes] of byShade) fill(shapes, shade);
  context.globalAlpha = 0.4;
  for (const [shade, shapes] of pale) fill(shapes, shade);
  context.globalAlpha = 1;

  context.beginPath();
  for (const arc of [...coarse.outline, ...coarse.counties]) trace(context, arcs, [arc], false);
  context.strokeStyle = colours('--map-outline');
  context.lineWidth = 0.6;
  context.stroke();
}

/** Adds a line along arcs to the path. */
function trace(context: CanvasRenderingContext2D, arcs: readonly Float64Array[], line: readonly number[], closed = true) {
  line.forEach((signed, k) => {
    const points = arcs[signed < 0 ? ~signed : signed];
    if (!points) return;
    const n = points.length / 2;
    // The first point of an arc is the last of the one before.
    for (let i = k === 0 ? 0 : 1; i < n; i++) {
      const at = 2 * (signed < 0 ? n - 1 - i : i);
      if (k === 0 && i === 0) context.moveTo(points[at]!, points[at + 1]!);
      else context.lineTo(points[at]!, points[at + 1]!);
    }
  });
  if (closed) context.closePath();
}

/** A pattern's points as a picture that a canvas can repeat. */
function pictureOf({ width, height, data }: Picture) {
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [width, height];
  picture.getContext('2d')?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return picture;
}
