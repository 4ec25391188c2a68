// How many areas are in view.

import { indexesWithin, type Frame } from './frame';

export interface Counted {
  shown: number;
  all: number;
  valued: number;
}

/** Areas inside the county or municipality, all areas of the vintage, and how many of those inside have a value. */
export function counted(frame: Pick<Frame, 'areas' | 'values'>, within: string | null): Counted {
  const indexes = indexesWithin(frame.areas, within);
  const valued = indexes.filter((i) => frame.values.values[i] !== null && frame.values.values[i] !== undefined).length;
  return { shown: indexes.length, all: frame.areas.codes.length, valued };
}
