// A value of a picture in words, the same on the map, in the table and in the profile.

import type { Unit } from '../api/types';
import type { Painted, Reason } from '../state/painted';
import type { Words } from './dictionary';
import { valueText } from './format';
import type { Key } from './sv';

/** The name of an area type, 1–5. */
export function typeName(type: number, words: Words): string {
  return words.t(`type.${type}` as Key);
}

/** Why there is no value. */
export function reasonText(reason: Reason | undefined | null, words: Words): string {
  return words.t('table.missing', { reason: words.t(`missing.${reason ?? 'not_available'}`) });
}

/** A number of a unit; an area type with its name. */
export function inWords(value: number, unit: Unit, decimals: number, words: Words): string {
  if (unit === 'class') return `${value} – ${typeName(value, words)}`;
  return valueText(value, unit, decimals, words.lang);
}

/** The value of one area of a picture, or why it has none. */
export function describe(frame: Painted, index: number, words: Words): string {
  const value = frame.values.values[index];
  if (value === null || value === undefined) return reasonText(frame.reasons.get(index), words);
  if ('say' in frame.scale) return frame.scale.say(value, words.lang);
  return inWords(value, frame.values.unit, frame.values.decimals, words);
}
