//! The range of the index of dissimilarity when counts are known only to lie in intervals.
//!
//! Area i has between `x̲ᵢ` and `x̄ᵢ` persons of the low group and between `y̲ᵢ` and `ȳᵢ` of the high. Both ends of the
//! index over all such counts are asked for.
//!
//! **Least.** With `t = 1/X`, `s = 1/Y`, `p = t x` and `q = s y` the choices form a polytope on which `½ Σ |p − q|` is
//! convex. For fixed t and s the linear programme over p and q has a dual whose pieces meet only where each of its two
//! multipliers is ±1, so its value is the greatest of four sums:
//!
//! `max { 1 − Σ min(t x̄, s ȳ),  Σ max(t x̲, s y̲) − 1,  Σ (s y̲ − t x̄)⁺,  Σ (t x̲ − s ȳ)⁺ }`
//!
//! All four are linear along a ray `s/t = const`, so that the best t is found directly, and what is left is one
//! dimension: over the direction the value falls and then rises (a convex function seen along rays), and a golden
//! section finds its least value to the last bits.
//!
//! **Greatest.** The index is the greatest of `p(S) − q(S)` over sets S of areas, and for one S it is greatest with x at
//! its upper and y at its lower ends inside S and the reverse outside. Up to [`ALL_SETS`] areas all sets are tried.
//! Beyond, a search from several starts moves areas in and out of the set until no single one (of few areas: no two)
//! helps; the value is one that the rounding allows, and what it may fall short of the greatest is far below one
//! area's weight.

/// What is known of an area: least and greatest number of persons of the low and of the high group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Of the low group.
    pub low: (f64, f64),
    /// Of the high group.
    pub high: (f64, f64),
}

/// Up to this number of areas the greatest value is found by trying all sets.
pub const ALL_SETS: usize = 12;

/// Up to this number of areas the ascent is thorough.
const FEW: usize = 200;

/// The golden section divides an interval by this.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// The least index, 0–1.
pub fn least(ranges: &[Range]) -> f64 {
    let sum = |of: fn(&Range) -> f64| ranges.iter().map(of).sum::<f64>();
    let totals = Totals { x: (sum(|r| r.low.0), sum(|r| r.low.1)), y: (sum(|r| r.high.0), sum(|r| r.high.1)) };
    if totals.x.1 <= 0.0 || totals.y.1 <= 0.0 {
        return 0.0;
    }
    // Directions for which some t and s give both groups the sum 1.
    let mut from = totals.x.0 / (totals.x.0 + totals.x.1);
    let mut to = totals.y.1 / (totals.y.0 + totals.y.1);
    let value = |direction: f64| least_in_direction(ranges, &totals, direction);
    let (mut a, mut b) = (to - GOLDEN * (to - from), from + GOLDEN * (to - from));
    let (mut at_a, mut at_b) = (value(a), value(b));
    for _ in 0..80 {
        if at_a <= at_b {
            (to, b, at_b) = (b, a, at_a);
            a = to - GOLDEN * (to - from);
            at_a = value(a);
        } else {
            (from, a, at_a) = (a, b, at_b);
            b = from + GOLDEN * (to - from);
            at_b = value(b);
        }
    }
    at_a.min(at_b).clamp(0.0, 1.0)
}

/// Sums of the lower and the upper ends.
struct Totals {
    x: (f64, f64),
    y: (f64, f64),
}

/// The least value over the t and s whose share of s (each measured in its largest total) is `direction`, 0–1.
fn least_in_direction(ranges: &[Range], totals: &Totals, direction: f64) -> f64 {
    let (t, s) = ((1.0 - direction) / totals.x.1, direction / totals.y.1);
    let (mut common, mut joint, mut only_y, mut only_x) = (0.0, 0.0, 0.0, 0.0);
    for r in ranges {
        let (x, y) = ((t * r.low.0, t * r.low.1), (s * r.high.0, s * r.high.1));
        common += x.1.min(y.1);
        joint += x.0.max(y.0);
        only_y += (y.0 - x.1).max(0.0);
        only_x += (x.0 - y.1).max(0.0);
    }
    let only = only_y.max(only_x);
    // Scale up (t, s) until a rising sum meets the falling one, inside what the totals allow.
    let best = (1.0 / (common + only)).min(2.0 / (common + joint));
    let smallest = (1.0 / (t * totals.x.1)).max(1.0 / (s * totals.y.1));
    let largest = (1.0 / (t * totals.x.0)).min(1.0 / (s * totals.y.0));
    let scale = best.min(largest).max(smallest);
    if !scale.is_finite() {
        return 1.0;
    }
    (1.0 - scale * common).max(scale * joint - 1.0).max(scale * only)
}

/// The greatest index, 0–1.
pub fn greatest(ranges: &[Range]) -> f64 {
    let value = if ranges.len() <= ALL_SETS { greatest_of_all_sets(ranges) } else { greatest_by_ascent(ranges) };
    value.clamp(0.0, 1.0)
}

fn greatest_of_all_sets(ranges: &[Range]) -> f64 {
    let sets = 0u32..1 << ranges.len();
    sets.map(|set| Choice::of(ranges, |i| set >> i & 1 == 1).value()).fold(0.0, f64::max)
}

