// What areas are to be alike in, as the address says it: `by=unemployed low_economic_standard:3`.

/** An indicator that areas are to be alike in, and how much it counts. */
export interface By {
  indicator: string;
  weight: number;
}

/** The weights that can be chosen, and how many indicators. */
export const WEIGHTS = [1, 2, 3, 5] as const;
export const MOST_SIMILAR_BY = 12;

const WORD = /^[a-z][a-z0-9_]{0,79}$/;

/** Reads the parameter. What is ill-formed or said twice is left out, never an error. None: the usual ones. */
export function parseBy(text = ''): readonly By[] {
  const by = text.split(' ').flatMap((one): By[] => {
    const [indicator = '', weight, more] = one.split(':');
    const known = weight === undefined ? 1 : WEIGHTS.find((option) => String(option) === weight);
    return more === undefined && known !== undefined && WORD.test(indicator) ? [{ indicator, weight: known }] : [];
  });
  return [...new Map(by.map((one) => [one.indicator, one])).values()].slice(0, MOST_SIMILAR_BY);
}

/** The parameter; null for the usual ones. */
export function formatBy(by: readonly By[]): string | null {
  return by.map(({ indicator, weight }) => (weight === 1 ? indicator : `${indicator}:${weight}`)).join(' ') || null;
}
