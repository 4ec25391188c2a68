// Areas that go from one type to another between two years, and whether each went clearly over a cut or lies near one.

import type { Areas, AreaTypes, Values } from '../api/types';
import { liesWithin } from '../state/codes';

/** Types and index of one year. */
export interface TypesIn {
  types: AreaTypes;
  /** The index that the types are cut from, where the snapshot has it. */
  index: Values | null;
}

export interface Change {
  /** Dense index in the vintage. */
  area: number;
  code: string;
  name: string;
  from: number;
  to: number;
  /** Index in both years; null where the snapshot does not have it. */
  index: readonly [number, number] | null;
  /** Distance from the nearest cut that was crossed, in points of the index, in both years. */
  distance: readonly [number, number] | null;
  /** Whether the area lies closer to a cut than areas commonly move in a year, in either year; null where that is not known. */
  near: boolean | null;
}

export interface Flows {
  /** Number of areas from a type (first) to a type (second), 0 for type 1. */
  matrix: readonly (readonly number[])[];
  /** Areas with a type in both years. */
  areas: number;
  /** Areas without a type in one of the years. */
  missing: number;
  changes: readonly Change[];
  /** What areas commonly move in a year, in points of the index: within it, a distance from a cut says little. */
  margin: number | null;
}

/** Half of the last decimal of a published index: closer to a cut than this, the side is not known. */
const HALF_STEP = 0.05;

/**
 * Flows from `before` to `after` among the areas inside `within`. `margin` is that of `commonMove`; it is never less than half
 * of the index's last decimal.
 */
export function flowsOf(before: TypesIn, after: TypesIn, areas: Areas, within: string | null, move: number | null): Flows {
  const matrix = [1, 2, 3, 4, 5].map(() => [0, 0, 0, 0, 0]);
  const margin = move === null ? null : Math.max(HALF_STEP, move);
  const first = typesByCode(before.types);
  const changes: Change[] = [];
  let [counted, missing] = [0, 0];
  const last = typesByCode(after.types);
  areas.codes.forEach((code, area) => {
    if (!liesWithin(code, within)) return;
    const [from, to] = [first.get(code) ?? null, last.get(code) ?? null];
    if (from === null || to === null) {
      missing += 1;
      return;
    }
    counted += 1;
    matrix[from - 1]![to - 1]! += 1;
    if (from !== to) changes.push(changeOf({ area, code, name: areas.names[area] ?? code, from, to }, before, after, margin));
  });
  return { matrix, areas: counted, missing, changes, margin };
}

function changeOf(
  change: Pick<Change, 'area' | 'code' | 'name' | 'from' | 'to'>,
  before: TypesIn,
  after: TypesIn,
  margin: number | null,
): Change {
  const x = before.index?.values[change.area] ?? null;
  const y = after.index?.values[change.area] ?? null;
  const index = x === null || y === null ? null : ([x, y] as const);
  if (index === null || !before.types.cuts || !after.types.cuts) return { ...change, index, distance: null, near: null };
  const away = (value: number, cuts: readonly number[], leaves: number, goes: number) => Math.abs(value - cuts[cutBeside(leaves, goes)]!);
  const distance = [away(index[0], before.types.cuts, change.from, change.to), away(index[1], after.types.cuts, change.to, change.from)] as const;
  return { ...change, index, distance, near: margin === null ? null : distance.some((d) => d <= margin) };
}

/** The cut beside a type on the way to another. Cuts rise, types fall: type 5 lies below the first cut, type 1 above the last. */
export function cutBeside(type: number, toward: number): number {
  return toward > type ? 4 - type : 5 - type;
}

/**
 * What areas commonly move in a year: the median, over the areas that have the same type in two years that follow each other, of
 * how far their index moved against the mean of all areas. Null without the index, or without such areas.
 */
export function commonMove(before: TypesIn, after: TypesIn): number | null {
  const [a, b] = [before.types.mean, after.types.mean];
  if (!before.index || !after.index || a === null || b === null) return null;
  const first = typesByCode(before.types);
  const moves: number[] = [];
  // The areas of a vintage are in the order of its values.
  after.types.areas.forEach(({ code, type }, i) => {
    const [x, y] = [before.index!.values[i] ?? null, after.index!.values[i] ?? null];
    if (type !== null && first.get(code) === type && x !== null && y !== null) moves.push(Math.abs(y - b - (x - a)));
  });
  moves.sort((p, q) => p - q);
  const middle = moves.length / 2;
  if (moves.length === 0) return null;
  return moves.length % 2 === 1 ? moves[Math.floor(middle)]! : (moves[middle - 1]! + moves[middle]!) / 2;
}

function typesByCode(types: AreaTypes): Map<string, number | null> {
  return new Map(types.areas.map(({ code, type }) => [code, type]));
}
