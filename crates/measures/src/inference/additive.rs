//! Measures that are made of sums over areas: what a resample of areas needs of them is a few sums of terms, each times
//! how often its area was drawn, and not a new table.
//!
//! This repeats the formulas of the measures' own files in another shape. A test holds every one against its measure.

use crate::information::n_ln_n;
use crate::registry::{Function, Measure};
use crate::sum;

/// A measure as sums over the areas of one table.
pub(super) struct Additive {
    columns: Vec<Vec<f64>>,
    totals: Vec<f64>,
    terms: Terms,
    finish: Finish,
}

/// What is added up over the areas, beside the people of each group.
enum Terms {
    /// Terms that an area has whatever the other areas are, column by column.
    Own(Vec<Vec<f64>>),
    /// For the first so many groups, `|n − t π|`, where π is the group's share of all people in the resample.
    Gaps(usize),
    /// `Σ (xⱼ yᵢ − xᵢ yⱼ)` over all pairs of areas in an order, here by rising share of the group, which resampling does not
    /// change.
    Pairs(Vec<u32>),
}

/// The measure from the people of each group, all people, and the sums of the terms.
type Finish = Box<dyn Fn(&[f64], f64, &[f64]) -> f64 + Send + Sync>;

impl Additive {
    /// The sums that a measure is made of; `None` for a measure that is made otherwise.
    pub fn of(measure: &Measure, settings: &[f64], columns: &[Vec<f64>]) -> Option<Self> {
        let totals: Vec<f64> = (0..columns[0].len()).map(|i| columns.iter().map(|column| column[i]).sum()).collect();
        let (terms, finish) = match measure.function {
            Function::TwoGroups(_) => two_groups(measure.id, settings, &columns[0], &columns[1])?,
            Function::Groups(_) => several(measure.id, columns, &totals)?,
            Function::OrderedGroups(_) => ordered(measure.id, columns, &totals)?,
            _ => return None,
        };
        Some(Self { columns: columns.to_vec(), totals, terms, finish })
    }

    /// The measure of the areas, each taken so many times; NaN where it is not defined.
    pub fn value(&self, times: &[f64]) -> f64 {
        let weighed = |column: &Vec<f64>| sum::over2(column, times, |n, times| n * times);
        let groups: Vec<f64> = self.columns.iter().map(weighed).collect();
        if groups.iter().filter(|sum| **sum > 0.0).count() < 2 {
            return f64::NAN;
        }
        let total: f64 = groups.iter().sum();
        let sums: Vec<f64> = match &self.terms {
            Terms::Own(terms) => terms.iter().map(weighed).collect(),
            Terms::Gaps(of) => (0..*of)
                .map(|g| {
                    let share = groups[g] / total;
                    let gap = |n: f64, t: f64, times: f64| (n - t * share).abs() * times;
                    sum::over3(&self.columns[g], &self.totals, times, gap)
                })
                .collect(),
            Terms::Pairs(order) => {
                let (mut x_before, mut y_before, mut sum) = (0.0, 0.0, 0.0);
                for i in order {
                    let i = *i as usize;
                    let (x, y) = (self.columns[0][i] * times[i], self.columns[1][i] * times[i]);
                    sum += x * y_before - y * x_before;
                    x_before += x;
                    y_before += y;
                }
                vec![sum]
            }
        };
        (self.finish)(&groups, total, &sums)
    }
}

/// One term per area from two columns.
fn term(x: &[f64], y: &[f64], f: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    x.iter().zip(y).map(|(x, y)| f(*x, *y)).collect()
}

fn own(term: Vec<f64>, finish: impl Fn(&[f64], f64, &[f64]) -> f64 + Send + Sync + 'static) -> Option<(Terms, Finish)> {
    Some((Terms::Own(vec![term]), Box::new(finish)))
}

fn gaps(of: usize, finish: impl Fn(&[f64], f64, &[f64]) -> f64 + Send + Sync + 'static) -> Option<(Terms, Finish)> {
    Some((Terms::Gaps(of), Box::new(finish)))
}