fn greatest_by_ascent(ranges: &[Range]) -> f64 {
    // The best set is nearly a prefix when areas stand in order of x to y, each taken somewhere between its ends; where
    // depends on the shares p and q that come out, so several places are tried. With many areas one counts for little.
    let places: &[f64] = if ranges.len() <= FEW { &[0.0, 0.25, 0.5, 0.75, 1.0] } else { &[0.0, 0.5, 1.0] };
    let starts = places.iter().flat_map(|p| places.iter().map(move |q| (*p, *q)));
    let mut tried: Vec<Vec<bool>> = starts.map(|(p, q)| best_prefix(ranges, p, q)).collect();
    tried.sort();
    tried.dedup();
    tried.into_iter().map(|start| climb(ranges, start)).fold(0.0, f64::max)
}

/// The best of the sets that hold the first areas in falling order of x to y, x at its upper end less `p` of its width
/// and y at its lower end plus `q` of its width.
fn best_prefix(ranges: &[Range], p: f64, q: f64) -> Vec<bool> {
    let pair = |r: &Range| (r.low.1 - p * (r.low.1 - r.low.0), r.high.0 + q * (r.high.1 - r.high.0));
    let (sum_x, sum_y) = ranges.iter().map(pair).fold((0.0, 0.0), |sum, (x, y)| (sum.0 + x, sum.1 + y));
    let key = |r: &Range| {
        let (x, y) = pair(r);
        let (x, y) = (x * sum_y, y * sum_x);
        if x + y > 0.0 { x / (x + y) } else { 0.5 }
    };
    let mut order: Vec<(f64, usize)> = ranges.iter().enumerate().map(|(i, r)| (key(r), i)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut choice = Choice::of(ranges, |_| false);
    let (mut best, mut length) = (choice.value(), 0);
    for (position, (_, area)) in order.iter().enumerate() {
        choice = choice.with(&ranges[*area], true);
        if choice.value() > best {
            (best, length) = (choice.value(), position + 1);
        }
    }
    let mut inside = vec![false; ranges.len()];
    order[..length].iter().for_each(|(_, area)| inside[*area] = true);
    inside
}

/// Moves areas in or out of the set, one at a time and, when that no longer helps and they are few, two at a time.
fn climb(ranges: &[Range], mut inside: Vec<bool>) -> f64 {
    const ROUNDS: usize = 100;
    for _ in 0..ROUNDS {
        // Summed anew in every round, so that differences do not pile up.
        let mut choice = Choice::of(ranges, |i| inside[i]);
        let before = choice.value();
        for (area, range) in ranges.iter().enumerate() {
            let moved = choice.with(range, !inside[area]);
            if moved.value() > choice.value() {
                choice = moved;
                inside[area] = !inside[area];
            }
        }
        if choice.value() > before + 1e-13 {
            continue;
        }
        let pair = if ranges.len() <= FEW { better_pair(ranges, &inside, choice) } else { None };
        let Some((one, other)) = pair else {
            break;
        };
        inside[one] = !inside[one];
        inside[other] = !inside[other];
    }
    Choice::of(ranges, |i| inside[i]).value()
}

/// Two areas that help when both move.
fn better_pair(ranges: &[Range], inside: &[bool], choice: Choice) -> Option<(usize, usize)> {
    let enough = choice.value() + 1e-13;
    (0..ranges.len()).find_map(|one| {
        let half = choice.with(&ranges[one], !inside[one]);
        let mut others = one + 1..ranges.len();
        others.find(|other| half.with(&ranges[*other], !inside[*other]).value() > enough).map(|other| (one, other))
    })
}

/// The sums that decide the value of a set S: x at its upper end inside and its lower end outside, y the reverse.
#[derive(Clone, Copy)]
struct Choice {
    x_inside: f64,
    x_outside: f64,
    y_inside: f64,
    y_outside: f64,
}

impl Choice {
    fn of(ranges: &[Range], inside: impl Fn(usize) -> bool) -> Self {
        let mut choice = Choice { x_inside: 0.0, x_outside: 0.0, y_inside: 0.0, y_outside: 0.0 };
        for (area, range) in ranges.iter().enumerate() {
            if inside(area) {
                choice.x_inside += range.low.1;
                choice.y_inside += range.high.0;
            } else {
                choice.x_outside += range.low.0;
                choice.y_outside += range.high.1;
            }
        }
        choice
    }

    /// The sums after an area moved in (or out).
    fn with(mut self, range: &Range, into: bool) -> Self {
        let sign = if into { 1.0 } else { -1.0 };
        self.x_inside += sign * range.low.1;
        self.y_inside += sign * range.high.0;
        self.x_outside -= sign * range.low.0;
        self.y_outside -= sign * range.high.1;
        self
    }

    /// `p(S) − q(S)`.
    fn value(&self) -> f64 {
        let (x, y) = (self.x_inside + self.x_outside, self.y_inside + self.y_outside);
        let p = if x > 0.0 { self.x_inside / x } else { 0.0 };
        let q = if y > 0.0 { self.y_inside / y } else { 1.0 };
        p - q
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dissimilarity;
    use proptest::prelude::*;

    fn ranges(max: usize) -> impl Strategy<Value = Vec<Range>> {
        let interval = || (0u32..60, 0u32..8).prop_map(|(from, width)| (f64::from(from), f64::from(from + width)));
        let area = (interval(), interval()).prop_map(|(low, high)| Range { low, high });
        proptest::collection::vec(area, 2..=max).prop_filter("both groups have members", |r| {
            r.iter().any(|r| r.low.1 > 0.0) && r.iter().any(|r| r.high.1 > 0.0)
        })
    }

    /// Counts inside the ranges, `at` saying where between the ends.
    fn counts(ranges: &[Range], at: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let between = |(from, to): (f64, f64), at: f64| from + at * (to - from);
        let n = ranges.len();
        let low = ranges.iter().enumerate().map(|(i, r)| between(r.low, at[i % at.len()]));
        let high = ranges.iter().enumerate().map(|(i, r)| between(r.high, at[(n + i) % at.len()]));
        (low.collect(), high.collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn whatever_the_counts_are_the_index_lies_in_the_range(
            ranges in ranges(16), at in proptest::collection::vec(0.0..=1.0f64, 32)
        ) {
            let (low, high) = counts(&ranges, &at);
            if let Ok(d) = dissimilarity(&low, &high) {
                prop_assert!(least(&ranges) <= d + 1e-9, "{} > {d}", least(&ranges));
                prop_assert!(greatest(&ranges) >= d - 1e-9, "{} < {d}", greatest(&ranges));
            }
        }

        #[test]
        fn the_ascent_finds_the_best_of_all_sets(ranges in ranges(10)) {
            let (all, climbed) = (greatest_of_all_sets(&ranges), greatest_by_ascent(&ranges));
            prop_assert!((all - climbed).abs() < 1e-9, "{all} {climbed}");
        }

        #[test]
        fn no_search_goes_below_the_least_and_with_two_areas_it_is_reached(ranges in ranges(5)) {
            let found = least(&ranges);
            let walked = walk_down(&ranges, vec![0.5; 2 * ranges.len()]);
            prop_assert!(walked >= found - 1e-9, "{walked} < {found}");
            let mut best = 1.0f64;
            if ranges.len() == 2 {
                // A grid over the four counts, each of its points improved.
                for point in 0..4096 {
                    let at = (0..4).map(|i| f64::from(point >> (3 * i) & 7) / 7.0).collect();
                    best = best.min(walk_down(&ranges, at));
                }
                prop_assert!((best - found).abs() < 1e-3, "{best} {found}");
            }
        }

        #[test]
        fn exact_counts_have_a_range_of_one_value(ranges in ranges(10)) {
            let exact: Vec<Range> = ranges.iter().map(|r| Range { low: (r.low.1, r.low.1), high: (r.high.1, r.high.1) }).collect();
            let (low, high) = counts(&exact, &[0.0]);
            let d = dissimilarity(&low, &high).unwrap();
            prop_assert!((least(&exact) - d).abs() < 1e-9, "{} {d}", least(&exact));
            prop_assert!((greatest(&exact) - d).abs() < 1e-9, "{} {d}", greatest(&exact));
        }
    }

    /// The least index near a start, by halving steps along one count at a time.
    fn walk_down(ranges: &[Range], mut at: Vec<f64>) -> f64 {
        let n = ranges.len();
        let value = |at: &[f64]| {
            let (low, high) = counts(ranges, at);
            dissimilarity(&low, &high).unwrap_or(1.0)
        };
        let (mut best, mut step) = (value(&at), 0.5);
        while step > 1e-4 {
            let before = best;
            for i in 0..2 * n {
                for change in [-step, step] {
                    let old = at[i];
                    at[i] = (old + change).clamp(0.0, 1.0);
                    let new = value(&at);
                    if new < best { best = new } else { at[i] = old }
                }
            }
            if best >= before {
                step /= 2.0;
            }
        }
        best
    }

    #[test]
    fn the_least_value_is_reached_by_hand() {
        // Two areas, each group between 40 and 60 in both: counts can be alike, so the least is 0, and the greatest
        // has 60 and 40 against 40 and 60: 0.6 − 0.4.
        let alike = Range { low: (40.0, 60.0), high: (40.0, 60.0) };
        assert!(least(&[alike, alike]) < 1e-12);
        assert!((greatest(&[alike, alike]) - 0.2).abs() < 1e-12);
        // The low group has 10 to 20 persons in the first area only, the high group only in the second.
        let first = Range { low: (10.0, 20.0), high: (0.0, 0.0) };
        let second = Range { low: (0.0, 0.0), high: (10.0, 20.0) };
        assert!((least(&[first, second]) - 1.0).abs() < 1e-12);
        // With 0 to 5 of the low group possible in the second, at least 10 of 15 stay in the first.
        let second = Range { low: (0.0, 5.0), high: (10.0, 20.0) };
        assert!((least(&[first, second]) - 2.0 / 3.0).abs() < 1e-9);
    }
}
