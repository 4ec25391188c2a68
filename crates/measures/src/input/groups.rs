use super::{TwoGroups, checked_sum, pick, several_areas};
use crate::error::{self, MeasureError};
use crate::sum;
use std::borrow::Cow;

/// k ≥ 2 groups over the same n ≥ 2 areas. At least two groups have members; a group without changes no measure.
#[derive(Clone, Debug)]
pub struct Groups<'a> {
    columns: Vec<Cow<'a, [f64]>>,
    group_sums: Vec<f64>,
    totals: Vec<f64>,
    total: f64,
}

impl<'a> Groups<'a> {
    /// Groups from one column of counts per group.
    ///
    /// # Errors
    /// Fewer than two groups; unequal lengths; fewer than two areas; a negative, infinite or missing count; fewer than
    /// two groups with members.
    pub fn new(columns: impl IntoIterator<Item = impl Into<Cow<'a, [f64]>>>) -> Result<Self, MeasureError> {
        let columns: Vec<Cow<'a, [f64]>> = columns.into_iter().map(Into::into).collect();
        if columns.len() < 2 {
            return Err(MeasureError::OneGroup);
        }
        let n = columns[0].len();
        for column in &columns {
            error::same_length(n, column.len())?;
        }
        several_areas(n)?;
        let group_sums = columns.iter().map(|column| checked_sum(column)).collect::<Result<_, _>>()?;
        Self::of_checked(columns, group_sums)
    }

    /// From columns that are of equal lengths, finite and not negative, and their sums.
    fn of_checked(columns: Vec<Cow<'a, [f64]>>, group_sums: Vec<f64>) -> Result<Self, MeasureError> {
        let mut totals: Vec<f64> = columns[0].iter().zip(columns[1].iter()).map(|(a, b)| a + b).collect();
        for column in &columns[2..] {
            for (total, count) in totals.iter_mut().zip(column.iter()) {
                *total += count;
            }
        }
        let total = group_sums.iter().sum::<f64>();
        for sum in group_sums.iter().filter(|sum| **sum > 0.0) {
            super::has_members(*sum)?;
        }
        if group_sums.iter().filter(|sum| **sum > 0.0).count() < 2 {
            return Err(MeasureError::EmptyGroup);
        }
        Ok(Self { columns, group_sums, totals, total })
    }

    /// From columns that are of equal lengths, finite and not negative.
    fn of_summed(columns: Vec<Cow<'a, [f64]>>) -> Result<Self, MeasureError> {
        let group_sums = columns.iter().map(|column| sum::of(column)).collect();
        Self::of_checked(columns, group_sums)
    }

