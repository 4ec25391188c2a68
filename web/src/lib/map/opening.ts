// The picture that the map begins with while nothing is chosen: the same as the start's, and there before the lists are.

import type { Picture } from '../api/types';
import { scaleOf, shadeOf, type Palette, type Shade } from '../classes/scale';
import type { Borders } from './coarse';

export interface Opening {
  borders: Borders;
  shades: Shade[];
  palette: Palette;
}

export function openingOf({ values, worse, borders }: Picture): Opening {
  const scale = scaleOf({ unit: values.unit, worse }, values);
  return { borders, shades: values.values.map((value) => shadeOf(value, scale)), palette: scale.palette };
}
