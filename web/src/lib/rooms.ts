// The rooms of the page. Each is loaded when it is entered, except the start, which comes with the page itself.

import type { Component } from 'svelte';
import type { Room } from './state/view';

/** A room of the page: its entry component, and whether the header leads to it. */
export interface Door {
  load: () => Promise<{ default: Component }>;
  inHeader: boolean;
}

/** The rooms that can be entered, in the order of the header. */
export const DOORS: Partial<Record<Room, Door>> = {
  map: { load: () => import('./map/MapRoom.svelte'), inHeader: true },
  area: { load: () => import('./area/AreaRoom.svelte'), inHeader: true },
  compare: { load: () => import('./compare/CompareRoom.svelte'), inHeader: true },
  lab: { load: () => import('./lab/LabRoom.svelte'), inHeader: true },
  types: { load: () => import('./types/TypesRoom.svelte'), inHeader: true },
  own: { load: () => import('./own/OwnRoom.svelte'), inHeader: true },
  plan: { load: () => import('./plan/PlanRoom.svelte'), inHeader: true },
  indicators: { load: () => import('./indicators/IndicatorsRoom.svelte'), inHeader: true },
  changes: { load: () => import('./changes/ChangesRoom.svelte'), inHeader: false },
  accessibility: { load: () => import('./accessibility/AccessibilityRoom.svelte'), inHeader: false },
  methods: { load: () => import('./methods/MethodsRoom.svelte'), inHeader: false },
};
