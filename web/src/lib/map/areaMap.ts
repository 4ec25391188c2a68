// The map itself: areas by their dense index, what is marked on them, and what is drawn beside them. Loaded apart from the page, so that
// words and tables are there before it.

import type { Geometry, Position } from 'geojson';
import type { Palette, Shade } from '../classes/scale';
import { Board, type Backdrop } from './board';
import { PADDING } from './coarse';
import { areaAt, outlineOf } from './coverage';
import type { Layer } from './painter';
import type { Ground } from './painting';
import { hatching, rgb } from './patterns';
import { zoomed, type Name, type Pen } from './pen';
import { cameraOf } from './plane';
import type { Box, Shapes } from './shapes';
import type { Look, Outlines } from './state';
import { fillsOf, linesOf, shadingOf, type Colours, type Shading } from './style';

/** A place on the map: the area under it (dense index, or null) and where it is on the screen. */
export interface Spot {
  area: number | null;
  /** Index of a municipality drawn where the vintage has no shapes. */
  rest: number | null;
  x: number;
  y: number;
}

export interface Wishes {
  onHover: (spot: Spot | null) => void;
  onChoose: (spot: Spot) => void;
  /** The areas are on the screen in new colours. */
  onColoured: () => void;
  /** All that was asked of the map is drawn. */
  onIdle: () => void;
  /** The map came to rest after a movement: of the reader's, or one that the page made. */
  onRest: (look: Look, byReader: boolean) => void;
  /** The map moves, other than in step with another. */
  onMove: (look: Look) => void;
  /** The map cannot be drawn. */
  onFailed: () => void;
  /** What is said to whom one finger or a wheel moves the page. */
  help: { touch: string; wheel: string };
  /** Whether one finger scrolls the page and two move the map. */
  shareScrolling: boolean;
  calm: boolean;
}

/** A pinned area: its outline, and a letter in its middle. */
export interface Pin {
  outline: Geometry;
  letter: string;
  middle: Position;
}

/** Something drawn on the areas; `above`: also on what marks the chosen area and on the names of places. */
export interface Extra {
  above: boolean;
  draw: (pen: Pen) => void;
}

/** How far an arrow key moves the map, in points of the screen. */
const STEP = 100;
const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** From this zoom on places have names. */
const NAMED = 5.5;

export class AreaMap {
  readonly #board: Board;
  #shapes: Shapes | null = null;
  #rest: Ground | null = null;
  #shading: Shading | null = null;
  /** The colours that were last asked for, and those on the screen. */
  #asked: Shading | null = null;
  #coloured: Shading | null = null;
  #opacity = 1;
  #outlines: Outlines = 'thin';
  #patterns = false;
  #overlay: readonly Geometry[] = [];
  #places: readonly Name[] = [];
  #pins: readonly Pin[] = [];
  #selected: Geometry | null = null;
  #hovered: { area: number; outline: Geometry } | null = null;
  readonly #extras = new Set<Extra>();

