//! The people of a table as whole numbers, from which null models draw.

use super::law::TOO_MANY;
use crate::error::MeasureError;
use crate::input::Groups;

/// A table of areas by groups in whole persons. Counts that are not whole, such as weighted ones, are rounded for the
/// drawing; the observed value is computed from the counts as they are.
#[derive(Clone, Debug)]
pub(super) struct Persons {
    /// A column per group.
    pub columns: Vec<Vec<u32>>,
    /// People per area.
    pub sizes: Vec<u32>,
    /// People per group.
    pub groups: Vec<u64>,
    /// All people.
    pub total: u64,
    /// The groups, the smallest first: the last one gets whoever is left over.
    pub order: Vec<usize>,
}

impl Persons {
    pub fn of(groups: &Groups) -> Result<Self, MeasureError> {
        if groups.totals().iter().any(|t| *t + groups.k() as f64 >= TOO_MANY) {
            return Err(MeasureError::Undefined {
                why: "an area with more than 16 million people cannot be drawn anew",
            });
        }
        let columns: Vec<Vec<u32>> =
            groups.columns().map(|column| column.iter().map(|count| count.round() as u32).collect()).collect();
        let sizes: Vec<u32> = (0..groups.n()).map(|i| columns.iter().map(|column| column[i]).sum()).collect();
        let sums: Vec<u64> = columns.iter().map(|column| column.iter().map(|n| u64::from(*n)).sum()).collect();
        if sums.iter().filter(|sum| **sum > 0).count() < 2 {
            return Err(MeasureError::EmptyGroup);
        }
        let mut order: Vec<usize> = (0..sums.len()).collect();
        order.sort_by_key(|g| sums[*g]);
        Ok(Self { columns, sizes, total: sums.iter().sum(), groups: sums, order })
    }

    /// The most people of an area.
    pub fn most(&self) -> u32 {
        self.sizes.iter().copied().max().unwrap_or(0)
    }

    /// An empty table of the same shape.
    pub fn empty(&self) -> Vec<Vec<u32>> {
        vec![vec![0; self.sizes.len()]; self.columns.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_rounded_and_groups_ordered_by_size() {
        let groups = Groups::new([vec![2.6, 7.0], vec![1.2, 0.0], vec![0.0, 4.0]]).unwrap();
        let persons = Persons::of(&groups).unwrap();
        assert_eq!(persons.columns, [[3, 7], [1, 0], [0, 4]]);
        assert_eq!((&persons.sizes[..], &persons.groups[..], persons.total), (&[4, 11][..], &[10, 1, 4][..], 15));
        assert_eq!((&persons.order[..], persons.most()), (&[1, 2, 0][..], 11));
        assert!(Persons::of(&Groups::new([vec![0.4, 0.3], vec![1.0, 5.0]]).unwrap()).is_err());
        assert!(Persons::of(&Groups::new([vec![2e7, 0.3], vec![1.0, 5.0]]).unwrap()).is_err());
    }
}
