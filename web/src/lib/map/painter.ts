// Draws the areas of coverages on a canvas, and the borders that they share as lines on top.
//
// The areas of one colour and one municipality are one path. A path for each area would leave hairs between areas of one colour, where the
// edges of both are half see-through; one path for all is several times slower to fill. Between municipalities a line hides the hairs; where
// none is drawn, all areas of a colour are one path.

import { alongRing, RANK, type Coverage } from './coverage';
import type { Picture } from './patterns';
import { Projection, type Camera, type Size } from './plane';

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

/** A picture to be drawn; what is not covered stays see-through. `density`: points of the picture to one of the screen. */
export interface Painting<C> {
  camera: Camera;
  size: Size;
  density: number;
  layers: Layer<C>[];
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
/** Makes an empty canvas: in a worker another than in the page. */
export type MakeCanvas = (width: number, height: number) => OffscreenCanvas | HTMLCanvasElement;

/** How far from the point before it a point of a border is left out, in points of the screen. */
const TOLERANCE = 0.5;

/** Draws a picture. */
export function paint<T extends OffscreenCanvas | HTMLCanvasElement>(
  { camera, size, density, layers }: Painting<Coverage>,
  make: (width: number, height: number) => T,
): T {
  const canvas = make(Math.max(1, Math.round(size.width * density)), Math.max(1, Math.round(size.height * density)));
  const context = canvas.getContext('2d') as Context | null;
  if (!context) throw new Error('no canvas to draw on');
  context.scale(density, density);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const projection = new Projection(camera, size);
  for (const { coverage, classes, fills, lines } of layers) {
    const coarse = simplified(coverage, camera.scale * density);
    const visible = inView(coverage, projection);
    const seen = lines.filter(({ opacity, width }) => opacity > 0 && width > 0);
    const patterns = fills.map(({ pattern }) => pattern && repeating(context, pattern, projection, make));
    const blocks = seen.some(({ rank }) => rank <= RANK.municipality) ? coverage.blocks : [0, visible.length];
    for (let block = 0; block + 1 < blocks.length; block++) {
      const paths = surfaces(coarse, visible, classes, blocks[block]!, blocks[block + 1]!, projection);
      for (const [i, path] of paths) fill(context, path, fills[i], patterns[i]);
    }
    for (const line of seen) {
      context.globalAlpha = line.opacity;
      context.strokeStyle = line.colour;
      context.lineWidth = line.width;
      context.stroke(borders(coarse, visible, line.rank, projection));
    }
  }
  return canvas;
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

/** Which areas touch the view. */
function inView({ boxes }: Coverage, projection: Projection): Uint8Array {
  const [west, north] = projection.under(0, 0);
  const [east, south] = projection.under(projection.size.width, projection.size.height);
  const visible = new Uint8Array(boxes.length / 4);
  for (let area = 0; area < visible.length; area++) {
    const at = 4 * area;
    visible[area] = Number(boxes[at + 2]! >= west && boxes[at]! <= east && boxes[at + 3]! >= north && boxes[at + 1]! <= south);
  }
  return visible;
}

/** The areas in view from one to before another, as one path for each class that is there, in points of the screen. */
function surfaces(coverage: Coverage, visible: Uint8Array, classes: Uint8Array | null, from: number, to: number, projection: Projection): Map<number, Path2D> {
  const paths = new Map<number, Path2D>();
  const { scale } = projection.camera;
  const [left, top] = projection.at(0, 0);
  for (let area = from; area < to; area++) {
    if (!visible[area]) continue;
    const at = classes ? classes[area]! : 0;
    const path = paths.get(at) ?? new Path2D();
    paths.set(at, path);
    for (let ring = coverage.areas[area]!; ring < coverage.areas[area + 1]!; ring++) {
      alongRing(coverage, ring, (x, y, first) => {
        if (first) path.moveTo(x * scale + left, y * scale + top);
        else path.lineTo(x * scale + left, y * scale + top);
      });
      path.closePath();
    }
  }
  return paths;
}

/** The borders of at least a rank beside an area in view. */
function borders({ arcs, points, ranks, sides }: Coverage, visible: Uint8Array, rank: number, projection: Projection): Path2D {
  const path = new Path2D();
  const { scale } = projection.camera;
  const [left, top] = projection.at(0, 0);
  for (let arc = 0; arc < ranks.length; arc++) {
    if (ranks[arc]! < rank || !(visible[sides[2 * arc]!] || visible[sides[2 * arc + 1]!])) continue;
    for (let point = arcs[arc]!; point < arcs[arc + 1]!; point++) {
      const [x, y] = [points[2 * point]! * scale + left, points[2 * point + 1]! * scale + top];
      if (point === arcs[arc]) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
  }
  return path;
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
