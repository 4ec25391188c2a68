// A picture of the whole country on a canvas, drawn before the map itself is there: the same projection, place, scale and colours, so that
// the map can take over without a jump.
//
// The borders come as drawing commands, one text per area, which the browser takes as they are: on a slow machine that is the difference
// between a picture at once and a picture after a second.

import type { Sketch } from '../api/types';
import { colourVariable, MISSING, type Palette, type Shade } from '../classes/scale';
import { hatching, rgb, type Picture } from './patterns';
import type { Colours } from './style';

/** Room around the country, in points of the screen; the map uses the same. */
export const PADDING = 24;

/** What is drawn: paths by dense index (empty: nothing to draw), lines on top, and the size of the plane they lie in. */
export type Borders = Pick<Sketch, 'areas' | 'coast' | 'counties' | 'size'>;

/** How the plane is fitted into a box as the map fits its bounds: point = plane · scale + shift. */
export function fitted({ size }: Borders, width: number, height: number): { scale: number; shift: [number, number] } {
  const room = (points: number) => Math.max(1, points - 2 * PADDING);
  const [across = 0, down = 0] = size;
  const scale = Math.min(room(width) / Math.max(across, 1e-9), room(height) / Math.max(down, 1e-9));
  return { scale, shift: [(width - across * scale) / 2, (height - down * scale) / 2] };
}

/** The areas that have one shade and are drawn pale or full, as one path each; the full ones first. */
export function grouped({ areas }: Borders, shades: readonly Shade[], faded: readonly boolean[] = []) {
  const groups = new Map<string, { shade: Shade; pale: boolean; paths: string[] }>();
  areas.forEach((path, id) => {
    if (path === '') return;
    const [shade, pale] = [shades[id] ?? MISSING, faded[id] ?? false];
    const key = `${pale}${shade}`;
    const group = groups.get(key);
    if (group) group.paths.push(path);
    else groups.set(key, { shade, pale, paths: [path] });
  });
  return [...groups.values()].sort((a, b) => Number(a.pale) - Number(b.pale)).map((group) => ({ ...group, path: group.paths.join('') }));
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
export function drawCoarse(canvas: HTMLCanvasElement, borders: Borders, { shades, faded, palette, colours }: Colouring) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const density = Math.min(devicePixelRatio, 2);
  [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  context.scale(density, density);
  context.fillStyle = colours('--map-ground');
  context.fillRect(0, 0, width, height);
  const { scale, shift } = fitted(borders, width, height);
  context.translate(...shift);
  context.scale(scale, scale);

  for (const { shade, pale, path } of grouped(borders, shades, faded)) {
    const shapes = new Path2D(path);
    context.globalAlpha = pale ? 0.4 : 1;
    context.fillStyle = colours(colourVariable(shade, palette));
    context.fill(shapes, 'evenodd');
    if (shade !== MISSING) continue;
    const pattern = context.createPattern(pictureOf(hatching(rgb(colours('--missing-ink')))), 'repeat');
    if (!pattern) continue;
    // The hatching is as wide as on the map, however large the plane is.
    pattern.setTransform(new DOMMatrix().scale(1 / scale));
    context.fillStyle = pattern;
    context.fill(shapes, 'evenodd');
  }
  context.globalAlpha = 1;
  context.strokeStyle = colours('--map-outline');
  context.lineWidth = 0.6 / scale;
  context.stroke(new Path2D(borders.coast + borders.counties));
}

/** A pattern's points as a picture that a canvas can repeat. */
function pictureOf({ width, height, data }: Picture) {
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [width, height];
  picture.getContext('2d')?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return picture;
}
