// What is reckoned from the values of a picture: the change since an earlier year, or local clusters.

import type { Client } from '../api/client';
import type { Frame } from '../state/frame';
import type { Painted } from '../state/painted';
import { changePicture } from './change';
import { clusterPicture } from './clusters';

/** `from` is the earlier year of a change; clusters do not look at it. */
export async function reckon(client: Client, frame: Frame, show: 'change' | 'clusters', from: number, signal: AbortSignal): Promise<Painted> {
  const { indicator, vintage, period } = frame.resolved;
  return show === 'change'
    ? changePicture(frame, await client.change(indicator.id, vintage, from, period, signal))
    : clusterPicture(frame, await client.clusters(indicator.id, vintage, period, signal));
}
