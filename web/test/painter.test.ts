import { expect, test, vi } from 'vitest';
import type { AreaTopology } from '../src/lib/api/client';
import { MISSING, OUTSIDE } from '../src/lib/classes/scale';
import { areaAt, coverageOf } from '../src/lib/map/coverage';
import { paint, prepare, recolour, simplified, type Painting } from '../src/lib/map/painter';
import { hatching } from '../src/lib/map/patterns';
import { zoomed } from '../src/lib/map/pen';
import { cameraOf, eastOf, fitting, lookOf, Projection, scaleOf, southOf, zoomOf } from '../src/lib/map/plane';
import { coloured, rasterOf, tileOf } from '../src/lib/map/raster';
import { fillsOf, linesOf, shadingOf } from '../src/lib/map/style';

/** Three squares in a row; the last is far away. */
const topology: AreaTopology = {
  type: 'Topology',
  arcs: [
    [[1, 0], [1, 1]],
    [[1, 1], [0, 1], [0, 0], [1, 0]],
    [[1, 0], [2, 0], [2, 1], [1, 1]],
    [[40, 0], [41, 0], [41, 1], [40, 1], [40, 0]],
  ],
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 0, arcs: [[0, 1]] },
        { type: 'Polygon', id: 1, arcs: [[2, ~0]] },
        { type: 'Polygon', id: 2, arcs: [[3]] },
      ],
    },
  },
};
const coverage = coverageOf(topology, ['0380R001', '0381R001', '0381R002']);
const size = { width: 400, height: 300 };
const camera = fitting([0, 0, 2, 1], size, 50, 20);

test('a place on the screen is found again in the plane, and the other way', () => {
  const look = { zoom: 9.25, latitude: 59.858, longitude: 17.639 };
  const there = cameraOf(look);
  for (const [key, value] of Object.entries(lookOf(there))) expect(value).toBeCloseTo(look[key as keyof typeof look], 9);
  const projection = new Projection(there, size);
  expect(projection.point([17.639, 59.858])).toEqual([200, 150]);
  const [x, y] = projection.under(10, 20);
  expect(projection.at(x, y)[0]).toBeCloseTo(10, 6);
  expect(projection.at(x, y)[1]).toBeCloseTo(20, 6);
  expect(zoomOf({ x: 0, y: 0, scale: scaleOf(7.5) })).toBeCloseTo(7.5, 12);
});

test('a box that is shown touches the room around it on the tighter side, and is not shown closer than asked', () => {
  const projection = new Projection(camera, size);
  expect(projection.point([0, 0.5])[0]).toBeCloseTo(50, 6);
  expect(projection.point([2, 0.5])[0]).toBeCloseTo(350, 6);
  const [west, south, east, north] = projection.view;
  expect(west < 0 && east > 2 && south < 0 && north > 1).toBe(true);
  expect(zoomOf(fitting([0, 0, 1e-9, 1e-9], size, 50, 12))).toBeCloseTo(12, 9);
});

/** A canvas that takes down what is drawn on it: the points of each path, with the colour that they were filled or stroked in. */
function noting() {
  const drawn: { how: string; colour: string; opacity: number; moves: number; lines: number }[] = [];
  class Path {
    moves = 0;
    lines = 0;
    moveTo() {
      this.moves += 1;
    }
    lineTo() {
      this.lines += 1;
    }
    closePath() {}
    addPath({ moves, lines }: Path) {
      this.moves += moves;
      this.lines += lines;
    }
  }
  vi.stubGlobal('Path2D', Path);
  const context = {
    fillStyle: '',
    strokeStyle: '',
    globalAlpha: 1,
    scale() {},
    resetTransform() {},
    putImageData: () => drawn.push({ how: 'points', colour: '', opacity: 1, moves: 0, lines: 0 }),
    drawImage: () => drawn.push({ how: 'lines', colour: '', opacity: context.globalAlpha, moves: 0, lines: 0 }),
    fill: ({ moves, lines }: Path) => drawn.push({ how: 'fill', colour: context.fillStyle, opacity: context.globalAlpha, moves, lines }),
    stroke: ({ moves, lines }: Path) => drawn.push({ how: 'stroke', colour: context.strokeStyle, opacity: context.globalAlpha, moves, lines }),
  };
  const made: [number, number][] = [];
  const make = (width: number, height: number) => {
    made.push([width, height]);
    return { getContext: () => context } as unknown as HTMLCanvasElement;
  };
  return { drawn, made, make };
}

