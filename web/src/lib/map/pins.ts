// What two pinned areas say beside each other, as data.

import type { Indicator, Profile } from '../api/types';
import { latestType, typesByYear } from '../area/series';
import type { Measured } from '../chart/model';
import { valueIn } from '../profile/facts';

export interface PinFacts {
  profile: Profile;
  /** The indicator in view, in the year in view. */
  now: Measured;
  /** In the earlier year of a change in view. */
  before: Measured | null;
  /** The latest known type, where areas of this level have types. */
  type: { type: number; period: number; open: boolean } | null;
}

export function factsOf(profile: Profile, indicator: Indicator, period: number, from: number | null): PinFacts {
  const latest = latestType(typesByYear(profile.type));
  return {
    profile,
    now: valueIn(profile, indicator, period),
    before: from === null ? null : valueIn(profile, indicator, from),
    type: latest?.type ? { type: latest.type, period: latest.period, open: latest.variant === 'open' } : null,
  };
}

export interface Difference {
  /** The first minus the second. */
  value: number;
  /** Whether it is more than the bounds of the two allow for. */
  certain: boolean;
}

/** How much more the first has; null where one of them has no value. */
export function differenceOf(one: Measured, other: Measured): Difference | null {
  if (one.value === null || other.value === null) return null;
  const bounded = [one.low, one.high, other.low, other.high].every((bound) => typeof bound === 'number');
  const apart = bounded && (one.low! > other.high! || one.high! < other.low!);
  return { value: one.value - other.value, certain: bounded ? apart : one.value !== other.value };
}
