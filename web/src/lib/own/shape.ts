// An own area as data, what is sent to the server for it, and how it is written in an address.

/** Longitude and latitude in WGS 84. */
export type Corner = readonly [number, number];
/** Corners in order; the last is joined to the first. */
export type Ring = readonly Corner[];
/** The outer ring first, then holes. */
export type Polygon = readonly Ring[];

export type OwnShape =
  | { kind: 'areas'; vintage: string; codes: readonly string[] }
  | { kind: 'polygons'; polygons: readonly Polygon[] }
  | { kind: 'circle'; center: Corner; radius: number };

/** The longest text of an own area in an address; the server takes addresses of 2 048 bytes. */
export const LONGEST = 1500;
/** The most corners that can be set by hand: an address holds them with room to spare. */
export const MOST_CORNERS = 150;
/** The most areas that can be chosen one by one. */
export const MOST_AREAS = 120;
/** Radius in metres. */
export const RADIUS = { least: 10, most: 100_000, first: 1000 } as const;
/** Decimals of a degree in an address: about a metre. */
const DECIMALS = 5;

const VINTAGE = /^[A-Za-z]+_\d{4}$/;
const CODE = /^[A-Za-z0-9-]{1,60}$/;

/** Whether it has a surface, as far as that can be told without computing it. */
export function isArea(shape: OwnShape | null): shape is OwnShape {
  if (shape === null) return false;
  if (shape.kind === 'areas') return shape.codes.length > 0;
  return shape.kind === 'circle' || (shape.polygons.length > 0 && shape.polygons.every(([outer]) => (outer?.length ?? 0) >= 3));
}

/** What is sent to the server. */
export function bodyOf(shape: OwnShape): string {
  if (shape.kind === 'areas') return JSON.stringify({ vintage: shape.vintage, areas: shape.codes });
  if (shape.kind === 'circle') return JSON.stringify({ center: shape.center, radius: shape.radius });
  return JSON.stringify(geometryOf(shape.polygons));
}

/** Polygons as GeoJSON, where the first corner of a ring is said again at its end. */
export function geometryOf(polygons: readonly Polygon[]) {
  const closed = (ring: Ring): number[][] => [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x, y]);
  return { type: 'MultiPolygon' as const, coordinates: polygons.map((polygon) => polygon.map(closed)) };
}

/** All corners together. */
export function cornersOf(polygons: readonly Polygon[]): number {
  return polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
}

/** Decimals that an address keeps. */
export const rounded = ([x, y]: Corner): Corner => [Number(x.toFixed(DECIMALS)), Number(y.toFixed(DECIMALS))];

/**
 * `a.DeSO_2018.0380A0010-A0020-0381A0010` (a municipality is said once for codes after each other), `c.17.64_59.86_1000`, or `p.` and the
 * corners, polygons parted by `.`, rings by `*`. Only signs that an address keeps as they are.
 */
export function formatOwn(shape: OwnShape): string {
  if (shape.kind === 'areas') return `a.${shape.vintage}.${shortened(shape.codes).join('-')}`;
  if (shape.kind === 'circle') return `c.${rounded(shape.center).join('_')}_${Math.round(shape.radius)}`;
  const pen: [number, number] = [0, 0];
  return `p.${shape.polygons.map((polygon) => polygon.map((ring) => written(ring, pen)).join('*')).join('.')}`;
}

/** Reads what `formatOwn` writes; null for anything else. */
export function parseOwn(text: string): OwnShape | null {
  const [kind, rest] = [text.slice(0, 2), text.slice(2)];
  if (text.length > LONGEST || rest === '') return null;
  if (kind === 'a.') return parseAreas(rest);
  if (kind === 'c.') return parseCircle(rest);
  if (kind !== 'p.') return null;
  const pen: [number, number] = [0, 0];
  const polygons: Ring[][] = [];
  for (const polygon of rest.split('.')) {
    const rings = polygon.split('*').map((ring) => read(ring, pen));
    if (rings.some((ring) => ring === null)) return null;
    polygons.push(rings as Ring[]);
  }
  return { kind: 'polygons', polygons };
}

/** Police areas are named in words, with hyphens; only codes of statistical areas begin with a municipality. */
const statistical = (code: string) => /^\d{4}[A-CR]\d+$/.test(code);

function shortened(codes: readonly string[]): string[] {
  return codes.map((code, i) => {
    const before = codes[i - 1];
    return statistical(code) && before !== undefined && before.slice(0, 4) === code.slice(0, 4) ? code.slice(4) : code;
  });
}

function parseAreas(text: string): OwnShape | null {
  const [vintage = '', list = '', more] = text.split('.');
  if (more !== undefined || !VINTAGE.test(vintage)) return null;
  if (!/^\d/.test(list)) return CODE.test(list) ? { kind: 'areas', vintage, codes: [list] } : null;
  let place = '';
  const codes = list.split('-').map((code) => {
    if (/^\d{4}/.test(code)) place = code.slice(0, 4);
    return /^\d/.test(code) ? code : place + code;
  });
  return codes.every((code) => CODE.test(code)) ? { kind: 'areas', vintage, codes: [...new Set(codes)] } : null;
}

function parseCircle(text: string): OwnShape | null {
  const parts = text.split('_');
  const [x, y, radius] = parts.map(Number) as [number, number, number];
  const right = parts.length === 3 && parts.every((part) => /^-?\d+(\.\d+)?$/.test(part)) && radius >= RADIUS.least && radius <= RADIUS.most;
  return right && onEarth([x, y]) ? { kind: 'circle', center: [x, y], radius } : null;
}

export const onEarth = ([x, y]: Corner) => Math.abs(x) <= 180 && Math.abs(y) <= 90;

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The steps from corner to corner in units of the last decimal: five bits a sign, the sixth says that more follow. */
function written(ring: Ring, pen: [number, number]): string {
  let text = '';
  for (const corner of ring) {
    for (const axis of [0, 1] as const) {
      const here = Math.round(corner[axis] * 10 ** DECIMALS);
      const step = here - pen[axis];
      pen[axis] = here;
      let left = step < 0 ? -2 * step - 1 : 2 * step;
      for (; left >= 32; left = Math.floor(left / 32)) text += SIGNS[32 + (left % 32)];
      text += SIGNS[left];
    }
  }
  return text;
}

function read(text: string, pen: [number, number]): Ring | null {
  const ring: Corner[] = [];
  let [axis, sum, worth]: [0 | 1, number, number] = [0, 0, 1];
  for (const sign of text) {
    const value = SIGNS.indexOf(sign);
    if (value < 0 || worth > 2 ** 30) return null;
    sum += (value % 32) * worth;
    worth *= 32;
    if (value >= 32) continue;
    pen[axis] += sum % 2 === 1 ? -(sum + 1) / 2 : sum / 2;
    if (axis === 1) ring.push([pen[0] / 10 ** DECIMALS, pen[1] / 10 ** DECIMALS]);
    [axis, sum, worth] = [axis === 0 ? 1 : 0, 0, 1];
  }
  return worth === 1 && axis === 0 && ring.every(onEarth) ? ring : null;
}
