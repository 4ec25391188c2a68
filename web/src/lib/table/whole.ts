// The map's picture as the table of a file: every area that is shown, in order of code.

import type { About, Table } from '../card/model';
import type { Snapshot } from '../api/types';
import { aboutIndicators, referencesOf } from '../profile/about';
import type { Frame } from '../state/frame';
import type { Words } from '../text/dictionary';
import { rowsOf } from './rows';

export function wholeTable(frame: Frame, within: string | null, caption: string, places: ReadonlyMap<string, string>, words: Words): Table {
  const { indicator, level } = frame.resolved;
  const { interval, decimals } = frame.values;
  const rows = rowsOf(frame, within, '', places);
  const parent = { municipality: 'table.parentCounty', regso: 'table.parentMunicipality', deso: 'table.parentRegso' } as const;
  const around = level === 'county' ? null : parent[level];
  return {
    caption,
    columns: [
      { key: 'name', label: words.t('table.name') },
      { key: 'code', label: words.t('table.code') },
      ...(around ? [{ key: 'parent', label: words.t(around) }] : []),
      { key: 'value', label: `${words.say(indicator.name)} (${words.say(indicator.unit_name)})`, number: { unit: indicator.unit, decimals } },
      ...(frame.people ? [{ key: 'people', label: words.t('table.people'), number: { unit: 'persons' as const, decimals: 0 } }] : []),
    ],
    rows: rows.map(({ index, code, name, parent, value, people }) => ({
      cells: [
        name,
        code,
        ...(around ? [parent] : []),
        {
          value,
          missing: value === null ? (frame.reasons.get(index) ?? 'not_available') : null,
          low: interval?.low[index] ?? null,
          high: interval?.high[index] ?? null,
          greyed: frame.greyed[index] ?? false,
        },
        ...(frame.people ? [people] : []),
      ],
    })),
  };
}

export function aboutFrame(frame: Frame, snapshot: Snapshot | undefined, words: Words): About {
  const { indicator, period } = frame.resolved;
  return aboutIndicators([indicator], words, referencesOf(snapshot, frame.values.sources, words), [period - 1, period]);
}
