// What the reader has opened from files while the map is in view: a background map, places. An address cannot hold files; they are forgotten
// when the page is left.

import type { Background } from './background';
import type { Places } from './places';

export class Opened {
  background = $state.raw<Background | null>(null);
  places = $state.raw<Places | null>(null);
}
