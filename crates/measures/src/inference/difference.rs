//! Do two places, or two years of one place, differ in a measure?
//!
//! Three ways to answer. *Random labels* deals the areas of both places anew among them: what differences come by chance if
//! the areas are of one kind. *Counterfactual composition* gives each area, by the toss of a coin, its own share of the
//! group or the one that stands at the same rank in the other place: what differences come if the two compositions are
//! interchangeable while sizes and places stay. *Bootstrap* draws the areas of each place anew: how sure the difference is.
//!
//! Source: Rey, S. J., Cortes, R. X., and Knaap, E. (2021), Comparative spatial segregation analytics, Spatial Demography 9.
//! See `docs/methods/uncertainty/difference-tests.md`.

use super::bootstrap::{Resample, Scratch};
use super::frame::Frame;
use super::stream::{self, Stream};
use super::summary::{Values, middle};
use super::{Plan, USUAL_LEVEL};
use crate::decomposition::at_same_rank;
use crate::error::MeasureError;
use crate::par;
use crate::registry::{Measure, Subject};
use rand_core::Rng;

/// How the difference is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// The areas of both places are dealt anew between the two.
    RandomLabels,
    /// Each area keeps its share of the group or takes the one at the same rank in the other place.
    CounterfactualComposition,
    /// The areas of each place are drawn anew with replacement.
    Bootstrap,
}

impl Scheme {
    /// All schemes.
    pub const ALL: [Scheme; 3] = [Scheme::RandomLabels, Scheme::CounterfactualComposition, Scheme::Bootstrap];

    /// Its identifier.
    pub fn id(self) -> &'static str {
        match self {
            Scheme::RandomLabels => "random_labels",
            Scheme::CounterfactualComposition => "counterfactual_composition",
            Scheme::Bootstrap => "bootstrap",
        }
    }
}

/// The difference of a measure between two places.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The measure of the first place.
    pub first: f64,
    /// The measure of the second place.
    pub second: f64,
    /// First less second.
    pub difference: f64,
    /// Mean of the differences drawn: near 0 for labels, near the difference for the bootstrap, and for compositions what
    /// the sizes and places of the areas make of one and the same composition.
    pub drawn_mean: f64,
    /// Standard deviation of the differences drawn.
    pub drawn_sd: f64,
    /// The middle 95 per cent of the differences drawn: for labels and compositions what chance gives, for the bootstrap
    /// the interval of the difference.
    pub drawn_middle: (f64, f64),
    /// Probability of a difference as far out in either direction, if there were none: twice the smaller tail, at most 1.
    pub p_two_sided: f64,
    /// How the difference was judged.
    pub scheme: Scheme,
    /// How many differences the figures rest on.
    pub replicates: u32,
    /// How many replicates the measure is not defined of; they are left out.
    pub undefined: u32,
    /// The differences drawn, in the order in which they were drawn.
    pub simulated: Vec<f64>,
}

impl Difference {
    /// The interval of the difference, where the scheme gives one.
    pub fn interval(&self) -> Option<(f64, f64)> {
        (self.scheme == Scheme::Bootstrap).then_some(self.drawn_middle)
    }
}

/// Judges the difference of a measure between two subjects that have the same groups.
///
/// # Errors
/// What the measure refuses of either; other groups; labels or resamples for a measure that looks at places;
/// compositions for a measure that does not hold a group against others; a number of replicates that is not in
/// 1 … 100 000.
pub fn difference_test(
    measure: &Measure,
    first: &Subject,
    second: &Subject,
    settings: &[f64],
    scheme: Scheme,
    plan: Plan,
) -> Result<Difference, MeasureError> {
    plan.check()?;
    let (first, second) = (Frame::of(measure, first, settings)?, Frame::of(measure, second, settings)?);
    if first.subject.k() != second.subject.k() {
        return Err(MeasureError::Undefined { why: "the two places do not have the same groups" });
    }
    let (value, other) = (first.value, second.value);
    let differences = match scheme {
        Scheme::RandomLabels => random_labels(&first, &second, plan)?,
        Scheme::CounterfactualComposition => compositions(&first, &second, plan)?,
        Scheme::Bootstrap => resamples(first, second, plan)?,
    };
    let drawn = Values::new(differences)?;
    let held_against = if scheme == Scheme::Bootstrap { 0.0 } else { value - other };
    let (above, below) = drawn.tails(held_against);
    Ok(Difference {
        first: value,
        second: other,
        difference: value - other,
        drawn_mean: drawn.mean(),
        drawn_sd: drawn.sd(),
        drawn_middle: middle(&drawn.sorted(), USUAL_LEVEL),
        p_two_sided: (2.0 * drawn.p(above.min(below))).min(1.0),
        scheme,
        replicates: drawn.count(),
        undefined: drawn.undefined,
        simulated: drawn.defined,
    })
}

