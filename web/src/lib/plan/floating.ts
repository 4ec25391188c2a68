// What the tab of catchments adds to the address, and what it asks the desk: staff within reach when others within reach use it too.

import type { FloatingBrief } from './types';

export const METHODS = ['per_person', 'enhanced', 'balanced'] as const;
export type Method = (typeof METHODS)[number];

/** Minutes, inclusive, and the weight of an office up to them. */
export type Step = [minutes: number, weight: number];

export interface FloatingState {
  method: Method;
  /** Null: those of the method's page. */
  steps: readonly Step[] | null;
  /** People that a full-time employee is meant to take; null: as many as on average. */
  perStaff: number | null;
  /** By what people are divided in the table of groups. */
  by: string;
  /** Code of the county that the map shows; null: the whole country. */
  part: string | null;
}

/** The steps where the address says none: the slower set of Luo and Qi 2009. */
export const USUAL: readonly Step[] = [
  [10, 1],
  [20, 0.68],
  [30, 0.22],
];

/** Steps as they are written: `10:1,20:0.68`. Null where they make no sense: minutes rise, weights lie over 0 and up to 1 and do not rise. */
export function parseSteps(text: string): Step[] | null {
  const steps: Step[] = [];
  for (const one of text.split(/[,;]\s*/)) {
    const found = /^\s*(\d{1,3}(?:\.\d{1,2})?)\s*:\s*(0?\.\d{1,4}|0|1|1\.0+)\s*$/.exec(one);
    if (!found) return null;
    const [minutes, weight] = [Number(found[1]), Number(found[2])];
    const last = steps.at(-1);
    if (weight === 0 || (last && (minutes <= last[0] || weight > last[1]))) return null;
    steps.push([minutes, weight]);
  }
  return steps.length <= 20 ? steps : null;
}

export const formatSteps = (steps: readonly Step[]) => steps.map((step) => step.join(':')).join(',');

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parseFloating(own: Readonly<Record<string, string>>): FloatingState {
  return {
    method: METHODS.find((one) => one === own.method) ?? METHODS[0],
    steps: parseSteps(own.steps ?? ''),
    perStaff: /^[1-9]\d{0,6}$/.test(own.perstaff ?? '') ? Number(own.perstaff) : null,
    by: /^\w{1,40}$/.test(own.by ?? '') ? own.by! : 'area_type',
    part: /^\d{2}$/.test(own.part ?? '') ? own.part! : null,
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatFloating({ method, steps, perStaff, by, part }: FloatingState): Record<string, string | null> {
  return {
    method: method === METHODS[0] ? null : method,
    steps: steps === null || formatSteps(steps) === formatSteps(USUAL) ? null : formatSteps(steps),
    perstaff: perStaff === null ? null : String(perStaff),
    by: by === 'area_type' ? null : by,
    part,
  };
}

export const floatingBrief = ({ method, steps, perStaff }: FloatingState): FloatingBrief => ({
  method,
  ...(steps ? { steps: steps.map(([minutes, weight]) => [minutes, weight] as [number, number]) } : {}),
  ...(perStaff === null ? {} : { people_per_staff: perStaff }),
});

/** The same on the command line. */
export function floatingCommand({ method, steps, perStaff, by }: FloatingState): string {
  const words = ['segbar plan catchments --candidates none'];
  if (method !== METHODS[0]) words.push(`--method ${method}`);
  if (steps) words.push(`--steps ${formatSteps(steps)}`);
  if (perStaff !== null) words.push(`--people-per-staff ${perStaff}`);
  return [...words, `--by ${by}`].join(' ');
}
