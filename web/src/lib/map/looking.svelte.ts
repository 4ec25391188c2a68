// Where a map looks: where the address says, at the chosen area, at the county or municipality, or at all areas with shapes. And where the
// reader moves it is written into the address.

import { untrack } from 'svelte';
import type { Desk } from '../state/desk.svelte';
import { formatArea } from '../state/view';
import type { AreaMap } from './areaMap';
import { boxFor, membersOf, type Drawing, type Overlay } from './drawing';
import { around, type Box } from './shapes';
import { formatLook, formatMap, parseMap, type Look } from './state';
import type { Steps } from './steps';

export interface Looking {
  /** Shows all areas. */
  all: () => void;
  /** Takes down where the reader has moved a map to. */
  moved: (at: Look) => void;
  /** Shows something that the reader has come with, unless something else is chosen. */
  offered: (box: Box) => void;
}

/** To be called while the leading map is set up; the others follow it. */
export function looking(
  desk: Desk,
  steps: Steps,
  lead: boolean,
  map: () => AreaMap | null,
  drawing: () => Drawing | null,
  overlay: () => Overlay | null,
): Looking {
  const at = $derived(parseMap(desk.own).at);
  const asked = $derived(at && formatLook(at));
  const limit = $derived(desk.view.within);
  const chosen = $derived(desk.view.area);
  const everything = (drawn: Drawing) => around(drawn.shapes.boxes.values()) ?? around(drawn.rest?.boxes.values() ?? []);
  let looked: { limit: string | null; area: string | null; at: string | null } | null = null;

  $effect(() => {
    const [current, drawn] = [map(), drawing()];
    if (!current || !drawn || !lead) return;
    const all = everything(drawn);
    const area = chosen && formatArea(chosen);
    const onPolice = chosen !== null && chosen.vintage === desk.resolved?.overlay;
    if (onPolice && !overlay()) return;
    const before = looked;
    looked = { limit, area, at: asked };
    if (at !== null && asked !== before?.at && asked !== steps.written) return current.lookAt(at);
    if (at !== null && before === null) return;
    if (area !== null && area !== before?.area && area !== steps.chosen) {
      const { vintage, code } = chosen!;
      const box = onPolice ? overlay()?.boxes.get(code) : boxFor(drawn, vintage, code);
      // A small area with what lies about it; a large one nearly fills the map.
      const about = onPolice || membersOf(drawn, vintage, code).size === 1 ? 1 : 0.2;
      if (box) return fit(current, box, 11, about);
    }
    if (before === null || limit !== before.limit) {
      const within = untrack(() => desk.within);
      const box = within === null ? all : boxFor(drawn, '', within);
      if (box) fit(current, box);
    } else if (all && !current.sees(all)) {
      fit(current, all);
    }
  });

  /** The page moves the map; where the reader had moved it is no longer in the address. */
  function fit(current: AreaMap, box: Box, far?: number, surroundings?: number) {
    untrack(() => {
      current.fit(box, far, surroundings);
      if (at !== null) desk.go({}, 'replace', formatMap({ at: null }));
    });
  }

  return {
    all: () => {
      const [current, drawn] = [map(), drawing()];
      const box = drawn && everything(drawn);
      if (current && box) fit(current, box);
    },
    moved: (to) => {
      steps.written = formatLook(to);
      desk.go({}, 'replace', formatMap({ at: to }));
    },
    offered: (box) => {
      if (lead && at === null && chosen === null && limit === null) map()?.fit(box);
    },
  };
}
