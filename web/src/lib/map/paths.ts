// Areas and borders of a coverage as paths on a screen.

import { alongRing, type Coverage } from './coverage';
import { Projection } from './plane';

/** Which areas touch the view. */
export function inView({ boxes }: Coverage, projection: Projection): Uint8Array {
  const [west, north] = projection.under(0, 0);
  const [east, south] = projection.under(projection.size.width, projection.size.height);
  const visible = new Uint8Array(boxes.length / 4);
  for (let area = 0; area < visible.length; area++) {
    const at = 4 * area;
    visible[area] = Number(boxes[at + 2]! >= west && boxes[at]! <= east && boxes[at + 3]! >= north && boxes[at + 1]! <= south);
  }
  return visible;
}

/** The rings of an area, in points of the screen. */
export function surface(coverage: Coverage, area: number, projection: Projection): Path2D {
  const path = new Path2D();
  const { scale } = projection.camera;
  const [left, top] = projection.at(0, 0);
  for (let ring = coverage.areas[area]!; ring < coverage.areas[area + 1]!; ring++) {
    alongRing(coverage, ring, (x, y, first) => {
      if (first) path.moveTo(x * scale + left, y * scale + top);
      else path.lineTo(x * scale + left, y * scale + top);
    });
    path.closePath();
  }
  return path;
}

/** The borders of at least a rank beside an area in view. */
export function borders({ arcs, points, ranks, sides }: Coverage, visible: Uint8Array, rank: number, projection: Projection): Path2D {
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
