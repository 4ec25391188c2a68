// Classes of a column of numbers: at most five, with equally many areas in each (quintiles).

export interface Classes {
  /** Inner cuts, ascending and distinct: class k holds the values in [cuts[k-1], cuts[k]). */
  cuts: number[];
  /** Smallest and largest value; null when there is no value. */
  range: [number, number] | null;
  /** Number of areas in each class, as many as `cuts.length + 1`; none when there is no value. */
  counts: number[];
}

export const CLASSES = 5;

/**
 * The quintiles of the values that are present (linear interpolation between order statistics, Hyndman and Fan's type
 * 7). Equal values always share a class, so many equal values give fewer than five classes; a cut equal to the smallest
 * value would leave the first class empty and is dropped.
 */
export function quantileClasses(values: readonly (number | null)[]): Classes {
  const sorted = Float64Array.from(values.filter((v): v is number => v !== null)).sort();
  if (sorted.length === 0) return { cuts: [], range: null, counts: [] };
  const low = sorted[0]!;
  const high = sorted[sorted.length - 1]!;
  const cuts: number[] = [];
  for (let k = 1; k < CLASSES; k++) {
    const cut = quantile(sorted, k / CLASSES);
    if (cut > low && cut !== cuts[cuts.length - 1]) cuts.push(cut);
  }
  const counts = new Array<number>(cuts.length + 1).fill(0);
  for (const value of sorted) counts[classOf(value, cuts)]!++;
  return dropEmpty({ cuts, range: [low, high], counts });
}

/** The class of a value, from 0: the number of cuts that it reaches. */
export function classOf(value: number, cuts: readonly number[]): number {
  let k = 0;
  while (k < cuts.length && value >= cuts[k]!) k++;
  return k;
}

/** The value below which the share p of the sorted values lies (linear interpolation, type 7); there must be at least one value. */
export function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const a = sorted[below]!;
  const b = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return a + (b - a) * (at - below);
}

/** A cut between two values that no value separates makes an empty class; with few areas that happens. */
function dropEmpty(classes: Classes): Classes {
  const cuts: number[] = [];
  const counts = [classes.counts[0]!];
  classes.cuts.forEach((cut, i) => {
    const inside = classes.counts[i + 1]!;
    if (inside > 0) {
      cuts.push(cut);
      counts.push(inside);
    }
  });
  return { ...classes, cuts, counts };
}

/**
 * Which of the five colours of a ramp each of n classes gets, so that few classes still use the ramp's whole width.
 * One class gets the middle.
 */
export function rampPositions(n: number): number[] {
  if (n <= 1) return n === 1 ? [2] : [];
  return Array.from({ length: n }, (_, k) => Math.round((k * (CLASSES - 1)) / (n - 1)));
}
