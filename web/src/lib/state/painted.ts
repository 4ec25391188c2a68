// A picture whatever its colours show: the values of a year, or something that was reckoned from them.

import type { MissingReason, Text } from '../api/types';
import type { Scale, Shade } from '../classes/scale';
import type { Language } from './view';
import type { Frame } from './frame';

/** The colours of differences between two years: down, none, up. */
export interface ChangeScale {
  kind: 'change';
  palette: 'change';
  /** Between classes of the size of a change, ascending; the same on both sides of zero. */
  cuts: readonly number[];
  /** The largest change in size, or null where none is certain. */
  largest: number | null;
  /** The colours of the classes, from the smallest change to the largest, as steps from the middle. */
  steps: readonly number[];
  from: number;
  to: number;
  sentence: Text;
  unit: Text;
  /** Whether bounds are known, so that a change may be within what rounding explains. */
  bounded: boolean;
  say: (value: number, lang: Language) => string;
  /** What a value is in a file. */
  written: (value: number) => string;
}

/** The colours of local clusters: the value is the position of its class. */
export interface ClusterScale {
  kind: 'clusters';
  palette: 'clusters';
  limit: number;
  permutations: number;
  moran: number;
  sentence: Text;
  note: Text;
  say: (value: number, lang: Language) => string;
  written: (value: number) => string;
}

/** No colours: what was asked for cannot be shown. */
export interface NoScale {
  kind: 'none';
  palette: 'plain';
  say: (value: number, lang: Language) => string;
  written: (value: number) => string;
}

/** Why there is nothing to show: what the API says, or that an area has no neighbours to be compared with. */
export type Reason = MissingReason | 'no_neighbours';

export type AnyScale = Scale | ChangeScale | ClusterScale | NoScale;

/** What map and table draw. */
export interface Painted extends Omit<Frame, 'scale' | 'shades' | 'reasons'> {
  scale: AnyScale;
  reasons: ReadonlyMap<number, Reason>;
  shades: readonly Shade[];
}
