// A canvas that shows a part of the country and follows the reader's hand. The areas are painted larger than the canvas, beside the page's
// own thread; while the map moves that picture is moved, and when it rests a new one takes its place.

import './board.css';
import { Gestures, type Limits, type Mover } from './gestures';
import type { Layer } from './painter';
import { made, painted, type Ground } from './painting';
import { Pen } from './pen';
import { Picture } from './picture';
import { fitting, lookOf, Projection, zoomOf, type Camera, type Size } from './plane';
import type { Box } from './shapes';
import type { Look } from './state';
import type { Colours } from './style';

/** Draws what lies below the areas: a picture of that part of the plane. */
export interface Backdrop {
  picture: (projection: Projection, density: number) => Promise<CanvasImageSource>;
}

export interface Content {
  /** The areas, from below to the top. */
  layers: (zoom: number, colours: Colours) => Layer<Ground>[];
  /** What lies on the areas, and whether there is anything at a zoom. */
  over: (pen: Pen) => void;
  hasOver: (zoom: number) => boolean;
  /** What follows the pointer: drawn anew in every frame. */
  top: (pen: Pen) => void;
  /** Whether that can be missed while the map moves. */
  bare: boolean;
}

export interface BoardWishes {
  onMove: (look: Look, mover: Mover) => void;
  onRest: (look: Look, mover: Mover) => void;
  /** What was asked for when it last changed is on the screen. */
  onPainted: () => void;
  /** Nothing more is to be drawn. */
  onIdle: () => void;
  onHover: (x: number, y: number) => void;
  onLeave: () => void;
  onClick: (x: number, y: number) => void;
  onFailed: () => void;
  /** Whether a press is for something else on the map. */
  isTaken: () => boolean;
  /** What is said to whom one finger or a wheel moves the page. */
  help: { touch: string; wheel: string };
}

/** The part of the canvas' width and height by which the picture is larger on each side. */
const MARGIN = 0.5;
/** The least part of it that is to be left on each side while the map moves. */
const LEFT = 0.15;
/** How much larger or smaller than it was painted a picture is shown before a new one is asked for. */
const STRETCH = 2.2;
const HINT_MS = 1600;

export class Board {
  readonly canvas = made(1, 1);
  readonly #gestures: Gestures;
  readonly #context: CanvasRenderingContext2D;
  readonly #watch: ResizeObserver;
  readonly #hint = document.createElement('p');
  readonly #picture: Picture;
  #size: Size = { width: 0, height: 0 };
  /** Whether its areas have hard edges, and a finer one is to follow. */
  #hard = false;
  #backdrop: Backdrop | null = null;
  #frame: number | null = null;
  /** Whether a hand is near the map: only then a picture with a margin is painted. */
  #near = false;
  /** Whether a picture is on its way, and whether what it is to show has changed since it was asked for. */
  #busy = false;
  #changed = false;
  #recoloured = false;
  #placed = false;
  #gone = false;

