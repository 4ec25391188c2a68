// What the room of an area adds to the address: the measure of segregation in view, the groups whose years are shown, what areas are to be
// alike in, and whether series go on over new borders.

import { formatBy, parseBy, type By } from '../profile/likeness';
import { OFFERED, type Offered } from '../profile/measures';

export interface AreaState {
  measure: Offered;
  /** Group system whose years are shown; null: the first there is. */
  groups: string | null;
  /** None: the usual ones. */
  by: readonly By[];
  /** Whether years on other borders are shown on those of the area too. */
  bridge: boolean;
}

const WORD = /^[a-z][a-z0-9_]{0,79}$/;

/** Reads the parameters. What is ill-formed or said twice is left out, never an error. */
export function parseAreaState(own: Readonly<Record<string, string>>): AreaState {
  const groups = own.groups ?? '';
  return {
    measure: OFFERED.find((measure) => measure === own.measure) ?? OFFERED[0],
    groups: WORD.test(groups) ? groups : null,
    by: parseBy(own.by),
    bridge: own.bridge === '1',
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatAreaState({ measure, groups, by, bridge }: AreaState): Record<string, string | null> {
  return {
    measure: measure === OFFERED[0] ? null : measure,
    groups,
    by: formatBy(by),
    bridge: bridge ? '1' : null,
  };
}
