// The map that own areas are drawn on: the country in quiet colours, what was made on top of it. It tells where was pressed. Loaded apart from
// the page, so that words, fields and tables are there before it.

import type { Position } from 'geojson';
import { Board } from '../map/board';
import { areaAt, outlineOf, RANK } from '../map/coverage';
import type { Layer } from '../map/painter';
import type { Ground } from '../map/painting';
import { zoomed, type Name, type Pen } from '../map/pen';
import { latitudeOf, longitudeOf } from '../map/plane';
import type { Box } from '../map/shapes';
import type { Colours } from '../map/style';
import { geometryOf, type Corner, type Polygon } from './shape';

/** A place on the map, and the dense index of the area under it. */
export interface Spot {
  at: Corner;
  area: number | null;
}

export interface Wishes {
  onPress: (spot: Spot) => void;
  /** A corner was pressed without being moved. */
  onCorner: (index: number) => void;
  /** A corner is drawn along, and at last let go. */
  onMoveCorner: (index: number, to: Corner, letGo: boolean) => void;
  /** Where the pointer is; null when it left. */
  onUnder: (spot: Spot | null) => void;
  onRest: () => void;
  /** The map cannot be drawn. */
  onFailed: () => void;
  /** What is said to whom one finger or a wheel moves the page. */
  help: { touch: string; wheel: string };
  /** Whether one finger scrolls the page and two move the map. */
  shareScrolling: boolean;
  calm: boolean;
}

/** What was made, as it is drawn. */
export interface Drawn {
  polygons: readonly Polygon[];
  /** Corners that can be taken hold of. */
  corners: readonly Corner[];
}

/** Steps of the arrow keys in points of the screen: far, and with Shift near. */
const STEP = { far: 48, near: 6 } as const;
/** From this zoom the small areas are drawn. */
const NEAR = 7;
/** From this zoom on places have names. */
const NAMED = 5.5;
/** Room around what is shown, in points. */
const PADDING = 48;
/** How far a press may slip, and how near a corner it must be, in points. */
const SLIP = 4;
const REACH = 9;

interface Hold {
  corner: number;
  pointer: number;
  from: readonly [number, number];
  last: Corner | null;
}

export class DrawMap {
  readonly #board: Board;
  #rest: Ground | null = null;
  #areas: Ground | null = null;
  #places: readonly Name[] = [];
  #picked: readonly number[] = [];
  #under: number | null = null;
  #drawn: Drawn = { polygons: [], corners: [] };
  #hold: Hold | null = null;
  /** Whether the press that comes next belongs to a corner that was held. */
  #held = false;

