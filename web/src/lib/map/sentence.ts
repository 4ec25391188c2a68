// The figure that the legend's sentence states: the value of the part of the country in view.

import type { Client } from '../api/client';
import type { Snapshot } from '../api/types';
import type { Frame } from '../state/frame';

export type Sentence = { indicator: string; period: number; area: string; nation: boolean } & (
  | { kind: 'value'; value: number }
  /** Share of the people who live in areas of type 1 or 2, per cent. */
  | { kind: 'types'; share: number }
);

/** The sentence's figure for a county or municipality, or the nation; null where there is none. */
export async function loadSentence(
  client: Client,
  snapshot: Snapshot | null,
  frame: Frame,
  within: string | null,
): Promise<Sentence | null> {
  const level = within === null ? 'nation' : within.length === 2 ? 'county' : 'municipality';
  const vintage = snapshot?.vintages.filter((v) => v.level === level).at(-1)?.vintage;
  if (vintage === undefined) return null;
  const { indicator, period } = frame.resolved;
  try {
    const areas = await client.areas(vintage);
    const index = within === null ? 0 : areas.codes.indexOf(within);
    const code = areas.codes[index];
    if (code === undefined) return null;
    const about = { indicator: indicator.id, period, area: areas.names[index] ?? code, nation: within === null };
    if (indicator.unit === 'class') {
      const variant = frame.values.open_variant ? 'open' : 'published';
      const { share } = await client.composition(vintage, code, period, variant);
      return share && { ...about, kind: 'types', share: (share['1'] ?? 0) + (share['2'] ?? 0) };
    }
    const known = indicator.available.some((a) => a.vintage === vintage && a.periods.includes(period));
    const value = known ? (await client.values(indicator.id, vintage, period)).values[index] : null;
    return value === null || value === undefined ? null : { ...about, kind: 'value', value };
  } catch {
    // The sentence is an addition; the page says more important failures elsewhere.
    return null;
  }
}
