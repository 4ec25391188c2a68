// From a chart as data to a drawing, by Observable Plot. Loaded when the first chart is drawn.
//
// Plot puts a style element into its drawing, which the page's policy forbids: it is taken out before the drawing enters the page, and
// its few rules stand in `Chart.svelte`. Colours are the page's own, by variable, so that light, dark and contrast need no new drawing.

import * as Plot from '@observablehq/plot';
import { number as written } from '../text/format';
import type { Language } from '../state/view';
import { labelsFor, writeLabels } from './labels';
import { pieces, type Axis, type BarChart, type Break, type Chart, type LineChart, type ScatterChart, type Series } from './model';
import { ABOVE, heightOf, lettersBeside, namesAbove } from './size';

export interface Frame {
  width: number;
  lang: Language;
  alt: string;
  /** The text at a break. */
  breakText: (mark: Break) => string;
}

const MAIN = 'var(--accent)';
const OTHERS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)'];
const GREYED = 0.45;
const DASHES = '5 4';

/** The drawing of a chart, as wide as asked for. */
export function draw(chart: Chart, frame: Frame): SVGSVGElement {
  const options = chart.kind === 'line' ? lines(chart, frame) : chart.kind === 'bars' ? bars(chart, frame) : scatter(chart, frame);
  const drawing = Plot.plot({
    width: frame.width,
    className: 'plot',
    ariaLabel: frame.alt,
    ...options,
  }) as SVGSVGElement & Plot.Plot;
  for (const style of drawing.querySelectorAll('style')) style.remove();
  if (chart.kind === 'line') nameLines(drawing, chart, frame);
  drawing.setAttribute('role', 'img');
  // What is inside is said by the text and the table; it would only be noise.
  for (const part of drawing.children) part.setAttribute('aria-hidden', 'true');
  return drawing;
}

const ticks = (axis: Axis, lang: Language) => (value: number) => written(value, Number.isInteger(value) ? 0 : axis.decimals, lang);

function colourOf(series: readonly Series[]): (label: string) => string {
  const others = series.filter((s) => !s.main && s.bridgedFrom === undefined).map((s) => s.label);
  return (label) => {
    const own = series.find((s) => s.label === label);
    const of = own?.bridgedFrom === undefined ? own : series.find((s) => s.label === own.bridgedFrom);
    return of?.main ? MAIN : OTHERS[Math.max(0, others.indexOf(of?.label ?? label)) % OTHERS.length]!;
  };
}

const [TOP, LEFT, BOTTOM] = [34, 48, 30];

function lines(chart: LineChart, { lang, width, breakText }: Frame): Plot.PlotOptions {
  const { y, series, breaks } = chart;
  const colour = colourOf(series);
  const { top, right } = labelsFor(series.map((s) => s.label), width);
  // A line for each piece between breaks and missing years.
  const parts = series.flatMap((s) =>
    pieces(s.points, breaks).flatMap((piece, k) => piece.map((point) => ({ ...point, label: s.label, part: `${s.label} ${k}`, main: s.main ?? false, bridged: s.bridgedFrom !== undefined }))),
  );
  const [bridged, published] = [parts.filter((p) => p.bridged), parts.filter((p) => !p.bridged)];
  const line = (of: typeof parts, options: Plot.LineOptions) =>
    Plot.line(of, { x: 'period', y: 'value', z: 'part', stroke: (p: { label: string }) => colour(p.label), strokeWidth: (p: { main: boolean }) => (p.main ? 2.75 : 1.75), ...options });
  const bands = parts.filter((p) => typeof p.low === 'number' && typeof p.high === 'number');
  const years = series.flatMap((s) => s.points.map((p) => p.period));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const shown = breaks.filter((b) => b.from > first && b.from <= last);
  return {
    height: heightOf(chart, width),
    marginTop: TOP + top,
    marginRight: right,
    marginLeft: LEFT,
    x: { label: null, tickFormat: (year: number) => String(year), ticks: [...new Set(years)].filter((year) => Number.isInteger(year)).length < 9 ? [...new Set(years)] : 6, insetLeft: 6, insetRight: 6 },
    y: { label: y.label, labelArrow: 'none', grid: true, nice: true, tickFormat: ticks(y, lang) },
    marks: [
      Plot.ruleX(shown, { x: (b: Break) => b.from - 0.5, stroke: 'var(--muted)', strokeDasharray: '3 3' }),
      Plot.text(shown, { x: (b: Break) => b.from - 0.5, frameAnchor: 'top', dy: -8, text: breakText, fill: 'var(--muted)', fontSize: 11, lineAnchor: 'bottom' }),
      Plot.areaY(bands, { x: 'period', y1: 'low', y2: 'high', z: 'part', fill: (p: { label: string }) => colour(p.label), fillOpacity: 0.16 }),
      line(published, {}),
      line(bridged, { strokeDasharray: DASHES }),
      // Hollow: the dashes of a short line could be overlooked.
      Plot.dot(bridged, { x: 'period', y: 'value', r: 3, fill: 'var(--surface)', stroke: (p: { label: string }) => colour(p.label), strokeWidth: 1.5, strokeOpacity: (p: { greyed?: boolean }) => (p.greyed ? GREYED : 1) }),
      Plot.dot(published, { x: 'period', y: 'value', r: 3, fill: (p: { label: string }) => colour(p.label), fillOpacity: (p: { greyed?: boolean }) => (p.greyed ? GREYED : 1) }),
    ],
  };
}

