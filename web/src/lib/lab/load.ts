// Asks for what a selection needs, a few answers at a time, and puts them together as rows × years × columns.

import { ApiError, type Client } from '../api/client';
import type { Areas, MissingReason, OverTime, Profile, Values } from '../api/types';
import type { Measured } from '../chart/model';
import { isGreyed } from '../classes/small';
import { onOtherBorders, type OtherBorders } from '../profile/bridge';
import { liesWithin } from '../state/codes';
import { labelsOf } from '../state/labels';
import type { AreaRef } from '../state/view';
import type { Request } from './requests';
import { requestsOf } from './requests';
import { exists, type Selection } from './selection';

export interface Row {
  area: AreaRef;
  /** Name, with where it lies or its vintage where it needs that to be alone of its name. */
  label: string;
}

export interface Grid {
  selection: Selection;
  rows: readonly Row[];
  /** The value of a row in a year, of a column, by position. */
  at: (row: number, year: number, column: number) => Measured;
  /** The years of a row that are on other borders, of a column, with what is to be said of them; null where that is not asked for. */
  bridged: (row: number, column: number) => (OtherBorders & { series: OverTime }) | null;
  /** Positions in the snapshot's list of sources, per column. */
  sources: readonly ReadonlySet<number>[];
  /** Values of a column in a year, as they came: of all areas of the vintage. */
  valuesOf: (year: number, column: number) => Values | null;
  /** The areas of a vintage that columns were asked for. */
  areasOf: (vintage: string) => Areas | null;
  /** Areas that were chosen and that the snapshot does not know. */
  unknown: readonly AreaRef[];
}

export interface Progress {
  done: number;
  all: number;
}

/** Answers under way at once. */
const AT_ONCE = 4;
const NOTHING: Measured = { value: null, missing: 'not_available' };

/** All figures of a selection. `cancelled` is asked before each answer is asked for; then the result is null. */
export async function loadGrid(
  client: Client,
  selection: Selection,
  names: ReadonlyMap<string, string>,
  peopleIn: (vintage: string, period: number) => boolean,
  progress: (progress: Progress) => void,
  cancelled: () => boolean,
): Promise<Grid | null> {
  const requests = requestsOf(selection);
  const answers = new Answers();
  const vintages = [...new Set(requests.flatMap((request) => (request.kind === 'column' ? [request.vintage] : [])))];
  const tasks = [
    ...vintages.map((vintage) => async () => void answers.areas.set(vintage, await client.areas(vintage))),
    ...requests.map((request) => () => answers.ask(client, request)),
    ...people(selection, peopleIn).map((request) => () => answers.ask(client, request)),
  ];
  let [done, next] = [0, 0];
  const work = async () => {
    while (next < tasks.length && !cancelled()) {
      await tasks[next++]!();
      done += 1;
      if (!cancelled()) progress({ done, all: tasks.length });
    }
  };
  progress({ done, all: tasks.length });
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return cancelled() ? null : gridOf(selection, answers, names);
}

/** The columns of people that greying rests on, where an indicator asks for it. */
function people(selection: Selection, peopleIn: (vintage: string, period: number) => boolean): Request[] {
  const wanted = selection.columns.some(({ indicator }) => indicator.disclosure.grey_below !== null);
  if (!wanted || (selection.level !== 'regso' && selection.level !== 'deso')) return [];
  return selection.years.flatMap(({ period, vintage }) =>
    vintage !== null && peopleIn(vintage, period)
      ? [{ kind: 'column', indicator: 'population', vintage, period, breakdown: 'total' } as const]
      : [],
  );
}

/** The answers of the API, found again by what was asked. */
export class Answers {
  readonly areas = new Map<string, Areas>();
  readonly profiles = new Map<string, Profile>();
  readonly series = new Map<string, OverTime>();
  readonly #columns = new Map<string, { values: Values; reasons: Map<number, MissingReason> }>();

  column(indicator: string, vintage: string, period: number, breakdown: string) {
    return this.#columns.get([indicator, vintage, period, breakdown].join(' '));
  }

  take(values: Values) {
    const reasons = new Map<number, MissingReason>();
    for (const [reason, indexes] of Object.entries(values.missing)) {
      for (const index of indexes) reasons.set(index, reason as MissingReason);
    }
    this.#columns.set([values.indicator, values.vintage, values.period, values.breakdown].join(' '), { values, reasons });
  }

