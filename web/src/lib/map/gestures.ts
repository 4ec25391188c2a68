// Where a map looks, and who moves it: the reader's hand on it, the page, or another map that it goes in step with.

import { select, type Selection } from 'd3-selection';
import 'd3-transition';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { scaleOf, WORLD, zoomOf, type Camera, type Size } from './plane';

/** Who moves a map. */
export type Mover = 'reader' | 'page' | 'step';

export interface Limits {
  /** The least and the most zoom. */
  least: number;
  most: number;
  /** Whether a double click comes closer. */
  doubleClick: boolean;
  /** Whether one finger scrolls the page and two move the map. */
  shareScrolling: boolean;
  /** Whether the reader asks for less movement. */
  calm: boolean;
}

export interface Heard {
  onStart: () => void;
  onMove: (mover: Mover) => void;
  onEnd: (mover: Mover) => void;
  /** One finger or a wheel moves the page where it may have been meant for the map. */
  onShared: (touch: boolean) => void;
  /** Whether a press is for something else on the map. */
  isTaken: () => boolean;
}

export class Gestures {
  readonly #at: Selection<HTMLCanvasElement, unknown, null, undefined>;
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>;
  #size: Size = { width: 0, height: 0 };
  // Until something is looked at: about the middle of Sweden.
  #camera: Camera = { x: 0.55, y: 0.27, scale: scaleOf(3) };
  #mover: Mover = 'page';
  /** Movements that have begun and not ended. */
  #begun = 0;

  constructor(
    canvas: HTMLCanvasElement,
    readonly limits: Limits,
    readonly heard: Heard,
  ) {
    const { least, most, shareScrolling } = limits;
    canvas.style.touchAction = shareScrolling ? 'pan-x pan-y' : 'none';
    const by = ({ sourceEvent }: { sourceEvent: unknown }): Mover => (sourceEvent ? 'reader' : this.#mover);
    this.#at = select(canvas);
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([2 ** least, 2 ** most])
      .translateExtent([[0, 0], [WORLD, WORLD]])
      .extent((): [[number, number], [number, number]] => [[0, 0], [this.#size.width, this.#size.height]])
      .clickDistance(4)
      .duration(limits.calm ? 0 : 250)
      .filter((event: MouseEvent | TouchEvent) => this.#wanted(event))
      .on('start', () => {
        this.#begun += 1;
        heard.onStart();
      })
      .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.#camera = this.#looking(event.transform);
        heard.onMove(by(event));
      })
      .on('end', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.#begun -= 1;
        heard.onEnd(by(event));
      });
    this.#at.call(this.#zoom);
    if (!limits.doubleClick) this.#at.on('dblclick.zoom', null);
  }

  get camera(): Camera {
    return this.#camera;
  }

  get moving(): boolean {
    return this.#begun > 0;
  }

  /** Looks there, at once or, if the reader has nothing against movement, within so many milliseconds. */
  lookAt(camera: Camera, mover: Mover, duration = 0) {
    this.#at.interrupt();
    this.#mover = mover;
    if (this.#size.width === 0) this.#camera = camera;
    else if (duration === 0 || this.limits.calm) this.#zoom.transform(this.#at, this.#transform(camera));
    else this.#at.transition().duration(duration).call(this.#zoom.transform, this.#transform(camera));
  }

  zoomBy(steps: number, duration: number) {
    const { least, most } = this.limits;
    const to = Math.min(most, Math.max(least, zoomOf(this.#camera) + steps));
    this.lookAt({ ...this.#camera, scale: scaleOf(to) }, 'reader', duration);
  }

  /** Moves what is looked at by so many points of the screen. */
  panBy(right: number, down: number, duration: number) {
    const { x, y, scale } = this.#camera;
    this.lookAt({ x: x + right / scale, y: y + down / scale, scale }, 'reader', duration);
  }

  /** Keeps the middle where it is on a screen of another size. */
  resize(size: Size) {
    const camera = this.#camera;
    this.#size = size;
    this.lookAt(camera, 'step');
  }

  remove() {
    this.#at.interrupt().on('.zoom', null);
  }

  #wanted(event: MouseEvent | TouchEvent): boolean {
    if (this.heard.isTaken()) return false;
    const { shareScrolling } = this.limits;
    if ('touches' in event) {
      const shared = shareScrolling && event.touches.length < 2;
      if (shared) this.heard.onShared(true);
      return !shared;
    }
    if (event.type === 'wheel') {
      const shared = shareScrolling && !event.ctrlKey && !event.metaKey;
      if (shared) this.heard.onShared(false);
      return !shared;
    }
    return event.button === 0 && !event.ctrlKey;
  }

  #transform({ x, y, scale }: Camera): ZoomTransform {
    const { width, height } = this.#size;
    return zoomIdentity.translate(width / 2 - x * scale, height / 2 - y * scale).scale(scale / WORLD);
  }

  #looking({ x, y, k }: ZoomTransform): Camera {
    const scale = k * WORLD;
    return { x: (this.#size.width / 2 - x) / scale, y: (this.#size.height / 2 - y) / scale, scale };
  }
}
