// What the lab asks the API for, as data: asked by `load.ts`, and shown to the reader as addresses and as commands.

import type { AreaRef } from '../state/view';
import { exists, type Selection } from './selection';

/** A column of the values of all areas of a vintage, everything about one area, or one of its indicators over new borders. */
export type Request =
  | { kind: 'column'; indicator: string; vintage: string; period: number; breakdown: string }
  | { kind: 'profile'; area: AreaRef }
  | { kind: 'series'; area: AreaRef; indicator: string };

/** More answers than this are not asked for at once: the choice must be smaller. */
export const MOST_REQUESTS = 64;

/** All that a selection needs, in the order of its columns and years. */
export function requestsOf(selection: Selection): Request[] {
  const { areas, columns, years } = selection;
  const profiles = areas.map((area): Request => ({ kind: 'profile', area }));
  const chosen = [...new Set(areas.map((area) => area.vintage))];
  const asked = columns.flatMap((column) =>
    years.flatMap(({ period, vintage }) => {
      // Of an area chosen by itself, the profile has every year of the whole population.
      const vintages = vintage !== null ? [vintage] : column.breakdown === 'total' ? [] : chosen;
      return vintages
        .filter((v) => exists(column, v, period))
        .map((v): Request => ({ kind: 'column', indicator: column.indicator.id, vintage: v, period, breakdown: column.breakdown }));
    }),
  );
  return [...profiles, ...asked, ...seriesOf(selection)];
}

/** The series over new borders, once each; with that of the people where greying rests on them. */
function seriesOf({ bridged, columns }: Selection): Request[] {
  const wanted = bridged.flatMap(({ area, column }): Request[] => {
    const { id, disclosure } = columns[column]!.indicator;
    return [id, ...(disclosure.grey_below === null ? [] : ['population'])].map((indicator) => ({ kind: 'series', area, indicator }));
  });
  return [...new Map(wanted.map((request) => [addressOf(request), request])).values()];
}

/** The address of an answer, under the API's own. */
export function addressOf(request: Request): string {
  if (request.kind === 'profile') return `/api/v1/profile/${request.area.vintage}/${request.area.code}`;
  if (request.kind === 'series') return `/api/v1/series/${request.area.vintage}/${request.area.code}/${request.indicator}?bridge=1`;
  const { indicator, vintage, period, breakdown } = request;
  return `/api/v1/values/${indicator}/${vintage}/${period}${breakdown === 'total' ? '' : `/${breakdown}`}`;
}

/** The commands that print the same figures: one for each area, and one for each vintage and part of the population. */
export function commandsOf(requests: readonly Request[], within: string | null): string[] {
  const commands: string[] = [];
  const exports = new Map<string, { indicators: Set<string>; periods: Set<number>; vintage: string; breakdown: string }>();
  for (const request of requests) {
    if (request.kind === 'profile') {
      commands.push(`segbar profile ${request.area.code} --vintage ${request.area.vintage} --format json`);
      continue;
    }
    if (request.kind === 'series') {
      commands.push(`segbar series ${request.area.code} ${request.indicator} --vintage ${request.area.vintage} --bridge --format csv`);
      continue;
    }
    const { vintage, breakdown } = request;
    const key = `${vintage} ${breakdown}`;
    const one = exports.get(key) ?? { indicators: new Set(), periods: new Set(), vintage, breakdown };
    one.indicators.add(request.indicator);
    one.periods.add(request.period);
    exports.set(key, one);
  }
  for (const { indicators, periods, vintage, breakdown } of exports.values()) {
    const words = ['segbar export csv --out -', `--vintage ${vintage}`];
    words.push(...[...indicators].map((id) => `--indicator ${id}`), ...[...periods].map((period) => `--period ${period}`));
    if (within !== null) words.push(`--within ${within}`);
    if (breakdown !== 'total') words.push(`--breakdown ${breakdown}`);
    commands.push(words.join(' '));
  }
  return commands;
}
