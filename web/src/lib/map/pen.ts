// Draws the few shapes that lie on top of areas: lines with a halo, hatched surfaces, dots, names.

import type { Geometry, Position } from 'geojson';
import { repeating } from './painter';
import { made } from './painting';
import type { Picture } from './patterns';
import { zoomOf, type Projection } from './plane';
import type { Colours } from './style';

/** A number that goes in straight lines from stop to stop: zoom and value. */
export function zoomed(zoom: number, ...stops: readonly (readonly [number, number])[]): number {
  const next = stops.findIndex(([at]) => at > zoom);
  if (next === 0) return stops[0]![1];
  if (next < 0) return stops.at(-1)![1];
  const [from, low] = stops[next - 1]!;
  const [to, high] = stops[next]!;
  return low + ((zoom - from) / (to - from)) * (high - low);
}

/** A name and where it stands; of two that are in each other's way the one with the lower order stands. */
export interface Name {
  name: string;
  at: Position;
  order: number;
}

export class Pen {
  readonly zoom: number;

  constructor(
    readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
    readonly projection: Projection,
    readonly colours: Colours,
  ) {
    this.zoom = zoomOf(projection.camera);
    context.lineJoin = 'round';
  }

  /** `dash`: strokes and gaps in widths of the line. */
  line(geometry: Geometry, colour: string, width: number, dash: readonly number[] = []) {
    const { context } = this;
    context.strokeStyle = this.colours(colour);
    context.lineWidth = width;
    context.setLineDash(dash.map((part) => part * width));
    context.stroke(this.#path(geometry));
    context.setLineDash([]);
  }

  fill(geometry: Geometry, colour: string, opacity: number) {
    this.#surface(geometry, this.colours(colour), opacity);
  }

  hatch(geometry: Geometry, picture: Picture, opacity: number) {
    this.#surface(geometry, repeating(this.context, picture, this.projection, made) ?? 'transparent', opacity);
  }

  /** A dot; `width` is that of its edge, outside the radius. */
  dot(at: Position | readonly [number, number], radius: number, inside: string, edge: string, width: number) {
    const { context } = this;
    const [x, y] = this.projection.point(at);
    context.beginPath();
    context.arc(x, y, radius + width / 2, 0, 2 * Math.PI);
    context.fillStyle = this.colours(inside);
    context.fill();
    context.strokeStyle = this.colours(edge);
    context.lineWidth = width;
    context.stroke();
  }

  /** Words with a halo, in the middle of a place. */
  text(words: string, at: Position, size: number, colour: string, halo: number) {
    const [x, y] = this.projection.point(at);
    this.#write(words, x, y, size, this.colours(colour), this.colours('--map-halo'), halo);
  }

  /** As many names as there is room for, each in the middle of its place or so many points to its right. */
  names(names: readonly Name[], size: number, room: number, aside: number | null = null) {
    const { width, height } = this.projection.size;
    const [ink, halo] = [this.colours('--map-text'), this.colours('--map-halo')];
    const taken: [number, number, number, number][] = [];
    this.context.font = fontOf(size);
    for (const { name, at } of names.toSorted((a, b) => a.order - b.order)) {
      const [x, y] = this.projection.point(at);
      if (x < -100 || y < -20 || x > width + 100 || y > height + 20) continue;
      const half = this.context.measureText(name).width / 2;
      const middle = aside === null ? x : x + aside + half;
      const [west, north, east, south] = [middle - half - room, y - size / 2 - room, middle + half + room, y + size / 2 + room];
      if (taken.some((other) => west < other[2] && east > other[0] && north < other[3] && south > other[1])) continue;
      taken.push([west, north, east, south]);
      this.#write(name, middle, y, size, ink, halo, 1.4);
    }
  }

  #write(words: string, x: number, y: number, size: number, ink: string, halo: string, width: number) {
    const { context } = this;
    context.font = fontOf(size);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.strokeStyle = halo;
    context.lineWidth = 2 * width;
    context.strokeText(words, x, y);
    context.fillStyle = ink;
    context.fillText(words, x, y);
  }

  #surface(geometry: Geometry, style: string | CanvasPattern, opacity: number) {
    const { context } = this;
    context.fillStyle = style;
    context.globalAlpha = opacity;
    context.fill(this.#path(geometry), 'evenodd');
    context.globalAlpha = 1;
  }

  #path(geometry: Geometry): Path2D {
    const path = new Path2D();
    const along = (line: readonly Position[], closed: boolean) => {
      line.forEach((position, i) => {
        const [x, y] = this.projection.point(position);
        if (i === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
      });
      if (closed) path.closePath();
    };
    if (geometry.type === 'LineString') along(geometry.coordinates, false);
    else if (geometry.type === 'MultiLineString') for (const line of geometry.coordinates) along(line, false);
    else if (geometry.type === 'Polygon') for (const ring of geometry.coordinates) along(ring, true);
    else if (geometry.type === 'MultiPolygon') for (const ring of geometry.coordinates.flat()) along(ring, true);
    return path;
  }
}

const fontOf = (size: number) => `${size}px sans-serif`;