  constructor(
    container: HTMLElement,
    colours: Colours,
    readonly wishes: Wishes,
  ) {
    const { shareScrolling, calm, help } = wishes;
    // Arrow keys move the map under the cross in steps of its own; a double click sets two corners.
    const limits = { least: 2, most: 16, doubleClick: false, shareScrolling, calm };
    const content = {
      layers: (zoom: number, of: Colours) => this.#layers(zoom, of),
      over: (pen: Pen) => this.#over(pen),
      hasOver: (zoom: number) => zoom >= NAMED && this.#places.length > 0,
      top: (pen: Pen) => this.#top(pen),
      // What is being drawn stays to be seen.
      bare: false,
    };
    this.#board = new Board(container, colours, limits, content, {
      onMove: () => {},
      onRest: (_, mover) => mover !== 'step' && wishes.onRest(),
      onPainted: () => {},
      onIdle: () => {},
      onHover: (x, y) => {
        this.canvas.style.cursor = this.#cornerAt(x, y) === null ? 'crosshair' : 'grab';
        wishes.onUnder(this.#spot(x, y));
      },
      onLeave: () => wishes.onUnder(null),
      onClick: (x, y) => {
        if (!this.#held) wishes.onPress(this.#spot(x, y));
        this.#held = false;
      },
      onFailed: () => wishes.onFailed(),
      isTaken: () => this.#hold !== null,
      help,
    });
    this.canvas.addEventListener('pointerdown', (event) => this.#take(event));
    this.canvas.addEventListener('pointermove', (event) => this.#follow(event));
    this.canvas.addEventListener('pointerup', (event) => this.#letGo(event));
    this.canvas.addEventListener('pointercancel', () => (this.#hold = null));
    // A finger on a corner moves the corner, not the page.
    this.canvas.addEventListener('touchstart', (event) => this.#hold && event.preventDefault(), { passive: false });
  }

  get canvas(): HTMLCanvasElement {
    return this.#board.canvas;
  }

  remove() {
    this.#board.remove();
  }

  setRest(rest: Ground | null) {
    this.#rest = rest;
    this.#board.change();
  }

  setPlaces(places: readonly Name[]) {
    this.#places = places;
    this.#board.change();
  }

  setAreas(areas: Ground | null) {
    [this.#areas, this.#picked, this.#under] = [areas, [], null];
    this.#board.change();
  }

  setPicked(picked: readonly number[]) {
    if (picked.join() === this.#picked.join()) return;
    this.#picked = picked;
    this.#board.change();
  }

  /** Outlines the area under the pointer or the cross. */
  setUnder(area: number | null) {
    if (this.#under === area) return;
    this.#under = area;
    this.#board.retouch();
  }

  setDrawn(drawn: Drawn) {
    this.#drawn = drawn;
    this.#board.retouch();
  }

  setColours(colours: Colours) {
    this.#board.colours = colours;
    this.#board.change();
  }

  fit(box: Box, far = 13) {
    this.#board.fit(box, PADDING, far);
  }

  /** Whether small areas can be seen. */
  get near(): boolean {
    return this.#board.zoom >= NEAR;
  }

  /** Whether all of a box is in view. */
  sees([west, south, east, north]: Box): boolean {
    const { view } = this.#board.projection;
    return west >= view[0] && south >= view[1] && east <= view[2] && north <= view[3];
  }

  zoomBy(steps: number) {
    this.#board.zoomBy(steps);
  }

  /** Moves the map so that the cross goes right and down by so many steps. */
  step(right: number, down: number, near: boolean) {
    const size = near ? STEP.near : STEP.far;
    this.#board.panBy(right * size, down * size);
  }

  spotInMiddle(): Spot {
    const { width, height } = this.#board.projection.size;
    return this.#spot(width / 2, height / 2);
  }

  #layers(zoom: number, colours: Colours): Layer<Ground>[] {
    const at = (...stops: [number, number][]) => zoomed(zoom, ...stops);
    const quiet = { colour: colours('--outside'), opacity: 1, pattern: null };
    const layers: Layer<Ground>[] = [];
    if (this.#rest) layers.push({ coverage: this.#rest, classes: null, fills: [quiet], lines: [] });
    if (this.#areas) {
      const picked = { colour: colours('--overlay'), opacity: 0.4, pattern: null };
      const line = { rank: RANK.area, colour: colours('--map-outline'), width: at([6, 0.1], [9, 0.5], [13, 1]), opacity: at([6, 0], [8, 0.35], [11, 0.7]) };
      const classes = new Uint8Array(this.#areas.coverage.areas.length - 1);
      for (const area of this.#picked) classes[area] = 1;
      layers.push({ coverage: this.#areas, classes, fills: [quiet, picked], lines: [line] });
    }
    const border = { rank: RANK.area, colour: colours('--map-outline'), width: at([4, 0.25], [8, 0.9], [12, 1.8]), opacity: 1 };
    if (this.#rest) layers.push({ coverage: this.#rest, classes: null, fills: [], lines: [border] });
    return layers;
  }

  #over(pen: Pen) {
    if (pen.zoom >= NAMED) pen.names(this.#places, zoomed(pen.zoom, [5, 11], [9, 13]), 6);
  }

  #top(pen: Pen) {
    if (this.#under !== null && this.#areas) pen.line(outlineOf(this.#areas.coverage, (area) => area === this.#under), '--map-mark', 2);
    const { polygons, corners } = this.#drawn;
    const whole = geometryOf(polygons.filter(([outer]) => (outer?.length ?? 0) >= 3));
    pen.fill(whole, '--overlay', 0.22);
    const open = polygons.flat().filter((ring) => ring.length === 2);
    const lines = { type: 'MultiLineString' as const, coordinates: open.map((ring): Position[] => ring.map(([x, y]) => [x, y])) };
    for (const shape of [whole, lines]) {
      pen.line(shape, '--map-halo', 6);
      pen.line(shape, '--overlay', 2.5);
    }
    corners.forEach((corner, i) => pen.dot(corner, i === 0 ? 7 : 5.5, i === 0 ? '--overlay' : '--surface', '--overlay', 2.5));
  }

  /** Takes hold of the corner that was pressed, so that it follows until it is let go. */
  #take(event: PointerEvent) {
    this.#held = false;
    const corner = event.isPrimary && event.button === 0 ? this.#cornerAt(event.offsetX, event.offsetY) : null;
    this.#hold = corner === null ? null : { corner, pointer: event.pointerId, from: [event.offsetX, event.offsetY], last: null };
    if (this.#hold) this.canvas.setPointerCapture(event.pointerId);
  }

  #follow({ pointerId, offsetX: x, offsetY: y }: PointerEvent) {
    const hold = this.#hold;
    if (hold?.pointer !== pointerId) return;
    if (hold.last === null && Math.hypot(x - hold.from[0], y - hold.from[1]) <= SLIP) return;
    hold.last = this.#spot(x, y).at;
    this.wishes.onMoveCorner(hold.corner, hold.last, false);
  }

  #letGo({ pointerId }: PointerEvent) {
    const hold = this.#hold;
    if (hold?.pointer !== pointerId) return;
    this.#hold = null;
    this.#held = true;
    if (hold.last) this.wishes.onMoveCorner(hold.corner, hold.last, true);
    else this.wishes.onCorner(hold.corner);
  }

  #cornerAt(x: number, y: number): number | null {
    const { projection } = this.#board;
    const near = this.#drawn.corners.findLastIndex((corner) => {
      const [left, top] = projection.point(corner);
      return Math.hypot(left - x, top - y) <= REACH;
    });
    return near < 0 ? null : near;
  }

  #spot(x: number, y: number): Spot {
    const [east, south] = this.#board.projection.under(x, y);
    return { at: [longitudeOf(east), latitudeOf(south)], area: this.#areas ? areaAt(this.#areas.coverage, east, south) : null };
  }
}