  /** Asks for one answer. What the snapshot does not have is left out; anything else that goes wrong is the caller's. */
  async ask(client: Client, request: Request) {
    try {
      if (request.kind === 'profile') {
        const { vintage, code } = request.area;
        this.profiles.set(`${vintage} ${code}`, await client.profile(vintage, code));
      } else if (request.kind === 'series') {
        const { vintage, code } = request.area;
        this.series.set(`${vintage} ${code} ${request.indicator}`, await client.bridgedSeries(vintage, code, request.indicator));
      } else {
        this.take(await client.values(request.indicator, request.vintage, request.period, request.breakdown));
      }
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 400)) throw error;
    }
  }
}

/** Puts answers together. */
export function gridOf(selection: Selection, answers: Answers, names: ReadonlyMap<string, string>): Grid {
  const { columns, years } = selection;
  const unknown: AreaRef[] = [];
  const found: { area: AreaRef; name: string; profile: Profile | null; index: number }[] = [];
  if (selection.level === null) {
    for (const area of selection.areas) {
      const profile = answers.profiles.get(`${area.vintage} ${area.code}`);
      const index = answers.areas.get(area.vintage)?.codes.indexOf(area.code) ?? -1;
      if (profile) found.push({ area, name: profile.area.name, profile, index });
      else unknown.push(area);
    }
  } else {
    for (const vintage of new Set(years.map((year) => year.vintage))) {
      const areas = vintage === null ? undefined : answers.areas.get(vintage);
      areas?.codes.forEach((code, index) => {
        if (!liesWithin(code, selection.within)) return;
        found.push({ area: { vintage: areas.vintage, code }, name: areas.names[index] ?? code, profile: null, index });
      });
    }
  }
  const labels = labelsOf(found, names, selection.within);
  const column = (year: number, c: number, vintage: string) =>
    answers.column(columns[c]!.indicator.id, vintage, years[year]!.period, columns[c]!.breakdown);

  const at = (row: number, year: number, c: number): Measured => {
    const { area, profile, index } = found[row]!;
    const { period, vintage } = years[year]!;
    const { indicator, breakdown } = columns[c]!;
    if (vintage !== null && vintage !== area.vintage) return { value: null, missing: 'outside_vintage' };
    if (profile && breakdown === 'total') {
      // Years that only the bridge has: the area as it is did not exist.
      if (selection.bridged.length > 0 && !exists(columns[c]!, area.vintage, period)) return { value: null, missing: 'outside_vintage' };
      const series = (id: string) => profile.indicators.find((i) => i.id === id)?.series.find((p) => p.period === period);
      const point = series(indicator.id);
      const { value, missing, low, high } = point ?? typeIn(profile, indicator.id, period);
      return { value, missing, low, high, greyed: isGreyed(indicator, series('population')?.value) };
    }
    const of = column(year, c, area.vintage);
    if (!of || index < 0) return NOTHING;
    const { values, reasons } = of;
    const inhabitants = answers.column('population', area.vintage, period, 'total')?.values.values[index];
    const value = values.values[index] ?? null;
    return {
      value,
      missing: value === null ? (reasons.get(index) ?? 'not_available') : null,
      low: values.interval?.low[index] ?? null,
      high: values.interval?.high[index] ?? null,
      greyed: isGreyed(indicator, inhabitants),
    };
  };

  const asked = new Set(selection.bridged.map(({ area, column: c }) => `${area.vintage} ${area.code} ${c}`));
  const bridged = (row: number, c: number) => {
    const { vintage, code } = found[row]!.area;
    if (!asked.has(`${vintage} ${code} ${c}`)) return null;
    const { indicator } = columns[c]!;
    const series = answers.series.get(`${vintage} ${code} ${indicator.id}`);
    return series ? { series, ...onOtherBorders(series, answers.series.get(`${vintage} ${code} population`) ?? null, indicator) } : null;
  };

  const valuesOf = (year: number, c: number) => {
    const { vintage } = years[year]!;
    return vintage === null ? null : (column(year, c, vintage)?.values ?? null);
  };
  return {
    selection,
    rows: found.map(({ area }, i) => ({ area, label: labels[i]! })),
    at,
    bridged,
    sources: columns.map((_, c) => new Set(years.flatMap((_, year) => valuesOf(year, c)?.sources ?? []))),
    valuesOf,
    areasOf: (vintage) => answers.areas.get(vintage) ?? null,
    unknown,
  };
}

/** Types stand apart in a profile. */
function typeIn(profile: Profile, indicator: string, period: number): Measured {
  const of = indicator === 'area_type' ? profile.type.published : indicator === 'area_type_open' ? profile.type.open : [];
  const point = of.find((p) => p.period === period);
  return { ...NOTHING, value: point?.type ?? null, low: null, high: null, missing: point && point.type !== null ? null : 'not_available' };
}
