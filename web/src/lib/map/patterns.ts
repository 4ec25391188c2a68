// Small pictures that are repeated over areas: hatching where a value is missing, and patterns for area types.

export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

export type Rgb = [number, number, number];

const SIZE = 16;

/** Thin diagonal lines, rising to the right. */
export function hatching(colour: Rgb, every = 8, opacity = 200): Picture {
  return draw(colour, opacity, (x, y) => (x + y) % every < 1.5);
}

/** Dots in staggered rows. */
export function dots(colour: Rgb, opacity = 230): Picture {
  return draw(colour, opacity, (x, y) => {
    const near = (cx: number, cy: number) => (x - cx) ** 2 + (y - cy) ** 2 <= 2.6;
    return near(3.5, 3.5) || near(11.5, 11.5);
  });
}

/** Crossing diagonal lines. */
export function crosses(colour: Rgb, opacity = 230): Picture {
  return draw(colour, opacity, (x, y) => (x + y) % 8 < 1.2 || (x - y + SIZE) % 8 < 1.2);
}

/** Level lines. */
export function levels(colour: Rgb, opacity = 200): Picture {
  return draw(colour, opacity, (_, y) => y % 8 < 1);
}

function draw(colour: Rgb, opacity: number, inked: (x: number, y: number) => boolean): Picture {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (inked(x, y)) data.set([...colour, opacity], (y * SIZE + x) * 4);
    }
  }
  return { width: SIZE, height: SIZE, data };
}

/** A colour as browsers write computed colours: `rgb(1, 2, 3)`. */
export function rgb(computed: string): Rgb {
  const [r = 0, g = 0, b = 0] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}
