// How two columns vary together over the areas that have both.

export interface Correlation {
  /** Areas that have both values. */
  n: number;
  /** Pearson's r; null where a column does not vary or there are fewer than three areas. */
  pearson: number | null;
  /** Spearman's ρ: r of the ranks, equal values sharing the mean of their ranks; null as above. */
  spearman: number | null;
}

/** Every area counts once, however many people live there. */
export function correlation(pairs: readonly (readonly [number, number])[]): Correlation {
  const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  return { n: pairs.length, pearson: pearson(x, y), spearman: pearson(ranks(x), ranks(y)) };
}

/** r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²), between −1 and 1. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length;
  if (n < 3) return null;
  const mean = (all: readonly number[]) => all.reduce((sum, v) => sum + v, 0) / n;
  const [middleX, middleY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [x[i]! - middleX, y[i]! - middleY];
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  // What is left of a column without variation is only the rounding of its mean.
  const flat = (sum: number, middle: number) => sum <= n * (Math.abs(middle) * 1e-13) ** 2;
  if (flat(xx, middleX) || flat(yy, middleY)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/** Ranks from 1 for the smallest; equal values get the mean of the ranks that they take up. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const found = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++;
    for (let k = from; k <= to; k++) found[order[k]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return found;
}
