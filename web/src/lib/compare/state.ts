// What the room of comparisons adds to the address: sets of areas, each with a name if it has been given one, and which of them is in view.
// Written `Norra|RegSO_2020.0380R001 RegSO_2020.0380R002~Södra|…`; a set without a name is its areas alone.

import { formatArea, parseArea, sameArea, type AreaRef } from '../state/view';

export interface AreaSet {
  /** Empty where it has none. */
  name: string;
  areas: readonly AreaRef[];
}

export interface CompareState {
  /** At least one, which may be empty. */
  sets: readonly AreaSet[];
  /** Position of the set in view. */
  at: number;
}

/** So many areas can stand side by side and be told apart, and so many sets fit in an address. */
export const MOST_AREAS = 8;
export const MOST_SETS = 6;
export const LONGEST_NAME = 40;

/** A name as it can stand in the address: its signs are taken out, and it ends where it becomes too long. */
export function cleanName(text: string): string {
  return text.replaceAll(/[|~\p{C}]/gu, ' ').replaceAll(/\s+/g, ' ').trimStart().slice(0, LONGEST_NAME);
}

/** Reads the parameters. What is ill-formed or said twice is left out, never an error. */
export function parseCompare(own: Readonly<Record<string, string>>): CompareState {
  const sets = (own.areas ?? '')
    .split('~')
    .slice(0, MOST_SETS)
    .map((text): AreaSet => {
      const bar = text.indexOf('|');
      const areas = text.slice(bar + 1).split(' ').flatMap((word) => parseArea(word) ?? []);
      const once = [...new Map(areas.map((area) => [formatArea(area), area])).values()];
      return { name: cleanName(text.slice(0, Math.max(0, bar))).trimEnd(), areas: once.slice(0, MOST_AREAS) };
    });
  const asked = /^[1-9]$/.test(own.set ?? '') ? Number(own.set) - 1 : 0;
  return { sets, at: asked < sets.length ? asked : 0 };
}

/** The parameters of a state; null for what an address without them means. */
export function formatCompare({ sets, at }: CompareState): Record<string, string | null> {
  const written = sets.map(({ name, areas }) => `${name === '' ? '' : `${name}|`}${areas.map(formatArea).join(' ')}`);
  return { areas: written.join('~') || null, set: at === 0 ? null : String(at + 1) };
}

/** The set in view. */
export const current = ({ sets, at }: CompareState): AreaSet => sets[at] ?? { name: '', areas: [] };

/** The state with another set in view's place. */
export function replaced(state: CompareState, set: AreaSet): CompareState {
  return { ...state, sets: state.sets.map((one, i) => (i === state.at ? set : one)) };
}

export function withArea(state: CompareState, area: AreaRef): CompareState {
  const set = current(state);
  if (set.areas.length >= MOST_AREAS || set.areas.some((one) => sameArea(one, area))) return state;
  return replaced(state, { ...set, areas: [...set.areas, area] });
}

export function withoutArea(state: CompareState, area: AreaRef): CompareState {
  const set = current(state);
  return replaced(state, { ...set, areas: set.areas.filter((one) => !sameArea(one, area)) });
}

/** The state with a new set in view: empty, or a copy of the one in view. */
export function withSet(state: CompareState, set: AreaSet): CompareState {
  if (state.sets.length >= MOST_SETS) return state;
  return { sets: [...state.sets, set], at: state.sets.length };
}

/** The state without the set in view; the one before it comes into view. */
export function withoutSet({ sets, at }: CompareState): CompareState {
  const left = sets.filter((_, i) => i !== at);
  return { sets: left.length > 0 ? left : [{ name: '', areas: [] }], at: Math.max(0, at - 1) };
}
