// How high a chart will be, known before the library that draws it is there: its place is kept, so that what stands below does not move.

import { labelsFor, LETTER } from './labels';
import type { BarChart, Chart } from './model';

/** Room for a name above its bar, in points of the screen. */
export const ABOVE = 18;

/** Room that the names of bars need beside them. */
export function lettersBeside({ bars }: BarChart): number {
  return 18 + LETTER * Math.max(4, ...bars.map((bar) => bar.label.length));
}

/** Names stand beside their bars where there is room for them, else above. */
export function namesAbove(chart: BarChart, width: number): boolean {
  return lettersBeside(chart) > width * 0.45;
}

/** The height of a chart of a width, in points of the screen. */
export function heightOf(chart: Chart, width: number): number {
  switch (chart.kind) {
    case 'line':
      return 300 + labelsFor(chart.series.map((s) => s.label), width).top;
    case 'bars':
      return 56 + chart.bars.length * (26 + (namesAbove(chart, width) ? ABOVE : 0));
    case 'scatter':
      return Math.min(460, Math.max(280, width * 0.75));
  }
}
