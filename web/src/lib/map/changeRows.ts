// The rows of a change's legend: the largest rise first, no change in the middle, the largest fall last.

import { shadesOf } from '../classes/scale';
import { indexesWithin } from '../state/frame';
import type { ChangeScale, Painted } from '../state/painted';
import type { Language } from '../state/view';
import { number } from '../text/format';
import type { Say } from '../text/room';
import type { Row } from './legendRows';
import type { MapWord } from './words';

/** One row per colour in use; the numbers are of the areas inside `within`. */
export function changeRows(painted: Painted, scale: ChangeScale, say: Say<MapWord>, lang: Language, within: string | null): Row[] {
  const same = Math.floor(shadesOf('change') / 2);
  const areas = (shade: number) => indexesWithin(painted.areas, within).filter((i) => painted.shades[i] === shade).length;
  const { decimals } = painted.values;
  const text = (value: number) => number(value, decimals, lang);
  const range = (k: number) => {
    const [low, high] = [scale.cuts[k - 1], scale.cuts[k]];
    if (high !== undefined) return low === undefined ? say('change.below', { value: text(high) }) : `${text(low)} – < ${text(high)}`;
    return low === undefined ? say('change.any') : say('change.atLeast', { value: text(low) });
  };
  const side = (sign: 1 | -1) =>
    scale.steps.map((step, k): Row => {
      const shade = same + sign * step;
      return { shade, label: say(sign > 0 ? 'change.up' : 'change.down', { range: range(k) }), rule: null, areas: areas(shade) };
    });
  const middle: Row = { shade: same, label: say(scale.bounded ? 'change.sameBounded' : 'change.same'), rule: null, areas: areas(same) };
  return scale.largest === null ? [middle] : [...side(1).reverse(), middle, ...side(-1)];
}
