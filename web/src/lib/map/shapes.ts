// From the topology of a vintage to what is drawn: polygons, the outlines of larger areas, and boxes around areas.

import { feature, mesh } from 'topojson-client';
import type { Feature, FeatureCollection, Geometry, MultiLineString, Position } from 'geojson';
import type { AreaTopology } from '../api/client';
import { countyOf, municipalityOf } from '../state/codes';

/** West, south, east, north. */
export type Box = [number, number, number, number];

export interface Shapes {
  vintage: string;
  /** One feature per area with a boundary; its id is the dense index. */
  polygons: FeatureCollection;
  /** The borders between municipalities, and between counties (with the coast), taken from the same arcs. */
  outlines: FeatureCollection<MultiLineString, { of: 'municipality' | 'county' }>;
  /** Boxes by dense index. */
  boxes: Map<number, Box>;
  /** The outline around all areas for which `inside` says yes. */
  outlineOf: (inside: (index: number) => boolean) => MultiLineString;
}

/** `codes` are the codes of the vintage in dense order. */
export function shapesOf(vintage: string, topology: AreaTopology, codes: readonly string[]): Shapes {
  const object = topology.objects.areas;
  const polygons = feature(topology, object) as FeatureCollection;
  const boxes = new Map<number, Box>();
  for (const area of polygons.features) {
    const box = boxOf(area);
    if (box && typeof area.id === 'number') boxes.set(area.id, box);
  }
  const border = (inside: (code: string) => string | null): MultiLineString =>
    mesh(topology, object, (a, b) => {
      const [one, other] = [codes[Number(a.id)] ?? '', codes[Number(b.id)] ?? ''];
      return a === b || inside(one) !== inside(other);
    });
  const outline = (of: 'municipality' | 'county', geometry: MultiLineString) =>
    ({ type: 'Feature', properties: { of }, geometry }) as const;
  return {
    vintage,
    polygons,
    outlines: {
      type: 'FeatureCollection',
      features: [outline('municipality', border(municipalityOf)), outline('county', border(countyOf))],
    },
    boxes,
    outlineOf: (inside) =>
      withoutCrumbs(
        mesh(topology, object, (a, b) =>
          a === b ? inside(Number(a.id)) : inside(Number(a.id)) !== inside(Number(b.id)),
        ),
      ),
  };
}

/** The box around a feature; null when it has no coordinates. */
export function boxOf(area: Feature): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: Position | Position[] | Position[][] | Position[][][]) => {
    if (typeof coordinates[0] === 'number') {
      const [x, y] = coordinates as [number, number];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    } else {
      for (const inner of coordinates as Position[]) visit(inner);
    }
  };
  const geometry: Geometry | null = area.geometry;
  if (geometry && geometry.type !== 'GeometryCollection') visit(geometry.coordinates);
  return box[0] <= box[2] ? box : null;
}

/**
 * Borders of real areas do not always fit each other exactly; the cracks between them would stand inside an outline as
 * tiny rings. Rings smaller than a fiftieth of the whole are left out.
 */
function withoutCrumbs(outline: MultiLineString): MultiLineString {
  const size = (coordinates: Position[][]) => {
    const box = boxOf({ type: 'Feature', properties: null, geometry: { type: 'MultiLineString', coordinates } });
    return box ? Math.max(box[2] - box[0], box[3] - box[1]) : 0;
  };
  const whole = size(outline.coordinates);
  const coordinates = outline.coordinates.filter((line) => size([line]) >= whole / 50);
  return { type: 'MultiLineString', coordinates };
}

/** The box around several boxes. */
export function around(boxes: Iterable<Box>): Box | null {
  let all: Box | null = null;
  for (const b of boxes) {
    all = all
      ? [Math.min(all[0], b[0]), Math.min(all[1], b[1]), Math.max(all[2], b[2]), Math.max(all[3], b[3])]
      : b;
  }
  return all;
}
