// Where the parts of the two pictures of types lie, as numbers.

/** A part of a bar: of which column, of which type, and from where to where. */
export interface Part {
  column: number;
  type: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Bars side by side, each filled by the shares of its types: type 1 at the top. A column without shares stays empty. `gaps` says which
 * columns have a wider gap before them, for breaks in the series.
 */
export function stackLayout(
  columns: readonly (readonly number[] | null)[],
  width: number,
  height: number,
  gaps: readonly boolean[] = [],
): { parts: Part[]; middles: number[] } {
  const wide = gaps.filter(Boolean).length;
  const step = width / (columns.length + wide * 0.5);
  const bar = Math.min(step * 0.84, 64);
  const parts: Part[] = [];
  const middles: number[] = [];
  let x = 0;
  columns.forEach((shares, column) => {
    if (gaps[column]) x += step * 0.5;
    middles.push(x + step / 2);
    const whole = shares?.reduce((sum, share) => sum + share, 0) ?? 0;
    let y = 0;
    shares?.forEach((share, k) => {
      const tall = whole > 0 ? (share / whole) * height : 0;
      if (tall > 0) parts.push({ column, type: k + 1, x: x + (step - bar) / 2, y, width: bar, height: tall });
      y += tall;
    });
    x += step;
  });
  return { parts, middles };
}

/** A ribbon from a type on the left to one on the right. */
export interface Ribbon {
  from: number;
  to: number;
  n: number;
  path: string;
}

export interface FlowLayout {
  /** The types of the first year and of the last, type 1 at the top. */
  left: { type: number; n: number; y: number; height: number }[];
  right: { type: number; n: number; y: number; height: number }[];
  ribbons: Ribbon[];
}

/**
 * Areas as ribbons between two columns of types. A ribbon is as thick as its number of areas, and never thinner than can be seen;
 * types stand `gap` apart. Ribbons leave and arrive in the order of types, so that few cross.
 */
export function flowLayout(matrix: readonly (readonly number[])[], x0: number, x1: number, height: number, gap: number): FlowLayout {
  const sums = (side: 'from' | 'to') => matrix.map((row, k) => (side === 'from' ? row : matrix.map((other) => other[k]!)).reduce((a, b) => a + b, 0));
  const [from, to] = [sums('from'), sums('to')];
  const all = from.reduce((a, b) => a + b, 0);
  const room = height - gap * (matrix.length - 1);
  const scale = all > 0 ? room / all : 0;
  const column = (counts: readonly number[]) => {
    let y = 0;
    return counts.map((n, k) => {
      const placed = { type: k + 1, n, y, height: n * scale };
      y += placed.height + gap;
      return placed;
    });
  };
  const [left, right] = [column(from), column(to)];
  const [used, filled] = [left.map(({ y }) => y), right.map(({ y }) => y)];
  const ribbons: Ribbon[] = [];
  const bend = (x0 + x1) / 2;
  matrix.forEach((row, i) =>
    row.forEach((n, j) => {
      const thick = n * scale;
      const [a, b] = [used[i]!, filled[j]!];
      used[i]! += thick;
      filled[j]! += thick;
      if (n === 0) return;
      const seen = Math.max(thick, 1.25);
      const [c, d] = [a + seen, b + seen];
      const at = (value: number) => value.toFixed(2);
      const path = `M${x0} ${at(a)}C${bend} ${at(a)} ${bend} ${at(b)} ${x1} ${at(b)}L${x1} ${at(d)}C${bend} ${at(d)} ${bend} ${at(c)} ${x0} ${at(c)}Z`;
      ribbons.push({ from: i + 1, to: j + 1, n, path });
    }),
  );
  return { left, right, ribbons };
}