fn two_groups(id: &str, settings: &[f64], x: &[f64], y: &[f64]) -> Option<(Terms, Finish)> {
    let dissimilarity = |g: &[f64], total: f64, gap: f64| gap * total / (2.0 * g[0] * g[1]);
    match id {
        "dissimilarity" => gaps(1, move |g, total, sums| dissimilarity(g, total, sums[0])),
        "min_max" => gaps(1, move |g, total, sums| {
            let d = dissimilarity(g, total, sums[0]);
            2.0 * d / (1.0 + d)
        }),
        "gini" => {
            let mut order: Vec<u32> = (0..u32::try_from(x.len()).ok()?).collect();
            order.sort_by(|a, b| {
                let [a, b] = [*a as usize, *b as usize];
                (x[a] * (x[b] + y[b])).total_cmp(&(x[b] * (x[a] + y[a])))
            });
            Some((Terms::Pairs(order), Box::new(|g, _, sums| (sums[0] / (g[0] * g[1])).clamp(0.0, 1.0))))
        }
        "gorard" => gaps(1, |g, _, sums| sums[0] / (2.0 * g[0])),
        "entropy" => own(term(x, y, mixture), |g, _, sums| (1.0 - sums[0] / mixture(g[0], g[1])).clamp(0.0, 1.0)),
        "isolation" => own(term(x, y, |x, y| x * of_all(x, x + y)), |g, _, sums| sums[0] / g[0]),
        "interaction" => own(term(x, y, |x, y| x * of_all(y, x + y)), |g, _, sums| sums[0] / g[0]),
        "correlation_ratio" => own(term(x, y, |x, y| x * of_all(x, x + y)), |g, total, sums| {
            let p = g[0] / total;
            ((sums[0] / g[0] - p) / (1.0 - p)).clamp(0.0, 1.0)
        }),
        "atkinson" => {
            let b = *settings.first()?;
            own(term(x, y, |x, y| x.powf(b) * y.powf(1.0 - b)), move |g, _, sums| {
                let overlap = sums[0] / (g[0].powf(b) * g[1].powf(1.0 - b));
                (1.0 - overlap.powf(1.0 / (1.0 - b))).clamp(0.0, 1.0)
            })
        }
        _ => None,
    }
}

fn several(id: &str, columns: &[Vec<f64>], totals: &[f64]) -> Option<(Terms, Finish)> {
    // Σ (n/t) n of each group, from which Σ t (p − π)² follows.
    let squares = || Terms::Own(columns.iter().map(|c| term(c, totals, |n, t| n * of_all(n, t))).collect());
    let squared_gap = |total: f64, members: f64, square: f64| (square - members * members / total).max(0.0);
    let present = |g: &[f64]| g.iter().filter(|members| **members > 0.0).count() as f64;
    let unlike = |g: &[f64], total: f64| -> f64 { g.iter().map(|n| n / total * (1.0 - n / total)).sum() };
    let entropy = |g: &[f64], total: f64| (n_ln_n(total) - g.iter().map(|n| n_ln_n(*n)).sum::<f64>()) / total;
    let information = || -> Vec<f64> {
        (0..totals.len()).map(|i| columns.iter().map(|c| n_ln_n(c[i])).sum::<f64>() - n_ln_n(totals[i])).collect()
    };
    let finish: (Terms, Finish) = match id {
        "multigroup_dissimilarity" => {
            let value = move |g: &[f64], total: f64, sums: &[f64]| {
                (sums.iter().sum::<f64>() / (2.0 * total * unlike(g, total))).min(1.0)
            };
            return gaps(columns.len(), value);
        }
        "information_theory" => {
            return own(information(), move |g, total, sums| {
                ((entropy(g, total) + sums[0] / total).max(0.0) / entropy(g, total)).min(1.0)
            });
        }
        "mutual_information" | "divergence" => {
            return own(information(), move |g, total, sums| (entropy(g, total) + sums[0] / total).max(0.0));
        }
        "squared_coefficient_of_variation" => (
            squares(),
            Box::new(move |g, total, sums| {
                let parts = g.iter().zip(sums).filter(|(members, _)| **members > 0.0);
                let sum: f64 = parts.map(|(n, square)| squared_gap(total, *n, *square) * total / n).sum();
                sum / (total * (present(g) - 1.0))
            }),
        ),
        "relative_diversity" => (
            squares(),
            Box::new(move |g, total, sums| {
                let sum: f64 = g.iter().zip(sums).map(|(n, square)| squared_gap(total, *n, *square)).sum();
                (sum / (total * unlike(g, total))).min(1.0)
            }),
        ),
        "normalised_exposure" => (
            squares(),
            Box::new(move |g, total, sums| {
                let part = |(n, square): (&f64, &f64)| squared_gap(total, *n, *square) / (1.0 - n / total);
                (g.iter().zip(sums).map(part).sum::<f64>() / total).min(1.0)
            }),
        ),
        "diversity" => (Terms::Own(Vec::new()), Box::new(move |g, total, _| entropy(g, total))),
        "simpson_interaction" => (Terms::Own(Vec::new()), Box::new(move |g, total, _| unlike(g, total))),
        "simpson_concentration" => (Terms::Own(Vec::new()), Box::new(move |g, total, _| 1.0 - unlike(g, total))),
        _ => return None,
    };
    Some(finish)
}

