// Small populations: values that rest on few people are shown greyed, by the indicator's rule and not by choice.

import type { Indicator } from '../api/types';

/**
 * Whether a value is greyed: the indicator states a smallest population, and the area is known to have fewer people.
 * An area whose population is unknown is not greyed.
 */
export function isGreyed(indicator: Indicator, people: number | null | undefined): boolean {
  const least = indicator.disclosure.grey_below;
  return least !== null && people !== null && people !== undefined && people < least;
}