    /// The same groups over a part of the areas.
    ///
    /// # Errors
    /// A position that is none; fewer than two areas; fewer than two groups with members there.
    pub fn at(&self, positions: &[usize]) -> Result<Groups<'static>, MeasureError> {
        several_areas(positions.len())?;
        let columns = self.columns.iter().map(|column| pick(column, positions).map(Cow::Owned));
        Groups::of_summed(columns.collect::<Result<_, _>>()?)
    }

    /// The same groups over larger areas: `unit_of[i]` is the larger area, 0 … m − 1, in which area i lies.
    ///
    /// # Errors
    /// Another number of areas; fewer than two larger areas.
    pub fn summed(&self, unit_of: &[usize]) -> Result<Groups<'static>, MeasureError> {
        error::same_length(self.n(), unit_of.len())?;
        let m = unit_of.iter().max().map_or(0, |largest| largest + 1);
        several_areas(m)?;
        if m > self.n() {
            return Err(MeasureError::NoSuchArea { position: m - 1, n: self.n() });
        }
        let add_up = |column: &Cow<[f64]>| {
            let mut sums = vec![0.0; m];
            for (count, unit) in column.iter().zip(unit_of) {
                sums[*unit] += count;
            }
            Cow::Owned(sums)
        };
        Groups::of_summed(self.columns.iter().map(add_up).collect())
    }

    /// The same groups, borrowed.
    pub fn lent(&self) -> Groups<'_> {
        Groups {
            columns: self.columns.iter().map(|column| Cow::Borrowed(&**column)).collect(),
            group_sums: self.group_sums.clone(),
            totals: self.totals.clone(),
            total: self.total,
        }
    }

    /// Group `a` against group `b`.
    ///
    /// # Errors
    /// A group that is none, or without members.
    pub fn pair(&self, a: usize, b: usize) -> Result<TwoGroups<'_>, MeasureError> {
        TwoGroups::of_two(self.column(a)?, self.column(b)?)
    }

    /// Group `g` against all others.
    ///
    /// # Errors
    /// A group that is none or without members, or to which all people belong.
    pub fn one_against_rest(&self, g: usize) -> Result<TwoGroups<'_>, MeasureError> {
        TwoGroups::of_total(self.column(g)?, self.totals.as_slice())
    }

    fn column(&self, g: usize) -> Result<&[f64], MeasureError> {
        let column = self.columns.get(g).ok_or(MeasureError::NoSuchGroup { position: g, k: self.k() })?;
        Ok(column)
    }

    /// Number of groups, those without members included.
    pub fn k(&self) -> usize {
        self.columns.len()
    }

    /// Number of groups with members.
    pub fn present(&self) -> usize {
        self.group_sums.iter().filter(|sum| **sum > 0.0).count()
    }

    /// Number of areas, those without people included.
    pub fn n(&self) -> usize {
        self.totals.len()
    }

    /// Number of areas with people.
    pub fn populated(&self) -> usize {
        self.totals.iter().filter(|t| **t > 0.0).count()
    }

    /// The columns of counts, one per group, each in area order.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.columns.iter().map(|column| &**column)
    }

    /// The columns of the groups that have members, each with the group's share of all people, `π_g` > 0.
    pub fn with_members(&self) -> impl Iterator<Item = (&[f64], f64)> {
        let shares = self.group_sums.iter().map(|sum| sum / self.total);
        self.columns().zip(shares).filter(|(_, share)| *share > 0.0)
    }

    /// Persons per group, `G_g`.
    pub fn group_sums(&self) -> &[f64] {
        &self.group_sums
    }

    /// Persons per area, `tᵢ`.
    pub fn totals(&self) -> &[f64] {
        &self.totals
    }

    /// All persons, `T`.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Each group's share of all persons, `π_g`.
    pub fn shares(&self) -> Vec<f64> {
        self.group_sums.iter().map(|sum| sum / self.total).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_go_by_area_and_by_group() {
        let groups = Groups::new([vec![1.0, 2.0, 0.0], vec![3.0, 0.0, 0.0], vec![0.0; 3]]).unwrap();
        assert_eq!(
            (groups.totals(), groups.group_sums(), groups.total()),
            (&[4.0, 2.0, 0.0][..], &[3.0, 3.0, 0.0][..], 6.0)
        );
        assert_eq!((groups.k(), groups.present(), groups.n(), groups.populated()), (3, 2, 3, 2));
        assert_eq!(groups.summed(&[0, 1, 1]).unwrap().totals(), [4.0, 2.0]);
        assert_eq!(groups.one_against_rest(0).unwrap().y(), [3.0, 0.0, 0.0]);
    }

    #[test]
    fn what_is_no_set_of_groups_is_refused() {
        let new = |columns: Vec<Vec<f64>>| Groups::new(columns).map(|g| g.n());
        assert_eq!(new(vec![vec![1.0, 2.0]]), Err(MeasureError::OneGroup));
        assert_eq!(new(vec![vec![1.0, 2.0], vec![0.0, 0.0]]), Err(MeasureError::EmptyGroup));
        assert_eq!(new(vec![vec![1.0, 2.0], vec![1.0]]), Err(MeasureError::UnequalLengths { left: 2, right: 1 }));
        assert_eq!(new(vec![vec![1.0], vec![1.0]]), Err(MeasureError::OneArea));
        let groups = Groups::new([vec![1.0, 2.0], vec![3.0, 0.0]]).unwrap();
        assert_eq!(groups.pair(0, 2).unwrap_err(), MeasureError::NoSuchGroup { position: 2, k: 2 });
        assert_eq!(groups.summed(&[0, 0]).unwrap_err(), MeasureError::OneArea);
        assert_eq!(groups.summed(&[0, 9]).unwrap_err(), MeasureError::NoSuchArea { position: 9, n: 2 });
    }
}
