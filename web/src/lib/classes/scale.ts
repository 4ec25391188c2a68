// How a column is coloured: one scale per kind of indicator, shared by the map, the legend and the table.

import type { Indicator, Values } from '../api/types';
import { classOf, quantileClasses, rampPositions, type Classes } from './quantiles';

/** Number of a colour of its palette from 0, or one of the two below. */
export type Shade = number;
/** No value. */
export const MISSING: Shade = -1;
/** Outside what the view is limited to. */
export const OUTSIDE: Shade = -2;

/** The family of colours. Warm: more is worse; cool: less is worse; plain: neither. */
export type Palette = 'types' | 'warm' | 'cool' | 'plain' | 'change' | 'clusters';

/** How many colours a family has. */
export const shadesOf = (palette: Palette): number => (palette === 'change' ? 7 : 5);

export type Scale =
  | { kind: 'types'; palette: 'types' }
  | { kind: 'quantiles'; palette: 'warm' | 'cool' | 'plain'; classes: Classes; shades: Shade[] };

export const AREA_TYPES = [1, 2, 3, 4, 5] as const;

/** The scale of a column: the five area types as they are, other numbers in quintiles of all areas that have a value. */
export function scaleOf(indicator: Pick<Indicator, 'unit' | 'worse'>, values: Pick<Values, 'values'>): Scale {
  if (indicator.unit === 'class') return { kind: 'types', palette: 'types' };
  const palette = ({ high: 'warm', low: 'cool', neither: 'plain' } as const)[indicator.worse];
  const classes = quantileClasses(values.values);
  return { kind: 'quantiles', palette, classes, shades: rampPositions(classes.counts.length) };
}

/** The colour of one value. */
export function shadeOf(value: number | null | undefined, scale: Scale): Shade {
  if (value === null || value === undefined) return MISSING;
  if (scale.kind === 'types') return value >= 1 && value <= 5 ? value - 1 : MISSING;
  return scale.shades[classOf(value, scale.classes.cuts)] ?? MISSING;
}

/** The CSS variable of a colour. */
export function colourVariable(shade: Shade, palette: Palette): string {
  return shade === MISSING ? '--missing' : shade === OUTSIDE ? '--outside' : `--${palette}-${shade + 1}`;
}
