// What a plan is asked, as the form says it, and how it stands in the address. Names are short, and what is as usual is left out.

/** What is asked: the best network of a number, or the best to close, add or move. */
export const ASKS = ['best', 'close', 'add', 'move'] as const;
export type Asks = (typeof ASKS)[number];
export const AIMS = ['least_mean', 'least_worst', 'most_within', 'fewest_within'] as const;
export type Aim = (typeof AIMS)[number];
/** Ways to travel, as a brief names them. */
export const MODES = ['car', 'public_transport', 'cycle', 'walk'] as const;
export type Mode = (typeof MODES)[number];
export const CANDIDATES = ['municipalities', 'demand', 'none'] as const;
export type Candidates = (typeof CANDIDATES)[number];
/** The lists of sites that are decided, as a brief names them. */
export const LISTS = ['keep', 'close', 'add', 'lock', 'without'] as const;
export type List = (typeof LISTS)[number];

/** At most so many minutes for these groups of a division; for everybody where none are named. */
export interface AtMost {
  grouping: string;
  groups: readonly string[];
  minutes: number;
}
/** At most a share of these groups gets a way longer by more than so many minutes. */
export interface LoseAtMost extends AtMost {
  percent: number;
}
/** How the need of a person weighs. */
export type Need =
  | { by: 'indicator'; indicator: string; strength: number; low: boolean }
  | { by: 'share'; indicator: string }
  | { by: 'groups'; grouping: string; weights: Readonly<Record<string, number>> };
export interface Budget {
  most: number;
  rent: number;
  opening: number;
  closing: number;
}
export interface Leg {
  /** Null for the last, which goes on without end. */
  km: number | null;
  speed: number;
}

export interface Question extends Readonly<Record<List, readonly string[]>> {
  ask: Asks;
  /** How many are closed, added or moved. */
  by: number;
  aim: Aim;
  /** Minutes of the aims that count within. */
  minutes: number;
  /** How many offices; null: as many as today. */
  least: number | null;
  most: number | null;
  candidates: Candidates;
  /** `deso` or `regso`; null: the finest. */
  points: string | null;
  /** Year of the people; null: the latest. */
  people: string | null;
  /** Day on which the offices of today are open. */
  asOf: string | null;
  /** So many offices are assumed today. */
  fill: number | null;
  /** There are none today. */
  none: boolean;
  keepAll: boolean;
  region: boolean;
  county: boolean;
  municipality: boolean;
  stay: number | null;
  apart: number | null;
  atMost: readonly AtMost[];
  lose: readonly LoseAtMost[];
  /** Name of the own table of FA-regions and other divisions; null: the division of 2015. */
  regions: string | null;
  /** At least one office in every group of these divisions of that table. */
  onePer: readonly string[];
  need: Need | null;
  capacity: { staff: number; otherwise: number | null } | null;
  budget: Budget | null;
  /** The way to travel that decides. */
  mode: Mode;
  /** Ways to travel that are told beside it. */
  beside: readonly Mode[];
  /** Name of the own table of minutes; null: the built-in model. */
  matrix: string | null;
  detour: number | null;
  start: number | null;
  speeds: readonly Leg[] | null;
  bands: readonly number[] | null;
  gap: number | null;
  rounds: number | null;
}

export const FIRST: Question = {
  ask: 'best',
  by: 1,
  aim: 'least_mean',
  minutes: 30,
  least: null,
  most: null,
  candidates: 'municipalities',
  points: null,
  people: null,
  asOf: null,
  fill: null,
  none: false,
  keepAll: false,
  keep: [],
  close: [],
  add: [],
  lock: [],
  without: [],
  region: false,
  county: false,
  municipality: false,
  stay: null,
  apart: null,
  atMost: [],
  lose: [],
  regions: null,
  onePer: [],
  need: null,
  capacity: null,
  budget: null,
  mode: 'car',
  beside: [],
  matrix: null,
  detour: null,
  start: null,
  speeds: null,
  bands: null,
  gap: null,
  rounds: null,
};
const model = (detour: number, start: number, ...legs: [number | null, number][]) => ({ detour, start, speeds: legs.map(([km, speed]): Leg => ({ km, speed })) });
/** The built-in model of each way to travel, as the desk has it where nothing else is said. */
export const MODELS: Readonly<Record<Mode, { detour: number; start: number; speeds: readonly Leg[] }>> = {
  car: model(1.3, 2, [3, 30], [15, 55], [null, 80]),
  public_transport: model(1.4, 12, [10, 20], [null, 50]),
  cycle: model(1.25, 2, [null, 16]),
  walk: model(1.25, 0, [null, 5]),
};
export const BANDS: readonly number[] = [10, 20, 30, 45, 60];

