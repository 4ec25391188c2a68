// What the lab adds to the address: indicators and parts of the population, areas chosen one by one, years, whether series go on over new
// borders, the picture and the order.
// Level and part of the country are those that rooms share.

import { formatArea, parseArea, type AreaRef } from '../state/view';

export const PICTURES = ['table', 'line', 'bars', 'map', 'scatter'] as const;
export type Picture = (typeof PICTURES)[number];

/** `chosen` is the order in which areas were chosen one by one. */
export const ORDERS = ['chosen', 'name', 'high', 'low'] as const;
export type Order = (typeof ORDERS)[number];

/** An indicator, and the part of the population it is wanted for. */
export interface Wanted {
  indicator: string;
  /** `total`, or pairs as `age=0-4,sex=women`. */
  breakdown: string;
}

/** What the address asks for. What it leaves out is null, or none, and is decided from the data (see `selection.ts`). */
export interface LabState {
  wanted: readonly Wanted[];
  /** Areas chosen one by one; none means all areas of the level. */
  areas: readonly AreaRef[];
  /** First and last year. */
  years: readonly [number, number] | null;
  /** Whether years on other borders are shown on those of the areas chosen one by one too. */
  bridge: boolean;
  as: Picture;
  order: Order | null;
}

/** So many of each can be chosen: what a picture can hold and a reader can tell apart. */
export const MOST_WANTED = 4;
export const MOST_AREAS = 12;

const INDICATOR = /^[a-z][a-z0-9_]{0,79}$/;
const BREAKDOWN = /^[a-z]+=[A-Za-z0-9_-]+(,[a-z]+=[A-Za-z0-9_-]+)*$/;

/** Reads the parameters. What is ill-formed or said twice is left out, never an error. */
export function parseLab(own: Readonly<Record<string, string>>): LabState {
  const list = (key: string) => (own[key] ?? '').split(' ').filter((word) => word !== '');
  const wanted = unique(list('what').flatMap(parseWanted), formatWanted);
  const areas = unique(
    list('areas').flatMap((text) => parseArea(text) ?? []),
    formatArea,
  );
  return {
    wanted: wanted.slice(0, MOST_WANTED),
    areas: areas.slice(0, MOST_AREAS),
    years: parseYears(own.years ?? ''),
    bridge: own.bridge === '1',
    as: PICTURES.find((picture) => picture === own.as) ?? 'bars',
    order: ORDERS.find((order) => order === own.order) ?? null,
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatLab(state: LabState): Record<string, string | null> {
  const { years } = state;
  return {
    what: state.wanted.map(formatWanted).join(' ') || null,
    areas: state.areas.map(formatArea).join(' ') || null,
    years: years && (years[0] === years[1] ? String(years[0]) : years.join('-')),
    bridge: state.bridge ? '1' : null,
    as: state.as === 'bars' ? null : state.as,
    order: state.order,
  };
}

/** `unemployed`, or `population.age=0-4,sex=women`. */
export function formatWanted({ indicator, breakdown }: Wanted): string {
  return breakdown === 'total' ? indicator : `${indicator}.${breakdown}`;
}

export function sameWanted(a: Wanted, b: Wanted): boolean {
  return a.indicator === b.indicator && a.breakdown === b.breakdown;
}

function parseWanted(text: string): Wanted[] {
  const [indicator = '', breakdown, more] = text.split('.');
  if (more !== undefined || !INDICATOR.test(indicator)) return [];
  if (breakdown === undefined) return [{ indicator, breakdown: 'total' }];
  return BREAKDOWN.test(breakdown) ? [{ indicator, breakdown }] : [];
}

function parseYears(text: string): [number, number] | null {
  const found = /^((?:19|2[01])\d\d)(?:-((?:19|2[01])\d\d))?$/.exec(text);
  if (!found) return null;
  const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
  return [Math.min(first, last), Math.max(first, last)];
}

function unique<T>(all: readonly T[], name: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [name(one), one])).values()];
}
