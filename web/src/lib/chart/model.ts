// A chart as data. From it are made the picture, the text that stands for it, and the table of its card, so that they cannot differ.

import type { Cell, Table } from '../card/model';
import type { MissingReason, Unit } from '../api/types';
import { valueText } from '../text/format';
import type { Language } from '../state/view';
import type { Say } from '../text/room';
import type { words } from './words';

/** What an axis measures. */
export interface Axis {
  label: string;
  unit: Unit;
  decimals: number;
}

/** A number with its bounds; `greyed` by rule where it rests on few people. */
export interface Measured {
  value: number | null;
  low?: number | null;
  high?: number | null;
  missing?: MissingReason | null;
  greyed?: boolean;
}

export interface SeriesPoint extends Measured {
  period: number;
}

export interface Series {
  label: string;
  points: readonly SeriesPoint[];
  /** Drawn in the accent colour and thicker: what the card is about. */
  main?: boolean;
  /** Brought onto other borders than it was published on: dashed, in the colour of this line, and marked in every file. */
  bridgedFrom?: string;
}

/** A mark where years before and after cannot be compared. Lines are never drawn across. */
export interface Break {
  /** The first year after the break. */
  from: number;
  text: string;
}

/** Values over years, one line per series; bounds as bands. */
export interface LineChart {
  kind: 'line';
  title: string;
  y: Axis;
  series: readonly Series[];
  breaks: readonly Break[];
}

/** One bar per thing; bounds as whiskers. */
export interface BarChart {
  kind: 'bars';
  title: string;
  x: Axis;
  bars: readonly (Measured & { label: string; /** CSS variable of its colour. */ colour?: string; main?: boolean; href?: string })[];
}

/** One dot per area with two values. */
export interface ScatterChart {
  kind: 'scatter';
  title: string;
  x: Axis;
  y: Axis;
  dots: readonly { label: string; x: number; y: number; greyed?: boolean; main?: boolean; href?: string }[];
}

export type Chart = LineChart | BarChart | ScatterChart;

type ChartSay = Say<keyof (typeof words)['sv']>;

/** The pieces of a series between breaks and missing years: what may be joined by a line. */
export function pieces(points: readonly SeriesPoint[], breaks: readonly Break[]): SeriesPoint[][] {
  const cuts = breaks.map((b) => b.from);
  const found: SeriesPoint[][] = [];
  let before: SeriesPoint | null = null;
  for (const point of [...points].sort((a, b) => a.period - b.period)) {
    const apart = before === null || cuts.some((cut) => before!.period < cut && cut <= point.period);
    if (point.value === null) {
      before = null;
      continue;
    }
    if (apart) found.push([]);
    found.at(-1)!.push(point);
    before = point;
  }
  return found;
}

/** Areas may have the same name; their columns are told apart. */
const keyOf = (series: readonly Series[], i: number) => {
  const before = series.slice(0, i).filter((s) => s.label === series[i]!.label).length;
  return before === 0 ? series[i]!.label : `${series[i]!.label} ${before + 1}`;
};
const number = (axis: Axis) => ({ unit: axis.unit, decimals: axis.decimals });

/** The chart's numbers as the table of a card. */
export function tableOf(chart: Chart, say: ChartSay): Table {
  switch (chart.kind) {
    case 'line': {
      const years = [...new Set(chart.series.flatMap((s) => s.points.map((p) => p.period)))].sort((a, b) => a - b);
      const at = (series: Series, year: number): Cell => series.points.find((p) => p.period === year) ?? null;
      return {
        caption: chart.title,
        columns: [{ key: 'period', label: say('year') }, ...chart.series.map((s, i) => ({ key: keyOf(chart.series, i), label: s.label, number: number(chart.y), ...(s.bridgedFrom === undefined ? {} : { bridged: true }) }))],
        rows: years.map((year) => ({ cells: [String(year), ...chart.series.map((s) => at(s, year))] })),
      };
    }
    case 'bars':
      return {
        caption: chart.title,
        columns: [
          { key: 'name', label: say('name') },
          { key: 'value', label: chart.x.label, number: number(chart.x) },
        ],
        rows: chart.bars.map(({ label, href, ...measured }) => ({ cells: [label, measured], ...(href === undefined ? {} : { href }) })),
      };
    case 'scatter':
      return {
        caption: chart.title,
        columns: [
          { key: 'name', label: say('name') },
          { key: 'x', label: chart.x.label, number: number(chart.x) },
          { key: 'y', label: chart.y.label, number: number(chart.y) },
        ],
        rows: chart.dots.map(({ label, x, y, greyed, href }) => ({
          cells: [label, { value: x, greyed: greyed ?? false }, { value: y, greyed: greyed ?? false }],
          ...(href === undefined ? {} : { href }),
        })),
      };
  }
}

/** What a chart shows, in sentences, for those who do not see it. The whole stands in the table. */
export function altOf(chart: Chart, say: ChartSay, lang: Language): string {
  const text = (value: number, axis: Axis) => valueText(value, axis.unit, axis.decimals, lang);
  const sentences = [chart.title + '.'];
  switch (chart.kind) {
    case 'line': {
      for (const { label, points } of chart.series) {
        const valued = points.filter((p) => p.value !== null).sort((a, b) => a.period - b.period);
        const [first, last] = [valued[0], valued.at(-1)];
        if (!first || !last) sentences.push(say('alt.none', { label }));
        else if (first === last) sentences.push(say('alt.one', { label, value: text(first.value!, chart.y), period: first.period }));
        else {
          const [from, to] = [text(first.value!, chart.y), text(last.value!, chart.y)];
          sentences.push(say('alt.line', { label, from, first: first.period, to, last: last.period }));
        }
      }
      for (const { from } of chart.breaks) sentences.push(say('alt.break', { period: from }));
      break;
    }
    case 'bars': {
      const valued = chart.bars.filter((b) => b.value !== null).sort((a, b) => b.value! - a.value!);
      const [most, least] = [valued[0], valued.at(-1)];
      sentences.push(say('alt.bars', { n: chart.bars.length }));
      if (most && least && most !== least) {
        sentences.push(say('alt.ends', { most: most.label, high: text(most.value!, chart.x), least: least.label, low: text(least.value!, chart.x) }));
      }
      break;
    }
    case 'scatter':
      sentences.push(say('alt.scatter', { n: chart.dots.length, x: chart.x.label, y: chart.y.label }));
  }
  return sentences.join(' ');
}
