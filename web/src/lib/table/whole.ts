// The map's picture as the table of a file: every area that is shown, in order of code.

import type { About, Cell, Column, Table } from '../card/model';
import type { Snapshot } from '../api/types';
import { aboutIndicators, referencesOf } from '../profile/about';
import type { Painted } from '../state/painted';
import { describe } from '../text/describe';
import type { Words } from '../text/dictionary';
import { rowsOf } from './rows';

/** `other` is the same in another year, with a column of its own. */
export function wholeTable(
  frame: Painted,
  other: Painted | null,
  within: string | null,
  caption: string,
  places: ReadonlyMap<string, string>,
  words: Words,
): Table {
  const { level } = frame.resolved;
  const rows = rowsOf(frame, within, '', places);
  const parent = { municipality: 'table.parentCounty', regso: 'table.parentMunicipality', deso: 'table.parentRegso' } as const;
  const around = level === 'county' ? null : parent[level];
  const otherAt = new Map(other?.areas.codes.map((code, i) => [code, i]));
  return {
    caption,
    columns: [
      { key: 'name', label: words.t('table.name') },
      { key: 'code', label: words.t('table.code') },
      ...(around ? [{ key: 'parent', label: words.t(around) }] : []),
      ...(other ? [valueColumn(other, true, words)] : []),
      valueColumn(frame, other !== null, words),
      ...(frame.scale.kind === 'change' ? [{ key: 'certain', label: words.t('table.certain') }] : []),
      ...(frame.people ? [{ key: 'people', label: words.t('table.people'), number: { unit: 'persons' as const, decimals: 0 } }] : []),
    ],
    rows: rows.map(({ index, code, name, parent, people }) => ({
      cells: [
        name,
        code,
        ...(around ? [parent] : []),
        ...(other ? [valueCell(other, otherAt.get(code), words)] : []),
        valueCell(frame, index, words),
        ...(frame.scale.kind === 'change' ? [certain(frame, index, words)] : []),
        ...(frame.people ? [people] : []),
      ],
    })),
  };
}

/** What the values of a picture are called; with the year where there are two. */
function valueColumn({ scale, resolved, values }: Painted, dated: boolean, words: Words): Column {
  const { indicator, period } = resolved;
  if (scale.kind === 'clusters') return { key: 'value', label: words.t('table.clusters') };
  const unit = words.say(scale.kind === 'change' ? scale.unit : indicator.unit_name);
  const what = scale.kind === 'change' ? `${words.t('table.change')} ${scale.from}–${scale.to}` : words.say(indicator.name);
  const label = `${what}${dated ? ` ${period}` : ''} (${unit})`;
  return { key: dated ? `value-${period}` : 'value', label, number: { unit: values.unit, decimals: values.decimals } };
}

function valueCell(frame: Painted, index: number | undefined, words: Words): Cell {
  const value = index === undefined ? null : (frame.values.values[index] ?? null);
  if (index !== undefined && frame.scale.kind === 'clusters') return describe(frame, index, words);
  const reason = index === undefined ? 'not_in_source' : frame.reasons.get(index);
  return {
    value,
    missing: value !== null || reason === 'no_neighbours' ? null : (reason ?? 'not_available'),
    low: frame.values.interval?.low[index ?? -1] ?? null,
    high: frame.values.interval?.high[index ?? -1] ?? null,
    greyed: frame.greyed[index ?? -1] ?? false,
  };
}

/** What the colour of a change says beside its number: whether it is more than rounding can explain. */
function certain({ values }: Painted, index: number, words: Words): string {
  const value = values.values[index] ?? null;
  if (value === null) return '';
  const [low, high] = [values.interval?.low[index] ?? value, values.interval?.high[index] ?? value];
  return words.t(low > 0 || high < 0 ? 'table.certainYes' : 'table.certainNo');
}

export function aboutFrame(frame: Painted, snapshot: Snapshot | undefined, words: Words): About {
  const { indicator, period } = frame.resolved;
  return aboutIndicators([indicator], words, referencesOf(snapshot, frame.values.sources, words), [period - 1, period]);
}
