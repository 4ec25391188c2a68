// Places of the reader's own, from a file: points with names. Read in the browser, sent nowhere.

export interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

export interface Places {
  /** Name of the file. */
  file: string;
  places: Place[];
  /** Rows or features without a position that can be read. */
  left: number;
}

/** So many points are still told apart on a map and found in a table. */
export const MOST_PLACES = 5000;
export const LARGEST_FILE = 5_000_000;

/** Reads GeoJSON with points, or a table with columns for name, latitude and longitude; null where there is no place in it. */
export function readPlaces(file: string, text: string): Places | null {
  const found = text.trimStart().startsWith('{') ? fromGeoJson(text) : fromTable(text);
  return found && found.places.length > 0 ? { file, places: found.places.slice(0, MOST_PLACES), left: found.left } : null;
}

type Found = Omit<Places, 'file'>;

function fromGeoJson(text: string): Found | null {
  let data: { type?: unknown; features?: unknown };
  try {
    data = JSON.parse(text) as typeof data;
  } catch {
    return null;
  }
  const features: unknown[] = data.type === 'FeatureCollection' && Array.isArray(data.features) ? data.features : [data];
  return collect(
    features.map((one) => {
      const { geometry, properties } = (one ?? {}) as { geometry?: { type?: unknown; coordinates?: unknown }; properties?: Record<string, unknown> | null };
      const [longitude, latitude] = geometry?.type === 'Point' && Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : [];
      const named = Object.entries(properties ?? {}).find(([key]) => NAME.test(key));
      return { name: named?.[1], latitude, longitude };
    }),
  );
}

const NAME = /^(namn|name|kontor|office|plats|place|ort)$/i;
const LATITUDE = /^(lat|latitud|latitude|y|n|breddgrad)$/i;
const LONGITUDE = /^(lon|lng|long|longitud|longitude|x|e|längdgrad)$/i;

function fromTable(text: string): Found | null {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const heading = lines[0] ?? '';
  const separator = [';', '\t', ','].find((sign) => heading.includes(sign));
  if (separator === undefined) return null;
  const columns = cells(heading, separator).map((cell) => cell.trim());
  const at = (pattern: RegExp) => columns.findIndex((column) => pattern.test(column));
  const [name, latitude, longitude] = [at(NAME), at(LATITUDE), at(LONGITUDE)];
  if (latitude < 0 || longitude < 0) return null;
  return collect(
    lines.slice(1).map((line) => {
      const row = cells(line, separator);
      return { name: row[name], latitude: decimal(row[latitude], separator), longitude: decimal(row[longitude], separator) };
    }),
  );
}

/** A number as a file writes it; a comma is a decimal sign where it does not part the columns. */
function decimal(text: string | undefined, separator: string): number {
  const written = (text ?? '').trim();
  const plain = separator === ',' ? written : written.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** The cells of a line; a cell in quotes may hold the separator, and two quotes for one. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!;
    if (sign === '"' && quoted && line[i + 1] === '"') {
      cell += sign;
      i += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) {
      found.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...found, cell];
}

function collect(rows: { name: unknown; latitude: unknown; longitude: unknown }[]): Found {
  const places: Place[] = [];
  for (const { name, latitude, longitude } of rows) {
    const [y, x] = [latitude, longitude];
    if (typeof y !== 'number' || typeof x !== 'number' || !(Math.abs(y) <= 85) || !(Math.abs(x) <= 180)) continue;
    const said = typeof name === 'string' || typeof name === 'number' ? String(name).replaceAll(/\s+/g, ' ').trim().slice(0, 80) : '';
    places.push({ name: said || String(places.length + 1), latitude: y, longitude: x });
  }
  return { places, left: rows.length - places.length };
}
