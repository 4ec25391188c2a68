// Draws areas beside the page's own thread, which stays free for the reader's hand. It keeps the borders that it has read.

import { coverageOf, type Coverage } from './coverage';
import { paint } from './painter';
import type { Answer, Request } from './painting';

const coverages = new Map<number, Coverage>();

onmessage = ({ data }: MessageEvent<Request>) => {
  try {
    if (data.kind === 'read') {
      const coverage = coverageOf(JSON.parse(new TextDecoder().decode(data.bytes)), data.codes);
      coverages.set(data.coverage, coverage);
      answer({ id: data.id, coverage });
    } else {
      const layers = data.painting.layers.flatMap((layer) => {
        const coverage = coverages.get(layer.coverage);
        return coverage ? [{ ...layer, coverage }] : [];
      });
      const picture = paint({ ...data.painting, layers }, (width, height) => new OffscreenCanvas(width, height)).transferToImageBitmap();
      answer({ id: data.id, picture }, [picture]);
    }
  } catch (error) {
    answer({ id: data.id, error: String(error) });
  }
};

function answer(what: Answer, moved: Transferable[] = []) {
  postMessage(what, { transfer: moved });
}
