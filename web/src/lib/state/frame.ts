// One picture of the country: areas, values, classes and reasons that belong together. Map and table both show it.

import type { Client } from '../api/client';
import type { Areas, Indicator, MissingReason, Values } from '../api/types';
import { scaleOf, shadeOf, type Scale, type Shade } from '../classes/scale';
import { isGreyed } from '../classes/small';
import { liesWithin, municipalityOf } from './codes';
import type { Resolved } from './resolve';

export interface Frame {
  resolved: Resolved;
  areas: Areas;
  values: Values;
  /** People per area in the same year, for greying and as a column; null where the snapshot has none. */
  people: (number | null)[] | null;
  scale: Scale;
  /** Colour per area, before a view is limited to a part of the country. */
  shades: Shade[];
  /** Why a value is missing, by dense index. */
  reasons: Map<number, MissingReason>;
  /** Whether a value rests on few people, per area. */
  greyed: boolean[];
  /** Names of the RegSO that DeSO lie in, by code: DeSO have no names of their own. */
  parentNames: ReadonlyMap<string, string>;
}

/** Asks for all that a picture needs, at once; `exact`: values with all their digits and bounds, which only the table shows. */
export async function loadFrame(client: Client, resolved: Resolved, peopleKnown: boolean, exact = false): Promise<Frame> {
  const { indicator, vintage, period } = resolved;
  const wanted = peopleKnown && indicator.id !== 'population';
  const [areas, values, population] = await Promise.all([
    client.areas(vintage),
    exact ? client.values(indicator.id, vintage, period) : client.briefValues(indicator.id, vintage, period),
    wanted ? client.briefValues('population', vintage, period).catch(() => null) : null,
  ]);
  const parents =
    areas.level === 'deso' && areas.parent_vintage ? await client.areas(areas.parent_vintage).catch(() => null) : null;
  return frameOf(resolved, areas, values, population?.values ?? null, parents);
}

export function frameOf(
  resolved: Resolved,
  areas: Areas,
  values: Values,
  people: (number | null)[] | null,
  parents: Areas | null = null,
): Frame {
  const scale = scaleOf(resolved.indicator, values);
  const reasons = new Map<number, MissingReason>();
  for (const [reason, indexes] of Object.entries(values.missing)) {
    for (const index of indexes) reasons.set(index, reason as MissingReason);
  }
  return {
    resolved,
    areas,
    values,
    people,
    scale,
    shades: values.values.map((v) => shadeOf(v, scale)),
    reasons,
    parentNames: namesOf(parents),
    greyed: greyedOf(resolved.indicator, areas.codes.length, people),
  };
}

/** Answers are kept by the client, so that what is made of them is made once and not for every year. */
const named = new WeakMap<Areas, ReadonlyMap<string, string>>();

function namesOf(parents: Areas | null): ReadonlyMap<string, string> {
  const known = parents && named.get(parents);
  if (known) return known;
  const names = new Map(parents?.codes.map((code, i) => [code, parents.names[i] ?? code]));
  if (parents) named.set(parents, names);
  return names;
}

/** By people, and by the least number that an indicator asks for. */
const greyed = new WeakMap<(number | null)[], Map<number | null, boolean[]>>();

function greyedOf(indicator: Indicator, areas: number, people: (number | null)[] | null): boolean[] {
  if (people === null) return new Array<boolean>(areas).fill(false);
  const least = indicator.disclosure.grey_below;
  const known = greyed.get(people) ?? new Map<number | null, boolean[]>();
  greyed.set(people, known);
  const found = known.get(least) ?? Array.from({ length: areas }, (_, i) => isGreyed(indicator, people[i]));
  known.set(least, found);
  return found;
}

/** The dense indexes of the areas inside a county or municipality (null: all). */
export function indexesWithin(areas: Areas, within: string | null): number[] {
  const indexes: number[] = [];
  areas.codes.forEach((code, i) => {
    if (liesWithin(code, within)) indexes.push(i);
  });
  return indexes;
}

/** Where an area of a picture lies, in words: a DeSO in its RegSO and municipality, others as `surroundings` says. */
export function whereabouts(frame: Pick<Frame, 'areas' | 'parentNames'>, index: number, names: ReadonlyMap<string, string>): string {
  const around = surroundings(frame.areas.codes[index] ?? '', names);
  const parent = frame.parentNames.get(frame.areas.parents[index] ?? '');
  return parent === undefined ? around : `${parent}, ${around}`;
}

/** The name under which an area's surroundings are shown: its municipality, or its county for a municipality. */
export function surroundings(code: string, names: ReadonlyMap<string, string>): string {
  const municipality = municipalityOf(code);
  const around = municipality === null || municipality === code ? code.slice(0, 2) : municipality;
  return around === code ? '' : (names.get(around) ?? around);
}
