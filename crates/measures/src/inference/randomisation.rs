//! Randomisation test: how the value lies among those that a null model gives.
//!
//! `p = (1 + #{v* ≥ v}) / (R + 1)` over the R values v* of the null model, and likewise for ≤; two-sided twice the smaller
//! of the two, at most 1.
//!
//! Source: Boisso, D., Hayes, K., Hirschberg, J., and Silber, J. (1994), Occupational segregation in the multidimensional
//! case, Journal of Econometrics 61; Carrington, W. J., and Troske, K. R. (1997), On measuring segregation in samples with
//! small units, Journal of Business & Economic Statistics 15; Phipson, B., and Smyth, G. K. (2010), Permutation p-values
//! should never be zero, Statistical Applications in Genetics and Molecular Biology 9. See
//! `docs/methods/uncertainty/randomisation-tests.md`.

use super::frame::Frame;
use super::null::{Null, Urn};
use super::persons::Persons;
use super::summary::Values;
use super::{Plan, stream};
use crate::Estimate;
use crate::error::MeasureError;
use crate::par;
use crate::registry::{Measure, Subject};

/// How a value lies among those of a null model.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The measure of the observed counts.
    pub value: f64,
    /// Mean of the measure under the null model, E₀.
    pub null_mean: f64,
    /// Standard deviation of the measure under the null model.
    pub null_sd: f64,
    /// Probability of a value as high or higher under the null model.
    pub p_greater: f64,
    /// Probability of a value as low or lower under the null model.
    pub p_less: f64,
    /// Probability of a value as far out in either direction: twice the smaller, at most 1.
    pub p_two_sided: f64,
    /// `(v − E₀) / (max − E₀)`: 0 for what the null model gives on average, 1 for the greatest value that the measure has.
    /// `None` for a measure without a greatest value, one that does not grow with separation, one that is measured from
    /// chance already, and where chance alone gives the greatest value.
    pub corrected: Option<f64>,
    /// How many values of the null model the figures rest on.
    pub replicates: u32,
    /// How many tables were drawn of which the measure is not defined; they are left out.
    pub undefined: u32,
    /// Number of areas with people.
    pub n: usize,
    /// The values of the null model, in the order in which they were drawn.
    pub simulated: Vec<f64>,
}

impl Test {
    /// The value with p (as high or higher) and the corrected value beside it.
    pub fn estimate(&self) -> Estimate {
        Estimate { corrected: self.corrected, p: Some(self.p_greater), ..Estimate::plain(self.value, self.n) }
    }
}

/// Tests a measure of a subject against a null model.
///
/// # Errors
/// What the measure refuses; a measure that gives a number per area; a number of replicates that is not in 1 … 100 000;
/// the permutation of areas for a measure that does not look at places; an area of more than 16 million people.
pub fn randomisation_test(
    measure: &Measure,
    subject: &Subject,
    settings: &[f64],
    null: Null,
    plan: Plan,
) -> Result<Test, MeasureError> {
    plan.check()?;
    if null == Null::AreaPermutation && !measure.is_spatial() {
        return Err(MeasureError::Undefined {
            why: "areas that change places leave a measure that does not look at places as it is; choose another null model",
        });
    }
    let frame = Frame::of(measure, subject, settings)?;
    let values =
        if null == Null::AreaPermutation { places_dealt(&frame, plan) } else { people_drawn(&frame, null, plan)? };
    let values = Values::new(values)?;
    let (above, below) = values.tails(frame.value);
    let (p_greater, p_less) = (values.p(above), values.p(below));
    Ok(Test {
        value: frame.value,
        null_mean: values.mean(),
        null_sd: values.sd(),
        p_greater,
        p_less,
        p_two_sided: (2.0 * p_greater.min(p_less)).min(1.0),
        corrected: corrected(measure, frame.value, values.mean()),
        replicates: values.count(),
        undefined: values.undefined,
        n: frame.n,
        simulated: values.defined,
    })
}

/// One value per replicate of people drawn by a null model.
fn people_drawn(frame: &Frame, null: Null, plan: Plan) -> Result<Vec<f64>, MeasureError> {
    let urn = Urn::new(null, Persons::of(frame.subject.groups())?);
    let tables = || (urn.table(), frame.columns());
    Ok(par::map_with(plan.replicates as usize, tables, |(table, columns), replicate| {
        urn.draw(&mut stream::of(plan.seed, replicate), table);
        for (column, drawn) in columns.iter_mut().zip(table) {
            for (count, drawn) in column.iter_mut().zip(drawn) {
                *count = f64::from(*drawn);
            }
        }
        frame.value_of(columns)
    }))
}

/// One value per replicate of areas that change places with their people.
fn places_dealt(frame: &Frame, plan: Plan) -> Vec<f64> {
    let own = frame.columns();
    let order: Vec<usize> = (0..frame.subject.n()).collect();
    par::map_with(
        plan.replicates as usize,
        || (order.clone(), own.clone()),
        |(places, columns), replicate| {
            places.copy_from_slice(&order);
            stream::shuffle(&mut stream::of(plan.seed, replicate), places);
            for (column, own) in columns.iter_mut().zip(&own) {
                for (count, place) in column.iter_mut().zip(places.iter()) {
                    *count = own[*place];
                }
            }
            frame.value_of(columns)
        },
    )
}

/// Measures whose greatest value is not complete separation: those of contact between groups, and those that say how
/// mixed the whole is.
const NOT_OF_SEPARATION: [&str; 6] = [
    "interaction",
    "distance_decay_interaction",
    "diversity",
    "normalised_diversity",
    "simpson_interaction",
    "simpson_concentration",
];

/// Measures that have what chance gives taken out of themselves.
const FROM_CHANCE: [&str; 4] =
    ["modified_dissimilarity", "modified_gini", "bias_corrected_dissimilarity", "density_corrected_dissimilarity"];

/// The value with what chance gives taken out (Carrington and Troske 1997).
fn corrected(measure: &Measure, value: f64, null_mean: f64) -> Option<f64> {
    let greatest = measure.range.1;
    let listed = NOT_OF_SEPARATION.contains(&measure.id) || FROM_CHANCE.contains(&measure.id);
    let can = greatest.is_finite() && null_mean < greatest && !listed;
    can.then(|| (value - null_mean) / (greatest - null_mean))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;

    #[test]
    fn chance_is_taken_out_once_only() {
        for id in NOT_OF_SEPARATION.into_iter().chain(FROM_CHANCE) {
            let measure = registry::find(id).unwrap();
            assert_eq!(corrected(measure, 0.5, 0.1), None, "{id}");
        }
        let plain = registry::find("dissimilarity").unwrap();
        assert_eq!(corrected(plain, 0.5, 0.0), Some(0.5));
    }
}
