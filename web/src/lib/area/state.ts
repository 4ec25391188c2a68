// What the room of an area adds to the address: the measure of segregation in view and the groups whose years are shown.

import { OFFERED, type Offered } from '../profile/measures';

export interface AreaState {
  measure: Offered;
  /** Group system whose years are shown; null: the first there is. */
  groups: string | null;
}

const WORD = /^[a-z][a-z0-9_]{0,79}$/;

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseAreaState(own: Readonly<Record<string, string>>): AreaState {
  const groups = own.groups ?? '';
  return { measure: OFFERED.find((measure) => measure === own.measure) ?? OFFERED[0], groups: WORD.test(groups) ? groups : null };
}

/** The parameters of a state; null for what an address without them means. */
export function formatAreaState({ measure, groups }: AreaState): Record<string, string | null> {
  return { measure: measure === OFFERED[0] ? null : measure, groups };
}
