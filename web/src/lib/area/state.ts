// What the room of an area adds to the address: the measure of segregation in view, the groups whose years are shown, and what areas are to be
// alike in.

import { OFFERED, type Offered } from '../profile/measures';

/** An indicator that areas are to be alike in, and how much it counts. */
export interface By {
  indicator: string;
  weight: number;
}

export interface AreaState {
  measure: Offered;
  /** Group system whose years are shown; null: the first there is. */
  groups: string | null;
  /** None: the usual ones. */
  by: readonly By[];
}

/** The weights that can be chosen, and how many indicators. */
export const WEIGHTS = [1, 2, 3, 5] as const;
export const MOST_SIMILAR_BY = 12;

const WORD = /^[a-z][a-z0-9_]{0,79}$/;

/** Reads the parameters. What is ill-formed or said twice is left out, never an error. */
export function parseAreaState(own: Readonly<Record<string, string>>): AreaState {
  const groups = own.groups ?? '';
  const by = (own.by ?? '').split(' ').flatMap((text): By[] => {
    const [indicator = '', weight, more] = text.split(':');
    const known = weight === undefined ? 1 : WEIGHTS.find((one) => String(one) === weight);
    return more === undefined && known !== undefined && WORD.test(indicator) ? [{ indicator, weight: known }] : [];
  });
  return {
    measure: OFFERED.find((measure) => measure === own.measure) ?? OFFERED[0],
    groups: WORD.test(groups) ? groups : null,
    by: [...new Map(by.map((one) => [one.indicator, one])).values()].slice(0, MOST_SIMILAR_BY),
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatAreaState({ measure, groups, by }: AreaState): Record<string, string | null> {
  return {
    measure: measure === OFFERED[0] ? null : measure,
    groups,
    by: by.map(({ indicator, weight }) => (weight === 1 ? indicator : `${indicator}:${weight}`)).join(' ') || null,
  };
}
