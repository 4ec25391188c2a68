// Local clusters as a picture: where high values lie among high ones, low among low, and areas that stand out from their neighbours.

import type { Clusters } from '../api/types';
import { MISSING } from '../classes/scale';
import type { Frame } from '../state/frame';
import type { Painted } from '../state/painted';
import { sayer } from '../text/room';
import { reasonsOf } from './reasons';
import { words } from './words';

/** The classes in the order of their colours. */
export const CLUSTERS = ['high_high', 'high_low', 'none', 'low_high', 'low_low'] as const;

export function clusterPicture(frame: Frame, clusters: Clusters): Painted {
  const classes = clusters.classes.map((name) => {
    const at = CLUSTERS.findIndex((one) => one === name);
    return at < 0 ? null : at;
  });
  return {
    ...frame,
    scale: {
      kind: 'clusters',
      palette: 'clusters',
      limit: clusters.limit,
      permutations: clusters.permutations,
      moran: clusters.moran,
      sentence: clusters.sentence,
      note: clusters.note,
      say: (at, lang) => sayer(words, lang)(`cluster.${CLUSTERS[at] ?? 'none'}`),
      written: (at) => CLUSTERS[at] ?? '',
    },
    shades: classes.map((at) => at ?? MISSING),
    reasons: reasonsOf({ ...clusters.missing, no_neighbours: clusters.without_neighbours }),
    values: { ...frame.values, unit: 'class', values: classes, missing: clusters.missing, interval: null },
  };
}
