use super::{Groups, TwoGroups};
use crate::error::MeasureError;
use std::borrow::Cow;

/// Groups that stand in an order, the lowest first, such as income quintiles or levels of education. Reversing the
/// order changes no ordinal measure; any other change of order does.
#[derive(Clone, Debug)]
pub struct OrderedGroups<'a>(Groups<'a>);

impl<'a> OrderedGroups<'a> {
    /// Groups from one column of counts per group, in their order.
    ///
    /// # Errors
    /// As [`Groups::new`].
    pub fn new(columns: impl IntoIterator<Item = impl Into<Cow<'a, [f64]>>>) -> Result<Self, MeasureError> {
        Groups::new(columns).map(Self)
    }

    /// The groups without their order.
    pub fn groups(&self) -> &Groups<'a> {
        &self.0
    }

    /// The same groups, borrowed.
    pub fn lent(&self) -> OrderedGroups<'_> {
        OrderedGroups(self.0.lent())
    }

    /// The same groups over a part of the areas.
    ///
    /// # Errors
    /// As [`Groups::at`].
    pub fn at(&self, positions: &[usize]) -> Result<OrderedGroups<'static>, MeasureError> {
        self.0.at(positions).map(OrderedGroups)
    }

    /// The k − 1 ways to cut the order in two that leave people on both sides, lowest first: those at or below the cut
    /// against those above it.
    pub fn cuts(&self) -> Vec<TwoGroups<'_>> {
        let mut below = vec![0.0; self.0.n()];
        let columns: Vec<&[f64]> = self.0.columns().collect();
        let mut cuts = Vec::with_capacity(columns.len() - 1);
        for column in &columns[..columns.len() - 1] {
            for (sum, count) in below.iter_mut().zip(column.iter()) {
                *sum += count;
            }
            cuts.extend(TwoGroups::of_total(below.clone(), self.0.totals()));
        }
        cuts
    }
}

impl<'a> From<Groups<'a>> for OrderedGroups<'a> {
    /// The groups in the order in which they stand.
    fn from(groups: Groups<'a>) -> Self {
        Self(groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_groups_have_two_cuts_and_a_cut_with_nobody_on_one_side_is_none() {
        let three = OrderedGroups::new([vec![1.0, 2.0], vec![3.0, 4.0], vec![5.0, 6.0]]).unwrap();
        let cuts = three.cuts();
        assert_eq!(
            (cuts.len(), cuts[0].x(), cuts[1].x(), cuts[1].y()),
            (2, &[1.0, 2.0][..], &[4.0, 6.0][..], &[5.0, 6.0][..])
        );
        let empty_lowest = OrderedGroups::new([vec![0.0, 0.0], vec![3.0, 4.0], vec![5.0, 6.0]]).unwrap();
        assert_eq!(empty_lowest.cuts().len(), 1);
    }
}
