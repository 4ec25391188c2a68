// What has changed, as the tables of cards.

import type { Changes, KeptSnapshot, Revision, Snapshot, TableRevised } from '../api/types';
import type { Table } from '../card/model';
import type { Words } from '../text/dictionary';
import { capital, valueText } from '../text/format';
import type { Say } from '../text/room';
import { SHORT } from './state';
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
  const { columns, total, types_changed, areas_changed } = revision;
  const rows: [string, number][] = [
    [t('count.revised'), total.revised],
    [t('count.added'), total.added],
    [t('count.gone'), total.gone],
    [t('count.bounds'), total.bounds],
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

/** A snapshot as people tell it from others: when it was written, and the beginning of its name. */
export function snapshotName({ id, written }: KeptSnapshot): string {
  return `${written.slice(0, 10)} ${written.slice(11, 16)} UTC, ${id.slice(0, SHORT)}`;
}

const tableName = ({ tables }: TableRevised) => tables.map(({ name }) => name).join(' + ');

/** One row for each table, or for those that figures come from together; the total last. */
export function tablesTable({ tables, total, types_changed }: Revision, t: T): Table {
  const numbers = ({ revised, added, gone, bounds }: Revision['total'], types: number) => [revised, added, gone, bounds, types];
  return {
    caption: t('tables'),
    columns: [
      { key: 'table', label: t('table') },
      { key: 'revised', label: t('changed'), number: COUNT },
      { key: 'added', label: t('filled'), number: COUNT },
      { key: 'gone', label: t('emptied'), number: COUNT },
      { key: 'bounds', label: t('bounds'), number: COUNT },
      { key: 'types', label: t('typesOf'), number: COUNT },
      { key: 'title', label: t('titleOf'), lang: 'sv' },
    ],
    rows: [
      ...tables.map((table) => ({ cells: [tableName(table), ...numbers(table.counts, table.types_changed), table.tables.map(({ title }) => title).join('; ')] })),
      { cells: [t('total'), ...numbers(total, types_changed), ''] },
    ],
  };
}

/** One row for each table and indicator, with the largest revision in the indicator's unit. */
export function indicatorsTable({ tables }: Revision, t: T, w: Words): Table {
  const value = (one: TableRevised['indicators'][number], number: number) => valueText(number, one.unit, one.decimals, w.lang);
  const where = ({ largest }: TableRevised['indicators'][number]) =>
    largest === null ? '' : [`${largest.name === largest.code ? largest.code : `${largest.name} (${largest.code})`}, ${largest.vintage}`, largest.period, largest.breakdown === 'total' ? null : largest.breakdown].filter((part) => part !== null).join(', ');
  return {
    caption: t('indicators'),
    columns: [
      { key: 'indicator', label: t('indicator') },
      { key: 'table', label: t('table') },
      { key: 'revised', label: t('changed'), number: COUNT },
      { key: 'added', label: t('filled'), number: COUNT },
      { key: 'gone', label: t('emptied'), number: COUNT },
      { key: 'largest', label: t('largest') },
      { key: 'from', label: t('before') },
      { key: 'to', label: t('after') },
    ],
    rows: tables.flatMap((table) =>
      table.indicators.map((one) => ({
        cells: [
          w.say(one.name),
          tableName(table),
          one.counts.revised,
          one.counts.added,
          one.counts.gone,
          where(one),
          one.largest === null ? '' : value(one, one.largest.from),
          one.largest === null ? '' : value(one, one.largest.to),
        ],
      })),
    ),
  };
}

/** Columns with changed values; the largest change in full, with the language's own comma. */
export function valuesTable(revision: Revision, named: (id: string) => string, t: T, w: Words): Table {
  const exact = (value: number | null) => (value === null ? '–' : w.lang === 'sv' ? String(value).replace('.', ',') : String(value));
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
        one.largest_at === null ? '' : t('largestText', { code: one.largest_at, from: exact(one.largest_from), to: exact(one.largest_to) }),
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
      { key: 'because', label: t('because') },
    ],
    rows: revision.types.map((one) => ({ cells: [`${one.name} (${one.code})`, one.vintage, String(one.period), type(one.from), type(one.to), one.because.join(', ')] })),
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
