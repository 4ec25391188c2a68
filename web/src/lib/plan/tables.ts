// The tables of the desk's answers, for their cards.

import type { Cell, Column, Table, TableRow } from '../card/model';
import type { Words } from '../text/dictionary';
import type { Say } from '../text/room';
import type { ChangeRow, Consequences, Plan, Prices, Reach } from './types';
import type { PlanWords } from './words';

type T = Say<keyof PlanWords>;
const people = { unit: 'persons' as const, decimals: 0 };
const minutes = { unit: 'points' as const, decimals: 1 };
const percent = { unit: 'percent' as const, decimals: 1 };

/** Groups as rows: people, minutes, and who is beyond each band. */
export function reachTable(caption: string, rows: readonly { name: string; reach: Reach }[], t: T): Table {
  const bands = rows[0]?.reach.bands.map((band) => band.minutes) ?? [];
  return {
    caption,
    columns: [
      { key: 'group', label: t('group') },
      { key: 'people', label: t('people'), number: people },
      { key: 'mean', label: t('mean'), number: minutes },
      { key: 'median', label: t('median'), number: minutes },
      { key: 'worst', label: t('worst'), number: minutes },
      ...bands.flatMap((n): Column[] => [
        { key: `beyond_${n}`, label: t('beyond', { n }), number: people },
        { key: `beyond_${n}_percent`, label: t('beyondShare', { n }), number: percent },
      ]),
    ],
    rows: rows.map(({ name, reach }) => ({
      cells: [name, reach.people, reach.mean, reach.median, reach.worst, ...reach.bands.flatMap((band): Cell[] => [band.beyond, band.beyond_percent])],
    })),
  };
}

/** Everybody and the groups of one division, before and after. */
export function changeTable(caption: string, rows: readonly ChangeRow[], w: Words, t: T): Table {
  const bands = rows[0]?.after.bands.map((band) => band.minutes) ?? [];
  const twice = (key: string, label: string, number: Column['number']): Column[] =>
    (['before', 'after'] as const).map((when) => ({ key: `${key}_${when}`, label: `${label} ${t(when)}`, number: number! }));
  return {
    caption,
    columns: [
      { key: 'group', label: t('group') },
      { key: 'people', label: t('people'), number: people },
      ...twice('mean', t('mean'), minutes),
      ...twice('median', t('median'), minutes),
      ...twice('worst', t('worst'), minutes),
      ...bands.flatMap((n) => [...twice(`beyond_${n}`, t('beyond', { n }), people), ...twice(`beyond_${n}_percent`, t('beyondShare', { n }), percent)]),
      { key: 'longer', label: t('longer'), number: people },
      { key: 'shorter', label: t('shorter'), number: people },
    ],
    rows: rows.map(
      ({ name, before, after, longer, shorter }): TableRow => ({
        cells: [
          w.say(name),
          after.people,
          ...(['mean', 'median', 'worst'] as const).flatMap((key) => [before[key], after[key]]),
          ...after.bands.flatMap((band, i) => [before.bands[i]!.beyond, band.beyond, before.bands[i]!.beyond_percent, band.beyond_percent]),
          longer,
          shorter,
        ],
      }),
    ),
  };
}

/** What happens with each office and site. */
export function decisionTable(caption: string, plan: Plan, placeOf: (code: string) => string, t: T): Table {
  const order = ['close', 'open', 'keep'];
  const decisions = [...plan.decisions].sort((a, b) => order.indexOf(a.decision) - order.indexOf(b.decision));
  return {
    caption,
    columns: [
      { key: 'site', label: t('site') },
      { key: 'decision', label: t('decision') },
      { key: 'municipality', label: t('municipality') },
      { key: 'people', label: t('nearest'), number: people },
      { key: 'id', label: t('field.id') },
    ],
    rows: decisions.map(({ site, decision, people: nearest }) => ({
      cells: [site.name, t(`decision.${decision as 'keep' | 'open' | 'close'}`), placeOf(site.municipality), nearest, site.id],
    })),
  };
}

/** The areas whose way grows most. */
export function loserTable(caption: string, losers: Consequences['losers'], placeOf: (code: string) => string, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'area', label: t('area') },
      { key: 'code', label: t('code') },
      { key: 'municipality', label: t('municipality') },
      { key: 'people', label: t('people'), number: people },
      { key: 'before', label: t('was'), number: minutes },
      { key: 'after', label: t('is'), number: minutes },
      { key: 'nearest', label: t('nearestAfter') },
    ],
    rows: losers.map((of) => ({
      cells: [of.name, of.code, placeOf(of.municipality), of.people, of.before, of.after, of.nearest ?? t('noWay')],
    })),
  };
}

/** Who decides on each closing, and whom to hear. */
export function closingTable(caption: string, closings: Consequences['closings'], w: Words, t: T): Table {
  return {
    caption,
    columns: [
      { key: 'office', label: t('office') },
      { key: 'leaves', label: t('leaves') },
      { key: 'decides', label: t('decides') },
      { key: 'consulted', label: t('consulted') },
      { key: 'people', label: t('nearest'), number: people },
      { key: 'before', label: t('was'), number: minutes },
      { key: 'after', label: t('is'), number: minutes },
      { key: 'taken_over', label: t('takenOver') },
    ],
    rows: closings.map((of) => ({
      cells: [of.site.name, w.say(of.leaves_what), w.say(of.decided_by), w.say(of.consulted), of.people, of.before, of.after, of.taken_over_by],
    })),
  };
}

/** What each condition costs, with the bounds between which the price certainly lies. */
export function priceTable(caption: string, { plan, prices }: Prices, w: Words, t: T): Table {
  const number = { unit: 'points' as const, decimals: 2 };
  return {
    caption,
    columns: [
      { key: 'condition', label: t('condition') },
      { key: 'price', label: t('price'), number },
      { key: 'least', label: t('priceLeast'), number },
      { key: 'most', label: t('priceMost'), number },
      { key: 'unit', label: t('unit') },
    ],
    rows: prices.map((of) => ({ cells: [w.say(of.condition), of.found, of.least, of.most, w.say(plan.unit)] })),
  };
}
