// What the tab of mobile stops adds to the address, and what it asks the desk: where a bus stops, and on which days.

import type { MobileBrief } from './types';

/** The settings that are numbers, as the desk names them: what the address calls each, its usual value, and the largest. */
export const SETTINGS = {
  band: { key: 'beyond', usual: 30, most: 600 },
  reach: { key: 'reach', usual: 15, most: 600 },
  stops: { key: 'stops', usual: 10, most: 200 },
  days: { key: 'days', usual: 5, most: 60 },
  stop_minutes: { key: 'stand', usual: 120, most: 1440 },
  day_minutes: { key: 'day', usual: 480, most: 1440 },
  drive_minutes: { key: 'drive', usual: 240, most: 1440 },
  stops_a_day: { key: 'perday', usual: 3, most: 8 },
} as const;
export type Setting = keyof typeof SETTINGS;
export const NAMES = Object.keys(SETTINGS) as Setting[];

/** What the command line calls each. */
const FLAGS: Record<Setting, string> = {
  band: '--beyond',
  reach: '--reach',
  stops: '--stops',
  days: '--days',
  stop_minutes: '--stop-minutes',
  day_minutes: '--day-minutes',
  drive_minutes: '--drive-minutes',
  stops_a_day: '--stops-a-day',
};

/** Where a bus may stop. */
export const PLACES = ['municipalities', 'demand'] as const;
export type Places = (typeof PLACES)[number];

export interface MobileState {
  /** Id of the office where the bus is at night; null: none is chosen yet. */
  home: string | null;
  places: Places;
  settings: Record<Setting, number>;
  /** The first day of the rota in the calendar file, as 2027-01-11. */
  first: string | null;
}

/** A whole number of at least 1; the times of a day may be 0. */
export function settingOf(name: Setting, text: string): number | null {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;
  const least = name === 'stops' || name === 'days' || name === 'stops_a_day' ? 1 : 0;
  return value === null || value < least || value > SETTINGS[name].most ? null : value;
}

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseMobile(own: Readonly<Record<string, string>>): MobileState {
  const settings = NAMES.map((name) => [name, settingOf(name, own[SETTINGS[name].key] ?? '') ?? SETTINGS[name].usual] as const);
  return {
    home: own.home ?? null,
    places: PLACES.find((one) => one === own.places) ?? 'municipalities',
    settings: Object.fromEntries(settings) as Record<Setting, number>,
    first: /^\d{4}-\d\d-\d\d$/.test(own.first ?? '') && !Number.isNaN(Date.parse(own.first!)) ? own.first! : null,
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatMobile({ home, places, settings, first }: MobileState): Record<string, string | null> {
  const numbers = NAMES.map((name) => [SETTINGS[name].key, settings[name] === SETTINGS[name].usual ? null : String(settings[name])] as const);
  return { home, places: places === 'municipalities' ? null : places, first, ...Object.fromEntries(numbers) };
}

/** What the desk is asked; null where the bus has no home. */
export function mobileBrief({ home, places, settings }: MobileState): { mobile: MobileBrief; brief: { candidates: Places } } | null {
  return home === null ? null : { mobile: { home, ...settings }, brief: { candidates: places } };
}

/** The same on the command line. */
export function mobileCommand({ home, places, settings }: MobileState): string {
  const quoted = /^[\w-]+$/.test(home ?? '') ? home : `'${(home ?? '').replaceAll("'", `'\\''`)}'`;
  const words = [`segbar plan mobile --home ${quoted}`];
  if (places !== 'municipalities') words.push(`--candidates ${places}`);
  for (const name of NAMES) if (settings[name] !== SETTINGS[name].usual) words.push(`${FLAGS[name]} ${settings[name]}`);
  return words.join(' ');
}
