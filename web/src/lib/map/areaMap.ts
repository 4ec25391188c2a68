// The map itself: a thin layer over MapLibre that knows areas by their dense index. Loaded apart from the page, so that
// words and tables are there before it.

import { Map as Gl, setWorkerUrl, type GeoJSONSource, type LayerSpecification, type MapMouseEvent, type SourceSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import { MISSING, type Palette, type Shade } from '../classes/scale';
import { PADDING } from './coarse';
import { crosses, dots, hatching, levels, rgb } from './patterns';
import type { Box, Shapes } from './shapes';
import type { Look, Outlines } from './state';
import { fillOpacity, lineLook, OUTLINE_LAYERS, stateOf, styleOf, TYPE_PATTERNS, type Colours } from './style';

setWorkerUrl(worker);

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
  /** All that was asked of the map is drawn. */
  onIdle: () => void;
  /** The map came to rest after a movement: of the reader's, or one that the page made. */
  onRest: (look: Look, byReader: boolean) => void;
  /** The map moves, other than in step with another. */
  onMove: (look: Look) => void;
  /** Help of MapLibre's own, in the language of the page. */
  locale: Record<string, string>;
  /** Whether one finger scrolls the page and two move the map. */
  shareScrolling: boolean;
  calm: boolean;
}

/** Something drawn beside the areas: sources and layers of its own, each layer below the one that it names. */
export interface Extra {
  sources: Record<string, SourceSpecification>;
  layers: (colours: Colours) => { layer: LayerSpecification; below: string | null }[];
}

/** Who moves the map, where it is not the reader's hand on the map itself: its buttons, or another map that it goes in step with. */
interface Mover {
  reader?: boolean;
  step?: boolean;
}
/** MapLibre sends the reader's own event along, if there was one. */
type Moved = Mover & { originalEvent?: unknown };

export class AreaMap {
  readonly #gl: Gl;
  readonly #ready: Promise<void>;
  #colours: Colours;
  #palette: Palette = 'types';
  #patterns = false;
  /** Feature states by dense index. */
  #states: readonly number[] = [];
  #faded: readonly boolean[] = [];
  /** The areas that are hatched, as they were last sent on; null: none yet. */
  #hatched: string | null = null;
  #shapes: Shapes | null = null;
  #overlay: FeatureCollection | null = null;
  #rest: FeatureCollection | null = null;
  #places: FeatureCollection<Point> | null = null;
  #selected: Geometry | null = null;
  #hovered: number | null = null;
  #placed = false;
  readonly #extras = new Set<Extra>();
  #gone = false;

