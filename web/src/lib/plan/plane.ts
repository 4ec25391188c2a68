// Where a place lies on the coarse borders: Web Mercator on their grid, y downwards.

import type { Sketch } from '../api/types';

const RADIUS = 6_378_137;

/** The point of a place on the grid of the borders. */
export function onGrid({ origin, cell }: Pick<Sketch, 'origin' | 'cell'>, longitude: number, latitude: number): [number, number] {
  const x = (RADIUS * longitude * Math.PI) / 180;
  const y = RADIUS * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));
  return [(x - origin[0]!) / cell, (origin[1]! - y) / cell];
}

/** What is decided about a place. */
export const DECISIONS = ['keep', 'open', 'close'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Mark {
  id: string;
  name: string;
  longitude: number;
  latitude: number;
  decision: Decision;
}

/** The shape of a mark around a point: a disc that stays, a triangle that opens, a cross that closes. Shape says what colour says. */
export function shapeOf(decision: Decision, x: number, y: number, r: number): string {
  const at = (value: number) => value.toFixed(1);
  if (decision === 'keep') return `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${at(2 * r)} 0a${r} ${r} 0 1 0 ${at(-2 * r)} 0Z`;
  if (decision === 'open') {
    const [w, h] = [1.5 * r, 1.35 * r];
    return `M${at(x)} ${at(y - h)}L${at(x + w)} ${at(y + h)}L${at(x - w)} ${at(y + h)}Z`;
  }
  const [long, short] = [1.35 * r, 0.45 * r];
  const corner = (dx: number, dy: number) => `${at(x + dx)} ${at(y + dy)}`;
  const arms: [number, number][] = [
    [0, -short],
    [long - short, -long],
    [long, short - long],
    [short, 0],
    [long, long - short],
    [long - short, long],
    [0, short],
    [short - long, long],
    [-long, long - short],
    [-short, 0],
    [-long, short - long],
    [short - long, -long],
  ];
  return `M${arms.map(([dx, dy]) => corner(dx, dy)).join('L')}Z`;
}
