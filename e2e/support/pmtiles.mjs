// A small background map, made here: one vector tile of the whole world with water everywhere and roads across the country.

/** A number as protocol buffers and PMTiles write it, seven bits at a time. */
function varint(n) {
  const bytes = [];
  for (; n > 127; n = Math.floor(n / 128)) bytes.push((n % 128) | 128);
  return Buffer.from([...bytes, n]);
}
const field = (number, wire, ...parts) => Buffer.concat([varint(number * 8 + wire), ...parts]);
const bytes = (number, content) => field(number, 2, varint(content.length), content);
const zigzag = (n) => varint(n < 0 ? -2 * n - 1 : 2 * n);

const EXTENT = 4096;
const POLYGON = 3;
const LINE = 2;

/** A feature of one ring or line; `type` as Mapbox' vector tiles number them. */
function feature(type, points) {
  const steps = points.map(([x, y], i) => (i === 0 ? [x, y] : [x - points[i - 1][0], y - points[i - 1][1]]));
  const [first, ...rest] = steps.map((step) => Buffer.concat(step.map(zigzag)));
  const geometry = [varint(8 + 1), first, varint(rest.length * 8 + 2), ...rest, ...(type === POLYGON ? [varint(8 + 7)] : [])];
  return Buffer.concat([field(3, 0, varint(type)), bytes(4, Buffer.concat(geometry))]);
}

const layer = (name, features) =>
  bytes(3, Buffer.concat([field(15, 0, varint(2)), bytes(1, Buffer.from(name)), ...features.map((one) => bytes(2, one)), field(5, 0, varint(EXTENT))]));

/** The file, with the words that it gives as its origin. */
export function smallPmtiles(attribution) {
  const whole = [[0, 0], [EXTENT, 0], [EXTENT, EXTENT], [0, EXTENT]];
  const across = Array.from({ length: 60 }, (_, i) => feature(LINE, [[2000, 900 + 8 * i], [2500, 900 + 8 * i]]));
  const tile = Buffer.concat([layer('water', [feature(POLYGON, whole)]), layer('roads', across)]);
  const about = Buffer.from(JSON.stringify({ attribution, vector_layers: [{ id: 'water' }, { id: 'roads' }] }));
  // One entry: tile 0, once, so long, at the beginning.
  const directory = Buffer.concat([1, 0, 1, tile.length, 1].map(varint));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0);
  header.writeUInt8(3, 7);
  let at = header.length;
  const place = (position, content) => {
    header.writeBigUInt64LE(BigInt(at), position);
    header.writeBigUInt64LE(BigInt(content.length), position + 8);
    at += content.length;
  };
  place(8, directory);
  place(24, about);
  place(40, Buffer.alloc(0));
  place(56, tile);
  for (const position of [72, 80, 88]) header.writeBigUInt64LE(1n, position);
  // Clustered; neither the file's own parts nor its tiles compressed; vector tiles; zoom 0 alone; the whole world.
  [1, 1, 1, 1, 0, 0].forEach((value, i) => header.writeUInt8(value, 96 + i));
  [-180, -85, 180, 85].forEach((degrees, i) => header.writeInt32LE(degrees * 1e7, 102 + 4 * i));
  return Buffer.concat([header, directory, about, tile]);
}