  constructor(
    container: HTMLElement,
    colours: Colours,
    readonly wishes: Wishes,
  ) {
    this.#colours = colours;
    this.#gl = new Gl({
      container,
      style: styleOf(colours),
      bounds: [10.5, 55, 24.5, 69.2],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      maxZoom: 15,
      minZoom: 2,
      fadeDuration: 0,
      locale: wishes.locale,
      cooperativeGestures: wishes.shareScrolling,
      // The picture can then be read back: for saving it, and by tests.
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    this.#gl.touchZoomRotate.disableRotation();
    this.#gl.keyboard.disableRotation();
    this.#ready = new Promise((done) => this.#gl.once('load', () => done()));
    this.#gl.on('styleimagemissing', () => this.#addPictures());
    this.#gl.on('style.load', () => this.#addPictures());
    this.#gl.on('mousemove', (event) => this.#hover(event));
    this.#gl.on('mouseout', () => this.#setHovered(null, null));
    this.#gl.on('click', (event) => wishes.onChoose(this.#spotAt(event)));
    this.#gl.on('move', (event: Moved) => {
      if (!event.step) wishes.onMove(this.look);
    });
    this.#gl.on('moveend', (event: Moved) => {
      if (!event.step) wishes.onRest(this.look, event.reader === true || event.originalEvent !== undefined);
    });
    this.#gl.on('idle', () => {
      container.dataset.state = 'idle';
      wishes.onIdle();
    });
  }

  get canvas(): HTMLCanvasElement {
    return this.#gl.getCanvas();
  }

  /** Resolves when the map can be drawn on. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  remove() {
    this.#gone = true;
    this.#gl.remove();
  }

  zoomBy(steps: number) {
    this.#gl.easeTo({ zoom: this.#gl.getZoom() + steps, ...this.#pace() }, { reader: true } satisfies Mover);
  }

  /** Where the map looks. */
  get look(): Look {
    const { lat, lng } = this.#gl.getCenter();
    return { zoom: this.#gl.getZoom(), latitude: lat, longitude: lng };
  }

  /** Looks there at once. */
  lookAt({ zoom, latitude, longitude }: Look, inStep = false) {
    this.#placed = true;
    this.#gl.jumpTo({ zoom, center: [longitude, latitude] }, { step: inStep } satisfies Mover);
  }

  /** Shows a part of the world, not closer than zoom `far`, with so many of its own widths around it. */
  fit(box: Box, far = 12, surroundings = 0) {
    const [dx, dy] = [(box[2] - box[0]) * surroundings, (box[3] - box[1]) * surroundings];
    const wider: Box = [box[0] - dx, box[1] - dy, box[2] + dx, box[3] + dy];
    // The first time the map is simply there: it takes over from a picture in the same place.
    const pace = this.#placed ? this.#pace() : { animate: false };
    this.#placed = true;
    this.#gl.fitBounds(wider, { padding: PADDING, maxZoom: far, ...pace });
  }

  /** Whether a box is to be seen at all, larger than a few points. */
  sees(box: Box): boolean {
    const view = this.#gl.getBounds();
    const apart = box[2] < view.getWest() || box[0] > view.getEast() || box[3] < view.getSouth() || box[1] > view.getNorth();
    const a = this.#gl.project([box[0], box[1]]);
    const b = this.#gl.project([box[2], box[3]]);
    return !apart && Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) > 6;
  }

  /** Takes other areas, still without colours: `setShades` and `setSelected` follow. */
  setShapes(shapes: Shapes) {
    if (this.#shapes === shapes) return;
    this.#shapes = shapes;
    this.#hovered = null;
    this.#gl.removeFeatureState({ source: 'areas' });
    this.#source('areas').setData(shapes.polygons);
    this.#source('outlines').setData(shapes.outlines);
    this.#states = [];
    this.#faded = [];
    this.#hatched = null;
    this.#selected = null;
    this.#mark();
  }

  /** Municipalities to draw where the vintage itself has no shapes. */
  setRest(rest: FeatureCollection | null) {
    if (this.#rest === rest) return;
    this.#rest = rest;
    this.#source('rest').setData(rest ?? { type: 'FeatureCollection', features: [] });
  }

  setOverlay(overlay: FeatureCollection | null) {
    if (this.#overlay === overlay) return;
    this.#overlay = overlay;
    this.#source('overlay').setData(overlay ?? { type: 'FeatureCollection', features: [] });
  }

  setPlaces(places: FeatureCollection<Point>) {
    if (this.#places === places) return;
    this.#places = places;
    this.#source('places').setData(places);
  }

  /** Colours the areas; only what changed is sent on. */
  setShades(shades: readonly Shade[], faded: readonly boolean[], palette: Palette) {
    const before = this.#states;
    const beforeFaded = this.#faded;
    const states = shades.map((shade) => stateOf(shade, palette));
    this.#states = states;
    this.#faded = faded;
    this.#palette = palette;
    // What is not drawn yet is marked as such until the map is idle again, which takes a frame even without changes.
    this.#gl.getContainer().dataset.state = 'painting';
    this.#gl.triggerRepaint();
    this.#gl.once('render', () => performance.mark('segbar:coloured'));
    for (let id = 0; id < states.length; id++) {
      if (states[id] === before[id] && faded[id] === beforeFaded[id]) continue;
      this.#gl.setFeatureState({ source: 'areas', id }, { c: states[id], faded: faded[id] ?? false });
    }
    this.#hatch(shades.flatMap((shade, id) => (shade === MISSING ? [id] : [])));
  }

  /** Hatches the areas without a value, if they are others than before. */
  #hatch(missing: readonly number[]) {
    const hatched = missing.join();
    if (hatched === this.#hatched) return;
    this.#hatched = hatched;
    const wanted = new Set(missing);
    const features = (this.#shapes?.polygons.features ?? []).filter(({ id }) => wanted.has(Number(id)));
    this.#source('missing').setData({ type: 'FeatureCollection', features });
  }

  /** How strongly areas are coloured (per cent), and how their borders are drawn. */
  setAppearance(opacity: number, outlines: Outlines) {
    this.#gl.setPaintProperty('areas', 'fill-opacity', fillOpacity(opacity / 100));
    for (const id of OUTLINE_LAYERS) {
      this.#gl.setLayoutProperty(id, 'visibility', outlines === 'none' ? 'none' : 'visible');
      for (const [name, value] of Object.entries(lineLook(id, outlines))) this.#gl.setPaintProperty(id, name as 'line-width', value);
    }
  }

  /** The outlines of pinned areas, each with a letter in its middle. */
  setPins(pins: FeatureCollection) {
    this.#source('pins').setData(pins);
  }

  /** Draws something more; returns what takes it away. */
  attach(extra: Extra): () => void {
    this.#extras.add(extra);
    for (const [id, source] of Object.entries(extra.sources)) this.#gl.addSource(id, source);
    for (const { layer, below } of extra.layers(this.#colours)) this.#gl.addLayer(layer, below ?? undefined);
    this.#gl.getContainer().dataset.state = 'painting';
    return () => {
      this.#extras.delete(extra);
      if (this.#gone) return;
      for (const { layer } of extra.layers(this.#colours)) if (this.#gl.getLayer(layer.id)) this.#gl.removeLayer(layer.id);
      for (const id of Object.keys(extra.sources)) if (this.#gl.getSource(id)) this.#gl.removeSource(id);
    };
  }

  setPatterns(shown: boolean) {
    this.#patterns = shown;
    for (const [shade] of TYPE_PATTERNS) {
      const visible = shown && this.#palette === 'types';
      this.#gl.setLayoutProperty(`pattern-${shade}`, 'visibility', visible ? 'visible' : 'none');
    }
  }

  /** Takes over another appearance or family of colours. */
  setColours(colours: Colours) {
    this.#colours = colours;
    const more = [...this.#extras].flatMap((extra) => extra.layers(colours).map(({ layer }) => layer));
    for (const layer of [...styleOf(colours).layers, ...more]) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        if (name.endsWith('-color')) this.#gl.setPaintProperty(layer.id, name as 'fill-color', value);
      }
    }
    this.#addPictures();
    this.setPatterns(this.#patterns);
  }

  /** Marks the chosen area by its outline. */
  setSelected(outline: Geometry | null) {
    if (this.#selected === outline) return;
    this.#selected = outline;
    this.#mark();
  }

  /** What lies under the middle of the map, for those who steer it by keyboard. */
  spotInMiddle(): Spot {
    const { clientWidth, clientHeight } = this.canvas;
    return this.#spot(clientWidth / 2, clientHeight / 2);
  }

  /** Draws the outlines of the chosen area and of the one under the pointer. */
  #mark() {
    const hovered = this.#shapes?.polygons.features.find((f) => f.id === this.#hovered)?.geometry;
    const features: Feature[] = [];
    for (const [of, geometry] of [['hovered', hovered], ['selected', this.#selected]] as const) {
      if (geometry) features.push({ type: 'Feature', properties: { of }, geometry });
    }
    this.#source('marked').setData({ type: 'FeatureCollection', features });
  }

  #pace() {
    return this.wishes.calm ? { animate: false } : { duration: 500 };
  }

  #source(id: string): GeoJSONSource {
    return this.#gl.getSource(id) as GeoJSONSource;
  }

  #addPictures() {
    const ink = rgb(this.#colours('--pattern'));
    const overlay = rgb(this.#colours('--overlay'));
    const pictures = {
      hatching: hatching(rgb(this.#colours('--missing-ink'))),
      'hatching-back': hatching(ink, 8, 90),
      crosses: crosses(ink),
      dots: dots(ink),
      levels: levels(ink, 90),
      overlay: hatching(overlay, 16, 255),
    };
    for (const [name, picture] of Object.entries(pictures)) {
      if (this.#gl.hasImage(name)) this.#gl.updateImage(name, picture);
      else this.#gl.addImage(name, picture, { pixelRatio: 2 });
    }
  }

  #spot(x: number, y: number): Spot {
    const found = this.#gl.queryRenderedFeatures([x, y], { layers: ['areas', 'rest'] });
    const of = (source: string) => {
      const id = found.find((f) => f.source === source)?.id;
      return typeof id === 'number' ? id : null;
    };
    return { area: of('areas'), rest: of('rest'), x, y };
  }

  #spotAt(event: MapMouseEvent): Spot {
    return this.#spot(event.point.x, event.point.y);
  }

  #hover(event: MapMouseEvent) {
    const spot = this.#spotAt(event);
    this.canvas.style.cursor = spot.area !== null || spot.rest !== null ? 'pointer' : '';
    this.#setHovered(spot.area, spot);
  }

  #setHovered(area: number | null, spot: Spot | null) {
    if (this.#hovered !== area) {
      this.#hovered = area;
      this.#mark();
    }
    this.wishes.onHover(spot);
  }
}
