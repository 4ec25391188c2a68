// What the room of the map adds to the address: what the colours show, how they are drawn, where the map looks, what is pinned.

import { formatArea, parseArea, sameArea, type AreaRef, type View } from '../state/view';

/** What the colours show: values of a year, their change since an earlier one, or where high and low lie together. */
export const SHOWN = ['value', 'change', 'clusters'] as const;
export type Shown = (typeof SHOWN)[number];

export const OUTLINES = ['none', 'thin', 'strong'] as const;
export type Outlines = (typeof OUTLINES)[number];

/** Where the map looks. */
export interface Look {
  zoom: number;
  latitude: number;
  longitude: number;
}

export interface MapState {
  show: Shown;
  /** The earlier year of a change; null: the first with the same borders. */
  from: number | null;
  /** Another year on a map of its own, beside the first. */
  beside: number | null;
  /** Whether the level follows the zoom although the address names one. */
  follow: boolean;
  /** At most two. */
  pins: readonly AreaRef[];
  /** Of the areas' colours, per cent. */
  opacity: number;
  outlines: Outlines;
  /** Where the reader has moved the map; null: where the choices lead. */
  at: Look | null;
}

export const MOST_PINS = 2;
/** What pinned areas are called on the map. */
export const LETTERS = ['A', 'B'];
export const FAINTEST = 20;
const OPAQUE = 100;

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseMap(own: Readonly<Record<string, string>>): MapState {
  const year = (text = '') => (/^(19|2[01])\d\d$/.test(text) ? Number(text) : null);
  const opacity = /^\d{2,3}$/.test(own.opacity ?? '') ? Number(own.opacity) : OPAQUE;
  const pins = (own.pin ?? '').split(' ').flatMap((word) => parseArea(word) ?? []);
  return {
    show: SHOWN.find((one) => one === own.show) ?? 'value',
    from: year(own.from),
    beside: year(own.beside),
    follow: own.follow === '1',
    pins: pins.filter((pin, i) => pins.findIndex((other) => sameArea(other, pin)) === i).slice(0, MOST_PINS),
    opacity: Math.min(OPAQUE, Math.max(FAINTEST, opacity)),
    outlines: OUTLINES.find((one) => one === own.outlines) ?? 'thin',
    at: parseLook(own.at ?? ''),
  };
}

/** The parameters of a changed state; null for what an address without them means. */
export function formatMap(change: Partial<MapState>): Record<string, string | null> {
  const own: Record<string, string | null> = {};
  if (change.show !== undefined) own.show = change.show === 'value' ? null : change.show;
  if (change.from !== undefined) own.from = change.from === null ? null : String(change.from);
  if (change.beside !== undefined) own.beside = change.beside === null ? null : String(change.beside);
  if (change.follow !== undefined) own.follow = change.follow ? '1' : null;
  if (change.pins !== undefined) own.pin = change.pins.map(formatArea).join(' ') || null;
  if (change.opacity !== undefined) own.opacity = change.opacity === OPAQUE ? null : String(change.opacity);
  if (change.outlines !== undefined) own.outlines = change.outlines === 'thin' ? null : change.outlines;
  if (change.at !== undefined) own.at = change.at && formatLook(change.at);
  return own;
}

/** Whether the level follows the zoom: it does until the address names a level or an edition of the areas. */
export function follows(state: MapState, view: Pick<View, 'level' | 'vintage'>): boolean {
  return state.follow || (view.level === null && view.vintage === null);
}

/** The pins with one more, in place of the second where there are two; or without it, if it is pinned. */
export function pinned(pins: readonly AreaRef[], area: AreaRef): AreaRef[] {
  if (pins.some((pin) => sameArea(pin, area))) return pins.filter((pin) => !sameArea(pin, area));
  return [...pins.slice(0, MOST_PINS - 1), area];
}

/** Zoom, latitude and longitude, as exact as a screen needs: `9.25/59.858/17.639`. */
export function formatLook({ zoom, latitude, longitude }: Look): string {
  const decimals = Math.max(1, Math.ceil((zoom * Math.LN2 + Math.log(512 / 360)) / Math.LN10));
  return [zoom.toFixed(2), latitude.toFixed(decimals), longitude.toFixed(decimals)].map(Number).join('/');
}

function parseLook(text: string): Look | null {
  const parts = text.split('/');
  if (parts.length !== 3 || !parts.every((part) => /^-?\d{1,3}(\.\d{1,7})?$/.test(part))) return null;
  const [zoom, latitude, longitude] = parts.map(Number) as [number, number, number];
  if (zoom < 0 || zoom > 22 || Math.abs(latitude) > 85 || Math.abs(longitude) > 180) return null;
  return { zoom, latitude, longitude };
}
