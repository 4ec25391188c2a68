// What has changed, as the tables of cards.

import type { Changes, Revision, Snapshot } from '../api/types';
import type { Table } from '../card/model';
import type { Words } from '../text/dictionary';
import { capital } from '../text/format';
import type { Say } from '../text/room';
import type { words as roomWords } from './words';

type T = Say<keyof (typeof roomWords)['sv']>;
const COUNT = { unit: 'points', decimals: 0 } as const;

/** The day of a publisher's stamp, which is written in several ways. */
export function day(stamp: string | null): string | null {
  const found = stamp?.match(/^(\d{4})-?(\d{2})-?(\d{2})/);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : stamp;
}

/** The latest day among the stamps. */
export function latest(updates: readonly { updated: string | null }[]): string | null {
  return updates.flatMap(({ updated }) => day(updated) ?? []).sort().at(-1) ?? null;
}

/** How much differs between two snapshots; kinds without a change are left out. */
export function counted(revision: Revision, t: T): Table {
  const { columns, types_changed, areas_changed } = revision;
  const rows: [string, number][] = [
    [t('count.columnsChanged'), columns.changed],
    [t('count.columnsAdded'), columns.added],
    [t('count.columnsRemoved'), columns.removed],
    [t('count.types'), types_changed],
    [t('count.areas'), areas_changed],
  ];
  return {
    caption: t('counts'),
    columns: [
      { key: 'what', label: t('what') },
      { key: 'number', label: t('number'), number: COUNT },
    ],
    rows: rows.filter(([, n]) => n > 0).map((cells) => ({ cells })),
  };
}

export function valuesTable(revision: Revision, named: (id: string) => string, t: T): Table {
  return {
    caption: t('values'),
    columns: [
      { key: 'indicator', label: t('indicator') },
      { key: 'vintage', label: t('vintage') },
      { key: 'period', label: t('year') },
      { key: 'breakdown', label: t('part') },
      { key: 'changed', label: t('changed'), number: COUNT },
      { key: 'filled', label: t('filled'), number: COUNT },
      { key: 'emptied', label: t('emptied'), number: COUNT },
      { key: 'largest', label: t('largest') },
    ],
    rows: revision.values.map((one) => ({
      cells: [
        named(one.indicator),
        one.vintage,
        String(one.period),
        one.breakdown === 'total' ? t('everyone') : one.breakdown,
        one.changed,
        one.filled,
        one.emptied,
        one.largest_at === null ? '' : t('largestText', { code: one.largest_at, from: one.largest_from ?? '–', to: one.largest_to ?? '–' }),
      ],
    })),
  };
}

export function typesTable(revision: Revision, t: T, w: Words): Table {
  const type = (n: number | null) => (n === null ? '–' : w.t('type.short', { n }));
  return {
    caption: t('types'),
    columns: [
      { key: 'area', label: t('area') },
      { key: 'vintage', label: t('vintage') },
      { key: 'period', label: t('year') },
      { key: 'from', label: t('before') },
      { key: 'to', label: t('after') },
    ],
    rows: revision.types.map((one) => ({ cells: [`${one.name} (${one.code})`, one.vintage, String(one.period), type(one.from), type(one.to)] })),
  };
}

export function sourcesTable(revision: Revision, t: T): Table {
  const stamps = (all: readonly string[] | null) => (all === null ? '–' : all.map((stamp) => day(stamp)).join(', ') || t('unknown'));
  return {
    caption: t('sources'),
    columns: [
      { key: 'name', label: t('source') },
      { key: 'title', label: t('titleOf'), lang: 'sv' },
      { key: 'from', label: t('before') },
      { key: 'to', label: t('after') },
    ],
    rows: revision.sources.map((one) => ({ cells: [one.name, one.title, stamps(one.from), stamps(one.to)] })),
  };
}

export function updatesTable(changes: Changes, t: T, w: Words): Table {
  return {
    caption: t('updates'),
    columns: [
      { key: 'name', label: t('table') },
      { key: 'updated', label: t('updated') },
      { key: 'publisher', label: t('publisher') },
      { key: 'title', label: t('titleOf'), lang: 'sv' },
    ],
    rows: changes.updates.map((one) => ({ cells: [one.name, day(one.updated) ?? t('unknown'), w.say(one.publisher_name), one.title] })),
  };
}

export function vintagesTable(snapshot: Snapshot, t: T, w: Words): Table {
  return {
    caption: t('vintages'),
    columns: [
      { key: 'vintage', label: t('vintage') },
      { key: 'level', label: t('level') },
      { key: 'areas', label: t('areas'), number: COUNT },
      { key: 'shapes', label: t('shapes'), number: COUNT },
      { key: 'complete', label: t('complete') },
    ],
    rows: snapshot.vintages.map((v) => ({
      cells: [w.say(v.name), capital(w.t(`level.${v.level}`), w.lang), v.areas, v.with_boundaries, t(v.complete ? 'yes' : 'partly')],
    })),
  };
}
