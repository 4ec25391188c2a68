// Draws the areas of coverages on a canvas, and the borders that they share as lines on top.
//
// The areas of one colour and one municipality are one path. A path for each area would leave hairs between areas of one colour, where the
// edges of both are half see-through; one path for all is several times slower to fill. Between municipalities a line hides the hairs; where
// none is drawn, all areas of a colour are one path. The paths of the areas and the lines of a view are kept: another year of the same view
// only puts the areas together anew.

import { RANK, type Coverage } from './coverage';
import { borders, inView, surface } from './paths';
import type { Picture } from './patterns';
import { Projection, type Camera, type Size } from './plane';
import { coloured, rasterOf, tileOf, type Raster } from './raster';

/** How the areas of one class are filled. */
export interface Fill {
  colour: string;
  /** 0 to 1. */
  opacity: number;
  /** Repeated over the colour. */
  pattern: Picture | null;
}

/** How borders of a rank and those above it are drawn. */
export interface Line {
  rank: number;
  colour: string;
  /** In points of the screen. */
  width: number;
  opacity: number;
}

/** Areas of one coverage; `C` is what stands for it. */
export interface Layer<C> {
  coverage: C;
  /** By dense index, which of the fills; null: the first for all. */
  classes: Uint8Array | null;
  fills: Fill[];
  lines: Line[];
}