fn random_labels(first: &Frame, second: &Frame, plan: Plan) -> Result<Vec<f64>, MeasureError> {
    if first.measure.is_spatial() {
        return Err(MeasureError::Undefined {
            why: "areas dealt to the other place have no neighbourhood there; choose the counterfactual composition",
        });
    }
    let (own, others) = (first.columns(), second.columns());
    let pool: Vec<Vec<f64>> = own.iter().zip(&others).map(|(a, b)| [a.as_slice(), b.as_slice()].concat()).collect();
    let order: Vec<usize> = (0..pool[0].len()).collect();
    Ok(par::map_with(
        plan.replicates as usize,
        || (order.clone(), own.clone(), others.clone()),
        |(dealt, own, others), replicate| {
            dealt.copy_from_slice(&order);
            stream::shuffle(&mut stream::of(plan.seed, replicate), dealt);
            let (to_first, to_second) = dealt.split_at(first.subject.n());
            for (columns, areas) in [(&mut *own, to_first), (&mut *others, to_second)] {
                for (column, pool) in columns.iter_mut().zip(&pool) {
                    for (count, area) in column.iter_mut().zip(areas) {
                        *count = pool[*area];
                    }
                }
            }
            first.value_of(own) - second.value_of(others)
        },
    ))
}

fn compositions(first: &Frame, second: &Frame, plan: Plan) -> Result<Vec<f64>, MeasureError> {
    if !first.measure.has_sides() {
        return Err(MeasureError::Undefined {
            why: "the composition of another place is that of a group against others, which this measure does not look at",
        });
    }
    let (own, others) = (Compositions::of(first, second)?, Compositions::of(second, first)?);
    Ok(par::map_with(
        plan.replicates as usize,
        || (first.columns(), second.columns()),
        |(first_columns, second_columns), replicate| {
            let mut stream = stream::of(plan.seed, replicate);
            own.toss(&mut stream, first_columns);
            others.toss(&mut stream, second_columns);
            first.value_of(first_columns) - second.value_of(second_columns)
        },
    ))
}

/// What each area of a place has, and what it would have with the composition of the other place.
struct Compositions {
    people: Vec<f64>,
    own: Vec<f64>,
    counterfactual: Vec<f64>,
}

impl Compositions {
    fn of(frame: &Frame, other: &Frame) -> Result<Self, MeasureError> {
        let populated = |frame: &Frame| -> Result<(Vec<usize>, Vec<f64>), MeasureError> {
            let sides = frame.subject.sides()?;
            let areas: Vec<usize> = (0..sides.n()).filter(|i| sides.t()[*i] > 0.0).collect();
            let shares = areas.iter().map(|i| sides.x()[*i] / sides.t()[*i]).collect();
            Ok((areas, shares))
        };
        let ((areas, shares), (_, others)) = (populated(frame)?, populated(other)?);
        let people = frame.subject.groups().totals().to_vec();
        let own = frame.subject.sides()?.x().to_vec();
        let mut counterfactual = own.clone();
        for (area, share) in areas.iter().zip(at_same_rank(&shares, &others)) {
            counterfactual[*area] = share * people[*area];
        }
        Ok(Self { people, own, counterfactual })
    }

    /// Tosses a coin for each area.
    fn toss(&self, stream: &mut Stream, columns: &mut [Vec<f64>]) {
        let [x, y, ..] = columns else { return };
        let mut coins = 0;
        for i in 0..self.people.len() {
            if i % 64 == 0 {
                coins = stream.next_u64();
            }
            x[i] = if coins & 1 == 1 { self.own[i] } else { self.counterfactual[i] };
            y[i] = (self.people[i] - x[i]).max(0.0);
            coins >>= 1;
        }
    }
}

fn resamples(first: Frame, second: Frame, plan: Plan) -> Result<Vec<f64>, MeasureError> {
    let (first, second) = (Resample::of(first)?, Resample::of(second)?);
    Ok(par::map_with(plan.replicates as usize, <(Scratch, Scratch)>::default, |(own, others), replicate| {
        let mut stream = stream::of(plan.seed, replicate);
        first.value(&mut stream, own) - second.value(&mut stream, others)
    }))
}
