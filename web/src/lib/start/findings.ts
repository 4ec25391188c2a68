// Three modest sentences about the country, each with its year, computed from answers of the API.

import type { Picture, Profile } from '../api/types';
import { number } from '../text/format';
import type { Words } from '../text/dictionary';
import type { Say } from '../text/room';
import type { words } from './words';

type Key = keyof (typeof words)['sv'];

/** The sentences that the answers allow: one that lacks its figures is left out, never guessed. */
export function findings(nation: Profile, picture: Picture | null, say: Say<Key>, w: Words): string[] {
  return [people(nation, say, w), areas(picture, say, w), inequality(nation, say, w)].filter((sentence) => sentence !== null);
}

/** The share of the people who live in areas of types 1 and 2. */
function people(nation: Profile, say: Say<Key>, w: Words): string | null {
  const latest = nation.composition.find((c) => c.variant === 'published') ?? nation.composition[0];
  if (!latest?.share) return null;
  const share = number((latest.share['1'] ?? 0) + (latest.share['2'] ?? 0), 1, w.lang);
  return say(latest.variant === 'open' ? 'finding.peopleOpen' : 'finding.people', { share, period: latest.period });
}

/** How many areas have type 1, when the picture is of types. */
function areas(picture: Picture | null, say: Say<Key>, w: Words): string | null {
  if (picture?.values.unit !== 'class') return null;
  const { values, period, open_variant: open } = picture.values;
  const typed = values.filter((type) => type !== null);
  if (typed.length === 0) return null;
  return say(open ? 'finding.areasOpen' : 'finding.areas', {
    n: number(typed.filter((type) => type === 1).length, 0, w.lang),
    all: number(typed.length, 0, w.lang),
    level: w.t(`many.${picture.level}`),
    period,
  });
}

/** The nation's index of inequality now, and in the first year that can be compared with it: since the last break. */
function inequality(nation: Profile, say: Say<Key>, w: Words): string | null {
  const index = nation.indicators.find((i) => i.id === 'inequality_index');
  if (!index?.latest) return null;
  const { period, value } = index.latest;
  const since = Math.max(-Infinity, ...index.breaks.map((b) => b.from).filter((from) => from <= period));
  const first = index.series.find((point) => point.value !== null && point.period >= since);
  const now = number(value, index.decimals, w.lang);
  if (!first || first.value === null || first.period === period) return say('finding.inequality', { value: now, period });
  return say('finding.inequalitySince', { value: now, period, before: number(first.value, index.decimals, w.lang), from: first.period });
}
