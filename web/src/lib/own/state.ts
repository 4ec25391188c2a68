// What the room of own areas adds to the address: the area, how it is being made, whether its figures are open. The map reads the area with
// `parseOwn` from the same parameter.

import { formatOwn, LONGEST, parseOwn, type OwnShape } from './shape';

/** The ways to make an own area. */
export const WAYS = ['polygon', 'areas', 'circle', 'file'] as const;
export type Way = (typeof WAYS)[number];

/** The levels whose areas can be chosen one by one. */
export const PICKED = ['deso', 'regso'] as const;
export type Picked = (typeof PICKED)[number];

/** The parameter of an own area, in every room. */
export const OWN = 'own';

export interface OwnState {
  way: Way;
  picked: Picked;
  shape: OwnShape | null;
  /** Mark of a shape that is kept in this tab only, because an address cannot hold it. */
  tab: string | null;
  figures: boolean;
}

const WAY_OF: Record<OwnShape['kind'], Way> = { polygons: 'polygon', areas: 'areas', circle: 'circle' };

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseOwnState(own: Readonly<Record<string, string>>): OwnState {
  const text = own[OWN] ?? '';
  const tab = /^t\.[a-z0-9]{1,12}$/.test(text) ? text.slice(2) : null;
  const shape = parseOwn(text);
  const way = WAYS.find((one) => one === own.way) ?? (tab === null ? shape && WAY_OF[shape.kind] : 'file') ?? WAYS[0];
  const picked = shape?.kind === 'areas' && /^regso_/i.test(shape.vintage) ? 'regso' : (PICKED.find((one) => one === own.of) ?? PICKED[0]);
  return { way, picked, shape, tab, figures: own.figures === '1' };
}

/** The parameters of a state; null for what an address without them means. */
export function formatOwnState({ way, picked, shape, tab, figures }: OwnState): Record<string, string | null> {
  const said = tab !== null ? 'file' : shape ? WAY_OF[shape.kind] : WAYS[0];
  const saysLevel = shape?.kind === 'areas' || picked === PICKED[0];
  return {
    [OWN]: tab !== null ? `t.${tab}` : shape && formatOwn(shape),
    way: way === said ? null : way,
    of: saysLevel ? null : picked,
    figures: figures ? '1' : null,
  };
}

/** Whether an address can hold an area. */
export const fits = (shape: OwnShape) => formatOwn(shape).length <= LONGEST;