  constructor(
    container: HTMLElement,
    colours: Colours,
    readonly wishes: Wishes,
  ) {
    const { shareScrolling, calm, help } = wishes;
    const limits = { least: 2, most: 15, doubleClick: true, shareScrolling, calm };
    const content = {
      layers: (zoom: number, of: Colours) => this.#layers(zoom, of),
      over: (pen: Pen) => this.#over(pen),
      hasOver: (zoom: number) => this.#hasOver(zoom),
      top: (pen: Pen) => this.#top(pen),
      bare: true,
    };
    this.#board = new Board(container, colours, limits, content, {
      onMove: (look, mover) => mover !== 'step' && wishes.onMove(look),
      onRest: (look, mover) => mover !== 'step' && wishes.onRest(look, mover === 'reader'),
      onPainted: () => {
        if (this.#asked === this.#coloured) return;
        this.#coloured = this.#asked;
        performance.mark('segbar:coloured');
        wishes.onColoured();
      },
      onIdle: () => wishes.onIdle(),
      onHover: (x, y) => this.#hover(this.#spot(x, y)),
      onLeave: () => this.#hover(null),
      onClick: (x, y) => wishes.onChoose(this.#spot(x, y)),
      onFailed: () => wishes.onFailed(),
      isTaken: () => false,
      help,
    });
    this.canvas.addEventListener('keydown', (event) => this.#key(event));
  }

  get canvas(): HTMLCanvasElement {
    return this.#board.canvas;
  }

  remove() {
    this.#board.remove();
  }

  zoomBy(steps: number) {
    this.#board.zoomBy(steps);
  }

  /** Where the map looks. */
  get look(): Look {
    return this.#board.look;
  }

  /** Looks there at once. */
  lookAt(look: Look, inStep = false) {
    this.#board.lookAt(cameraOf(look), inStep ? 'step' : 'page');
  }

  /** Shows a part of the world, not closer than zoom `far`, with so many of its own widths around it. */
  fit(box: Box, far = 12, surroundings = 0) {
    const [dx, dy] = [(box[2] - box[0]) * surroundings, (box[3] - box[1]) * surroundings];
    this.#board.fit([box[0] - dx, box[1] - dy, box[2] + dx, box[3] + dy], PADDING, far);
  }

  /** Whether a box is to be seen at all, larger than a few points. */
  sees(box: Box): boolean {
    const { projection } = this.#board;
    const { view } = projection;
    const apart = box[2] < view[0] || box[0] > view[2] || box[3] < view[1] || box[1] > view[3];
    const [x0, y0] = projection.point([box[0], box[1]]);
    const [x1, y1] = projection.point([box[2], box[3]]);
    return !apart && Math.max(Math.abs(x0 - x1), Math.abs(y0 - y1)) > 6;
  }

  /** Takes other areas, still without colours: `setShades` and `setSelected` follow. */
  setShapes(shapes: Shapes) {
    if (this.#shapes === shapes) return;
    [this.#shapes, this.#shading, this.#selected, this.#hovered] = [shapes, null, null, null];
    this.#board.change();
  }

  /** Municipalities to draw where the vintage itself has no shapes. */
  setRest(rest: Ground | null) {
    if (this.#rest === rest) return;
    this.#rest = rest;
    this.#board.change();
  }

  setOverlay(overlay: readonly Geometry[]) {
    this.#overlay = overlay;
    this.#board.change();
  }

  setPlaces(places: readonly Name[]) {
    if (this.#places === places) return;
    this.#places = places;
    this.#board.change();
  }

  setShades(shades: readonly Shade[], faded: readonly boolean[], palette: Palette) {
    this.#shading = shadingOf(shades, faded, palette);
    this.#board.change(true);
  }

  /** How strongly areas are coloured (per cent), and how their borders are drawn. */
  setAppearance(opacity: number, outlines: Outlines) {
    [this.#opacity, this.#outlines] = [opacity / 100, outlines];
    this.#board.change(true);
  }

  setPins(pins: readonly Pin[]) {
    this.#pins = pins;
    this.#board.change();
  }

  setPatterns(shown: boolean) {
    this.#patterns = shown;
    this.#board.change();
  }

  setBackdrop(backdrop: Backdrop | null) {
    this.#board.setBackdrop(backdrop);
  }

  /** Draws something more; returns what takes it away. */
  attach(extra: Extra): () => void {
    this.#extras.add(extra);
    this.#board.change();
    return () => {
      this.#extras.delete(extra);
      this.#board.change();
    };
  }

  /** Takes over another appearance. */
  setColours(colours: Colours) {
    this.#board.colours = colours;
    this.#board.change();
  }

  /** Marks the chosen area by its outline. */
  setSelected(outline: Geometry | null) {
    if (this.#selected === outline) return;
    this.#selected = outline;
    this.#board.change();
  }

  /** What lies under the middle of the map, for those who steer it by keyboard. */
  spotInMiddle(): Spot {
    const { width, height } = this.#board.projection.size;
    return this.#spot(width / 2, height / 2);
  }

  #layers(zoom: number, colours: Colours): Layer<Ground>[] {
    const layers: Layer<Ground>[] = [];
    this.#asked = this.#shading;
    const plain = { colour: colours('--outside'), opacity: 1, pattern: null };
    if (this.#rest) {
      const line = { rank: 0, colour: colours('--map-outline'), width: zoomed(zoom, [4, 0.2], [9, 0.8]), opacity: 0.6 };
      layers.push({ coverage: this.#rest, classes: null, fills: [plain], lines: [line] });
    }
    const ground = this.#shapes?.ground;
    if (ground) {
      const shading = this.#shading;
      const fills = shading ? fillsOf(shading.palette, colours, this.#opacity, this.#patterns) : [plain];
      layers.push({ coverage: ground, classes: shading?.classes ?? null, fills, lines: linesOf(this.#outlines, zoom, colours) });
    }
    return layers;
  }

  #hasOver(zoom: number): boolean {
    return this.#selected !== null || this.#overlay.length + this.#pins.length + this.#extras.size + (zoom >= NAMED ? this.#places.length : 0) > 0;
  }

  #over(pen: Pen) {
    const at = (...stops: [number, number][]) => zoomed(pen.zoom, ...stops);
    const hatched = hatching(rgb(pen.colours('--overlay')), 16, 255);
    for (const area of this.#overlay) pen.hatch(area, hatched, 0.55);
    for (const area of this.#overlay) pen.line(area, '--map-halo', at([4, 1.6], [9, 4], [13, 6]));
    for (const area of this.#overlay) pen.line(area, '--overlay', at([4, 0.9], [9, 2], [13, 3]));
    for (const extra of this.#extras) if (!extra.above) extra.draw(pen);
    for (const { outline } of this.#pins) {
      pen.line(outline, '--map-halo', at([4, 3.5], [10, 6]));
      pen.line(outline, '--map-mark', at([4, 1.5], [10, 2.5]));
    }
    if (this.#selected) {
      pen.line(this.#selected, '--map-halo', at([4, 4], [10, 7]));
      pen.line(this.#selected, '--map-mark', 3.5);
    }
    if (pen.zoom >= NAMED) pen.names(this.#places, at([5, 11], [9, 13]), 6);
    for (const { letter, middle } of this.#pins) pen.text(letter, middle, 18, '--map-mark', 3);
    for (const extra of this.#extras) if (extra.above) extra.draw(pen);
  }

  #top(pen: Pen) {
    if (this.#hovered) pen.line(this.#hovered.outline, '--map-mark', 2);
  }

  #spot(x: number, y: number): Spot {
    const at = this.#board.projection.under(x, y);
    const on = (ground: Ground | null | undefined) => (ground ? areaAt(ground.coverage, ...at) : null);
    const area = on(this.#shapes?.ground);
    return { area, rest: area === null ? on(this.#rest) : null, x, y };
  }

  #hover(spot: Spot | null) {
    this.canvas.style.cursor = spot && (spot.area !== null || spot.rest !== null) ? 'pointer' : '';
    const area = spot?.area ?? null;
    const ground = this.#shapes?.ground;
    if ((this.#hovered?.area ?? null) !== area) {
      this.#hovered = area === null || !ground ? null : { area, outline: outlineOf(ground.coverage, (one) => one === area) };
      this.#board.retouch();
    }
    this.wishes.onHover(spot);
  }

  #key(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const closer = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0;
    if (arrow) this.#board.panBy(arrow[0] * STEP, arrow[1] * STEP, 200);
    else if (closer !== 0) this.#board.zoomBy(Math.round(this.#board.zoom) - this.#board.zoom + closer);
    else return;
    event.preventDefault();
  }
}
