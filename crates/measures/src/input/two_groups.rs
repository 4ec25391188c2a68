use super::{checked_sum, pick, several_areas};
use crate::error::{self, MeasureError};
use crate::sum;
use std::borrow::Cow;

/// A group (x) and the others (y) over the same n ≥ 2 areas, with totals t = x + y. Both have members.
#[derive(Clone, Debug)]
pub struct TwoGroups<'a> {
    x: Cow<'a, [f64]>,
    y: Cow<'a, [f64]>,
    t: Cow<'a, [f64]>,
    sum_x: f64,
    sum_y: f64,
    sum_t: f64,
}

/// By how much a group may exceed its total, relative to it: the noise of sums taken in different orders.
const SUMMATION_NOISE: f64 = 1e-9;

impl<'a> TwoGroups<'a> {
    /// A group against another group: x and y persons per area.
    ///
    /// # Errors
    /// Unequal lengths; fewer than two areas; a negative, infinite or missing count; a group without members.
    pub fn of_two(x: impl Into<Cow<'a, [f64]>>, y: impl Into<Cow<'a, [f64]>>) -> Result<Self, MeasureError> {
        let (x, y) = (x.into(), y.into());
        error::same_length(x.len(), y.len())?;
        several_areas(x.len())?;
        let (sum_x, sum_y) = (checked_sum(&x)?, checked_sum(&y)?);
        let t: Vec<f64> = x.iter().zip(y.iter()).map(|(x, y)| x + y).collect();
        Self { x, y, sum_t: sum::of(&t), t: t.into(), sum_x, sum_y }.with_members()
    }

    /// A group against the rest: x of the t persons of each area.
    ///
    /// # Errors
    /// As [`TwoGroups::of_two`], and a group that is larger than the total of its area.
    pub fn of_total(group: impl Into<Cow<'a, [f64]>>, total: impl Into<Cow<'a, [f64]>>) -> Result<Self, MeasureError> {
        let (x, t) = (group.into(), total.into());
        error::same_length(x.len(), t.len())?;
        several_areas(x.len())?;
        let (sum_x, sum_t) = (checked_sum(&x)?, checked_sum(&t)?);
        let larger = |(x, t): (&f64, &f64)| *x > t * (1.0 + SUMMATION_NOISE);
        if let Some(position) = x.iter().zip(t.iter()).position(larger) {
            return Err(MeasureError::GroupAboveTotal { position, group: x[position], total: t[position] });
        }
        let y: Vec<f64> = x.iter().zip(t.iter()).map(|(x, t)| (t - x).max(0.0)).collect();
        Self { x, sum_y: sum::of(&y), y: y.into(), t, sum_x, sum_t }.with_members()
    }

    fn with_members(self) -> Result<Self, MeasureError> {
        super::has_members(self.sum_x)?;
        super::has_members(self.sum_y)?;
        Ok(self)
    }