test('areas of one class are one path, or one a municipality where lines part them; what is out of view is left out, a shared border is drawn once, and lines are kept', () => {
  const { drawn, made, make } = noting();
  const fill = (colour: string, opacity = 1) => ({ colour, opacity, pattern: null });
  const line = { rank: 0, colour: 'ink', width: 1, opacity: 0.5 };
  const painting = (classes: number[], width: number): Painting<typeof coverage> => ({
    camera,
    size,
    density: 2,
    ground: null,
    layers: [{ coverage, classes: Uint8Array.from(classes), fills: [fill('red'), fill('blue', 0.4)], lines: [{ ...line, width }] }],
  });
  const red = { how: 'fill', colour: 'red', opacity: 1 };
  const ink = { how: 'stroke', colour: 'ink', opacity: 0.5, moves: 3, lines: 7 };
  const over = { how: 'lines', colour: '', opacity: 1, moves: 0, lines: 0 };
  paint(painting([0, 0, 0], 1), make);
  expect(made).toEqual([[800, 600], [800, 600]]);
  expect(drawn).toEqual([{ ...red, moves: 1, lines: 4 }, { ...red, moves: 1, lines: 4 }, ink, over]);
  drawn.length = 0;
  made.length = 0;
  // In other colours the lines of the same view are those of before.
  paint(painting([0, 1, 1], 1), make);
  expect(made).toEqual([[800, 600]]);
  expect(drawn).toEqual([{ ...red, moves: 1, lines: 4 }, { ...red, colour: 'blue', opacity: 0.4, moves: 1, lines: 4 }, over]);
  drawn.length = 0;
  paint(painting([0, 1, 1], 2), make);
  expect(drawn.slice(2)).toEqual([ink, over]);
  drawn.length = 0;
  paint(painting([0, 0, 0], 0), make);
  expect(drawn).toEqual([{ ...red, moves: 2, lines: 8 }]);
});

test('borders of municipalities and counties are drawn without those inside', () => {
  const { drawn, make } = noting();
  const lines = [0, 1, 2].map((rank) => ({ rank, colour: String(rank), width: 1, opacity: 1 }));
  paint({ camera, size, density: 1, ground: null, layers: [{ coverage, classes: null, fills: [], lines }] }, make);
  // The two squares in view lie in two municipalities of one county.
  expect(drawn.map(({ moves }) => moves)).toEqual([3, 3, 2, 0]);
});

test('far out borders have fewer points, but areas keep the corners that they share', () => {
  const steps = Array.from({ length: 1001 }, (_, i) => [i / 1000, 0]);
  const long = coverageOf(
    { ...topology, arcs: [steps, [[1, 0], [0.5, 1], [0, 0]]], objects: { areas: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 0, arcs: [[0, 1]] }] } } },
    ['0380R001'],
  );
  // A degree is 100 points wide; half a point is 5 of the thousand steps.
  const coarse = simplified(long, 36_000);
  const kept = coarse.arcs[1]!;
  expect(kept).toBeGreaterThan(100);
  expect(kept).toBeLessThan(400);
  expect([coarse.points[0], coarse.points[2 * kept - 2]]).toEqual([eastOf(0), eastOf(1)]);
  expect(coarse.points[2 * kept + 3]).toBe(southOf(1));
  expect(simplified(long, 36_000)).toBe(coarse);
  expect(simplified(long, 1e9).arcs[1]).toBe(1001);
});

/** A triangle with a hole, and a crooked area beside it. */
const crooked = coverageOf(
  {
    type: 'Topology',
    arcs: [
      [[0.7, 2.1], [1.3, 0.2]],
      [[1.3, 0.2], [0, 0], [0.7, 2.1]],
      [[0.5, 0.4], [0.8, 0.5], [0.7, 1.1], [0.5, 0.4]],
      [[1.3, 0.2], [2, 0.1], [1.9, 1.7], [0.7, 2.1]],
    ],
    objects: {
      areas: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', id: 0, arcs: [[0, 1], [2]] }, { type: 'MultiPolygon', id: 1, arcs: [[[3, 0]]] }],
      },
    },
  },
  ['0380R001', '0380R002'],
);

