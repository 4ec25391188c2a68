// A background map from a PMTiles file that the reader has chosen: read in the browser, piece by piece, and sent nowhere. MapLibre, which
// draws it as pictures of the ground below the areas, is loaded when a file is chosen, and by nobody else.

import { addProtocol, Map as Gl, setWorkerUrl, type LayerSpecification, type SourceSpecification } from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { FileSource, PMTiles, TileType, type Header } from 'pmtiles';
import { BACKGROUND, greyTiles, tilesLayers } from './backgroundStyle';
import type { Backdrop } from './board';
import { coloursOf } from './browser';
import { plain } from './credit';
import { lookOf, type Projection } from './plane';
import type { Colours } from './style';

setWorkerUrl(worker);

export interface Background {
  /** Name of the file. */
  name: string;
  /** Whom the file names as its origin, as plain text. */
  credit: string;
  /** Draws it for a map that is in the page, until it is removed. */
  draw: (map: HTMLElement) => Backdrop & { remove: () => void };
}

const RASTER: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

/** The archives in use by the name of their protocol; a chosen file gets a new one, so that tiles of two files do not mix. */
let opened = 0;

/** Opens a file; fails where it is not a PMTiles map of a kind that can be drawn. */
export async function openBackground(file: File): Promise<Background> {
  const archive = new PMTiles(new FileSource(file));
  const header = await archive.getHeader();
  const raster = RASTER.includes(header.tileType);
  if (!raster && header.tileType !== TileType.Mvt) throw new Error('tiles of an unknown kind');
  const about = (await archive.getMetadata().catch(() => null)) as Metadata | null;
  const protocol = `segbar-background-${(opened += 1)}`;
  addProtocol(protocol, async ({ url }, { signal }) => {
    const [z, x, y] = url.slice(protocol.length + 3).split('/').map(Number) as [number, number, number];
    const tile = await archive.getZxy(z, x, y, signal);
    return { data: tile?.data ?? new ArrayBuffer(0) };
  });
  const known = (about?.vector_layers ?? []).map((layer) => layer.id);
  const source: SourceSpecification = {
    type: raster ? 'raster' : 'vector',
    tiles: [`${protocol}://{z}/{x}/{y}`],
    ...extent(header),
    ...(raster ? { tileSize: 256 } : {}),
  };
  const layers = (colours: Colours) => (raster ? greyTiles() : tilesLayers(known, colours));
  return { name: file.name, credit: plain(about?.attribution), draw: (map) => drawing(map, source, layers) };
}

/** Pictures of the ground, one after another. */
function drawing(map: HTMLElement, source: SourceSpecification, layers: (colours: Colours) => LayerSpecification[]) {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.className = 'map-backdrop';
  map.after(host);
  let gl: Gl | null = null;
  let styled = '';
  let last: Promise<unknown> = Promise.resolve();

  async function draw({ camera, size }: Projection, density: number): Promise<HTMLCanvasElement> {
    [host.style.width, host.style.height] = [`${size.width}px`, `${size.height}px`];
    gl ??= new Gl({
      container: host,
      style: { version: 8, sources: {}, layers: [] },
      interactive: false,
      attributionControl: false,
      renderWorldCopies: false,
      trackResize: false,
      fadeDuration: 0,
      // The picture is taken over into that of the map.
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    const { zoom, latitude, longitude } = lookOf(camera);
    const wanted = layers(coloursOf(map));
    gl.setPixelRatio(density);
    gl.resize();
    gl.jumpTo({ zoom, center: [longitude, latitude] });
    if (JSON.stringify(wanted) !== styled) gl.setStyle({ version: 8, sources: { [BACKGROUND]: source }, layers: wanted });
    styled = JSON.stringify(wanted);
    gl.triggerRepaint();
    const drawn = gl;
    await new Promise((done) => drawn.once('idle', done));
    return drawn.getCanvas();
  }

  return {
    picture: (projection: Projection, density: number) => {
      const next = last.then(() => draw(projection, density));
      last = next.catch(() => {});
      return next;
    },
    remove: () => {
      gl?.remove();
      host.remove();
    },
  };
}

interface Metadata {
  attribution?: unknown;
  vector_layers?: { id: string }[];
}

function extent({ minZoom, maxZoom, minLon, minLat, maxLon, maxLat }: Header) {
  const bounds: [number, number, number, number] = [minLon, minLat, maxLon, maxLat];
  const whole = minLon >= maxLon || minLat >= maxLat;
  return { minzoom: minZoom, maxzoom: maxZoom, ...(whole ? {} : { bounds }) };
}
