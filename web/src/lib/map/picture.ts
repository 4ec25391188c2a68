// The picture of a part of the map. While a hand moves the map, the browser's compositor moves the picture: nothing is drawn on the page's own
// thread, and nothing is copied, as browsers do with drawn canvases in every frame.

import { made, type Painted } from './painting';
import type { Projection, Size } from './plane';

/** What lies below areas that have no ground of their own: a picture, and the colour below that. */
export interface Below {
  picture: CanvasImageSource;
  ground: string;
}

export class Picture {
  /** What it shows; null before the first. */
  projection: Projection | null = null;
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('bitmaprenderer');
  /** The picture as the browser can draw it: the canvas above, unless it cannot take it. */
  #source: HTMLCanvasElement = this.#canvas;

  constructor(readonly container: HTMLElement) {
    this.#canvas.className = 'map-slide';
    this.#canvas.setAttribute('aria-hidden', 'true');
  }

  /** Whether it is moved instead of drawn. */
  get slides(): boolean {
    return this.#canvas.isConnected;
  }

  /** Takes the areas, what lies below them (null: they have their ground) and what is drawn over them (null: nothing). */
  take(areas: Painted, below: Below | null, over: ((context: Context) => void) | null, density: number, projection: Projection) {
    const whole = below || over ? composed(areas, below, over, density, projection.size) : areas;
    this.projection = projection;
    if (whole instanceof ImageBitmap && this.#context) {
      [this.#canvas.width, this.#canvas.height] = [whole.width, whole.height];
      this.#context.transferFromImageBitmap(whole);
      this.#source = this.#canvas;
    } else {
      this.#source = whole as HTMLCanvasElement;
    }
  }

  /** Places it where it belongs in what is looked at, below what else the container has; says no where it has to be drawn. */
  slide(now: Projection): boolean {
    if (!this.projection || this.#source !== this.#canvas) return false;
    if (!this.slides) this.container.append(this.#canvas);
    const { width, height } = this.projection.size;
    const { left, top, stretched } = this.#at(now);
    Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px`, transform: `translate(${left}px, ${top}px) scale(${stretched})` });
    return true;
  }

  stop() {
    this.#canvas.remove();
  }

  /** Whether it fills a screen that looks there. */
  fills(now: Projection): boolean {
    const { left, top, right, bottom } = this.#at(now);
    return left <= 0 && top <= 0 && right >= now.size.width && bottom >= now.size.height;
  }

  /** Draws it on points of the screen. */
  draw(context: CanvasRenderingContext2D, now: Projection, density: number) {
    const { left, top, right, bottom } = this.#at(now);
    const whole = (points: number) => Math.round(points * density) / density;
    context.drawImage(this.#source, whole(left), whole(top), right - left, bottom - top);
  }

  #at(now: Projection) {
    const { camera, size } = this.projection!;
    const stretched = now.camera.scale / camera.scale;
    const [left, top] = now.at(...this.projection!.under(0, 0));
    return { left, top, right: left + size.width * stretched, bottom: top + size.height * stretched, stretched };
  }
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Ground, areas and what lies on them as one. */
function composed(areas: Painted, below: Below | null, over: ((context: Context) => void) | null, density: number, { width, height }: Size): Painted {
  const canvas = areas instanceof ImageBitmap ? new OffscreenCanvas(areas.width, areas.height) : made(areas.width, areas.height);
  const context = canvas.getContext('2d') as Context;
  context.scale(density, density);
  if (below) {
    context.fillStyle = below.ground;
    context.fillRect(0, 0, width, height);
    context.drawImage(below.picture, 0, 0, width, height);
  }
  context.drawImage(areas, 0, 0, width, height);
  if ('close' in areas) areas.close();
  over?.(context);
  return canvas instanceof HTMLCanvasElement ? canvas : canvas.transferToImageBitmap();
}
