//! A measure and what it is taken of, so that it can be taken again of other counts of the same areas and groups.

use crate::error::MeasureError;
use crate::input::{Groups, TwoGroups};
use crate::registry::{Function, Measure, Subject};
use std::borrow::Cow;

/// A measure with its settings, and the subject with no more groups than the measure looks at: a measure of two sides is
/// drawn anew with two groups.
#[derive(Debug)]
pub(super) struct Frame<'s> {
    pub measure: &'s Measure,
    pub settings: &'s [f64],
    pub subject: Subject<'s>,
    /// The measure of the subject as it is.
    pub value: f64,
    /// Number of areas with people.
    pub n: usize,
}

impl<'s> Frame<'s> {
    /// # Errors
    /// What the measure refuses; a measure that gives a number per area.
    pub fn of(measure: &'s Measure, subject: &'s Subject, settings: &'s [f64]) -> Result<Self, MeasureError> {
        let subject = if measure.has_sides() { subject.of_sides()? } else { subject.lent() };
        let estimate = measure.estimate(&subject, settings)?;
        Ok(Self { measure, settings, subject, value: estimate.value, n: estimate.n })
    }

    /// The same with all groups of the subject, also those that the measure does not look at.
    ///
    /// # Errors
    /// As [`Frame::of`].
    pub fn of_all_groups(
        measure: &'s Measure,
        subject: &'s Subject,
        settings: &'s [f64],
    ) -> Result<Self, MeasureError> {
        let estimate = measure.estimate(subject, settings)?;
        Ok(Self { measure, settings, subject: subject.lent(), value: estimate.value, n: estimate.n })
    }

    /// The measure of other counts, a column per group; NaN where it is not defined of them.
    pub fn value_of(&self, columns: &[Vec<f64>]) -> f64 {
        // The short way for measures of counts alone: no subject is put together around them.
        let value = match (self.measure.function, columns) {
            (Function::TwoGroups(f), [x, y]) => {
                TwoGroups::of_two(x.as_slice(), y.as_slice()).and_then(|groups| f(&groups, self.settings))
            }
            (Function::Groups(f), _) => {
                Groups::new(columns.iter().map(Vec::as_slice)).and_then(|groups| f(&groups, self.settings))
            }
            _ => self.value_with_all(columns),
        };
        value.unwrap_or(f64::NAN)
    }

    fn value_with_all(&self, columns: &[Vec<f64>]) -> Result<f64, MeasureError> {
        let columns = columns.iter().map(|column| Cow::Borrowed(column.as_slice())).collect();
        self.measure.of(&self.subject.with_counts(columns)?, self.settings)?.number()
    }

    /// The counts as columns of their own.
    pub fn columns(&self) -> Vec<Vec<f64>> {
        self.subject.groups().columns().map(<[f64]>::to_vec).collect()
    }
}
