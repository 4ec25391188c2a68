// What areas beside each other are called, so that each name is of one of them.

import { surroundings } from './frame';
import type { AreaRef } from './view';

/**
 * What rows are called: a small area with its municipality, unless all lie in one; where that is not enough, also with the year of
 * the vintage, and at last with the code.
 */
export function labelsOf(
  rows: readonly { area: AreaRef; name: string }[],
  names: ReadonlyMap<string, string>,
  within: string | null,
): string[] {
  const forms = [
    ({ area, name }: (typeof rows)[number]) => {
      const around = area.code.length > 4 && within?.length !== 4 ? surroundings(area.code, names) : '';
      return around === '' || around === name ? name : `${name}, ${around}`;
    },
    ({ area, name }: (typeof rows)[number]) => `${name} (${area.vintage.split('_')[1] ?? area.vintage})`,
    ({ area, name }: (typeof rows)[number]) => `${name} (${area.vintage}, ${area.code})`,
  ];
  let labels = rows.map(forms[0]!);
  for (const form of forms.slice(1)) {
    const times = new Map<string, number>();
    for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
    labels = labels.map((label, i) => (times.get(label)! > 1 ? form({ ...rows[i]!, name: forms[0]!(rows[i]!) }) : label));
  }
  return labels;
}
