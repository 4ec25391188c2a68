// What the user looks at. The address is its only owner: a view is read from it, and written back into it.
// The parts that several rooms share stand here; what a room adds to the address stands in its own `state.ts`.

import type { Level } from '../api/types';

export type Language = 'sv' | 'en';
export type Theme = 'auto' | 'light' | 'dark';
export type Shape = 'map' | 'table';

/** The rooms of the page, as `?page=` names them. */
export const ROOMS = [
  'start',
  'map',
  'area',
  'lab',
  'compare',
  'types',
  'own',
  'plan',
  'methods',
  'indicators',
  'changes',
  'accessibility',
] as const;
export type Room = (typeof ROOMS)[number];

/** The levels that can be shown on the map, from the largest areas to the smallest. */
export const MAP_LEVELS = ['county', 'municipality', 'regso', 'deso'] as const satisfies readonly Level[];
export type MapLevel = (typeof MAP_LEVELS)[number];

/** An area: its code means nothing without its vintage. Written `RegSO_2020.0380R001`. */
export interface AreaRef {
  vintage: string;
  code: string;
}

export type SortKey = 'name' | 'code' | 'parent' | 'value' | 'people';
export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** Everything that an address can say. What it leaves out is null and is decided from the data (see `resolve`). */
export interface View {
  room: Room;
  lang: Language;
  theme: Theme;
  indicator: string | null;
  level: MapLevel | null;
  vintage: string | null;
  period: number | null;
  area: AreaRef | null;
  /** Code of the county or municipality that the view is limited to. */
  within: string | null;
  /** Edition of the police's list drawn on top. */
  overlay: string | null;
  view: Shape;
  /** Patterns over the classes, for those who tell colours apart badly. */
  patterns: boolean;
  sort: Sort;
  /** Page of the table, from 1. */
  leaf: number;
  /** Words that names in the table must contain. */
  filter: string;
}

const SORT_KEYS: readonly string[] = ['name', 'code', 'parent', 'value', 'people'] satisfies SortKey[];
const WORD = /^[A-Za-z0-9_-]{1,80}$/;

/** The parameters of the map. An address with one of them but without a room is of the map, which once was the whole page. */
const MAP_KEYS = 'indicator level vintage period within overlay area view patterns sort filter'.split(' ');
const SHARED_KEYS = new Set([...MAP_KEYS, 'page', 'lang', 'theme', 'leaf']);

/** The parameters of an address that belong to its room alone. */
export function ownParameters(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([key]) => !SHARED_KEYS.has(key)));
}

/** A room as it is when it is entered by its name: nothing chosen but language and appearance. */
export function entered(room: Room, from: View): View {
  return { ...parseView(''), room, lang: from.lang, theme: from.theme };
}

/** The sort order that an address leaves out. */
export const FIRST_SORT: Sort = { key: 'code', descending: false };

/** Reads the query part of an address. Unknown or ill-formed parts are left out, never an error. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search);
  const word = (key: string) => {
    const text = query.get(key);
    return text !== null && WORD.test(text) ? text : null;
  };
  const oneOf = <T extends string>(key: string, known: readonly T[]) => known.find((k) => k === query.get(key)) ?? null;
  const year = query.get('period') ?? '';
  const page = query.get('page') ?? '';
  // Before there were rooms, `page` was the page of the table.
  const leaf = query.get('leaf') ?? page;
  return {
    room: ROOMS.find((room) => room === page) ?? (MAP_KEYS.some((key) => query.has(key)) ? 'map' : 'start'),
    lang: oneOf('lang', ['sv', 'en'] as const) ?? 'sv',
    theme: oneOf('theme', ['auto', 'light', 'dark'] as const) ?? 'auto',
    indicator: word('indicator'),
    level: oneOf('level', MAP_LEVELS),
    vintage: word('vintage'),
    period: /^(19|2[01])\d\d$/.test(year) ? Number(year) : null,
    area: parseArea(query.get('area') ?? ''),
    within: word('within'),
    overlay: word('overlay'),
    view: oneOf('view', ['map', 'table'] as const) ?? 'map',
    patterns: query.get('patterns') === '1',
    sort: parseSort(query.get('sort') ?? ''),
    leaf: /^[1-9]\d{0,4}$/.test(leaf) ? Number(leaf) : 1,
    filter: (query.get('filter') ?? '').slice(0, 80),
  };
}

/**
 * The query part of the address of a view; empty for the view that an empty address means. `own` are the parameters that
 * the room adds; a null among them is left out.
 */
export function formatView(view: View, own: Readonly<Record<string, string | null>> = {}): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | null) => {
    if (value !== null && value !== '') query.set(key, value);
  };
  put('page', view.room === 'start' ? null : view.room);
  put('lang', view.lang === 'sv' ? null : view.lang);
  put('theme', view.theme === 'auto' ? null : view.theme);
  put('indicator', view.indicator);
  put('level', view.level);
  put('vintage', view.vintage);
  put('period', view.period === null ? null : String(view.period));
  put('within', view.within);
  put('overlay', view.overlay);
  put('area', view.area && formatArea(view.area));
  put('view', view.view === 'map' ? null : view.view);
  put('patterns', view.patterns ? '1' : null);
  put('sort', view.sort.key === FIRST_SORT.key && !view.sort.descending ? null : formatSort(view.sort));
  put('leaf', view.leaf === 1 ? null : String(view.leaf));
  put('filter', view.filter);
  for (const [key, value] of Object.entries(own)) if (!SHARED_KEYS.has(key)) put(key, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export function parseArea(text: string): AreaRef | null {
  const [vintage, code, more] = text.split('.');
  if (vintage === undefined || code === undefined || more !== undefined) return null;
  return WORD.test(vintage) && WORD.test(code) ? { vintage, code } : null;
}

export function formatArea(area: AreaRef): string {
  return `${area.vintage}.${area.code}`;
}

export function sameArea(a: AreaRef | null, b: AreaRef | null): boolean {
  return a !== null && b !== null && a.vintage === b.vintage && a.code === b.code;
}

function parseSort(text: string): Sort {
  const [key = '', direction] = text.split('.');
  return SORT_KEYS.includes(key) ? { key: key as SortKey, descending: direction === 'desc' } : FIRST_SORT;
}

function formatSort(sort: Sort): string {
  return sort.descending ? `${sort.key}.desc` : sort.key;
}
