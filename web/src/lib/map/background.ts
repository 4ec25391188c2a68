// A background map from a PMTiles file that the reader has chosen: read in the browser, piece by piece, and sent nowhere. Loaded when a file
// is chosen.

import { addProtocol } from 'maplibre-gl';
import { FileSource, PMTiles, TileType, type Header } from 'pmtiles';
import type { Extra } from './areaMap';
import { BACKGROUND, greyTiles, tilesLayers } from './backgroundStyle';
import { plain } from './credit';

export interface Background {
  /** Name of the file. */
  name: string;
  /** Whom the file names as its origin, as plain text. */
  credit: string;
  extra: Extra;
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
  return {
    name: file.name,
    credit: plain(about?.attribution),
    extra: {
      sources: {
        [BACKGROUND]: { type: raster ? 'raster' : 'vector', tiles: [`${protocol}://{z}/{x}/{y}`], ...extent(header), ...(raster ? { tileSize: 256 } : {}) },
      },
      layers: (colours) => (raster ? greyTiles() : tilesLayers(known, colours)),
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