/** A picture to be drawn. `density`: points of the picture to one of the screen; `ground`: null where what is not covered stays see-through. */
export interface Painting<C> {
  camera: Camera;
  size: Size;
  density: number;
  ground: string | null;
  layers: Layer<C>[];
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
/** Makes an empty canvas: in a worker another than in the page. */
export type MakeCanvas = (width: number, height: number) => OffscreenCanvas | HTMLCanvasElement;
type Make<T> = (width: number, height: number) => T;

/** How far from the point before it a point of a border is left out, in points of the screen. */
const TOLERANCE = 0.5;

/** Draws a picture. */
export function paint<T extends OffscreenCanvas | HTMLCanvasElement>({ camera, size, density, ground, layers }: Painting<Coverage>, make: Make<T>): T {
  const blank = () => blankOf(size, density, make);
  const [canvas, context] = blank();
  const projection = new Projection(camera, size);
  for (const { coverage, classes, fills, lines } of layers) {
    const laid = laidOut(coverage, projection, density);
    const patterns = fills.map(({ pattern }) => pattern && repeating(context, pattern, projection, make));
    const blocks = seen(lines).some(({ rank }) => rank <= RANK.municipality) ? coverage.blocks : [0, laid.visible.length];
    for (let block = 0; block + 1 < blocks.length; block++) {
      const paths = surfaces(laid, classes, blocks[block]!, blocks[block + 1]!);
      for (const [i, path] of paths) fill(context, path, fills[i], patterns[i]);
    }
    copy(context, linesOn(laid, lines, blank), density);
  }
  below(context, size, ground);
  return canvas;
}

/** Draws a picture whose view is prepared, in a few milliseconds: the edges of areas are hard. Null where it is not prepared. */
export function recolour<T extends OffscreenCanvas | HTMLCanvasElement>({ camera, size, density, ground, layers }: Painting<Coverage>, make: Make<T>): T | null {
  const blank = () => blankOf(size, density, make);
  const projection = new Projection(camera, size);
  const known = layers.map(({ coverage }) => laidOut(coverage, projection, density));
  if (known.some(({ raster }) => raster === null)) return null;
  const [canvas, context] = blank();
  const [left, top] = projection.at(0, 0).map(Math.round) as [number, number];
  layers.forEach(({ classes, fills, lines }, i) => {
    const tiles = fills.map(({ colour, opacity, pattern }) => tileOf(colour, opacity, pattern, density, left, top));
    const picture = coloured(known[i]!.raster!, classes, tiles);
    if (i === 0) context.putImageData(picture, 0, 0);
    else {
      const [over, on] = blank();
      on.putImageData(picture, 0, 0);
      copy(context, over, density);
    }
    copy(context, linesOn(known[i]!, lines, blank), density);
  });
  below(context, size, ground);
  return canvas;
}

/** Finds out which area lies under each point of a view, for `recolour`. */
export function prepare({ camera, size, density, layers }: Painting<Coverage>) {
  const projection = new Projection(camera, size);
  for (const { coverage } of layers) {
    const laid = laidOut(coverage, projection, density);
    laid.raster ??= rasterOf(laid.coarse, laid.visible, projection, density, ...pointsOf(size, density));
  }
}

const pointsOf = ({ width, height }: Size, density: number): [number, number] => [
  Math.max(1, Math.round(width * density)),
  Math.max(1, Math.round(height * density)),
];

function blankOf<T extends OffscreenCanvas | HTMLCanvasElement>(size: Size, density: number, make: Make<T>): [T, Context] {
  const canvas = make(...pointsOf(size, density));
  const context = canvas.getContext('2d') as Context | null;
  if (!context) throw new Error('no canvas to draw on');
  context.scale(density, density);
  return [canvas, context];
}

/** Fills what is see-through. */
function below(context: Context, { width, height }: Size, ground: string | null) {
  if (ground === null) return;
  context.globalCompositeOperation = 'destination-over';
  context.globalAlpha = 1;
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}

/** Puts a picture of the same size on top, point by point. */
function copy(context: Context, picture: OffscreenCanvas | HTMLCanvasElement | null, density: number) {
  if (!picture) return;
  context.globalAlpha = 1;
  context.resetTransform();
  context.drawImage(picture, 0, 0);
  context.scale(density, density);
}

const seen = (lines: readonly Line[]) => lines.filter(({ opacity, width }) => opacity > 0 && width > 0);

/** The borders in view, drawn once for all colours of the areas. */
function linesOn(laid: Laid, lines: readonly Line[], blank: () => [OffscreenCanvas | HTMLCanvasElement, Context]) {
  const drawn = seen(lines);
  if (drawn.length === 0) return null;
  const named = JSON.stringify(drawn);
  if (laid.lines?.named !== named) {
    const [picture, context] = blank();
    for (const line of drawn) stroke(context, borders(laid.coarse, laid.visible, line.rank, laid.projection), line);
    laid.lines = { named, picture };
  }
  return laid.lines.picture;
}

/** A coverage as it lies on one screen: areas in other colours need neither new paths nor new lines. */
interface Laid {
  view: string;
  coarse: Coverage;
  visible: Uint8Array;
  projection: Projection;
  /** By dense index, of areas that were drawn. */
  paths: (Path2D | undefined)[];
  lines: { named: string; picture: OffscreenCanvas | HTMLCanvasElement } | null;
  raster: Raster | null;
}

/** The latest first: the same place as large as a canvas, and with a margin. */
const laid = new WeakMap<Coverage, Laid[]>();
const KEPT = 2;

function laidOut(coverage: Coverage, projection: Projection, density: number): Laid {
  const { camera, size } = projection;
  const view = JSON.stringify([camera, size, density]);
  const known = laid.get(coverage) ?? [];
  const found = known.find((one) => one.view === view) ?? {
    view,
    coarse: simplified(coverage, camera.scale * density),
    visible: inView(coverage, projection),
    projection,
    paths: [],
    lines: null,
    raster: null,
  };
  laid.set(coverage, [found, ...known.filter((one) => one !== found)].slice(0, KEPT));
  return found;
}

function stroke(context: Context, path: Path2D, { colour, width, opacity }: Line) {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function fill(context: Context, path: Path2D, of: Fill | undefined, pattern: CanvasPattern | null | undefined) {
  if (!of) return;
  context.globalAlpha = of.opacity;
  context.fillStyle = of.colour;
  context.fill(path, 'evenodd');
  if (!pattern) return;
  context.globalAlpha = 1;
  context.fillStyle = pattern;
  context.fill(path, 'evenodd');
}

/** A pattern that stays where it is on the ground when a map is moved. */
export function repeating(context: Context, { width, height, data }: Picture, projection: Projection, make: MakeCanvas): CanvasPattern | null {
  const tile = make(width, height);
  (tile.getContext('2d') as Context | null)?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  const pattern = context.createPattern(tile, 'repeat');
  const [left, top] = projection.at(0, 0);
  pattern?.setTransform(new DOMMatrix().translate(Math.round(left) % width, Math.round(top) % height));
  return pattern;
}

/** The areas in view from one to before another, as one path for each class that is there, in points of the screen. */
function surfaces({ coarse, visible, projection, paths }: Laid, classes: Uint8Array | null, from: number, to: number): Map<number, Path2D> {
  const found = new Map<number, Path2D>();
  for (let area = from; area < to; area++) {
    if (!visible[area]) continue;
    const at = classes ? classes[area]! : 0;
    const path = found.get(at) ?? new Path2D();
    found.set(at, path);
    path.addPath((paths[area] ??= surface(coarse, area, projection)));
  }
  return found;
}

/** Coverages as coarse as a screen shows them, by the next power of two of the scale. */
const coarser = new WeakMap<Coverage, Map<number, Coverage>>();

/** The same areas with fewer points: of an arc, its ends and what lies further than the tolerance from the point before. */
export function simplified(coverage: Coverage, scale: number): Coverage {
  const level = Math.ceil(Math.log2(scale));
  const known = coarser.get(coverage) ?? new Map<number, Coverage>();
  coarser.set(coverage, known);
  const before = known.get(level);
  if (before) return before;
  const least = (TOLERANCE / 2 ** level) ** 2;
  const points = new Float64Array(coverage.points.length);
  const arcs = new Uint32Array(coverage.arcs.length);
  let count = 0;
  for (let arc = 0; arc + 1 < arcs.length; arc++) {
    const [from, to] = [coverage.arcs[arc]!, coverage.arcs[arc + 1]!];
    for (let point = from; point < to; point++) {
      const [x, y] = [coverage.points[2 * point]!, coverage.points[2 * point + 1]!];
      const near = point > from && point < to - 1 && (x - points[2 * count - 2]!) ** 2 + (y - points[2 * count - 1]!) ** 2 < least;
      if (near) continue;
      points[2 * count] = x;
      points[2 * count + 1] = y;
      count += 1;
    }
    arcs[arc + 1] = count;
  }
  const coarse = { ...coverage, points: points.slice(0, 2 * count), arcs };
  known.set(level, coarse);
  return coarse;
}
