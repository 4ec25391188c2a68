// The tables of what is within reach, for their cards: staff, sites of a town, stops of a bus.

import type { Cell, Table } from '../card/model';
import type { Words } from '../text/dictionary';
import type { Say } from '../text/room';
import type { ReachWords } from './reachWords';
import type { Floating, Rota, Town } from './types';

type T = Say<keyof ReachWords>;
const people = { unit: 'persons' as const, decimals: 0 };
const whole = { unit: 'points' as const, decimals: 0 };
const level = { unit: 'points' as const, decimals: 2 };
const one = { unit: 'points' as const, decimals: 1 };
const percent = { unit: 'percent' as const, decimals: 0 };
const pale = (value: number | null, small: boolean): Cell => (small && value !== null ? { value, greyed: true } : value);

/** Everybody and the groups of one division. */
export function groupTable(caption: string, rows: readonly Floating['all'][], w: Words, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'group', label: t('group') },
      { key: 'people', label: t('people'), number: people },
      { key: 'per_10_000', label: t('per10000'), number: level },
      { key: 'without', label: t('without'), number: people },
    ],
    rows: rows.map((of) => ({ cells: [w.say(of.name), of.people, pale(of.per_10_000, of.small), of.without] })),
  };
}

/** The areas, those with the least first; where nobody lives there is nothing to say. */
export function staffAreaTable(caption: string, areas: Floating['areas'], placeOf: (code: string) => string, t: T): Table {
  const lived = areas.filter((of) => of.per_10_000 !== null).sort((a, b) => a.per_10_000! - b.per_10_000! || a.code.localeCompare(b.code));
  return {
    caption,
    columns: [
      { key: 'area', label: t('area') },
      { key: 'code', label: t('code') },
      { key: 'municipality', label: t('municipality') },
      { key: 'people', label: t('people'), number: people },
      { key: 'per_10_000', label: t('per10000'), number: level },
    ],
    rows: lived.map((of) => ({ cells: [of.name, of.code, placeOf(of.municipality), of.people, pale(of.per_10_000, of.small)] })),
  };
}

/** The offices, the most loaded first. */
export function loadTable(caption: string, offices: Floating['offices'], placeOf: (code: string) => string, t: T): Table {
  const sorted = [...offices].sort((a, b) => (b.load_percent ?? -1) - (a.load_percent ?? -1));
  return {
    caption,
    columns: [
      { key: 'office', label: t('office') },
      { key: 'municipality', label: t('municipality') },
      { key: 'staff', label: t('staff'), number: one },
      { key: 'people', label: t('users'), number: people },
      { key: 'per_10_000', label: t('per10000'), number: level },
      { key: 'load', label: t('load'), number: percent },
    ],
    rows: sorted.map((of) => ({ cells: [of.site.name, placeOf(of.site.municipality), of.staff, of.people, of.per_10_000, of.load_percent] })),
  };
}

/** The sites of a town, the best first; what only a list says is left out without one. */
export function townTable(caption: string, town: Town, listed: boolean, t: T): Table {
  const score = town.sites.every(({ score }) => Number.isInteger(score)) ? whole : one;
  return {
    caption,
    columns: [
      { key: 'site', label: t('site') },
      { key: 'rank', label: t('rank'), number: whole },
      { key: 'best', label: t('best'), number: whole },
      { key: 'worst', label: t('worst'), number: whole },
      { key: 'score', label: t('score'), number: score },
      { key: 'people_within', label: t('peopleNear'), number: people },
      ...(listed ? [{ key: 'listed_within', label: t('listedNear'), number: people }, { key: 'on_list', label: t('onList') }] : []),
      { key: 'takes_over', label: t('takesOver'), number: people },
      { key: 'mean_minutes', label: t('meanMinutes'), number: one },
      { key: 'kilometres_to_next', label: t('kmToNext'), number: one },
      { key: 'code', label: t('code') },
    ],
    rows: town.sites.map((of) => ({
      cells: [
        of.site.name,
        of.rank,
        of.ranks[0]!,
        of.ranks[1]!,
        of.score,
        pale(of.people_within, of.people_within < 100),
        ...(listed ? [of.listed_within, of.on_list ? t('yes') : t('no')] : []),
        of.takes_over,
        of.mean_minutes,
        of.kilometres_to_next,
        of.site.id,
      ],
    })),
  };
}

/** The stops in the order in which they are visited; last those that no day visits. */
export function stopTable(caption: string, rota: Rota, placeOf: (code: string) => string, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'stop', label: t('stop') },
      { key: 'day', label: t('day') },
      { key: 'arrives', label: t('arrives'), number: whole },
      { key: 'people', label: t('reached'), number: people },
      { key: 'municipality', label: t('municipality') },
      { key: 'id', label: t('code') },
    ],
    rows: rota.stops.map((of) => ({
      cells: [of.site.name, of.day === null ? t('dayNone') : String(of.day), of.arrives, of.people, placeOf(of.site.municipality), of.site.id],
    })),
  };
}

/** The days of the rota. */
export function dayTable(caption: string, rota: Rota, t: T): Table {
  const names = (day: number) => rota.stops.filter((of) => of.day === day).map(({ site }) => site.name);
  return {
    caption,
    columns: [
      { key: 'day', label: t('day') },
      { key: 'stops', label: t('stop') },
      { key: 'people', label: t('reached'), number: people },
      { key: 'driving', label: t('driving'), number: whole },
      { key: 'standing', label: t('standing'), number: whole },
      { key: 'whole', label: t('whole'), number: whole },
    ],
    rows: rota.days.map((of) => ({ cells: [String(of.day), names(of.day).join(', '), of.people, of.driving, of.standing, of.driving + of.standing] })),
  };
}
