// The rows of the legend: which colour means what, and how many areas have it.

import { MISSING, type Scale, type Shade } from '../classes/scale';
import type { Frame } from '../state/frame';
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

/** One row per class that the scale has, worst type or lowest class first, then one for missing values if any. */
export function legendRows(frame: Frame, words: Words): Row[] {
  const { scale, values } = frame;
  const rows = scale.kind === 'types' ? typeRows(scale.counts, words) : classRows(scale, values.decimals, words);
  const missing = values.values.reduce<number>((n, v) => n + (v === null ? 1 : 0), 0);
  if (missing > 0) rows.push({ shade: MISSING, label: words.t('legend.missing'), rule: null, areas: missing });
  return rows;
}

/** The reasons for missing values with their numbers, most frequent first. */
export function missingReasons(frame: Frame, words: Words): { text: string; areas: number }[] {
  return Object.entries(frame.values.missing)
    .map(([reason, indexes]) => ({ text: words.t(`missing.${reason}` as Key), areas: indexes.length }))
    .filter(({ areas }) => areas > 0)
    .sort((a, b) => b.areas - a.areas);
}

function typeRows(counts: readonly number[], words: Words): Row[] {
  return counts.map((areas, i) => ({
    shade: i,
    label: `${i + 1} ${typeName(i + 1, words)}`,
    rule: words.t(`rule.${i + 1}` as Key),
    areas,
  }));
}

function classRows(scale: Extract<Scale, { kind: 'quantiles' }>, decimals: number, words: Words): Row[] {
  const { cuts, range, counts } = scale.classes;
  if (!range) return [];
  const text = (value: number) => number(value, decimals, words.lang);
  return counts.map((areas, k) => {
    const from = k === 0 ? range[0] : cuts[k - 1]!;
    const last = k === counts.length - 1;
    const to = last ? range[1] : cuts[k]!;
    // The last class holds its upper end; the others end just below the next cut.
    const label = from === to ? text(from) : last ? `${text(from)} – ${text(to)}` : `${text(from)} – < ${text(to)}`;
    return { shade: scale.shades[k]!, label, rule: null, areas };
  });
}
