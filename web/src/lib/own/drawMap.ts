// The map that own areas are drawn on: a thin layer over MapLibre that tells where was pressed and shows what was made. Loaded apart from the
// page, so that words, fields and tables are there before it.

import { Map as Gl, setWorkerUrl, type GeoJSONSource, type MapMouseEvent, type MapTouchEvent } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Box } from '../map/shapes';
import type { Colours } from '../map/style';
import { drawStyle } from './drawStyle';
import { geometryOf, type Corner, type Polygon } from './shape';

setWorkerUrl(worker);

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
  locale: Record<string, string>;
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
/** How far a press may slip, in points. */
const SLIP = 4;

export class DrawMap {
  readonly #gl: Gl;
  readonly ready: Promise<void>;
  #picked: readonly number[] = [];
  #under: number | null = null;
  #placed = false;

  constructor(
    container: HTMLElement,
    colours: Colours,
    readonly wishes: Wishes,
  ) {
    this.#gl = new Gl({
      container,
      style: drawStyle(colours),
      bounds: [10.5, 55, 24.5, 69.2],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      maxZoom: 16,
      minZoom: 2,
      fadeDuration: 0,
      // Arrow keys move the map under the cross in steps of its own; a double click sets two corners.
      keyboard: false,
      doubleClickZoom: false,
      locale: wishes.locale,
      cooperativeGestures: wishes.shareScrolling,
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    this.#gl.touchZoomRotate.disableRotation();
    this.ready = new Promise((done) => this.#gl.once('load', () => done()));
    this.#gl.on('click', (event) => {
      const corner = this.#cornerAt(event);
      if (corner === null) wishes.onPress(this.#spot(event.point.x, event.point.y));
      else wishes.onCorner(corner);
    });
    this.#gl.on('mousemove', (event) => {
      const spot = this.#spot(event.point.x, event.point.y);
      this.canvas.style.cursor = this.#cornerAt(event) === null ? 'crosshair' : 'grab';
      wishes.onUnder(spot);
    });
    this.#gl.on('mouseout', () => wishes.onUnder(null));
    this.#gl.on('movestart', () => this.#busy());
    this.#gl.on('moveend', () => wishes.onRest());
    this.#gl.on('mousedown', (event) => this.#take(event, 'mousemove', 'mouseup'));
    this.#gl.on('touchstart', (event) => this.#take(event, 'touchmove', 'touchend'));
    this.#gl.on('idle', () => (container.dataset.state = 'idle'));
  }

  get canvas(): HTMLCanvasElement {
    return this.#gl.getCanvas();
  }

  remove() {
    this.#gl.remove();
  }

  setRest(rest: FeatureCollection) {
    this.#source('rest').setData(rest);
  }

  setPlaces(places: FeatureCollection<Point>) {
    this.#source('places').setData(places);
  }

  setAreas(areas: FeatureCollection) {
    this.#gl.removeFeatureState({ source: 'areas' });
    this.#picked = [];
    this.#under = null;
    this.#busy();
    this.#source('areas').setData(areas);
  }

  setPicked(picked: readonly number[]) {
    for (const id of this.#picked) if (!picked.includes(id)) this.#gl.setFeatureState({ source: 'areas', id }, { picked: false });
    for (const id of picked) if (!this.#picked.includes(id)) this.#gl.setFeatureState({ source: 'areas', id }, { picked: true });
    this.#picked = picked;
  }

  /** Outlines the area under the pointer or the cross. */
  setUnder(area: number | null) {
    if (this.#under === area) return;
    if (this.#under !== null) this.#gl.setFeatureState({ source: 'areas', id: this.#under }, { under: false });
    if (area !== null) this.#gl.setFeatureState({ source: 'areas', id: area }, { under: true });
    this.#under = area;
  }

  setDrawn({ polygons, corners }: Drawn) {
    const whole = polygons.filter(([outer]) => (outer?.length ?? 0) >= 3);
    const open = polygons.flat().filter((ring) => ring.length === 2);
    const features: Feature[] = [
      { type: 'Feature', properties: { of: 'shape' }, geometry: geometryOf(whole) },
      ...open.map((ring): Feature => ({ type: 'Feature', properties: { of: 'open' }, geometry: { type: 'LineString', coordinates: ring.map(([x, y]) => [x, y]) } })),
      ...corners.map(([x, y], at): Feature => ({ type: 'Feature', properties: { of: 'corner', at }, geometry: { type: 'Point', coordinates: [x, y] } })),
    ];
    this.#busy();
    this.#source('shape').setData({ type: 'FeatureCollection', features });
  }

  setColours(colours: Colours) {
    for (const layer of drawStyle(colours).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        if (name.endsWith('-color')) this.#gl.setPaintProperty(layer.id, name as 'fill-color', value);
      }
    }
  }

  fit(box: Box, far = 13) {
    const pace = this.#placed ? this.#pace() : { animate: false };
    this.#placed = true;
    this.#gl.fitBounds(box, { padding: 48, maxZoom: far, ...pace });
  }

  /** Whether small areas can be seen. */
  get near(): boolean {
    return this.#gl.getZoom() >= NEAR;
  }

  /** Whether all of a box is in view. */
  sees([west, south, east, north]: Box): boolean {
    const view = this.#gl.getBounds();
    return view.contains([west, south]) && view.contains([east, north]);
  }

  zoomBy(steps: number) {
    this.#gl.easeTo({ zoom: this.#gl.getZoom() + steps, ...this.#pace() });
  }

  /** Moves the map so that the cross goes right and down by so many steps. */
  step(right: number, down: number, near: boolean) {
    const size = near ? STEP.near : STEP.far;
    this.#gl.panBy([right * size, down * size], { animate: false });
  }

  spotInMiddle(): Spot {
    const { clientWidth, clientHeight } = this.canvas;
    return this.#spot(clientWidth / 2, clientHeight / 2);
  }

  /** Takes hold of the corner that was pressed, and lets it follow until it is let go. */
  #take(event: MapMouseEvent | MapTouchEvent, move: 'mousemove' | 'touchmove', end: 'mouseup' | 'touchend') {
    const corner = this.#cornerAt(event);
    if (corner === null || ('touches' in event.originalEvent && event.originalEvent.touches.length > 1)) return;
    event.preventDefault();
    const from = event.point;
    let last: Corner | null = null;
    const follow = (to: MapMouseEvent | MapTouchEvent) => {
      if (last === null && from.dist(to.point) <= SLIP) return;
      last = [to.lngLat.lng, to.lngLat.lat];
      this.wishes.onMoveCorner(corner, last, false);
    };
    this.#gl.on(move, follow);
    this.#gl.once(end, () => {
      this.#gl.off(move, follow);
      if (last) this.wishes.onMoveCorner(corner, last, true);
    });
  }

  #cornerAt({ point }: MapMouseEvent | MapTouchEvent): number | null {
    const reach = 9;
    const box: [[number, number], [number, number]] = [
      [point.x - reach, point.y - reach],
      [point.x + reach, point.y + reach],
    ];
    const at: unknown = this.#gl.queryRenderedFeatures(box, { layers: ['corners'] })[0]?.properties.at;
    return typeof at === 'number' ? at : null;
  }

  #spot(x: number, y: number): Spot {
    const id = this.#gl.queryRenderedFeatures([x, y], { layers: ['areas'] })[0]?.id;
    const { lng, lat } = this.#gl.unproject([x, y]);
    return { at: [lng, lat], area: typeof id === 'number' ? id : null };
  }

  #busy() {
    this.#gl.getContainer().dataset.state = 'painting';
    this.#gl.triggerRepaint();
  }

  #pace() {
    return this.wishes.calm ? { animate: false } : { duration: 400 };
  }

  #source(id: string): GeoJSONSource {
    return this.#gl.getSource(id) as GeoJSONSource;
  }
}
