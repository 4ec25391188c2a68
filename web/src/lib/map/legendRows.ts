// The rows of the legend: which colour means what, and how many areas have it.

import { AREA_TYPES, MISSING, type Scale, type Shade } from '../classes/scale';
import { indexesWithin, type Frame } from '../state/frame';
import type { Painted, Reason } from '../state/painted';
import { typeName } from '../text/describe';
import type { Words } from '../text/dictionary';
import { number } from '../text/format';
import type { Key } from '../text/sv';

export interface Row {
  shade: Shade;
  /** What the colour means. */
  label: string;
  /** The rule of an area type. */
  rule: string | null;
  areas: number;
}

/** Something drawn on top of the colours. */
export interface Mark {
  kind: 'police' | 'own';
  label: string;
}

/** What the view draws on top: a list of the police, an own area. */
export function legendMarks(overlay: string | null, ownArea: boolean, words: Words): Mark[] {
  const police: Mark[] = overlay === null ? [] : [{ kind: 'police', label: words.t('legend.police', { year: overlay.split('_')[1] ?? '' }) }];
  return ownArea ? [...police, { kind: 'own', label: words.t('room.own') }] : police;
}

/**
 * One row per class that the scale has, worst type or lowest class first, then one for missing values if any. The
 * classes are those of the whole country, so that colours keep their meaning; the numbers are of the areas inside
 * `within`, which are the ones shown.
 */
export function legendRows(frame: Frame, words: Words, within: string | null = null): Row[] {
  const { scale, values } = frame;
  const shown = new Map<Shade, number>();
  for (const i of indexesWithin(frame.areas, within)) {
    const shade = frame.shades[i]!;
    shown.set(shade, (shown.get(shade) ?? 0) + 1);
  }
  const rows = scale.kind === 'types' ? typeRows(words) : classRows(scale, values.decimals, words);
  if (values.values.some((v) => v === null)) rows.push({ shade: MISSING, label: words.t('legend.missing'), rule: null, areas: 0 });
  return rows.map((row) => ({ ...row, areas: shown.get(row.shade) ?? 0 }));
}

/** The reasons for missing values with their numbers, most frequent first. */
export function missingReasons({ reasons }: Pick<Painted, 'reasons'>, words: Words): { text: string; areas: number }[] {
  const counts = new Map<Reason, number>();
  for (const reason of reasons.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, areas]) => ({ text: words.t(`missing.${reason}`), areas }))
    .sort((a, b) => b.areas - a.areas);
}

function typeRows(words: Words): Row[] {
  return AREA_TYPES.map((type, i) => ({
    shade: i,
    label: `${type} ${typeName(type, words)}`,
    rule: words.t(`rule.${type}` as Key),
    areas: 0,
  }));
}

function classRows(scale: Extract<Scale, { kind: 'quantiles' }>, decimals: number, words: Words): Row[] {
  const { cuts, range, counts } = scale.classes;
  if (!range) return [];
  const text = (value: number) => number(value, decimals, words.lang);
  return counts.map((_, k) => {
    const from = k === 0 ? range[0] : cuts[k - 1]!;
    const last = k === counts.length - 1;
    const to = last ? range[1] : cuts[k]!;
    // The last class holds its upper end; the others end just below the next cut.
    const label = from === to ? text(from) : last ? `${text(from)} – ${text(to)}` : `${text(from)} – < ${text(to)}`;
    return { shade: scale.shades[k]!, label, rule: null, areas: 0 };
  });
}