    /// The same groups over a part of the areas.
    ///
    /// # Errors
    /// A position that is none; fewer than two areas; a group without members there.
    pub fn at(&self, positions: &[usize]) -> Result<TwoGroups<'static>, MeasureError> {
        several_areas(positions.len())?;
        let (x, y, t) = (pick(&self.x, positions)?, pick(&self.y, positions)?, pick(&self.t, positions)?);
        let (sum_x, sum_y, sum_t) = (sum::of(&x), sum::of(&y), sum::of(&t));
        TwoGroups { x: x.into(), y: y.into(), t: t.into(), sum_x, sum_y, sum_t }.with_members()
    }

    /// The others as the group and the group as the others.
    pub fn swapped(&self) -> TwoGroups<'_> {
        TwoGroups {
            x: Cow::Borrowed(&self.y),
            y: Cow::Borrowed(&self.x),
            t: Cow::Borrowed(&self.t),
            sum_x: self.sum_y,
            sum_y: self.sum_x,
            sum_t: self.sum_t,
        }
    }

    /// Number of areas, those without people included.
    pub fn n(&self) -> usize {
        self.x.len()
    }

    /// Number of areas with people.
    pub fn populated(&self) -> usize {
        self.t.iter().filter(|t| **t > 0.0).count()
    }

    /// Persons of the group per area, `xᵢ`.
    pub fn x(&self) -> &[f64] {
        &self.x
    }

    /// Persons of the others per area, `yᵢ`.
    pub fn y(&self) -> &[f64] {
        &self.y
    }

    /// Persons per area, `tᵢ = xᵢ + yᵢ`.
    pub fn t(&self) -> &[f64] {
        &self.t
    }

    /// All of the group, `X > 0`.
    pub fn sum_x(&self) -> f64 {
        self.sum_x
    }

    /// All of the others, `Y > 0`.
    pub fn sum_y(&self) -> f64 {
        self.sum_y
    }

    /// All persons, `T`.
    pub fn sum_t(&self) -> f64 {
        self.sum_t
    }

    /// The group's share of all, `P = X / T`, 0 < P < 1.
    pub fn p(&self) -> f64 {
        self.sum_x / self.sum_t
    }

    /// The others' share of all, `1 − P = Y / T`.
    pub fn q(&self) -> f64 {
        self.sum_y / self.sum_t
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_and_another_group_say_the_same() {
        let by_total = TwoGroups::of_total(&[1.0, 0.0, 2.0][..], &[4.0, 0.0, 2.0][..]).unwrap();
        let by_two = TwoGroups::of_two(&[1.0, 0.0, 2.0][..], &[3.0, 0.0, 0.0][..]).unwrap();
        assert_eq!((by_total.x(), by_total.y(), by_total.t()), (by_two.x(), by_two.y(), by_two.t()));
        assert_eq!((by_two.sum_x(), by_two.sum_y(), by_two.sum_t(), by_two.p()), (3.0, 3.0, 6.0, 0.5));
        assert_eq!((by_two.n(), by_two.populated()), (3, 2));
    }

    #[test]
    fn what_is_no_pair_of_groups_is_refused_with_a_sentence() {
        let total = |x: &[f64], t: &[f64]| TwoGroups::of_total(x.to_vec(), t.to_vec()).map(|g| g.n());
        assert_eq!(total(&[1.0], &[1.0, 2.0]), Err(MeasureError::UnequalLengths { left: 1, right: 2 }));
        assert_eq!(total(&[1.0], &[2.0]), Err(MeasureError::OneArea));
        assert_eq!(total(&[], &[]), Err(MeasureError::NoValues));
        assert_eq!(total(&[0.0, 0.0], &[2.0, 1.0]), Err(MeasureError::EmptyGroup));
        assert_eq!(total(&[2.0, 1.0], &[2.0, 1.0]), Err(MeasureError::EmptyGroup));
        assert_eq!(total(&[f64::NAN, 1.0], &[2.0, 1.0]), Err(MeasureError::NotFinite { position: 0 }));
        assert_eq!(total(&[1.0, -1.0], &[2.0, 1.0]), Err(MeasureError::Negative { position: 1, value: -1.0 }));
        let above = total(&[1.0, 3.0], &[2.0, 2.0]).unwrap_err();
        assert_eq!(above, MeasureError::GroupAboveTotal { position: 1, group: 3.0, total: 2.0 });
        assert!(above.to_string().contains("3"), "{above}");
        assert_eq!(total(&[1e308, 1e308], &[1.7e308, 1.7e308]), Err(MeasureError::OutOfScale { sum: f64::INFINITY }));
        assert_eq!(total(&[1e-200, 0.0], &[1.0, 1.0]), Err(MeasureError::OutOfScale { sum: 1e-200 }));
    }

    #[test]
    fn a_part_of_the_areas_has_its_own_sums() {
        let all = TwoGroups::of_two(vec![1.0, 2.0, 3.0], vec![4.0, 0.0, 6.0]).unwrap();
        let part = all.at(&[0, 2]).unwrap();
        assert_eq!((part.x(), part.sum_x(), part.sum_y()), (&[1.0, 3.0][..], 4.0, 10.0));
        assert_eq!(all.at(&[0, 7]).unwrap_err(), MeasureError::NoSuchArea { position: 7, n: 3 });
        assert_eq!(all.at(&[1]).unwrap_err(), MeasureError::OneArea);
        assert_eq!(all.swapped().x(), all.y());
    }
}
