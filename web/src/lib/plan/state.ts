// What the planning desk adds to the address: the tab, and what a plan is asked. Answers are not in the address; a saved scenario is named there.

import type { Brief, Condition } from './types';

export const TABS = ['offices', 'network', 'leases', 'training', 'scenarios'] as const;
export type Tab = (typeof TABS)[number];

export const AIMS = ['least_mean', 'least_worst', 'most_within', 'fewest_within'] as const;
export type Aim = (typeof AIMS)[number];
export const CANDIDATES = ['municipalities', 'demand', 'none'] as const;
export type Candidates = (typeof CANDIDATES)[number];

/** At most so many minutes for the people of these area types; all people where none are named. */
export interface AtMost {
  types: readonly number[];
  minutes: number;
}
/** At most a share of the people of these area types gets a way longer by more than so many minutes. */
export interface LoseAtMost extends AtMost {
  percent: number;
}

/** What a plan is asked, as the form says it. */
export interface Question {
  aim: Aim;
  /** Minutes of the aims that count within. */
  minutes: number;
  /** How many offices; null: as many as today. */
  least: number | null;
  most: number | null;
  candidates: Candidates;
  keep: readonly string[];
  without: readonly string[];
  county: boolean;
  municipality: boolean;
  stay: number | null;
  apart: number | null;
  atMost: AtMost | null;
  lose: LoseAtMost | null;
}

export interface PlanState {
  tab: Tab;
  /** Id of the office whose form or sheet is open; `new` for one that is being added. */
  office: string | null;
  /** Names of the scenarios that are compared. */
  compare: readonly string[];
  question: Question;
}

export const FIRST: Question = {
  aim: 'least_mean',
  minutes: 30,
  least: null,
  most: null,
  candidates: 'municipalities',
  keep: [],
  without: [],
  county: false,
  municipality: false,
  stay: null,
  apart: null,
  atMost: null,
  lose: null,
};

const whole = (text = '', most = 100_000) => (/^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : null);
const decimal = (text = '') => (/^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : null);
/** Names with ~ between; a ~ in a name is written out. */
const listed = (text = '') => text.split('~').filter((one) => one !== '').slice(0, 1000).map((one) => one.replaceAll('%7E', '~'));
const joined = (names: readonly string[]) => names.map((one) => one.replaceAll('~', '%7E')).join('~') || null;
const typesOf = (text = '') => [1, 2, 3, 4, 5].filter((type) => text.includes(String(type)));

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parsePlan(own: Readonly<Record<string, string>>): PlanState {
  const one = <T extends string>(known: readonly T[], text: string | undefined, otherwise: T) => known.find((k) => k === text) ?? otherwise;
  const [least, most] = (own.number ?? '').split('-');
  const rules = new Set((own.rules ?? '').split(','));
  const [mostTypes, mostMinutes] = (own.atmost ?? '').split('.');
  const lose = (own.lose ?? '').split('.');
  const percent = whole(lose[1], 100);
  return {
    tab: one(TABS, own.tab, 'offices'),
    office: own.office ?? null,
    compare: listed(own.compare),
    question: {
      aim: one(AIMS, own.aim, FIRST.aim),
      minutes: whole(own.minutes, 600) || FIRST.minutes,
      least: whole(least),
      most: whole(most ?? least),
      candidates: one(CANDIDATES, own.candidates, FIRST.candidates),
      keep: listed(own.keep),
      without: listed(own.without),
      county: rules.has('county'),
      municipality: rules.has('municipality'),
      stay: whole(own.stay),
      apart: decimal(own.apart),
      atMost: whole(mostMinutes, 600) ? { types: typesOf(mostTypes), minutes: Number(mostMinutes) } : null,
      lose: percent !== null && whole(lose[2], 600) !== null ? { types: typesOf(lose[0]), percent, minutes: Number(lose[2]) } : null,
    },
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatPlan({ tab, office, compare, question: q }: PlanState): Record<string, string | null> {
  const rules = [q.county && 'county', q.municipality && 'municipality'].filter(Boolean).join(',');
  const text = (value: number | null) => (value === null ? null : String(value));
  const counts = q.aim === 'most_within' || q.aim === 'fewest_within';
  return {
    tab: tab === 'offices' ? null : tab,
    office,
    compare: joined(compare),
    aim: q.aim === FIRST.aim ? null : q.aim,
    minutes: counts && q.minutes !== FIRST.minutes ? String(q.minutes) : null,
    number: q.least === null ? null : q.most === q.least || q.most === null ? String(q.least) : `${q.least}-${q.most}`,
    candidates: q.candidates === FIRST.candidates ? null : q.candidates,
    keep: joined(q.keep),
    without: joined(q.without),
    rules: rules || null,
    stay: text(q.stay),
    apart: text(q.apart),
    atmost: q.atMost && `${q.atMost.types.join('')}.${q.atMost.minutes}`,
    lose: q.lose && `${q.lose.types.join('')}.${q.lose.percent}.${q.lose.minutes}`,
  };
}

/** The question as the desk is asked it. */
export function briefOf(q: Question): Brief {
  const groups = (types: readonly number[]) => ({ grouping: types.length > 0 ? 'area_type' : '', groups: types.map(String) });
  const conditions: Condition[] = [];
  if (q.county) conditions.push({ rule: 'one_per_county' });
  if (q.municipality) conditions.push({ rule: 'stay_in_municipalities' });
  if (q.stay !== null) conditions.push({ rule: 'stay_at_least', offices: q.stay });
  if (q.atMost) conditions.push({ rule: 'at_most', ...groups(q.atMost.types), minutes: q.atMost.minutes });
  if (q.lose) conditions.push({ rule: 'lose_at_most', ...groups(q.lose.types), percent: q.lose.percent, minutes: q.lose.minutes });
  if (q.apart !== null) conditions.push({ rule: 'apart', km: q.apart });
  return {
    aim: q.aim === 'most_within' || q.aim === 'fewest_within' ? { what: q.aim, minutes: q.minutes } : { what: q.aim },
    number: q.least === null ? null : { least: q.least, most: q.most ?? q.least },
    candidates: q.candidates,
    keep: [...q.keep],
    without: [...q.without],
    conditions,
  };
}