fn ordered(id: &str, columns: &[Vec<f64>], totals: &[f64]) -> Option<(Terms, Finish)> {
    let variation: fn(f64, f64) -> f64 = match id {
        "ordinal_information_theory" => mixture,
        "ordinal_variation" => |x, y| x * of_all(y, x + y),
        "ordinal_square_root" => |x, y| (x * y).sqrt(),
        "ordinal_absolute_difference" => f64::min,
        _ => return None,
    };
    let within = |i: usize| -> f64 {
        let cuts = columns[..columns.len() - 1].iter().scan(0.0, |below, column| {
            *below += column[i];
            Some(variation(*below, (totals[i] - *below).max(0.0)))
        });
        cuts.sum()
    };
    own((0..totals.len()).map(within).collect(), move |g, total, sums| {
        let cuts = g[..g.len() - 1].iter().scan(0.0, |below, members| {
            *below += members;
            Some(variation(*below, (total - *below).max(0.0)))
        });
        (1.0 - sums[0] / cuts.sum::<f64>()).clamp(0.0, 1.0)
    })
}

/// `n/t`, 0 where there is nobody.
fn of_all(n: f64, t: f64) -> f64 {
    if t > 0.0 { n / t } else { 0.0 }
}

/// The people of two groups times their entropy in nats, `t ln t − x ln x − y ln y`.
fn mixture(x: f64, y: f64) -> f64 {
    n_ln_n(x + y) - n_ln_n(x) - n_ln_n(y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inference::stream;
    use crate::input::OrderedGroups;
    use crate::registry::{self, Subject};

    #[test]
    fn sums_give_what_the_measures_give_of_the_resampled_table() {
        let mut random = stream::of(9, 0);
        let mut draw = |bound: u64| stream::below(&mut random, bound) as f64;
        let columns: Vec<Vec<f64>> =
            [900, 40, 7, 300].iter().map(|bound| (0..60).map(|_| draw(*bound)).collect()).collect();
        let times: Vec<f64> = (0..60).map(|_| draw(4)).collect();
        let drawn = |column: &Vec<f64>| -> Vec<f64> {
            column.iter().zip(&times).flat_map(|(n, times)| std::iter::repeat_n(*n, *times as usize)).collect()
        };
        let of = |k: usize| Subject::ordered(OrderedGroups::new(columns[..k].iter().map(drawn)).unwrap());
        let mut held = 0;
        for measure in registry::all() {
            let settings = measure.settings(&[]).unwrap();
            let k = if measure.has_sides() { 2 } else { 4 };
            let Some(additive) = Additive::of(measure, &settings, &columns[..k]) else { continue };
            let expected = measure.of(&of(k), &settings).unwrap().number().unwrap();
            let found = additive.value(&times);
            assert!((found - expected).abs() < 1e-12, "{}: {found}, not {expected}", measure.id);
            held += 1;
        }
        assert_eq!(held, 23);
    }
}
