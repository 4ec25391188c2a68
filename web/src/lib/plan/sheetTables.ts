// The tables of decision sheets and of training.

import type { Table } from '../card/model';
import type { Words } from '../text/dictionary';
import type { Say } from '../text/room';
import type { Sheet, Training } from './types';
import type { PlanWords } from './words';

type T = Say<keyof PlanWords>;
const people = { unit: 'persons' as const, decimals: 0 };
const whole = { unit: 'points' as const, decimals: 0 };
const one = { unit: 'points' as const, decimals: 1 };
const two = { unit: 'points' as const, decimals: 2 };

/** What could be done with the office, and what each means for people and rent. */
export function alternativeTable(caption: string, alternatives: Sheet['alternatives'], w: Words, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'what', label: t('alternative') },
      { key: 'site', label: t('site') },
      { key: 'before', label: t('was'), number: one },
      { key: 'after', label: t('is'), number: one },
      { key: 'longer', label: t('longer'), number: people },
      { key: 'shorter', label: t('shorter'), number: people },
      { key: 'beyond_before', label: `${t('beyond', { n: 30 })} ${t('before')}`, number: people },
      { key: 'beyond_after', label: `${t('beyond', { n: 30 })} ${t('after')}`, number: people },
      { key: 'rent', label: t('rentChange'), number: whole },
      { key: 'sentence', label: t('reckoned') },
    ],
    rows: alternatives.map((of) => ({
      cells: [w.say(of.name), of.site?.name ?? null, of.before, of.after, of.longer, of.shorter, of.beyond[0] ?? null, of.beyond[1] ?? null, of.rent, w.say(of.sentence)],
    })),
  };
}

/** Indicators of the catchment beside the average office. */
export function needTable(caption: string, needs: Sheet['catchment']['needs'], w: Words, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'indicator', label: t('indicator') },
      { key: 'value', label: t('here'), number: one },
      { key: 'average', label: t('averageOffice'), number: one },
      { key: 'difference', label: t('difference'), number: two },
      { key: 'rank', label: t('rank'), number: whole },
      { key: 'areas', label: t('areas'), number: whole },
    ],
    rows: needs.map((of) => ({
      cells: [w.say(of.name), of.value, of.average, { value: of.difference, low: of.low, high: of.high }, of.rank, of.areas],
    })),
  };
}

/** Who gets people from a closing. */
export function neighbourTable(caption: string, neighbours: Sheet['neighbours'], t: T): Table {
  return {
    caption,
    columns: [
      { key: 'office', label: t('office') },
      { key: 'before', label: `${t('nearest')} ${t('before')}`, number: people },
      { key: 'after', label: `${t('nearest')} ${t('after')}`, number: people },
      { key: 'per_staff_before', label: `${t('perStaff')} ${t('before')}`, number: whole },
      { key: 'per_staff_after', label: `${t('perStaff')} ${t('after')}`, number: whole },
    ],
    rows: neighbours.map((of) => ({ cells: [of.site.name, of.before, of.after, of.per_staff_before, of.per_staff_after] })),
  };
}

/** The offices with the most similar catchments. */
export function similarTable(caption: string, similar: Sheet['similar'], t: T): Table {
  return {
    caption,
    columns: [
      { key: 'office', label: t('office') },
      { key: 'distance', label: t('distance'), number: two },
      { key: 'people', label: t('nearest'), number: people },
      { key: 'visits', label: t('field.visits_year'), number: whole },
      { key: 'staff', label: t('field.staff'), number: one },
    ],
    rows: similar.map((of) => ({ cells: [of.site.name, of.distance, of.people, of.visits, of.staff] })),
  };
}

/** What stands out most among the needs of all offices. */
export function trainingTable(caption: string, ranking: Training['ranking'], w: Words, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'office', label: t('office') },
      { key: 'indicator', label: t('indicator') },
      { key: 'value', label: t('here'), number: one },
      { key: 'average', label: t('averageOffice'), number: one },
      { key: 'difference', label: t('difference'), number: two },
    ],
    rows: ranking.map(({ name, need }) => ({
      cells: [name, w.say(need.name), need.value, need.average, { value: need.difference, low: need.low, high: need.high }],
    })),
  };
}