test('the raster knows the area under the middle of each of its points, also where a part of the area is out of view', () => {
  for (const [of, density, padding] of [[coverage, 1, 50], [coverage, 1.5, -60], [crooked, 2, 30], [crooked, 1, -90]] as const) {
    const projection = new Projection(fitting([0, 0, 2, 1], size, padding, 20), size);
    const [width, height] = [size.width * density, size.height * density];
    const { areas } = rasterOf(of, new Uint8Array(of.boxes.length / 4).fill(1), projection, density, width, height);
    const wrong: number[] = [];
    areas.forEach((area, at) => {
      const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
      if ((areaAt(of, ...projection.under(x / density, y / density)) ?? -1) !== area - 1) wrong.push(at);
    });
    // A border may run through the middle of a point: then either side is right.
    expect(wrong.length).toBeLessThan(0.002 * areas.length);
    expect(new Set(areas).size).toBeGreaterThan(1);
  }
});

class Image {
  readonly data: Uint8ClampedArray;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

test('points take the colour and opacity of the class of their area, with its pattern over it, and are see-through elsewhere', () => {
  vi.stubGlobal('ImageData', Image);
  const hatched = hatching([0, 0, 0], 8, 255);
  const tiles = [tileOf('rgb(10, 20, 30)', 0.4, null, 1, 0, 0), tileOf('rgb(250, 0, 0)', 1, hatched, 1, 3, 0)];
  const areas = new Uint16Array(16 * 2).fill(2);
  areas.set([0, 1]);
  const { data } = coloured({ width: 16, height: 2, areas }, Uint8Array.from([0, 1]), tiles);
  expect([...data.slice(0, 8)]).toEqual([0, 0, 0, 0, 10, 20, 30, 102]);
  const inked = Array.from({ length: 16 }, (_, x) => data[4 * (16 + x)] === 0);
  // The second row of the pattern, three points to the right.
  expect(inked).toEqual(Array.from({ length: 16 }, (_, x) => (x - 3 + 16 + 1) % 8 < 1.5));
  expect(data.slice(64).filter((_, i) => i % 4 === 3)).toEqual(new Uint8ClampedArray(16).fill(255));
});

test('a view that is prepared is coloured point by point; one that is not is drawn', () => {
  vi.stubGlobal('ImageData', Image);
  const { drawn, make } = noting();
  // Areas that nobody has drawn yet.
  const fresh = coverageOf(topology, ['0380R001', '0381R001', '0381R002']);
  const painting = { camera, size, density: 1, ground: null, layers: [{ coverage: fresh, classes: null, fills: [{ colour: 'rgb(1, 2, 3)', opacity: 1, pattern: null }], lines: [] }] };
  expect(recolour(painting, make)).toBeNull();
  prepare(painting);
  expect(recolour(painting, make)).not.toBeNull();
  expect(drawn.map(({ how }) => how)).toEqual(['points']);
  expect(recolour({ ...painting, camera: { ...camera, x: camera.x + 1e-4 } }, make)).toBeNull();
});

test('each shade of a palette has a fill, and a pale one; what has no value is hatched', () => {
  const colours = (variable: string) => variable;
  for (const palette of ['types', 'warm', 'change'] as const) {
    const shades = [0, 1, 4, MISSING, OUTSIDE];
    const { classes } = shadingOf([...shades, ...shades], [false, false, false, false, false, true, true, true, true, true], palette);
    const fills = fillsOf(palette, (variable) => (variable.includes('ink') ? 'rgb(1, 2, 3)' : colours(variable)), 0.5, false);
    const found = [...classes].map((at) => fills[at]!);
    const named = [`--${palette}-1`, `--${palette}-2`, `--${palette}-5`, '--missing', '--outside'];
    expect(found.map(({ colour }) => colour)).toEqual([...named, ...named]);
    expect(found.map(({ opacity }) => opacity)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.2, 0.2, 0.2, 0.2, 0.2]);
    expect(found.map(({ pattern }) => pattern !== null)).toEqual([false, false, false, true, false, false, false, false, true, false]);
  }
  const patterned = fillsOf('types', () => 'rgb(1, 2, 3)', 1, true);
  expect(patterned.slice(0, 5).map(({ pattern }) => pattern !== null)).toEqual([true, true, false, true, true]);
});

test('borders grow with the zoom between their stops, and can be left out', () => {
  expect([3, 4, 6, 8, 12].map((zoom) => zoomed(zoom, [4, 1], [8, 3]))).toEqual([1, 1, 2, 3, 3]);
  const colours = () => 'ink';
  expect(linesOf('none', 8, colours)).toEqual([]);
  // Far out the borders of small areas would hide their colours.
  expect(linesOf('thin', 5, colours).map(({ opacity }) => opacity)).toEqual([0, 0.75, 1]);
  linesOf('thin', 9, colours).forEach((thin, i) => expect(linesOf('strong', 9, colours)[i]!.width).toBeGreaterThan(thin.width));
});