/** Names lines where the drawing put their ends. */
function nameLines(drawing: SVGSVGElement & Plot.Plot, { series, breaks }: LineChart, { width }: Frame) {
  const { top, where } = labelsFor(series.map((s) => s.label), width);
  const [x, y] = [drawing.scale('x'), drawing.scale('y')];
  if (where === 'none' || !x || !y) return;
  const colour = colourOf(series);
  const named = series.map(({ label, points, bridgedFrom }) => {
    const last = pieces(points, breaks).at(-1)?.at(-1);
    const end = last && last.value !== null ? { x: Number(x.apply(last.period)), y: Number(y.apply(last.value)) } : null;
    return { name: label, colour: colour(label), end, dashed: bridgedFrom !== undefined };
  });
  writeLabels(drawing, named, where, LEFT, [TOP + top, 300 + top - BOTTOM]);
}

function bars(chart: BarChart, { lang, width }: Frame): Plot.PlotOptions {
  const { x, bars: all } = chart;
  const above = namesAbove(chart, width);
  const room = above ? ABOVE : 0;
  const bounded = all.filter((bar) => typeof bar.low === 'number' && typeof bar.high === 'number');
  return {
    height: heightOf(chart, width),
    marginBottom: 42,
    marginLeft: above ? 8 : lettersBeside(chart),
    marginRight: 24,
    x: { label: x.label, labelArrow: 'none', grid: true, nice: true, tickFormat: ticks(x, lang), zero: true, ticks: Math.max(2, Math.round(width / 110)) },
    y: { label: null, domain: all.map((bar) => bar.label), tickSize: 0, ...(above ? { axis: null } : {}) },
    marks: [
      Plot.barX(all.filter((bar) => bar.value !== null), {
        x: 'value',
        y: 'label',
        fill: (bar: BarChart['bars'][number]) => (bar.colour ? `var(${bar.colour})` : bar.main ? MAIN : OTHERS[0]!),
        fillOpacity: (bar: { greyed?: boolean }) => (bar.greyed ? GREYED : 1),
        insetTop: room,
        rx: 2,
      }),
      // The ground around a whisker keeps it apart from its bar.
      Plot.ruleY(bounded, { x1: 'low', x2: 'high', y: 'label', dy: room / 2, stroke: 'var(--surface)', strokeWidth: 5 }),
      Plot.ruleY(bounded, { x1: 'low', x2: 'high', y: 'label', dy: room / 2, stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.ruleX([0], { stroke: 'var(--muted)' }),
      ...(above ? [Plot.text(all, { y: 'label', text: 'label', frameAnchor: 'left', textAnchor: 'start', dx: 4, dy: -12, fill: 'var(--ink)', stroke: 'var(--surface)', strokeWidth: 3 })] : []),
    ],
  };
}

function scatter(chart: ScatterChart, { lang, width }: Frame): Plot.PlotOptions {
  const { x, y, dots } = chart;
  return {
    height: heightOf(chart, width),
    marginLeft: 52,
    marginBottom: 42,
    marginTop: 30,
    x: { label: x.label, labelArrow: 'none', grid: true, nice: true, tickFormat: ticks(x, lang), ticks: Math.max(3, Math.round(width / 110)) },
    y: { label: y.label, labelArrow: 'none', grid: true, nice: true, tickFormat: ticks(y, lang) },
    marks: [
      Plot.dot(dots.filter((dot) => !dot.main), {
        x: 'x',
        y: 'y',
        r: dots.length > 400 ? 2 : 3,
        fill: OTHERS[0]!,
        fillOpacity: (dot: { greyed?: boolean }) => (dot.greyed ? GREYED / 2 : GREYED),
      }),
      Plot.dot(dots.filter((dot) => dot.main), { x: 'x', y: 'y', r: 5, fill: MAIN, stroke: 'var(--surface)', strokeWidth: 1.5 }),
      Plot.text(dots.filter((dot) => dot.main), { x: 'x', y: 'y', text: 'label', dy: -11, fill: 'var(--ink)', stroke: 'var(--surface)', strokeWidth: 3, fontWeight: 600, fontSize: 11 }),
    ],
  };
}
