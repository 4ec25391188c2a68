// The change between two years as a picture: down, within what rounding explains, up.

import type { Change } from '../api/types';
import { classOf, quantile } from '../classes/quantiles';
import { MISSING, type Shade } from '../classes/scale';
import type { Frame } from '../state/frame';
import type { ChangeScale, Painted } from '../state/painted';
import type { Language } from '../state/view';
import { number } from '../text/format';
import { reasonsOf } from './reasons';

/** Classes of size on each side of zero. */
const CLASSES = 3;
/** The colour of no change. */
export const SAME: Shade = CLASSES;

/** The picture of a change; `frame` is of the later year. */
export function changePicture(frame: Frame, change: Change): Painted {
  const sure = change.values.map((_, i) => isCertain(change, i));
  const scale = changeScale(change, sure);
  return {
    ...frame,
    scale,
    shades: change.values.map((value, i) => shadeOfChange(value, sure[i]!, scale)),
    reasons: reasonsOf(change.missing),
    values: {
      ...frame.values,
      unit: 'points',
      decimals: change.decimals,
      values: change.values,
      missing: change.missing,
      interval: change.interval ?? null,
      breaks: [...change.breaks].sort((a, b) => a.from - b.from),
      note: change.note_to ?? null,
      provenance: change.provenance_to,
    },
  };
}

/** Whether a change is more than rounding can explain: zero does not lie within its bounds. Without bounds every change counts. */
export function isCertain({ values, interval }: Pick<Change, 'values' | 'interval'>, index: number): boolean {
  const value = values[index];
  if (value === null || value === undefined) return false;
  const [low, high] = [interval?.low[index], interval?.high[index]];
  if (typeof low !== 'number' || typeof high !== 'number') return value !== 0;
  return low > 0 || high < 0;
}

/**
 * Thirds of the sizes of the certain changes, so that one class means the same amount up as down and zero lies in the
 * middle. Equal sizes share a class.
 */
function changeScale(change: Change, sure: readonly boolean[]): ChangeScale {
  const sizes = Float64Array.from(change.values.flatMap((value, i) => (sure[i] && value !== null ? [Math.abs(value)] : []))).sort();
  const cuts: number[] = [];
  for (let k = 1; k < CLASSES && sizes.length > 0; k++) {
    const cut = quantile(sizes, k / CLASSES);
    if (cut > sizes[0]! && cut !== cuts.at(-1)) cuts.push(cut);
  }
  return {
    kind: 'change',
    palette: 'change',
    cuts,
    largest: sizes.at(-1) ?? null,
    // Few classes still use the whole width of the colours.
    steps: ([[2], [1, 3], [1, 2, 3]] as const)[cuts.length] ?? [],
    from: change.from,
    to: change.to,
    sentence: change.sentence,
    unit: change.unit_name,
    bounded: change.interval !== null,
    say: (value, lang) => `${signed(value, change.decimals, lang)} ${change.unit_name[lang]}`,
    written: String,
  };
}

function shadeOfChange(value: number | null, sure: boolean, scale: ChangeScale): Shade {
  if (value === null) return MISSING;
  if (!sure) return SAME;
  const step = scale.steps[classOf(Math.abs(value), scale.cuts)] ?? 0;
  return SAME + Math.sign(value) * step;
}

/** A number with its sign, also above zero. */
export function signed(value: number, decimals: number, lang: Language): string {
  const text = number(Math.abs(value), decimals, lang);
  return Number(value.toFixed(decimals)) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`;
}
