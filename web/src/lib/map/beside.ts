// Two years beside each other: one set of classes for both, so that a colour means the same on either map.

import type { Client } from '../api/client';
import type { Indicator, Snapshot } from '../api/types';
import { quantileClasses, rampPositions } from '../classes/quantiles';
import { shadeOf, type Scale } from '../classes/scale';
import { loadFrame, type Frame } from '../state/frame';
import { hasPeople, resolve } from '../state/resolve';
import { parseView } from '../state/view';

export interface Pair {
  /** The year in view. */
  one: Frame;
  /** The year beside it. */
  other: Frame;
}

/** Asks for the other year of a picture; null where the indicator does not have it on this level. */
export async function loadBeside(
  client: Client,
  frame: Frame,
  year: number,
  { snapshot, indicators }: { snapshot: Snapshot; indicators: readonly Indicator[] },
): Promise<Pair | null> {
  const { indicator, level, period } = frame.resolved;
  const resolved = resolve({ ...parseView(''), indicator: indicator.id, level, vintage: frame.resolved.vintage, period: year }, snapshot, indicators);
  if (!resolved || resolved.period !== year || year === period) return null;
  return pairOf(frame, await loadFrame(client, resolved, hasPeople(resolved, indicators)));
}

/** Both years with the classes of all their values together; area types are the same five classes every year. */
export function pairOf(one: Frame, other: Frame): Pair {
  if (one.scale.kind === 'types') return { one, other };
  const classes = quantileClasses([...one.values.values, ...other.values.values]);
  const scale: Scale = { ...one.scale, classes, shades: rampPositions(classes.counts.length) };
  const coloured = (frame: Frame): Frame => ({ ...frame, scale, shades: frame.values.values.map((value) => shadeOf(value, scale)) });
  return { one: coloured(one), other: coloured(other) };
}
