// The first picture of the start as data: its scale, its classes with their areas, and the address of the same map.

import type { Picture } from '../api/types';
import { AREA_TYPES, scaleOf, shadeOf, type Scale, type Shade } from '../classes/scale';
import type { View } from '../state/view';
import { MAP_LEVELS } from '../state/view';
import { typeName } from '../text/describe';
import type { Words } from '../text/dictionary';
import { number, valueText } from '../text/format';

export interface ClassRow {
  shade: Shade;
  label: string;
  areas: number;
}

export interface Shown {
  scale: Scale;
  /** Colour of each area. */
  shades: Shade[];
  /** The classes that are on the map, with the number of areas of each; areas without a value are not among them. */
  classes: ClassRow[];
  valued: number;
}

/** The picture in colours and classes. */
export function shownOf(picture: Picture, words: Words): Shown {
  const { values } = picture;
  const scale = scaleOf({ unit: values.unit, worse: picture.worse }, values);
  const shades = values.values.map((value) => shadeOf(value, scale));
  const count = (shade: Shade) => shades.filter((s) => s === shade).length;
  const valued = values.values.filter((value) => value !== null).length;
  if (scale.kind === 'types') {
    const classes = AREA_TYPES.map((type) => ({ shade: type - 1, label: `${type} – ${typeName(type, words)}`, areas: count(type - 1) }));
    return { scale, shades, classes, valued };
  }
  const { cuts, range, counts } = scale.classes;
  const classes = counts.map((areas, k) => {
    const low = number(cuts[k - 1] ?? range![0], values.decimals, words.lang);
    const high = valueText(cuts[k] ?? range![1], values.unit, values.decimals, words.lang);
    return { shade: scale.shades[k]!, label: `${low}–${high}`, areas };
  });
  return { scale, shades, classes, valued };
}

/** What to change to see the same picture in the room of the map. */
export function mapOf(picture: Picture): Partial<View> {
  const level = MAP_LEVELS.find((l) => l === picture.level) ?? null;
  const { indicator, vintage, period } = picture.values;
  return { room: 'map', indicator, level, vintage, period };
}