/** A number as people or an address write it; null for what is none. Whether it is possible, the desk says. */
export function numberOf(text: string | undefined): number | null {
  const plain = (text ?? '').replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
/** A number without a sign or decimals. */
export const wholeOf = (text: string | undefined) => (/^\d{1,7}$/.test((text ?? '').trim()) ? Number(text) : null);

/** Names with ~ between; a ~ in a name is written out. */
export const listed = (text = '') => text.split('~').filter((one) => one !== '').slice(0, 1000).map((one) => one.replaceAll('%7E', '~'));
export const joined = (names: readonly string[]) => names.map((one) => one.replaceAll('~', '%7E')).join('~') || null;

const coded = (text: string) => encodeURIComponent(text).replaceAll('.', '%2E').replaceAll('~', '%7E').replaceAll('!', '%21');
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `12` for area types 1 and 2, nothing for everybody, else `division:group!group`. */
function formatGroups({ grouping, groups }: { grouping: string; groups: readonly string[] }): string {
  if (groups.length === 0) return '';
  if (grouping === 'area_type' && groups.every((type) => /^[1-5]$/.test(type))) return groups.join('');
  return `${coded(grouping)}:${groups.map(coded).join('!')}`;
}
function parseGroups(text: string): { grouping: string; groups: string[] } | null {
  if (text === '') return { grouping: '', groups: [] };
  if (/^[1-5]+$/.test(text)) return { grouping: 'area_type', groups: [...new Set(text)].sort() };
  const [grouping = '', groups = ''] = text.split(':');
  return grouping && groups ? { grouping: decoded(grouping), groups: groups.split('!').map(decoded) } : null;
}
// A decimal point would be a sign between parts: numbers within rules have a comma.
const formatRule = (rule: AtMost, ...numbers: number[]) => [formatGroups(rule), ...numbers.map((n) => String(n).replace('.', ','))].join('.');
/** The rule of a text with so many numbers after its groups. */
function parseRule(text: string, count: number): ({ grouping: string; groups: string[] } & { numbers: number[] }) | null {
  const [groups = '', ...rest] = text.split('.');
  const parsed = parseGroups(groups);
  const numbers = rest.map((part) => numberOf(part));
  return parsed && numbers.length === count && numbers.every((n) => n !== null) ? { ...parsed, numbers: numbers as number[] } : null;
}
const rulesOf = <T>(text: string | undefined, one: (text: string) => T | null) =>
  (text === undefined ? [] : text.split('~').slice(0, 20)).map(one).filter((rule) => rule !== null);

/** `indicator:strength`, `low:indicator:strength`, `share:indicator` or `division=code:weight,…`: as the command line writes it. */
export function formatNeed(need: Need): string {
  switch (need.by) {
    case 'indicator':
      return `${need.low ? 'low:' : ''}${need.indicator}:${need.strength}`;
    case 'share':
      return `share:${need.indicator}`;
    case 'groups':
      return `${need.grouping}=${Object.entries(need.weights).map(([code, weight]) => `${code}:${weight}`).join(',')}`;
  }
}
export function parseNeed(text = ''): Need | null {
  const [, table = '', pairs = ''] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (table) {
    const weights = pairs.split(',').map((pair): [string, number | null] => [pair.split(':')[0] ?? '', numberOf(pair.split(':')[1])]);
    if (weights.some(([code, weight]) => code === '' || weight === null)) return null;
    return { by: 'groups', grouping: table, weights: Object.fromEntries(weights) as Record<string, number> };
  }
  const share = /^share:(\w+)$/.exec(text);
  if (share) return { by: 'share', indicator: share[1]! };
  const [, low, indicator = '', strength] = /^(low:)?(\w+):(-?[\d.]+)$/.exec(text) ?? [];
  const value = numberOf(strength);
  return indicator && value !== null ? { by: 'indicator', indicator, strength: value, low: low !== undefined } : null;
}

/** `3:30,15:55,inf:80`: up to so many kilometres at so many km/h. */
export const formatSpeeds = (legs: readonly Leg[]) => legs.map(({ km, speed }) => `${km ?? 'inf'}:${speed}`).join(',');
export function parseSpeeds(text = ''): Leg[] | null {
  const legs = text.split(',').map((leg) => {
    const [km, speed] = leg.trim().split(':');
    return { km: km === 'inf' ? null : numberOf(km), speed: numberOf(speed), known: km === 'inf' || numberOf(km) !== null };
  });
  return legs.every(({ speed, known }) => known && speed !== null) ? legs.map(({ km, speed }) => ({ km, speed: speed! })) : null;
}
/** Numbers with commas between. */
export function parseNumbers(text = ''): number[] | null {
  const numbers = text.split(',').map((one) => numberOf(one));
  return numbers.every((n) => n !== null) ? (numbers as number[]) : null;
}
export const formatBudget = ({ most, rent, opening, closing }: Budget) =>
  [most, rent, ...(closing ? [opening, closing] : opening ? [opening] : [])].join(':');
function parseBudget(text = ''): Budget | null {
  const parts = text.split(':').map((part) => numberOf(part));
  if (parts.length < 2 || parts.length > 4 || parts.includes(null)) return null;
  const [most, rent, opening, closing] = parts as number[];
  return { most: most!, rent: rent!, opening: opening ?? 0, closing: closing ?? 0 };
}
export const formatCapacity = ({ staff, otherwise }: NonNullable<Question['capacity']>) => (otherwise === null ? String(staff) : `${staff}:${otherwise}`);
function parseCapacity(text: string | undefined): Question['capacity'] {
  const [staff, otherwise] = (text ?? '').split(':');
  const value = numberOf(staff);
  return value === null ? null : { staff: value, otherwise: numberOf(otherwise) };
}

/** Reads the question's parameters. What is ill-formed is left out, never an error. */
export function parseQuestion(own: Readonly<Record<string, string>>): Question {
  const one = <T extends string>(known: readonly T[], text: string | undefined, otherwise: T) => known.find((k) => k === text) ?? otherwise;
  const matching = (text: string | undefined, pattern: RegExp) => (text !== undefined && pattern.test(text) ? text : null);
  const [least, most] = (own.number ?? '').split('-');
  const rules = new Set((own.rules ?? '').split(','));
  const [ask, by] = (own.ask ?? '').split('.');
  return {
    ask: one(ASKS, ask, FIRST.ask),
    by: wholeOf(by) ?? FIRST.by,
    aim: one(AIMS, own.aim, FIRST.aim),
    minutes: numberOf(own.minutes) ?? FIRST.minutes,
    least: wholeOf(least),
    most: wholeOf(most ?? least),
    candidates: one(CANDIDATES, own.candidates, FIRST.candidates),
    points: matching(own.points, /^(deso|regso)$/),
    people: matching(own.people, /^\d{4}$/),
    asOf: matching(own.asof, /^\d{4}-\d\d-\d\d$/),
    fill: wholeOf(own.fill),
    none: rules.has('none'),
    keepAll: rules.has('keepall'),
    ...(Object.fromEntries(LISTS.map((list) => [list, listed(own[list])])) as Record<List, string[]>),
    region: rules.has('region'),
    county: rules.has('county'),
    municipality: rules.has('municipality'),
    stay: wholeOf(own.stay),
    apart: numberOf(own.apart),
    atMost: rulesOf(own.atmost, (text) => {
      const rule = parseRule(text, 1);
      return rule && { grouping: rule.grouping, groups: rule.groups, minutes: rule.numbers[0]! };
    }),
    lose: rulesOf(own.lose, (text) => {
      const rule = parseRule(text, 2);
      return rule && { grouping: rule.grouping, groups: rule.groups, percent: rule.numbers[0]!, minutes: rule.numbers[1]! };
    }),
    regions: own.regions || null,
    onePer: listed(own.oneper),
    need: parseNeed(own.need),
    capacity: parseCapacity(own.capacity),
    budget: parseBudget(own.budget),
    mode: one(MODES, own.mode, FIRST.mode),
    beside: MODES.filter((mode) => (own.beside ?? '').split(',').includes(mode)),
    matrix: own.matrix || null,
    detour: numberOf(own.detour),
    start: numberOf(own.start),
    speeds: own.speeds === undefined ? null : parseSpeeds(own.speeds),
    bands: own.bands === undefined ? null : parseNumbers(own.bands),
    gap: numberOf(own.gap),
    rounds: wholeOf(own.rounds),
  };
}

/** The parameters of a question; null for what an address without them means. */
export function formatQuestion(q: Question): Record<string, string | null> {
  const rules = (['region', 'county', 'municipality', 'none'] as const).filter((rule) => q[rule]).concat(q.keepAll ? ['keepall' as never] : []);
  const text = (value: number | null) => (value === null ? null : String(value));
  const counts = q.aim === 'most_within' || q.aim === 'fewest_within';
  return {
    ask: q.ask === FIRST.ask ? null : `${q.ask}.${q.by}`,
    aim: q.aim === FIRST.aim ? null : q.aim,
    minutes: counts && q.minutes !== FIRST.minutes ? String(q.minutes) : null,
    number: q.least === null ? null : q.most === q.least || q.most === null ? String(q.least) : `${q.least}-${q.most}`,
    candidates: q.candidates === FIRST.candidates ? null : q.candidates,
    points: q.points,
    people: q.people,
    asof: q.asOf,
    fill: text(q.fill),
    ...Object.fromEntries(LISTS.map((list) => [list, joined(q[list])])),
    rules: rules.join(',') || null,
    stay: text(q.stay),
    apart: text(q.apart),
    atmost: q.atMost.map((rule) => formatRule(rule, rule.minutes)).join('~') || null,
    lose: q.lose.map((rule) => formatRule(rule, rule.percent, rule.minutes)).join('~') || null,
    regions: q.regions,
    oneper: joined(q.onePer),
    need: q.need && formatNeed(q.need),
    capacity: q.capacity && formatCapacity(q.capacity),
    budget: q.budget && formatBudget(q.budget),
    mode: q.mode === FIRST.mode ? null : q.mode,
    beside: q.beside.join(',') || null,
    matrix: q.matrix,
    detour: text(q.detour),
    start: text(q.start),
    speeds: q.speeds && formatSpeeds(q.speeds),
    bands: q.bands && q.bands.join(','),
    gap: text(q.gap),
    rounds: text(q.rounds),
  };
}
