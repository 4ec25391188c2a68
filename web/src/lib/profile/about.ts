// What stands under “about” on cards of indicators, from the one definition of each.

import type { About } from '../card/model';
import type { Indicator, Level, Profile, Snapshot } from '../api/types';
import { breaksAt } from '../indicators/breaks';
import type { Words } from '../text/dictionary';
import { citation, reference } from '../text/sources';

/** Definitions, cautions and protections, named where there are several indicators; breaks inside the years and of the levels shown. */
export function aboutIndicators(
  indicators: readonly Indicator[],
  words: Words,
  sources: readonly string[],
  [first, last]: readonly [number, number] = [-Infinity, Infinity],
  levels: readonly Level[] | null = null,
): About {
  const told = (text: (indicator: Indicator) => string) => {
    const parts = indicators.map((indicator) => ({ name: words.say(indicator.name), text: text(indicator) })).filter(({ text }) => text !== '');
    // What is the same for all is said once.
    const same = new Set(parts.map(({ text }) => text)).size === 1 && (indicators.length === 1 || parts.length > 1);
    return same ? parts[0]!.text : parts.map(({ name, text }) => `${name}: ${text}`).join(' ');
  };
  const breaks = new Map(indicators.flatMap((i) => breaksAt(i, levels)).map((b) => [b.id, { from: b.from, text: words.say(b.text) }]));
  return {
    definition: told((i) => words.say(i.definition)),
    caution: told((i) => words.say(i.caution)),
    base: told((i) => words.say(i.base.text)),
    disclosure: told((i) => words.say(i.disclosure.text)),
    breaks: [...breaks.values()].filter((b) => first < b.from && b.from <= last).sort((a, b) => a.from - b.from),
    sources,
    more: { indicator: indicators.length === 1 ? indicators[0]!.id : null },
  };
}

/** Publishers of the snapshot, once each. */
export function publishers(snapshot: Snapshot | undefined, words: Words): string[] {
  return [...new Set((snapshot?.sources ?? []).map((source) => citation(source, words)))];
}

/** Sources by their positions in the snapshot's list. */
export function referencesOf(snapshot: Snapshot | undefined, positions: readonly number[], words: Words): string[] {
  const all = snapshot?.sources ?? [];
  return [...new Set([...new Set(positions)].flatMap((i) => (all[i] ? [reference(all[i], words)] : [])))];
}

/** Sources of the latest years of indicators, as areas were given them. */
export function sourcesOf(profiles: readonly Profile[], ids: readonly string[], snapshot: Snapshot | undefined, words: Words): string[] {
  const positions = profiles.flatMap((profile) => profile.indicators.filter((i) => ids.includes(i.id)).flatMap((i) => i.sources));
  return referencesOf(snapshot, positions, words);
}
