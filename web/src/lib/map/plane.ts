// The plane that maps are drawn in, Web Mercator, and where a map looks in it.
//
// The world is a square of side 1, with x to the east and y to the south; at zoom z it is 512 · 2^z points of the screen wide.

import type { Position } from 'geojson';
import type { Box } from './shapes';
import type { Look } from './state';

/** Points of the screen that the world is wide at zoom 0. */
export const WORLD = 512;

/** What a map shows: the place in its middle, and the points of the screen that the world is wide. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

/** In points of the screen. */
export interface Size {
  width: number;
  height: number;
}

export const eastOf = (longitude: number): number => longitude / 360 + 0.5;
export const southOf = (latitude: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
export const longitudeOf = (x: number): number => (x - 0.5) * 360;
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

export const zoomOf = ({ scale }: Camera): number => Math.log2(scale / WORLD);
export const scaleOf = (zoom: number): number => WORLD * 2 ** zoom;

export const cameraOf = ({ zoom, latitude, longitude }: Look): Camera => ({ x: eastOf(longitude), y: southOf(latitude), scale: scaleOf(zoom) });
export const lookOf = (camera: Camera): Look => ({ zoom: zoomOf(camera), latitude: latitudeOf(camera.y), longitude: longitudeOf(camera.x) });

/** The camera that shows a box as large as it fits, with `padding` points around it, not closer than zoom `far`. */
export function fitting([west, south, east, north]: Box, { width, height }: Size, padding: number, far: number): Camera {
  const [x0, x1, y0, y1] = [eastOf(west), eastOf(east), southOf(north), southOf(south)];
  const room = (points: number, extent: number) => Math.max(1, points - 2 * padding) / Math.max(extent, 1e-12);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, scale: Math.min(room(width, x1 - x0), room(height, y1 - y0), scaleOf(far)) };
}

/** From the plane to points of a screen of that size, and back. */
export class Projection {
  constructor(
    readonly camera: Camera,
    readonly size: Size,
  ) {}

  /** Where a longitude and latitude is on the screen. */
  point(position: Position | readonly [number, number]): [number, number] {
    return this.at(eastOf(position[0]!), southOf(position[1]!));
  }

  at(x: number, y: number): [number, number] {
    const { camera, size } = this;
    return [(x - camera.x) * camera.scale + size.width / 2, (y - camera.y) * camera.scale + size.height / 2];
  }

  /** The place in the plane under a point of the screen. */
  under(left: number, top: number): [number, number] {
    const { camera, size } = this;
    return [camera.x + (left - size.width / 2) / camera.scale, camera.y + (top - size.height / 2) / camera.scale];
  }

  /** What is in view. */
  get view(): Box {
    const [west, north] = this.under(0, 0);
    const [east, south] = this.under(this.size.width, this.size.height);
    return [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)];
  }
}
