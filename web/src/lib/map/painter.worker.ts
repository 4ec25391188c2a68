// Draws areas beside the page's own thread, which stays free for the reader's hand. It keeps the borders that it has read.

import { coverageOf, type Coverage } from './coverage';
import { paint, prepare, recolour, type Painting } from './painter';
import type { Answer, Request } from './painting';

/** How long nothing is asked for before a view is prepared for other colours. */
const REST_MS = 60;

const coverages = new Map<number, Coverage>();
let view: Painting<Coverage> | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;

onmessage = ({ data }: MessageEvent<Request>) => {
  clearTimeout(resting);
  try {
    if (data.kind === 'read') {
      const coverage = coverageOf(JSON.parse(new TextDecoder().decode(data.bytes)), data.codes);
      coverages.set(data.coverage, coverage);
      answer({ id: data.id, coverage });
    } else {
      const { hard, again } = data.how;
      const layers = data.painting.layers.flatMap((layer) => {
        const coverage = coverages.get(layer.coverage);
        return coverage ? [{ ...layer, coverage }] : [];
      });
      const painting = { ...data.painting, layers };
      const quick = hard ? recolour(painting, canvas) : null;
      const picture = (quick ?? paint(painting, canvas)).transferToImageBitmap();
      answer({ id: data.id, picture, hard: quick !== null }, [picture]);
      if (again) view = painting;
    }
  } catch (error) {
    answer({ id: data.id, error: String(error) });
  }
  resting = setTimeout(() => {
    if (view) prepare(view);
    view = null;
  }, REST_MS);
};

const canvas = (width: number, height: number) => new OffscreenCanvas(width, height);

function answer(what: Answer, moved: Transferable[] = []) {
  postMessage(what, { transfer: moved });
}
