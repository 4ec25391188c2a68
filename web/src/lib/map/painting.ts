// Has borders read and areas drawn: by a worker, or here where the browser cannot draw in one.

import { coverageOf, type Coverage } from './coverage';
import { paint, type Painting } from './painter';

/** Borders that have been read: by their number in the worker, and as they are. */
export interface Ground {
  id: number;
  coverage: Coverage;
}

export type Request =
  | { kind: 'read'; id: number; coverage: number; bytes: ArrayBuffer; codes: readonly string[] }
  | { kind: 'paint'; id: number; painting: Painting<number>; how: How };

/** `hard`: hard edges are enough, if that is quicker. `again`: the same view may be asked for in other colours. */
export interface How {
  hard: boolean;
  again: boolean;
}

export interface Answer {
  id: number;
  coverage?: Coverage;
  picture?: ImageBitmap;
  /** Whether its edges are hard. */
  hard?: boolean;
  error?: string;
}

/** What a canvas can draw; a worker's image is closed when it is used up. */
export type Painted = ImageBitmap | HTMLCanvasElement;

let worker: Worker | null | undefined;
let asked = 0;
let grounds = 0;
const waiting = new Map<number, { done: (answer: Answer) => void; failed: (reason: Error) => void }>();

/** The worker, from when it is first needed; null where the browser has none that can draw. */
function started(): Worker | null {
  if (worker !== undefined) return worker;
  const able = typeof Worker === 'function' && typeof OffscreenCanvas === 'function' && new OffscreenCanvas(1, 1).getContext('2d') !== null;
  worker = able ? new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' }) : null;
  if (!worker) return null;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) one?.done(data);
    else one?.failed(new Error(data.error));
  };
  worker.onerror = () => {
    for (const { failed } of waiting.values()) failed(new Error('the drawing worker does not start'));
    waiting.clear();
  };
  return worker;
}

function ask(to: Worker, request: Request): Promise<Answer> {
  return new Promise((done, failed) => {
    waiting.set(request.id, { done, failed });
    to.postMessage(request);
  });
}

/** Borders that were read once are read for all who have the same answer. */
const read = new WeakMap<ArrayBuffer, Promise<Ground>>();

/** Reads a topology as it was sent; `codes` are the codes of its areas in dense order. */
export function readGround(bytes: ArrayBuffer, codes: readonly string[]): Promise<Ground> {
  const known = read.get(bytes) ?? newGround(bytes, codes);
  read.set(bytes, known);
  return known;
}

async function newGround(bytes: ArrayBuffer, codes: readonly string[]): Promise<Ground> {
  const id = (grounds += 1);
  const at = started();
  if (!at) return { id, coverage: coverageOf(JSON.parse(new TextDecoder().decode(bytes)), codes) };
  // A copy goes: the answer stays with the client that keeps it.
  const { coverage } = await ask(at, { kind: 'read', id: (asked += 1), coverage: id, bytes, codes });
  return { id, coverage: coverage! };
}

/** Draws a picture of areas that were read here, and says whether the edges are hard. */
export async function painted(painting: Painting<Ground>, how: How): Promise<{ picture: Painted; hard: boolean }> {
  const at = started();
  if (!at) {
    const layers = painting.layers.map((layer) => ({ ...layer, coverage: layer.coverage.coverage }));
    return { picture: paint({ ...painting, layers }, made), hard: false };
  }
  const layers = painting.layers.map((layer) => ({ ...layer, coverage: layer.coverage.id }));
  const { picture, hard } = await ask(at, { kind: 'paint', id: (asked += 1), painting: { ...painting, layers }, how });
  return { picture: picture!, hard: hard === true };
}

/** An empty canvas of the page. */
export function made(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas;
}
