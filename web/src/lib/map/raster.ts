// Which area lies under each point of a picture. Filling areas as paths takes tens of milliseconds; where only their colours have changed,
// each point is looked up here in a few. The edges of areas are hard, so that such a picture is soon followed by a finer one.

import { alongRing, type Coverage } from './coverage';
import { rgb, type Picture } from './patterns';
import type { Projection } from './plane';

export interface Raster {
  /** Points of the picture. */
  width: number;
  height: number;
  /** Row by row, the dense index of the area under the middle of each point, plus one; 0 where there is none. */
  areas: Uint16Array | Uint32Array;
}

/** A colour and, where there is one, the pattern over it: four bytes a point, repeated from the picture's corner. */
export interface Tile {
  width: number;
  height: number;
  points: Uint32Array;
}

/** Where the sorting key of a crossing parts the row from the place in it. */
const ROW = 2 ** 20;

/** Finds the areas under the points by the even-odd rule, as they are filled: `density` points to one of the screen. */
export function rasterOf(coverage: Coverage, visible: Uint8Array, projection: Projection, density: number, width: number, height: number): Raster {
  const areas = visible.length < 2 ** 16 - 1 ? new Uint16Array(width * height) : new Uint32Array(width * height);
  const scale = projection.camera.scale * density;
  const [left, top] = projection.at(0, 0).map((at) => at * density) as [number, number];
  let crossings = new Float64Array(1024);
  let count = 0;
  // From the middle of a row to that of the next, where the line between two points crosses them.
  const cross = (x0: number, y0: number, x1: number, y1: number) => {
    if (y0 === y1) return;
    const [from, to] = [Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5)), Math.min(height, Math.ceil(Math.max(y0, y1) - 0.5))];
    const slope = (x1 - x0) / (y1 - y0);
    for (let row = from; row < to; row++) {
      if (count === crossings.length) {
        const more = new Float64Array(2 * count);
        more.set(crossings);
        crossings = more;
      }
      const x = x0 + (row + 0.5 - y0) * slope;
      crossings[count++] = row * ROW + Math.min(width, Math.max(0, Math.ceil(x - 0.5)));
    }
  };
  for (let area = 0; area < visible.length; area++) {
    if (!visible[area]) continue;
    count = 0;
    for (let ring = coverage.areas[area]!; ring < coverage.areas[area + 1]!; ring++) {
      let [x0, y0, px, py] = [0, 0, 0, 0];
      alongRing(coverage, ring, (x, y, first) => {
        const [qx, qy] = [x * scale + left, y * scale + top];
        if (first) [x0, y0] = [qx, qy];
        else cross(px, py, qx, qy);
        [px, py] = [qx, qy];
      });
      cross(px, py, x0, y0);
    }
    const sorted = crossings.subarray(0, count).sort();
    for (let i = 0; i + 1 < count; i += 2) {
      const row = Math.floor(sorted[i]! / ROW);
      const at = row * width - row * ROW;
      areas.fill(area + 1, at + sorted[i]!, at + sorted[i + 1]!);
    }
  }
  return { width, height, areas };
}

/** The tile of a colour of the given opacity, with a pattern over it that has so many points of the picture to one of its own. */
export function tileOf(colour: string, opacity: number, pattern: Picture | null, density: number, left: number, top: number): Tile {
  const ground = [...rgb(colour), 255 * opacity] as const;
  const [width, height] = pattern ? [Math.round(pattern.width * density), Math.round(pattern.height * density)] : [1, 1];
  const bytes = new Uint8ClampedArray(4 * width * height);
  const turned = (at: number, by: number, side: number) => (((Math.floor(at / density) - by) % side) + side) % side;
  for (let at = 0; at < width * height; at++) {
    const ink = pattern && 4 * (turned(Math.floor(at / width), top, pattern.height) * pattern.width + turned(at % width, left, pattern.width));
    const over = ink === null ? 0 : pattern!.data[ink + 3]! / 255;
    const below = (ground[3] / 255) * (1 - over);
    const alpha = over + below;
    for (let k = 0; k < 3; k++) bytes[4 * at + k] = ((ink === null ? 0 : pattern!.data[ink + k]!) * over + ground[k]! * below) / Math.max(alpha, 1e-9);
    bytes[4 * at + 3] = 255 * alpha;
  }
  return { width, height, points: new Uint32Array(bytes.buffer) };
}

/** The picture of areas in the tiles of their classes; without an area a point is see-through. */
export function coloured({ width, height, areas }: Raster, classes: Uint8Array | null, tiles: readonly Tile[]): ImageData {
  const picture = new ImageData(width, height);
  const points = new Uint32Array(picture.data.buffer);
  const plain = Uint32Array.from(tiles, (tile) => (tile.width === 1 ? tile.points[0]! : 0));
  const patterned = Uint8Array.from(tiles, (tile) => Number(tile.width > 1));
  for (let at = 0; at < points.length; at++) {
    const area = areas[at]!;
    if (area === 0) continue;
    const of = classes === null ? 0 : classes[area - 1]!;
    if (patterned[of]) {
      const tile = tiles[of]!;
      points[at] = tile.points[(Math.floor(at / width) % tile.height) * tile.width + ((at % width) % tile.width)]!;
    } else points[at] = plain[of]!;
  }
  return picture;
}
