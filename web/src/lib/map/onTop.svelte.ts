// What is drawn on a map beside the areas: a background, places, an own area. Each is loaded when there is one.

import type { Client } from '../api/client';
import type { AreaMap, Extra } from './areaMap';
import type { Opened } from './files.svelte';
import type { Box } from './shapes';

/** To be called while a map is set up. `onOwn` hears where an own area lies when it is there. */
export function drawOnTop(
  map: () => AreaMap | null,
  client: Client,
  opened: () => Opened,
  ownArea: () => string,
  onOwn: (box: Box) => void,
) {
  $effect(() => {
    const [current, background] = [map(), opened().background];
    if (!current || !background) return;
    const drawing = background.draw(current.canvas.parentElement!);
    current.setBackdrop(drawing);
    return () => {
      current.setBackdrop(null);
      drawing.remove();
    };
  });
  $effect(() => {
    const places = opened().places?.places;
    return places && attach(async ({ ownPlaces }) => ownPlaces(places));
  });
  const text = $derived(ownArea());
  $effect(() => {
    const area = text;
    if (area === '') return;
    return attach(async ({ ownFrom }) => {
      const drawing = await ownFrom(client, area);
      if (drawing?.box) onOwn(drawing.box);
      return drawing;
    });
  });

  /** Draws something when it is there; returns what takes it away. */
  function attach(make: (from: typeof import('./ownDrawing')) => Promise<Extra | null>): (() => void) | undefined {
    const current = map();
    if (!current) return;
    let gone = false;
    let detach: (() => void) | undefined;
    void import('./ownDrawing')
      .then(make)
      .then((extra) => {
        if (!gone && extra) detach = current.attach(extra);
      })
      // Without it the map is as it was; what could not be asked for is said where figures are shown.
      .catch(() => {});
    return () => {
      gone = true;
      detach?.();
    };
  }
}
