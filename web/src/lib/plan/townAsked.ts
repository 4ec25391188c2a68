// What the tab of a town adds to the address, and what it asks the desk: where in one municipality an office should be.

import type { TownBrief } from './types';

export const PURPOSES = ['distance', 'trust', 'capacity'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface TownState {
  /** Code of the municipality; null: none is chosen yet. */
  town: string | null;
  purpose: Purpose;
  /** Minutes that count as near, inclusive. */
  near: number;
  /** Edition of the police's list; null: none. */
  list: string | null;
  /** How much more a person on the list counts; null: only sites and people on the list count. */
  extra: number | null;
}

const NEAR = 10;

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseTown(own: Readonly<Record<string, string>>): TownState {
  const near = /^\d{1,3}$/.test(own.near ?? '') ? Number(own.near) : NEAR;
  return {
    town: /^\d{4}$/.test(own.town ?? '') ? own.town! : null,
    purpose: PURPOSES.find((one) => one === own.purpose) ?? PURPOSES[0],
    near,
    list: /^\w{1,40}$/.test(own.list ?? '') ? own.list! : null,
    extra: /^\d{1,3}(\.\d{1,2})?$/.test(own.extra ?? '') ? Number(own.extra) : null,
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatTown({ town, purpose, near, list, extra }: TownState): Record<string, string | null> {
  return {
    town,
    purpose: purpose === PURPOSES[0] ? null : purpose,
    near: near === NEAR ? null : String(near),
    list,
    extra: list === null || extra === null ? null : String(extra),
  };
}

/** What the desk is asked; null where a municipality, or the list that trust needs, is not chosen. */
export function townBrief({ town, purpose, near, list, extra }: TownState): TownBrief | null {
  if (town === null || (purpose === 'trust' && list === null)) return null;
  return { municipality: town, aim: purpose, within: near, ...(list === null ? {} : { list, ...(extra === null ? {} : { extra }) }) };
}

/** The same on the command line. */
export function townCommand({ town, purpose, near, list, extra }: TownState): string {
  const words = [`segbar plan town --municipality ${town ?? ''} --purpose ${purpose}`];
  if (near !== NEAR) words.push(`--near ${near}`);
  if (list !== null) words.push(`--list ${list}`);
  if (list !== null && extra !== null) words.push(`--extra ${extra}`);
  return words.join(' ');
}
