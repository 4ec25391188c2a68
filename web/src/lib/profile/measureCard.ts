// Values of a measure of segregation, one for each pair of groups or each area, as the table and the bars of a card.

import type { Table } from '../card/model';
import type { BarChart } from '../chart/model';
import type { Measure, MeasureResult, MeasureRow } from '../api/types';
import type { Words } from '../text/dictionary';
import { inSentence } from '../text/format';
import { measured, type Pair } from './measures';

export interface Measured {
  label: string;
  result: MeasureResult;
  row: MeasureRow;
  href?: string;
}

export interface MeasureColumns {
  name: string;
  year: string;
  value: string;
  corrected: string;
  chance: string;
  p: string;
  parts: string;
  people: string;
}

/** “Hyresrätt mot äganderätt”; `others` says it where the group stands against all others. */
export function pairText(pair: Pair, words: Words, against: (group: string, against: string) => string, others: (group: string) => string): string {
  const name = (id: string) => words.say(pair.system.groups.find((g) => g.id === id)?.name ?? { sv: id, en: id });
  const group = name(pair.group);
  return pair.against === null ? others(group) : against(group, inSentence(name(pair.against), words.lang));
}

/** The value with its interval, what chance does to it, and what it rests on. */
export function measureTable(rows: readonly Measured[], caption: string, columns: MeasureColumns): Table {
  const index = { unit: 'points', decimals: rows[0]?.result.decimals ?? 3 } as const;
  const number = (decimals: number) => ({ unit: 'points', decimals }) as const;
  return {
    caption,
    columns: [
      { key: 'name', label: columns.name },
      { key: 'period', label: columns.year },
      { key: 'value', label: columns.value, number: index },
      { key: 'corrected', label: columns.corrected, number: index },
      { key: 'chance', label: columns.chance, number: index },
      { key: 'p', label: columns.p, number: number(4) },
      { key: 'parts', label: columns.parts, number: number(0) },
      { key: 'people', label: columns.people, number: number(0) },
    ],
    rows: rows.map(({ label, row, href }) => ({
      cells: [label, String(row.period), measured(row), row.corrected, row.test?.mean ?? null, row.test?.p ?? null, row.n, row.people],
      ...(href === undefined ? {} : { href }),
    })),
  };
}

/** One bar for each value, with its interval as a whisker. */
export function measureBars(rows: readonly Measured[], title: string, axis: string, main: (row: Measured) => boolean = () => true): BarChart {
  return {
    kind: 'bars',
    title,
    x: { label: axis, unit: 'points', decimals: 2 },
    bars: rows.map((one) => ({ label: one.label, ...measured(one.row), main: main(one) })),
  };
}

/** The name of a measure with the values that it lies between, for an axis. */
export function axisText(measure: Measure, words: Words): string {
  const ends = [measure.least, measure.greatest];
  return ends.every((end) => end !== null) ? `${words.say(measure.name)}, ${ends.join('–')}` : words.say(measure.name);
}

/** Cautions of several answers, each once. */
export function cautionsOf(rows: readonly Measured[], words: Words): string {
  const all = rows.flatMap(({ result, row }) => [words.say(result.caution), ...row.cautions.map((caution) => words.say(caution))]);
  return [...new Set(all)].filter(Boolean).join(' ');
}
