// The codes of the areas that nest say where they lie: 0380R001 lies in municipality 0380 and county 03.

import type { MapLevel } from './view';

/** The code of the municipality, if the code is of one or of a smaller area. */
export function municipalityOf(code: string): string | null {
  return /^\d{4}($|[A-CR]\d+$)/.test(code) ? code.slice(0, 4) : null;
}

/** The code of the county, for county, municipality, RegSO and DeSO codes. */
export function countyOf(code: string): string | null {
  return /^\d{2}$/.test(code) ? code : (municipalityOf(code)?.slice(0, 2) ?? null);
}

/** Whether an area lies in (or is) a county or municipality; null means the whole country. */
export function liesWithin(code: string, within: string | null): boolean {
  if (within === null) return true;
  return within.length === 2 ? countyOf(code) === within : municipalityOf(code) === within;
}

/** The municipality or county code that a view of a level can be limited to: counties hold no smaller choice. */
export function withinAt(level: MapLevel, within: string | null): string | null {
  if (within === null || !/^\d{2}(\d{2})?$/.test(within)) return null;
  if (level === 'county') return null;
  return level === 'municipality' ? within.slice(0, 2) : within;
}