  constructor(
    readonly container: HTMLElement,
    public colours: Colours,
    limits: Limits,
    readonly content: Content,
    readonly wishes: BoardWishes,
  ) {
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('no canvas to draw on');
    this.#context = context;
    this.canvas.tabIndex = 0;
    this.#hint.className = 'map-hint';
    this.#hint.setAttribute('aria-hidden', 'true');
    container.append(this.canvas, this.#hint);
    this.#picture = new Picture(container);
    this.#gestures = new Gestures(this.canvas, limits, {
      onStart: () => this.#told('painting'),
      onMove: (mover) => this.#moved(mover),
      onEnd: (mover) => this.#rested(mover),
      onShared: (touch) => this.#show(touch ? wishes.help.touch : wishes.help.wheel),
      isTaken: wishes.isTaken,
    });
    this.canvas.addEventListener('mousemove', (event) => event.buttons === 0 && wishes.onHover(event.offsetX, event.offsetY));
    this.canvas.addEventListener('mouseleave', () => wishes.onLeave());
    for (const sign of ['pointerenter', 'focus'] as const) this.canvas.addEventListener(sign, () => this.#comes(true));
    for (const sign of ['pointerleave', 'blur'] as const) this.canvas.addEventListener(sign, (event) => this.#comes(event instanceof PointerEvent && event.pointerType === 'touch'));
    this.canvas.addEventListener('click', (event) => wishes.onClick(event.offsetX, event.offsetY));
    this.#resize();
    this.#watch = new ResizeObserver(() => this.#resize());
    this.#watch.observe(container);
  }

  remove() {
    this.#gone = true;
    this.#watch.disconnect();
    this.#gestures.remove();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.container.replaceChildren();
  }

  get projection(): Projection {
    return new Projection(this.#gestures.camera, this.#size);
  }

  get zoom(): number {
    return zoomOf(this.#gestures.camera);
  }

  get look(): Look {
    return lookOf(this.#gestures.camera);
  }

  /** Looks there at once. */
  lookAt(camera: Camera, mover: Mover) {
    this.#placed = true;
    this.#gestures.lookAt(camera, mover);
  }

  /** Shows a part of the world with so many points around it, not closer than zoom `far`. The first time the map is simply there. */
  fit(box: Box, padding: number, far: number) {
    const pace = this.#placed ? 500 : 0;
    this.#placed = true;
    this.#gestures.lookAt(fitting(box, this.#size, padding, far), 'page', pace);
  }

  zoomBy(steps: number) {
    this.#gestures.zoomBy(steps, 400);
  }

  panBy(right: number, down: number, duration = 0) {
    this.#gestures.panBy(right, down, duration);
  }

  /** What lies below the areas; null: the colour of the ground alone. */
  setBackdrop(backdrop: Backdrop | null) {
    this.#backdrop = backdrop;
    this.change();
  }

  /** Something of the areas, or on them, has changed; `colours`: the colours of areas, which are to come as soon as they can. */
  change(colours = false) {
    this.#told('painting');
    this.#recoloured ||= colours;
    if (this.#changed) return;
    this.#changed = true;
    // Changes come together; one picture is enough for them.
    queueMicrotask(() => this.#ask());
  }

  /** What follows the pointer has changed. */
  retouch() {
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === 0 || height === 0 || (width === this.#size.width && height === this.#size.height)) return;
    this.#size = { width, height };
    this.#fitCanvas();
    this.#gestures.resize(this.#size);
    this.change();
    this.#draw();
  }

  #fitCanvas() {
    const { width, height } = this.#size;
    [this.canvas.width, this.canvas.height] = [Math.round(width * density()), Math.round(height * density())];
  }

  /** A finger that left comes again; a mouse that left goes to what stands beside the map. */
  #comes(near: boolean) {
    this.#near = near;
    this.#ask();
  }

  #moved(mover: Mover) {
    this.#told('painting');
    this.retouch();
    if (!this.#covers()) this.#ask();
    this.wishes.onMove(this.look, mover);
  }

  #rested(mover: Mover) {
    this.#ask();
    this.retouch();
    this.wishes.onRest(this.look, mover);
  }

  /** Whether the picture fills the canvas, with something left on each side for the next frames. */
  #covers(): boolean {
    const of = this.#picture.projection;
    if (!of) return false;
    const { camera, size } = of;
    const stretched = this.#gestures.camera.scale / camera.scale;
    const [left, top] = this.projection.at(...of.under(0, 0));
    const { width, height } = this.#size;
    const [right, bottom] = [left + size.width * stretched - width, top + size.height * stretched - height];
    const near = stretched <= STRETCH && stretched >= 1 / STRETCH;
    return near && left <= -LEFT * width && right >= LEFT * width && top <= -LEFT * height && bottom >= LEFT * height;
  }

  /** Whether the picture is what would be painted now. */
  #sharp(): boolean {
    const [of, now] = [this.#picture.projection, this.#gestures.camera];
    if (!of || this.#changed || this.#hard || (this.#near && of.size.width === this.#size.width)) return false;
    return of.camera.x === now.x && of.camera.y === now.y && of.camera.scale === now.scale;
  }

  /** Has a picture painted: first as large as the canvas if what it shows is new, so that it comes soon, then with a margin if a hand is near. */
  #ask() {
    if (this.#gone || this.#busy || this.#size.width === 0 || this.#sharp()) return;
    const { camera, moving } = this.#gestures;
    const changed = this.#changed;
    const soon = (changed || camera.scale !== this.#picture.projection?.camera.scale || (this.#hard && !this.#near)) && !moving && !this.#backdrop;
    const projection = new Projection(camera, soon ? this.#size : larger(this.#size));
    [this.#busy, this.#changed] = [true, false];
    const ground = this.#backdrop ? null : this.colours('--map-ground');
    const painting = { camera, size: projection.size, density: density(), ground, layers: this.content.layers(zoomOf(camera), this.colours) };
    const areas = painted(painting, { hard: soon && this.#recoloured, again: soon });
    this.#recoloured = false;
    const below = this.#backdrop?.picture(projection, density()) ?? null;
    Promise.all([areas, below]).then(
      ([{ picture, hard }, backdrop]) => {
        this.#busy = false;
        if (this.#gone) return;
        this.#hard = hard;
        const over = this.content.hasOver(zoomOf(camera)) ? (on: Pen['context']) => this.content.over(new Pen(on, projection, this.colours)) : null;
        this.#picture.take(picture, backdrop && { picture: backdrop, ground: this.colours('--map-ground') }, over, density(), projection);
        this.#draw();
        if (changed) this.wishes.onPainted();
        if (!this.#gestures.moving || this.#changed || !this.#covers()) this.#ask();
      },
      () => {
        this.#busy = false;
        if (!this.#gone) this.wishes.onFailed();
      },
    );
  }

  #draw() {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    const now = this.projection;
    if (this.#gestures.moving && this.content.bare && this.#picture.slide(now)) {
      // What is not seen is not to be copied in every frame either.
      if (this.canvas.width > 1) [this.canvas.width, this.canvas.height] = [1, 1];
      return;
    }
    if (this.#picture.slides) {
      this.#picture.stop();
      this.#fitCanvas();
    }
    const context = this.#context;
    context.setTransform(density(), 0, 0, density(), 0, 0);
    const known = this.#picture.projection !== null;
    if (!known || !this.#picture.fills(now)) {
      context.fillStyle = this.colours('--map-ground');
      context.fillRect(0, 0, now.size.width, now.size.height);
    }
    if (known) this.#picture.draw(context, now, density());
    this.content.top(new Pen(context, now, this.colours));
    if (this.#busy || this.#gestures.moving || !this.#sharp()) return;
    this.#told('idle');
    this.wishes.onIdle();
  }

  #told(state: 'painting' | 'idle') {
    this.container.dataset.state = state;
  }

  #show(words: string) {
    this.#hint.textContent = words;
    this.#hint.classList.add('shown');
    setTimeout(() => this.#hint.classList.remove('shown'), HINT_MS);
  }
}

/** Points of a picture to one of the screen; more than two cannot be seen. */
const density = () => Math.min(devicePixelRatio, 2);

const larger = ({ width, height }: Size): Size => ({ width: width + 2 * Math.round(width * MARGIN), height: height + 2 * Math.round(height * MARGIN) });
